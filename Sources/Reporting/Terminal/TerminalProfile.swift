import Authentication
import Cleansing
import Tables

/// The profile of a cleansed file as text, Vietnamese or English; patterns and counts only.
public struct TerminalProfile: Sendable {
  private let profile: CleanProfile
  private let language: ReportLanguage
  private let numbers: NumberStyle

  /// A profile in a language.
  public init(_ profile: CleanProfile, language: ReportLanguage) {
    self.profile = profile
    self.language = language
    numbers = NumberStyle(language)
  }

  private func say(_ vi: String, _ en: String) -> String { language.choose(vi: vi, en: en) }

  /// The whole profile.
  public var text: String {
    [overview, columns, patterns, codes, keys, dates, conflicts, communes, classes]
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var overview: String {
    var table = TextTable(rightAligned: [1, 2])
    table.add(say("Số dòng đọc được", "Rows read"), numbers.whole(profile.rowsIn))
    table.add(
      say("  không phải bản ghi (rejected.csv)", "  not records (rejected.csv)"),
      numbers.whole(profile.rowsRejected))
    table.add(say("Bản ghi (cleaned.csv)", "Records (cleaned.csv)"), whole(profile.rowsCleaned))
    table.add(
      say("  có sửa", "  changed"), whole(profile.rowsChanged), share(profile.rowsChanged))
    table.add(
      say("  còn nghi vấn", "  still suspicious"), whole(profile.rowsSuspicious),
      share(profile.rowsSuspicious))
    table.add(
      say("Ô được sửa (changes.csv)", "Cells changed (changes.csv)"), whole(profile.cellsChanged))
    let level =
      profile.level == .safe
      ? say("chỉ sửa chắc chắn", "certain repairs only")
      : say("kể cả đề xuất duy nhất", "single candidates too")
    return say("LÀM SẠCH DỮ LIỆU", "CLEANSING") + " (" + level + ")\n" + table.text()
  }

  private var columns: String {
    var table = TextTable(rightAligned: [1, 2, 3, 4, 5, 6])
    table.add(
      say("cột", "column"), say("có giá trị", "filled"), say("hợp lệ", "valid"), "%",
      say("đã sửa", "repaired"), say("nghi vấn", "suspicious"), say("độ dài", "length"))
    for column in profile.columns {
      let length: String =
        if let least = column.minimumLength, let most = column.maximumLength {
          least == most ? "\(least)" : "\(least)–\(most)"
        } else {
          "–"
        }
      let rate =
        column.role == nil
        ? "" : share(column.valid)
      table.add(
        column.name, whole(column.filled), whole(column.valid), rate, whole(column.repaired),
        whole(column.suspicious), length)
    }
    return say("Theo cột", "By column") + "\n" + table.text()
  }

  /// The three commonest patterns of each column that has a role.
  private var patterns: String {
    var table = TextTable(rightAligned: [2, 3])
    for column in profile.columns where column.role != nil {
      for (number, pattern) in column.patterns.prefix(3).enumerated() {
        table.add(
          number == 0 ? column.name : "", TerminalProfile.shown(pattern.pattern),
          whole(pattern.count),
          numbers.percent(Double(pattern.count) / Double(max(column.filled, 1))))
      }
    }
    return say(
      "Dạng thường gặp (9 = chữ số, A = cụm chữ cái)",
      "Commonest patterns (9 = digit, A = run of letters)") + "\n" + table.text()
  }

  private var codes: String {
    var table = TextTable(rightAligned: [3])
    for column in profile.columns {
      for code in column.repairs.sorted(by: isMore) {
        table.add(column.name, code.code, say(code.vi, code.en), whole(code.count))
      }
    }
    var found = TextTable(rightAligned: [3])
    for column in profile.columns {
      for code in column.findings.sorted(by: isMore) {
        found.add(column.name, code.code, say(code.vi, code.en), whole(code.count))
      }
    }
    return say("Đã sửa", "Repairs") + "\n" + table.text() + "\n"
      + say("Phát hiện, không sửa", "Findings, not changed") + "\n" + found.text()
  }

  private func isMore(_ left: CleanProfile.CodeCount, _ right: CleanProfile.CodeCount) -> Bool {
    left.count == right.count ? left.code < right.code : left.count > right.count
  }

  private var keys: String {
    if profile.keys.isEmpty { return "" }
    var table = TextTable(rightAligned: [1, 2, 3, 4])
    table.add(
      say("khóa", "key"), say("có giá trị", "filled"), say("khác nhau", "distinct"),
      say("giá trị lặp", "repeated"), say("số dòng lặp", "rows"))
    for key in profile.keys {
      table.add(
        label(key.role), whole(key.filled), whole(key.distinct), whole(key.repeatedValues),
        whole(key.rowsRepeated))
    }
    return say("Trùng lặp khóa (sau làm sạch)", "Repeated keys (after cleansing)") + "\n"
      + table.text()
  }

  private var dates: String {
    guard let dates = profile.dates else { return "" }
    var table = TextTable(rightAligned: [1, 2])
    if let form = dates.form, form != "dd/mm/yyyy" {
      table.add(say("Cột viết ngày theo dạng", "The column writes dates as"), form)
    }
    table.add(say("Đủ ngày, tháng, năm", "Day, month and year"), whole(dates.withDay))
    table.add(say("Tháng và năm", "Month and year"), whole(dates.withMonth))
    table.add(say("Chỉ có năm", "Year only"), whole(dates.yearOnly))
    table.add(say("Không có ngày sinh đọc được", "No readable date"), whole(dates.none))
    table.add(
      say("Bình quân một ngày", "Mean of a day"), numbers.decimal(dates.meanPerDay, decimals: 1))
    for day in dates.topDays.prefix(5) {
      let times = dates.meanPerDay > 0 ? Double(day.count) / dates.meanPerDay : 0
      table.add(
        say("  ngày ", "  on ") + day.day, whole(day.count),
        "×"
          + numbers.decimal(times, decimals: 1))
    }
    return say("Ngày sinh, dồn ngày", "Birth dates and heaping") + "\n" + table.text()
  }

  private var conflicts: String {
    let conflicts = profile.conflicts
    var table = TextTable(rightAligned: [1])
    table.add(
      say("Giới tính khác số CCCD", "Sex and personal number differ"),
      whole(conflicts.sexAndNumber))
    table.add(
      say("Năm sinh khác số CCCD", "Birth year and personal number differ"),
      whole(conflicts.yearAndNumber))
    table.add(
      say("  có thể là số của cha mẹ", "  perhaps a parent's number"),
      whole(conflicts.perhapsParent))
    table.add(
      say("Mã thẻ khác mã số BHXH", "Card and insurance number differ"),
      whole(conflicts.cardAndInsuranceNumber))
    return say("Mâu thuẫn trong bản ghi", "Conflicts within records") + "\n" + table.text()
  }

  /// The ten communes with the greatest share of suspicious rows, of those with at least 50.
  private var communes: String {
    let names = CommuneNames()
    let worst = profile.communes.filter {
      !$0.key.isEmpty && $0.key != ClassKey.other && $0.rows >= 50
    }
    .sorted {
      let (left, right) = ($0.suspicious * $1.rows, $1.suspicious * $0.rows)
      return left == right ? $0.key < $1.key : left > right
    }
    .prefix(10)
    if worst.isEmpty { return "" }
    var table = TextTable(rightAligned: [2, 3, 4, 5])
    table.add(
      say("mã", "code"), say("xã, phường", "commune"), say("bản ghi", "records"),
      say("có sửa", "changed"), say("nghi vấn", "suspicious"), "%")
    for group in worst {
      table.add(
        group.key, names[group.key] ?? say("(mã không có trong danh mục)", "(code of no list)"),
        whole(group.rows), whole(group.changed), whole(group.suspicious),
        numbers.percent(Double(group.suspicious) / Double(group.rows)))
    }
    return say("Mười xã, phường nhiều nghi vấn nhất", "Ten communes with the most suspicion")
      + "\n" + table.text()
  }

  private var classes: String {
    let groups = profile.classes.sorted { ($1.rows, $0.key) < ($0.rows, $1.key) }.prefix(20)
    if groups.isEmpty { return "" }
    var table = TextTable(rightAligned: [1, 2, 3, 4])
    table.add(
      say("loại", "class"), say("bản ghi", "records"), say("có sửa", "changed"),
      say("nghi vấn", "suspicious"), "%")
    for group in groups {
      table.add(
        className(group.key),
        whole(group.rows), whole(group.changed), whole(group.suspicious),
        numbers.percent(Double(group.suspicious) / Double(max(group.rows, 1))))
    }
    return say("Theo loại đối tượng", "By class") + "\n" + table.text()
  }

  // MARK: Words

  private func className(_ key: String) -> String {
    if key.isEmpty { return say("(trống)", "(empty)") }
    if key == ClassKey.other { return say("(khác, không phải mã loại)", "(other, no class)") }
    return TerminalProfile.shown(ClassLabels.label(key, in: language))
  }

  private func whole(_ value: Int) -> String { numbers.whole(value) }

  private func share(_ count: Int) -> String {
    profile.rowsCleaned > 0
      ? numbers.percent(Double(count) / Double(profile.rowsCleaned)) : "–"
  }

  private func label(_ role: String) -> String {
    ColumnRole(rawValue: role).map { $0.label(in: language) } ?? role
  }

  /// Control characters would move the cursor.
  private static func shown(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? "·" : $0 }))
  }
}
