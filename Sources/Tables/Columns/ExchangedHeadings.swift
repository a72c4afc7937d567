/// Finds columns whose headings changed places over the whole file, and headings that their cells deny.
///
///     Họ và tên    Ngày sinh             nearly no cell suits its heading,
///     02/02/2020   Nguyễn Thị Minh       nearly every one suits the other's
///
/// Single rows in which two cells changed places are for ``RowSieve``; here no row stands right.
struct ExchangedHeadings {
  /// Fewer cells say nothing.
  private static let least = 5
  /// The pairs that are looked at.
  private static let pairs: [(ColumnRole, ColumnRole)] = [
    (.fullName, .birthDate), (.fullName, .gender), (.fullName, .citizenID), (.fullName, .siNumber),
    (.fullName, .address), (.birthDate, .gender), (.birthDate, .citizenID), (.birthDate, .siNumber),
    (.birthDate, .address), (.gender, .citizenID), (.gender, .address), (.citizenID, .siNumber),
    (.citizenID, .address), (.citizenID, .oldID),
  ]
  /// Columns whose cells tell surely that they are none of their kind.
  private static let telling: [ColumnRole] = [
    .fullName, .birthDate, .gender, .citizenID, .siNumber, .oldID,
  ]

  let sample: ColumnSample
  let roles: ColumnRoles

  /// The roles whose columns changed places, each in one exchange at most: pairs, and circles of three or more.
  ///
  /// - Parameter configured: Roles whose columns a configuration names; they stay.
  func exchanges(besides configured: [ColumnRole: String]) -> [ColumnRoles.Exchange] {
    var found: [ColumnRoles.Exchange] = []
    var taken: Set<ColumnRole> = Set(configured.keys)
    for (one, other) in Self.pairs where !taken.contains(one) && !taken.contains(other) {
      guard let left = roles[one], let right = roles[other], isFilled(left), isFilled(right),
        areExchanged(left, one, right, other)
      else { continue }
      taken.formUnion([one, other])
      found.append(ColumnRoles.Exchange(roles: [one, other]))
    }
    if !taken.contains(.birthDay), !taken.contains(.birthMonth), areDayAndMonthExchanged {
      found.append(ColumnRoles.Exchange(roles: [.birthDay, .birthMonth]))
    }
    return found + circles(besides: taken)
  }

  /// Three roles or more that each have the column of another: no column suits its heading, and there is one way in which
  /// each suits another's.
  ///
  ///     Ngày sinh         GT           Họ và tên
  ///     Nguyễn Thị Minh   02/02/2020   Nữ
  private func circles(besides taken: Set<ColumnRole>) -> [ColumnRoles.Exchange] {
    let roles = denied(besides: taken).map(\.role)
    var fitting: [ColumnRole: ColumnRole] = [:]
    for role in roles {
      let others = roles.filter { $0 != role && isOf(role, self.roles[$0]) }
      guard others.count == 1 else { return [] }
      fitting[role] = others[0]
    }
    guard Set(fitting.values).count == roles.count else { return [] }
    var found: [ColumnRoles.Exchange] = []
    var left = roles
    while let first = left.first {
      var circle = [first]
      while let next = fitting[circle[circle.count - 1]], next != first { circle.append(next) }
      left.removeAll(where: circle.contains)
      found.append(ColumnRoles.Exchange(roles: circle))
    }
    return found
  }

  /// Whether nearly every cell of a column is what a role is typically written as.
  private func isOf(_ role: ColumnRole, _ column: Int?) -> Bool {
    guard let column else { return false }
    return switch role {
    case .siNumber: sample.shapes.share(.ten, column: column) >= 0.9
    case .oldID: sample.shapes.share(.nine, column: column) >= 0.9
    default: share(.typical, column, role) >= 0.8 && share(.impossible, column, role) <= 0.05
    }
  }

  /// Columns of which hardly a cell can be what the heading says, with their roles.
  func denied(besides taken: Set<ColumnRole>) -> [(column: Int, role: ColumnRole)] {
    Self.telling.compactMap { role in
      guard !taken.contains(role), let column = roles[role], isFilled(column),
        share(.impossible, column, role) >= 0.9
      else { return nil }
      // Years of two digits are dates where the citizen IDs bear them out.
      if role == .birthDate, sample.shapes.share(.digit, column: column) >= 0.5 { return nil }
      return (column, role)
    }
  }

  private func isFilled(_ column: Int) -> Bool {
    sample.filled[column] >= Self.least && sample.filled[column] * 2 >= sample.rows
  }

  private func areExchanged(
    _ left: Int, _ one: ColumnRole, _ right: Int, _ other: ColumnRole
  ) -> Bool {
    let typical = (share(.typical, left, other), share(.typical, right, one))
    if one == .citizenID, other == .siNumber || other == .oldID {
      // A number of one kind may stand in the column of another: all of both must be exchanged.
      let shape: CellShape = other == .siNumber ? .ten : .nine
      return sample.shapes.share(shape, column: left) >= 0.9
        && sample.shapes.share(.personal, column: right) >= 0.9
    }
    if one == .fullName, other == .address {
      return sample.shapes.share(.place, column: left) >= 0.5 && typical.0 >= 0.9
        && sample.shapes.share(.words, column: right) >= 0.9
    }
    guard share(.impossible, left, one) >= 0.9, share(.impossible, right, other) >= 0.9 else {
      return false
    }
    return share(.impossible, left, other) <= 0.05 && share(.impossible, right, one) <= 0.05
      && max(typical.0, typical.1) >= 0.8
  }

  /// Whether the column of months often holds a number that only a day can be, and that of days hardly ever.
  private var areDayAndMonthExchanged: Bool {
    guard let day = roles[.birthDay], let month = roles[.birthMonth], isFilled(day), isFilled(month)
    else { return false }
    let over = (day: sample.daysOver12[day], month: sample.daysOver12[month])
    return over.month >= 3 && over.month * 10 >= sample.filled[month] && over.day * 50 <= over.month
  }

  private func share(_ fit: CellFit, _ column: Int, _ role: ColumnRole) -> Double {
    sample.shapes.share(of: fit, column: column, role: role)
  }

  /// The sentence for the user about columns that changed places; it holds the headings and nothing of a record.
  static func note(_ exchange: ColumnRoles.Exchange, _ roles: ColumnRoles) -> BilingualText {
    func list(_ say: (_ title: String, _ role: ColumnRole) -> String) -> String {
      exchange.roles.map { say(title(roles[$0], roles), $0) }.joined(separator: ", ")
    }
    return BilingualText(
      "tiêu đề của các cột bị đổi chỗ cho nhau trong cả tệp: đọc theo nội dung ("
        + list { "cột \($0) là '\($1.label(in: .vietnamese))'" } + ")",
      "headings of columns changed places in the whole file: they are read by their cells ("
        + list { "\($0) as '\($1.rawValue)'" } + ")")
  }

  /// The sentence for the user about a column whose cells deny its heading.
  static func note(_ column: Int, _ role: ColumnRole, _ roles: ColumnRoles) -> BilingualText {
    let title = title(column, roles)
    return BilingualText(
      "cột \(title) được đọc là '\(role.label(in: .vietnamese))' theo tiêu đề nhưng hầu hết các ô không thể "
        + "là nội dung đó: kiểm tra lại tiêu đề, hoặc khai báo cột trong --config",
      "column \(title) is read as '\(role.rawValue)' by its heading, yet hardly a cell can be that: check the "
        + "heading, or name the columns in --config")
  }

  private static func title(_ column: Int?, _ roles: ColumnRoles) -> String {
    guard let column else { return "?" }
    return roles.header[column].isEmpty ? "\(column + 1)" : "\"\(roles.header[column])\""
  }
}
