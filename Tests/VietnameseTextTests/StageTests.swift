import TestSupport
import Testing

@testable import VietnameseText

/// Each stage of reading a whole name by itself; what comes out at the end stands in the other suites.
@Suite("Stages of reading a whole name")
struct StageTests {
  private let memory = NameMemory()

  private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  private func decoded(_ text: String, _ journal: inout NameJournal) -> DecodedText {
    DecodedText(NameText(scalars(text)), columnEncoding: nil, memory, &journal)
  }

  /// The words as they are before titles and relatives are taken out.
  private func drafted(_ text: String, _ journal: inout NameJournal) -> DraftWords {
    var bare = BareText(decoded(text, &journal))
    let hasName = bare.takeOutAllButName(&journal)
    #expect(hasName)
    var draft = DraftWords(of: bare)
    draft.read(bare.letters, &journal)
    return draft
  }

  @Test(
    "Decoding changes characters and takes nothing out",
    arguments: [
      ("Nguyễn Văn An (sơ sinh)", "Nguyễn Văn An (sơ sinh)", true),
      ("1. Ông Nguyễn Văn An", "1. Ông Nguyễn Văn An", true),
      ("Nguyeãn Thò Haèng - lôùp 3", "Nguyễn Thị Hằng - lớp 3", false),
      ("L&ecirc; Th&#7883; Lan, x&atilde; Nghi", "Lê Thị Lan, xã Nghi", false),
      ("N G U Y Ễ N   V Ă N   A N", "NGUYỄN VĂN AN", false),
    ])
  func decoding(raw: String, expected: String, isTakenAsItStands: Bool) {
    var journal = NameJournal(isTraced: false)
    let text = decoded(raw, &journal)
    #expect(UTF8Reader.text(text.scalars) == expected)
    #expect(text.isTakenAsItStands == isTakenAsItStands)
    #expect(journal.repairs.isEmpty == isTakenAsItStands)
    #expect(journal.findings == [])
  }

  @Test(
    "A bare text holds the name with its titles, and says whether a note made it a parent's",
    arguments: [
      ("NV0001 - Nguyễn Văn An", "Nguyễn Văn An", false),
      ("12. Họ tên: Nguyễn Văn An", "Nguyễn Văn An", false),
      ("Nguyễn Thị Hoa (sơ sinh)", "Nguyễn Thị Hoa", true),
      ("Nguyễn Thị Hoa (đã mất)", "Nguyễn Thị Hoa", false),
      ("Trần Văn Ba lớp 9B", "Trần Văn Ba", false),
      ("Nguyễn Văn An SĐT 0912345678", "Nguyễn Văn An", false),
      ("Maria Lê Thị-Hoa", "Lê Thị-Hoa", false),
      ("Ông Nguyễn  Văn An / Lê Thị Hoa", "Ông Nguyễn Văn An", false),
    ])
  func baring(raw: String, expected: String, isParentsName: Bool) {
    var journal = NameJournal(isTraced: false)
    var bare = BareText(decoded(raw, &journal))
    let hasName = bare.takeOutAllButName(&journal)
    #expect(hasName)
    #expect(bare.letters == nil)
    #expect(UTF8Reader.text(bare.scalars) == expected)
    #expect(bare.isParentsName == isParentsName)
  }

  @Test(
    "A text that stands for a missing name has nothing for the stages to come",
    arguments: ["không có", "Chưa có tên", "...", "Xóm 9, xã Nghi Hương", "12345"])
  func missing(raw: String) {
    var journal = NameJournal(isTraced: false)
    var bare = BareText(decoded(raw, &journal))
    let hasName = bare.takeOutAllButName(&journal)
    #expect(hasName == false)
    #expect(journal.findings.isDisjoint(with: [.empty, .notAName]) == false)
    #expect(journal.repairs.isSubset(of: [.spacing, .symbols]))
  }

  @Test("A saint leaves the words of letters, whose text stays as it was")
  func saintAmongLetters() throws {
    var journal = NameJournal(isTraced: false)
    var bare = BareText(decoded("Maria Lê Thị Hoa", &journal))
    let hasName = bare.takeOutAllButName(&journal)
    #expect(hasName)
    #expect(try #require(bare.letters).compactMap(\.lowered) == ["lê", "thị", "hoa"])
    #expect(UTF8Reader.text(bare.scalars) == "Maria Lê Thị Hoa")
    #expect(journal.alternatives == [["maria", "lê", "thị", "hoa"]])
  }

  @Test(
    "Words are settled among their neighbours before titles and relatives go",
    arguments: [
      ("Ông Nguyễn Văn An", "ông nguyễn văn an", []),
      ("Con bà Ng uyễn Thị Hoa", "con bà nguyễn thị hoa", [.brokenWord]),
      ("Bé gái Traanf Coong", "bé gái trần công", [.telex]),
      ("Nguyễn Văn An tức Bé", "nguyễn văn an tức bé", []),
    ] as [(String, String, NameRepairs)])
  func wording(raw: String, expected: String, repairs: NameRepairs) {
    var journal = NameJournal(isTraced: false)
    let draft = drafted(raw, &journal)
    #expect(draft.words.map(\.text).joined(separator: " ") == expected)
    #expect(journal.repairs == repairs)
    #expect(journal.findings.isDisjoint(with: [.note, .relation, .noOwnName]))
  }

  @Test("Whose name it is follows from what stood beside it, not from its words alone")
  func ownName() {
    for isParentsName in [false, true] {
      var journal = NameJournal(isTraced: false)
      var name = OwnName(drafted("Nguyễn Thị Hoa", &journal), isParentsName: isParentsName)
      name.settle(&journal)
      #expect(name.words.map(\.text) == (isParentsName ? [] : ["nguyễn", "thị", "hoa"]))
      #expect(journal.findings == (isParentsName ? [.noOwnName, .relation] : []))
      #expect(journal.alternatives == (isParentsName ? [["nguyễn", "thị", "hoa"]] : []))
    }
  }

  @Test("A text of letters is read the same as words and as text that is split into tokens")
  func lanes() {
    let pieces = [
      "Nguyễn", "Trần", "Thị", "Văn", "Hoa", "An", "Ng", "uyễn", "Nguyeenx", "Traanf", "Coong",
      "Ông",
      "Bà", "Con", "bé", "gái", "Maria", "Y", "Niê", "Trn", "Hng", "ThịHoa", "NguyễnVăn", "Hoaf",
      "tức",
      "con", "đã", "mất", "H", "oàng", "Đắc", "Giuse", "Tuấnn", "BàHoa", "Pham",
    ]
    var random = SplitMix64(seed: 151)
    var compared = 0
    for _ in 0..<3000 {
      let count = Int.random(in: 1...6, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }
        .joined(separator: " ")
      var journals = [NameJournal(isTraced: false), NameJournal(isTraced: true)]
      var words: [[String]] = []
      for lane in 0..<2 {
        var bare = BareText(decoded(text, &journals[lane]))
        if lane == 1 { bare.letters = nil }
        guard bare.takeOutAllButName(&journals[lane]) else {
          words.append([])
          continue
        }
        #expect((bare.letters == nil) == (lane == 1))
        var draft = DraftWords(of: bare)
        draft.read(bare.letters, &journals[lane])
        var name = OwnName(draft, isParentsName: bare.isParentsName)
        name.settle(&journals[lane])
        words.append(name.words.map(\.text))
      }
      #expect(words[0] == words[1], "\(text)")
      #expect(journals[0].repairs == journals[1].repairs, "\(text)")
      #expect(journals[0].findings == journals[1].findings, "\(text)")
      #expect(journals[0].alternatives == journals[1].alternatives, "\(text)")
      #expect(journals[0].steps.isEmpty)
      if journals[0].repairs.isEmpty == false { compared += 1 }
    }
    #expect(compared > 500)
  }
}
