import TestSupport
import Testing

@testable import SyntheticProvince

@Suite("Faults")
struct FaultTests {
  private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  private func text(_ scalars: [UInt32]) -> String {
    String(decoding: LegacyEncoder.utf8(scalars), as: UTF8.self)
  }

  @Test(
    "Legacy text misread as Windows-1252 looks as in the office's examples",
    arguments: [
      (LegacyEncoder.Encoding.tcvn3, "Nguyễn Thị Hằng", "NguyÔn ThÞ H»ng"),
      (.tcvn3Capitals, "HỒ THỊ HƯỜNG", "Hå THÞ H¦êNG"),
      (.vni, "Nguyễn Thị Hằng", "Nguyeãn Thò Haèng"), (.vni, "HỒ THỊ HƯỜNG", "HOÀ THÒ HÖÔØNG"),
      (.viscii, "Nguyễn Thị Hằng", "Nguy\u{AD}n Th¸ H¢ng"),
      (.vps, "Nguyễn Thị Hằng", "NguyÍn ThÎ H¢ng"), (.vps, "HỒ THỊ HƯỜNG", "H— TH\u{10} HÐžNG"),
      (.viqr, "Nguyễn Thị Hằng", "Nguye^~n Thi. Ha(`ng"),
      (.cp1258, "Nguyễn Thị Hằng", "NguyêÞn Thiò HãÌng"),
    ])
  func legacy(encoding: LegacyEncoder.Encoding, name: String, seen: String) {
    #expect(LegacyEncoder().misread(scalars(name), as: encoding).map(text) == seen)
  }

  @Test("UTF-8 misread once and twice, decomposed and lost")
  func unicode() {
    let name = scalars("Nguyễn Thị")
    let once = LegacyEncoder.misreadUTF8(name)
    #expect(text(once) == "Nguyá»…n Thá»‹")
    #expect(text(LegacyEncoder.misreadUTF8(once)) == "NguyÃ¡Â»â€¦n ThÃ¡Â»â€¹")
    let parts = name.flatMap(LetterForms.decomposed)
    #expect(text(LegacyEncoder.misreadUTF8(parts)) == "NguyeÌ‚Ìƒn ThiÌ£")
    #expect(LetterForms.decomposed(0x1EAD) == [0x61, 0x323, 0x302], "ậ: dot below first")
    #expect(LetterForms.decomposed(0x1EE3) == [0x6F, 0x31B, 0x323], "ợ: horn first")
  }

  @Test("The small table of letters decomposes as Unicode does")
  func decomposition() {
    for row in LetterForms.rows + LetterForms.upperRows {
      for scalar in row {
        let parts = LetterForms.decomposed(scalar)
        #expect(text(parts) == text([scalar]), "canonically equal")
        #expect(parts.count == 1 || parts.allSatisfy { $0 != scalar })
      }
    }
  }

  @Test(
    "Keys of Telex and VNI",
    arguments: [
      ("Nguyễn", true, true, "Nguyeenx"), ("Nguyễn", true, false, "Nguyeexn"),
      ("Hằng", true, true, "Hawngf"), ("Đường", true, true, "Dduwowngf"),
      ("Nguyễn", false, false, "Nguye64n"), ("Hằng", false, false, "Ha82ng"),
      ("Thị", false, true, "Thi5"),
    ])
  func keys(word: String, isTelex: Bool, atEnd: Bool, typed: String) throws {
    let faults = NameFaults(names: NameModel(try Seeds.scenario().generator))
    #expect(text(faults.typed(scalars(word), isTelex: isTelex, toneAtEnd: atEnd)) == typed)
  }

  @Test("Tone placement and i/y change only what may change")
  func spelling() throws {
    let faults = NameFaults(names: NameModel(try Seeds.scenario().generator))
    func moved(_ name: String) -> String {
      var words = faults.words(name)
      faults.moveTone(&words)
      return words.map(text).joined(separator: " ")
    }
    func exchanged(_ name: String) -> String {
      var words = faults.words(name)
      faults.exchangeIY(&words)
      return words.map(text).joined(separator: " ")
    }
    let tones = [
      ("Hòa", "Hoà"), ("Thuý", "Thúy"), ("Quý", "Quý"), ("Hoàn", "Hoàn"), ("Mai", "Mai"),
    ]
    for (from, to) in tones { #expect(moved(from) == to) }
    let vowels = [("Lý", "Lí"), ("Vi", "Vy"), ("Thúy", "Thúy"), ("Ý", "Ý"), ("Mai", "Mai")]
    for (from, to) in vowels { #expect(exchanged(from) == to) }
  }

  @Test("Every name fault keeps the name in words and reports what it changed")
  func names() throws {
    let faults = NameFaults(names: NameModel(try Seeds.scenario().generator))
    var random = RandomStream(seed: 11, purpose: 1, index: 1)
    let names = [
      "Nguyễn Thị Hằng", "Hồ Văn Phúc", "Lò Thị Hoài", "Đậu Đức Tỵ", "Vừ Y Pá", "H'Lan Niê",
    ]
    for name in names {
      for _ in 0..<20 {
        for kind in TextFault.allCases {
          var text = scalars(name)
          if faults.apply(kind, toText: &text, &random) { #expect(text != scalars(name)) }
        }
        for kind in WordFault.allCases {
          var words = faults.words(name)
          if faults.apply(kind, to: &words, sex: 1, year: 1980, &random) {
            #expect(words != faults.words(name))
            #expect(!words.isEmpty && words.allSatisfy { !$0.isEmpty })
          }
        }
      }
    }
  }

  @Test("Dates in the forms of spreadsheets")
  func dates() {
    let faults = DateFaults()
    var random = RandomStream(seed: 1, purpose: 1, index: 1)
    func written(_ kind: DateFault, _ y: Int, _ m: Int, _ d: Int) -> String? {
      faults.text(
        kind, CalendarDate(year: y, month: m, day: d), isYearOnly: false,
        lastDay: CalendarDate(year: 2024, month: 12, day: 31).dayNumber, &random
      ).map { String(decoding: $0, as: UTF8.self) }
    }
    let table: [(DateFault, (Int, Int, Int), String?)] = [
      (.dateSerial, (1990, 1, 1), "32874"), (.date1905, (1990, 5, 6), "12/06/1905"),
      (.dateDm, (1990, 3, 5), "03/05/1990"), (.dateDm, (1990, 3, 15), nil),
      (.dateDm, (1990, 3, 3), nil), (.dateYearOnly, (1990, 3, 5), "1990"),
      (.date0101, (1990, 3, 5), "01/01/1990"), (.date0101, (1990, 1, 1), nil),
      (.dateTwoDigit, (1952, 3, 5), "05/03/52"), (.dateMonthYear, (1952, 3, 5), "03/1952"),
      (.dateText, (1990, 3, 5), "ngày 05 tháng 3 năm 1990"),
      (.dateLunar, (1985, 1, 21), "01/01/1985"), (.dateLunar, (2023, 4, 5), "15/02/2023"),
      (.dateLunar, (1962, 9, 13), "15/08/1962"),
    ]
    for (kind, date, expected) in table {
      #expect(written(kind, date.0, date.1, date.2) == expected, "\(kind.rawValue)")
    }
  }

  @Test("Year-only births stay without a day")
  func yearOnly() {
    let faults = DateFaults()
    var random = RandomStream(seed: 2, purpose: 1, index: 1)
    let date = CalendarDate(year: 1940, month: 1, day: 1)
    for kind in [DateFault.dateDm, .dateLunar, .dateSerial, .dateIso, .dateMonthYear, .dateTypo] {
      #expect(faults.text(kind, date, isYearOnly: true, lastDay: 45_000, &random) == nil)
    }
  }

  @Test("Kinds fall independently with their rates")
  func rates() {
    let rates = ["nm_case": 0.2, "id_missing": 0.1, "dob_dm": 0.05]
    let sampler = FaultSampler(rates: rates, scale: 1)
    var random = RandomStream(seed: 5, purpose: 1, index: 1)
    var counts: [FaultKind: Double] = [:]
    var both = 0.0
    let trials = 200_000
    for _ in 0..<trials {
      var drawn: [FaultKind] = []
      sampler.draw(into: &drawn, multiplier: 1, &random)
      for kind in drawn { counts[kind, default: 0] += 1 }
      if drawn.contains(.word(.nameCase)), drawn.contains(.number(.numberMissing)) { both += 1 }
    }
    let n = Double(trials)
    #expect(abs((counts[.word(.nameCase)] ?? 0) / n - 0.2) < 0.005)
    #expect(abs((counts[.number(.numberMissing)] ?? 0) / n - 0.1) < 0.004)
    #expect(abs((counts[.date(.dateDm)] ?? 0) / n - 0.05) < 0.003)
    #expect(abs(both / n - 0.02) < 0.002)
  }
}
