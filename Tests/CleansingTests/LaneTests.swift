import Cleansing
import TestSupport
import Testing
import VietnameseText

@testable import Identifiers

@Suite("The fast lane of a clean cell equals the readers of damaged ones")
struct LaneTests {
  static let surnames = ["Nguyễn", "Trần", "Lê", "Vi", "Moong", "Hoàng", "Vừ", "Đậu", "Hồ", "Cao"]
  static let middles = ["Thị", "Văn", "Thanh", "Đình", "Bá", "Xuân", "Minh", "Thúy", "Ngọc", "Quý"]
  static let givens = ["Hoa", "Hùng", "Lý", "Cụt", "Hoà", "An", "Thuý", "Y", "Anh", "Tý", "Hoè"]

  /// Names that begin with the surname, in title case and capitals.
  static let ordered: [String] = {
    var names: [String] = []
    for surname in surnames {
      for (position, given) in givens.enumerated() {
        let middle = middles[position % middles.count]
        names.append("\(surname) \(given)".uppercased())
        names += ["\(surname) \(middle) \(given)", "\(surname) \(given)"]
        names.append("\(surname) \(middle) \(given)".uppercased())
        names.append("\(surname) \(middle) \(middles[(position + 3) % 10]) \(given)")
      }
    }
    return names
  }()

  /// The same and names with the surname elsewhere.
  static let names: [String] =
    ordered
    + givens.flatMap { given in
      surnames.map { "\(given) \($0) Thị" } + surnames.map { "Ông \($0) Văn \(given)" }
    }

  @Test("Names: words, other readings, repairs and findings")
  func names() throws {
    let table = try RawTable(
      "full_name,birth_date\n" + Self.names.map { "\($0),15/03/1990\n" }.joined())
    for (raw, record) in zip(Self.names, table.records) {
      let reading = NameReader.standard.read(raw)
      #expect(table.name(record) == reading.words.joined(separator: " "), "\(raw)")
      #expect(record.repairs.name == reading.repairs, "\(raw)")
      #expect(record.findings.name == reading.findings, "\(raw)")
      let alternatives = table.detail(record)?.nameAlternatives ?? []
      #expect(
        alternatives.map(table.text) == reading.alternatives.map { $0.joined(separator: " ") },
        "\(raw)")
      #expect(table.displayed(record) == reading.display(), "\(raw)")
    }
  }

  @Test("Fields that are said to stand as they are written hold just what is read of them")
  func asWritten() throws {
    var random = SplitMix64(seed: 41)
    let dates = ["15/03/1990", "5/3/1990", "1990", "31/02/1985", "15-03-1990", "01/01/1952", ""]
    let numbers = [
      "040190123456", "040085000123", "40190123456", "000000000000", "040 190 123 456", "",
    ]
    let cards = ["GD4404012345678", "gd4404012345678", "GD4404012345679", "x", ""]
    let names = Self.names + [" Lê  Văn An", "nguyễn thị hoa", "Lê Hoà", "Trần Vănn An", "", "X"]
    var text = "full_name,birth_date,gender,citizen_id,card_number,si_number\n"
    var rows: [[String]] = []
    for _ in 0..<3000 {
      let row = [
        names[Int.random(in: 0..<names.count, using: &random)],
        dates[Int.random(in: 0..<dates.count, using: &random)], "Nữ",
        numbers[Int.random(in: 0..<numbers.count, using: &random)],
        cards[Int.random(in: 0..<cards.count, using: &random)], "4012345678",
      ]
      rows.append(row)
      text += row.joined(separator: ",") + "\n"
    }
    let table = try RawTable(text)
    #expect(table.records.count == rows.count)
    var seen: WrittenFields = []
    for (row, record) in zip(rows, table.records) {
      let written = record.asWritten
      seen.formUnion(written)
      if written.contains(.name) {
        #expect(table.displayed(record) == row[0])
        #expect(table.detail(record)?.displayName == nil)
      }
      if written.contains(.birthDate) { #expect(record.date == row[1] && row[1].count == 10) }
      if written.contains(.citizenID) { #expect(record.id == row[3] && row[3].count == 12) }
      if written.contains(.card) { #expect(row[4] == cards[0]) }
      #expect(written.contains(.name) || row[0] != "Lê Thị Hoa")
    }
    #expect(seen == [.name, .birthDate, .citizenID, .card])
  }

  @Test("A name of several columns stands in none of them")
  func splitIsNotAsWritten() throws {
    let table = try RawTable("Họ,Tên,Năm sinh\nNguyễn,Hoa,1990\n,Lê Hoa,1990\n")
    for record in table.records { #expect(!record.asWritten.contains(.name)) }
  }

  @Test("Names are read the same before and after more words than are kept as common ones")
  func manyWords() throws {
    let onsets = "b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x".split(separator: " ")
    let rhymes = """
      a à á ai ao an ang anh ay âm ân âu ăn ăng e em en eo ê ên êu i in inh iên iêu o oa oan oi om on ong ô ôi ôn \
      ông ơ ơi u ui un ung uôn uy ư ưng ương ạ ảnh ạch ặng ấn ầu ế ệ ị ỉnh ọc ỏ ố ồng ộ ớ ợ ú ụ ứ ựu
      """.split(separator: " ")
    let words = onsets.flatMap { onset in rhymes.map { onset.capitalized + $0 } }
    let fillers = words.flatMap { ["Lê Văn \($0)", "LÊ VĂN \($0.uppercased())"] }
    let names = Self.names + fillers + Self.names
    let table = try RawTable(
      "full_name,birth_date\n" + names.map { "\($0),15/03/1990\n" }.joined())
    let behind = names.count - Self.names.count
    for (place, raw) in Self.names.enumerated() {
      let (first, last) = (table.records[place], table.records[behind + place])
      #expect(first.name == last.name, "\(raw)")
      #expect(first.repairs == last.repairs && first.findings == last.findings, "\(raw)")
      #expect(first.letterCase == last.letterCase, "\(raw)")
      #expect(table.displayed(first) == table.displayed(last), "\(raw)")
    }
    for (place, raw) in fillers.enumerated() {
      let record = table.records[Self.names.count + place]
      let reading = NameReader.standard.read(raw)
      #expect(table.name(record) == reading.words.joined(separator: " "), "\(raw)")
      #expect(record.repairs.name == reading.repairs, "\(raw)")
    }
    #expect(Set(fillers).count > 3000)
  }

  @Test("Names: a blank behind the name changes nothing but the repair")
  func blanks() throws {
    let table = try RawTable(
      "full_name,birth_date\n"
        + Self.ordered.map { "\($0),15/03/1990\n\($0) ,15/03/1990\n" }.joined())
    for position in stride(from: 0, to: table.records.count, by: 2) {
      let (fast, slow) = (table.records[position], table.records[position + 1])
      let raw = Self.ordered[position / 2]
      #expect(fast.name == slow.name, "\(raw)")
      #expect(fast.letterCase == slow.letterCase, "\(raw)")
      #expect(fast.findings == slow.findings, "\(raw)")
      #expect(fast.repairs.name.union(.spacing) == slow.repairs.name, "\(raw)")
    }
  }

  @Test("Dates: every day of some years, and what is no day")
  func dates() throws {
    var cells: [String] = []
    for year in ["1909", "1910", "1952", "2000", "2023", "2024", "2025"] {
      for month in 0...13 {
        for day in [0, 1, 2, 12, 13, 27, 28, 29, 30, 31, 32] {
          let (d, m) = (day < 10 ? "0\(day)" : "\(day)", month < 10 ? "0\(month)" : "\(month)")
          cells.append("\(d)/\(m)/\(year)")
        }
      }
    }
    cells += ["1a/02/1990", "15/3a/1990", "15/03/19 0", "15-03/1990", "15/03-1990", "          "]
    let table = try RawTable(
      "full_name,birth_date\n" + cells.map { "Lê Đình Hưng,\($0)\n" }.joined(),
      profile: FileProfile())
    let reader = BirthDateReader(order: .dayMonth, asOfYear: 2024, asOf: RawTable.asOf)
    for (cell, record) in zip(cells, table.records) {
      let bytes = Array(cell.utf8)
      let reading = reader.read(bytes.span, idBirthYear: nil)
      #expect(record.birthDate == reading.date ?? .empty, "\(cell)")
      #expect(record.repairs.date == reading.repairs, "\(cell)")
      #expect(record.findings.date == reading.findings, "\(cell)")
      #expect(
        (table.detail(record)?.dateAlternatives ?? []) == Array(reading.alternatives),
        "\(cell)")
    }
  }

  @Test("Dates: a year against the citizen ID is found however the date is written")
  func disagreement() throws {
    let table = try RawTable(
      """
      full_name,birth_date,citizen_id
      Lê Đình Hưng,15/03/1990,040085000123
      Lê Đình Hưng,15-03-1990,040085000123
      Lê Đình Hưng,15/03/1985,040085000123
      Lê Đình Hưng,15-03-1985,040085000123

      """)
    let findings = table.records.map(\.findings)
    #expect(findings[0] == findings[1])
    #expect(findings[2] == findings[3])
    #expect(!findings[0].isEmpty && findings[2].isEmpty)
  }

  @Test("Cleansing what was cleansed changes nothing")
  func idempotent() throws {
    var random = SplitMix64(seed: 17)
    let damages: [(String) -> String] = [
      { $0 }, { $0.lowercased() }, { $0 + " " }, { " " + $0 }, { $0.uppercased() },
      { $0.replacingSpaces(with: "  ") }, { $0.replacingSpaces(with: "\u{A0}") },
      { $0 + " (Bé)" }, { "1. " + $0 }, { $0.replacingSpaces(with: "-") }, { "Ông " + $0 },
      { String($0.dropLast()) + "?" }, { String($0.dropFirst()) },
    ]
    var text = "full_name,birth_date,gender,citizen_id\n"
    for position in 0..<600 {
      let name = damages[position % damages.count](
        Self.names.randomElement(using: &random) ?? "")
      let year = 1930 + Int(random.next() % 90)
      let date =
        ["\(year)", "5/3/\(year)", "\(year)-03-05", "05.03.\(year)", "00/00/\(year)"]
        .randomElement(using: &random) ?? ""
      let isFemale = random.next() % 2 == 0
      let id =
        CitizenID(
          provinceCode: 40, isFemale: isFemale, birthYear: year,
          block: Int(random.next() % 1_000_000))?.text ?? ""
      let cell =
        [id, "'" + id, String(id.dropFirst()), id + ".0", ""].randomElement(using: &random) ?? ""
      text += "\(name),\(date),\(isFemale ? "F" : "M"),\(cell)\n"
    }
    let first = try RawTable(text)
    var again = "full_name,birth_date,gender,citizen_id\n"
    for record in first.records {
      again += "\(first.displayed(record)),\(record.date),\(record.sex.text),\(record.id)\n"
    }
    let second = try RawTable(again)
    let lines = text.split(separator: "\n").dropFirst()
    for (line, (old, new)) in zip(lines, zip(first.records, second.records)) {
      #expect(first.name(old) == second.name(new), "\(line)")
      #expect(first.displayed(old) == second.displayed(new), "\(line)")
      #expect(old.birthDate == new.birthDate && old.citizenID == new.citizenID, "\(line)")
      #expect(old.sex == new.sex, "\(line)")
      #expect(new.repairs.isEmpty, "\(line): \(new.repairCodes)")
    }
  }
}

extension Substring {
  fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}

extension String {
  fileprivate func replacingSpaces(with other: String) -> String {
    split(separator: " ").joined(separator: other)
  }
}
