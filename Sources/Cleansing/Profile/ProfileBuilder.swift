import Tables

/// Adds up the counts of chunks, in the order of the file, and makes the profile.
struct ProfileBuilder {
  /// Different patterns of a column that are kept.
  private static let patternLimit = 20_000
  private static let shownPatterns = 10
  private static let shownDays = 10

  private struct Sums {
    var filled = 0
    var filledAfter = 0
    var changed = 0
    var candidates = 0
    var suspicious = 0
    var minimumLength = Int.max
    var maximumLength = 0
    var repairs: [Int: Int] = [:]
    var findings: [Int: Int] = [:]
    var patterns: [[UInt8]: Int] = [:]
    var otherPatterns = 0
  }

  private struct GroupSums {
    var rows = 0
    var changed = 0
    var suspicious = 0
  }

  private var columns: [Sums]
  private var keys: [[[UInt64]]] = [[], [], []]
  private var total = ProfileTally()
  private var communes: [[UInt8]: GroupSums] = [:]
  private var classes: [[UInt8]: GroupSums] = [:]

  init(columnCount: Int) { columns = Array(repeating: Sums(), count: columnCount) }

  mutating func add(_ tally: ProfileTally) {
    for (number, column) in tally.columns.enumerated() {
      ProfileBuilder.add(column, to: &columns[number])
    }
    keys[0].append(tally.keys.recordIDs)
    keys[1].append(tally.keys.citizenIDs)
    keys[2].append(tally.keys.siNumbers)
    total.rows += tally.rows
    total.changedRows += tally.changedRows
    total.suspiciousRows += tally.suspiciousRows
    for day in total.days.indices { total.days[day] += tally.days[day] }
    total.emptyDates += tally.emptyDates
    total.sexConflicts += tally.sexConflicts
    total.yearConflicts += tally.yearConflicts
    total.parentConflicts += tally.parentConflicts
    total.cardConflicts += tally.cardConflicts
    ProfileBuilder.add(tally.communes, to: &communes)
    ProfileBuilder.add(tally.classes, to: &classes)
  }

  /// Counts a finding that only several rows together tell, of cells that are suspicious by themselves.
  mutating func add(finding: Int, _ count: Int, column: Int) {
    if count > 0 { columns[column].findings[finding, default: 0] += count }
  }

  // Static, since a method would hold the columns, and each change would copy its tables.
  private static func add(_ column: ColumnTally, to sums: inout Sums) {
    sums.filled += column.filled
    sums.filledAfter += column.filledAfter
    sums.changed += column.changed
    sums.candidates += column.candidates
    sums.suspicious += column.suspicious
    sums.minimumLength = min(sums.minimumLength, column.minimumLength)
    sums.maximumLength = max(sums.maximumLength, column.maximumLength)
    sums.repairs.merge(column.repairs, uniquingKeysWith: +)
    sums.findings.merge(column.findings, uniquingKeysWith: +)
    sums.otherPatterns += column.otherPatterns
    for (pattern, count) in column.allPatterns {
      if sums.patterns[pattern] == nil, sums.patterns.count >= ProfileBuilder.patternLimit {
        sums.otherPatterns += count
      } else {
        sums.patterns[pattern, default: 0] += count
      }
    }
  }

  private static func add(_ groups: ProfileTally.Groups, to sums: inout [[UInt8]: GroupSums]) {
    for (number, key) in groups.table.keys.enumerated() {
      sums[key, default: GroupSums()].rows += groups.counts[number].rows
      sums[key, default: GroupSums()].changed += groups.counts[number].changed
      sums[key, default: GroupSums()].suspicious += groups.counts[number].suspicious
    }
  }

  // MARK: The profile

  func finish(roles: ColumnRoles, level: CleanLevel, rowsIn: Int, rejected: Int, threads: Int)
    -> CleanProfile
  {
    var profile = CleanProfile()
    let keys = keys
    profile.rowsIn = rowsIn
    profile.rowsCleaned = total.rows
    profile.rowsRejected = rejected
    profile.rowsChanged = total.changedRows
    profile.rowsSuspicious = total.suspiciousRows
    profile.cellsChanged = columns.reduce(0) { $0 + $1.changed }
    profile.level = level
    profile.columns = columns.enumerated().map { number, sums in
      column(sums, name: roles.header[number], role: roles.role(ofColumn: number))
    }
    let keyed = [ColumnRole.recordID, .citizenID, .siNumber].enumerated().filter {
      roles[$0.element] != nil
    }
    profile.keys = WorkQueue.run(keyed.count, threads: threads) {
    } perform: { _, task in
      ProfileBuilder.key(keys[keyed[task].offset], role: keyed[task].element)
    }
    if roles.hasBirthDate { profile.dates = dates }
    profile.conflicts = CleanProfile.Conflicts(
      sexAndNumber: total.sexConflicts, yearAndNumber: total.yearConflicts,
      perhapsParent: total.parentConflicts, cardAndInsuranceNumber: total.cardConflicts)
    profile.communes = groups(communes, key: CommuneKey.text) { key in
      guard let code = UInt16(key) else { return [] }
      return AdministrativeUnits.standard.resolve(code: code).meanings.map(\.unit.fullName)
        .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
    profile.classes = groups(classes, key: ClassKey.text) { _ in [] }
    return profile
  }

  private func column(_ sums: Sums, name: String, role: ColumnRole?) -> CleanProfile.Column {
    let patterns = sums.patterns.map { (String(decoding: $0.key, as: UTF8.self), $0.value) }
      .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    return CleanProfile.Column(
      name: name, role: role?.rawValue, filled: sums.filled,
      valid: max(sums.filledAfter - sums.suspicious, 0), repaired: sums.changed,
      candidates: sums.candidates, suspicious: sums.suspicious,
      minimumLength: sums.filled > 0 ? sums.minimumLength : nil,
      maximumLength: sums.filled > 0 ? sums.maximumLength : nil,
      distinctPatterns: patterns.count,
      patterns: patterns.prefix(ProfileBuilder.shownPatterns).map {
        CleanProfile.PatternCount(pattern: $0.0, count: $0.1)
      },
      otherPatterns: sums.otherPatterns,
      repairs: counts(sums.repairs, CleanCodes.repairs),
      findings: counts(sums.findings, CleanCodes.findings))
  }

  private func counts(
    _ counts: [Int: Int], _ codes: [CleansingCode]
  ) -> [CleanProfile.CodeCount] {
    codes.indices.compactMap { number in
      guard let count = counts[number] else { return nil }
      let code = codes[number]
      return CleanProfile.CodeCount(code: code.code, vi: code.vi, en: code.en, count: count)
    }
  }

  private static func key(_ parts: [[UInt64]], role: ColumnRole) -> CleanProfile.Key {
    let repeated = RepeatedHashes(parts)
    let filled = parts.reduce(0) { $0 + $1.count { $0 != 0 } }
    return CleanProfile.Key(
      role: role.rawValue, filled: filled, distinct: filled - repeated.count,
      repeatedValues: repeated.valueCount, rowsRepeated: repeated.count + repeated.valueCount)
  }

  private var dates: CleanProfile.Dates {
    var result = CleanProfile.Dates(
      withDay: 0, withMonth: 0, yearOnly: total.days[0], none: total.emptyDates,
      firstOfJanuary: total.days[1 << 5 | 1], topDays: [], meanPerDay: 0)
    var days: [(code: Int, count: Int)] = []
    for (code, count) in total.days.enumerated() where count > 0 && code > 0 {
      if code & 31 == 0 {
        result.withMonth += count
      } else {
        result.withDay += count
        days.append((code, count))
      }
    }
    days.sort { ($1.count, $0.code) < ($0.count, $1.code) }
    result.topDays = days.prefix(ProfileBuilder.shownDays).map { code, count in
      func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
      return CleanProfile.DayCount(day: two(code & 31) + "/" + two(code >> 5), count: count)
    }
    result.meanPerDay = (Double(result.withDay) / 365.25 * 100).rounded() / 100
    return result
  }

  private func groups(
    _ groups: [[UInt8]: GroupSums], key: (String) -> String, names: (String) -> [String]
  ) -> [CleanProfile.Group] {
    // Values that are no code are counted together: they may be anybody's.
    var sums: [String: GroupSums] = [:]
    for (raw, part) in groups {
      let shown = key(String(decoding: raw, as: UTF8.self))
      sums[shown, default: GroupSums()].rows += part.rows
      sums[shown, default: GroupSums()].changed += part.changed
      sums[shown, default: GroupSums()].suspicious += part.suspicious
    }
    return sums.map { key, sums in
      CleanProfile.Group(
        key: key, names: names(key), rows: sums.rows, changed: sums.changed,
        suspicious: sums.suspicious)
    }.sorted { $0.key < $1.key }
  }
}

extension ColumnRoles {
  /// The role of a column, or `nil`.
  func role(ofColumn column: Int) -> ColumnRole? {
    ColumnRole.allCases.first { self[$0] == column }
  }
}
