extension ColumnRoles {
  /// The roles while they are being given out.
  struct Assignment {
    let header: [String]
    private let folded: [String]
    private let foldedOutsideBrackets: [String]
    private(set) var columns: [Int?] = Array(repeating: nil, count: ColumnRole.allCases.count)
    private(set) var duplicates: [Duplicate] = []
    private(set) var taken: [Bool]

    init(header: [String]) {
      self.header = header
      folded = header.map(HeaderFolding.folded)
      foldedOutsideBrackets = header.map(HeaderFolding.foldedOutsideBrackets)
      taken = Array(repeating: false, count: header.count)
    }

    /// Gives columns the roles that a configuration names, spelled as in the header or nearly so.
    ///
    /// - Returns: The names that are not in the header.
    mutating func apply(_ configured: [ColumnRole: String]) -> [ConfiguredColumn] {
      var unknown: [ConfiguredColumn] = []
      for role in ColumnRole.allCases {
        guard let name = configured[role] else { continue }
        let key = HeaderFolding.folded(name)
        let column =
          header.firstIndex(of: name) ?? (key.isEmpty ? nil : folded.firstIndex(of: key))
        if let column {
          columns[role.index] = column
          taken[column] = true
        } else {
          unknown.append(ConfiguredColumn(role: role, name: name))
        }
      }
      return unknown
    }

    /// Gives the other columns the roles that their names stand for.
    mutating func applyNames() {
      applyDateParts()
      applyPairOfSexes()
      applyMarksOfWomen()
      for column in newestFirst where !taken[column] {
        if let role = Self.roles[folded[column]] ?? Self.roles[foldedOutsideBrackets[column]] {
          // A year of birth alone is the birth date, at the precision of a year.
          if role == .birthYear { continue }
          give(role, to: column)
        }
      }
      applyLongDate()
      let hasSurname =
        columns[ColumnRole.surname.index] != nil || columns[ColumnRole.middleName.index] != nil
      for column in header.indices where !taken[column] {
        let names = [folded[column], foldedOutsideBrackets[column]]
        if hasSurname, columns[ColumnRole.fullName.index] == nil, names.contains("ten") {
          give(.givenName, to: column)
        } else if let role = Self.weakRoles[names[0]] ?? Self.weakRoles[names[1]] {
          if columns[role.index] == nil {
            give(role, to: column)
          } else if role == .birthDate {
            give(.birthYear, to: column)
          }
        }
      }
      dropLoneSexes()
      applyLongName()
      applyParents()
      if columns[ColumnRole.citizenID.index] == nil {
        for column in header.indices
        where !taken[column] && ColumnRole.isMadeOfIDWords(folded[column]) {
          give(.citizenID, to: column)
        }
      }
      let sexes = [ColumnRole.birthDateMen, .birthDateWomen]
      if sexes.allSatisfy({ columns[$0.index] == nil }) { applyLong(.gender) }
      applyLong(.oldID)
      applyLong(.address)
    }

    /// Recognises dates of birth whose headings go on behind the words for them, where no other column is one.
    private mutating func applyLongDate() {
      let dates = [ColumnRole.birthDate, .birthYear, .birthDateMen, .birthDateWomen]
      if dates.allSatisfy({ columns[$0.index] == nil }) { applyLong(.birthDate) }
    }

    /// Gives a role that no column has yet to those that begin with words for it; the first one counts.
    private mutating func applyLong(_ role: ColumnRole) {
      guard columns[role.index] == nil else { return }
      for column in header.indices
      where !taken[column] && ColumnRole.begins(foldedOutsideBrackets[column], as: role) {
        give(role, to: column)
      }
    }

    /// Takes the column of the name for surname and middle words, and another one for the given words.
    mutating func divideName(given column: Int) {
      guard let name = columns[ColumnRole.fullName.index], !taken[column],
        columns[ColumnRole.middleName.index] == nil, columns[ColumnRole.givenName.index] == nil
      else { return }
      columns[ColumnRole.fullName.index] = nil
      columns[ColumnRole.middleName.index] = name
      give(.givenName, to: column)
    }

    /// Recognises day, month and year in columns of their own: only together do these names mean that.
    private mutating func applyDateParts() {
      func first(_ names: [String]) -> Int? {
        header.indices.first { !taken[$0] && names.contains(folded[$0]) }
      }
      let year = first(["nam", "year"] + ColumnRole.birthYear.names)
      let month = first(["thang", "month"] + ColumnRole.birthMonth.names)
      let day = first(
        ["ngay", "day", "ngaysinh", "birthday", "sinhngay"] + ColumnRole.birthDay.names)
      guard let year, let month, let day else { return }
      give(.birthYear, to: year)
      give(.birthMonth, to: month)
      give(.birthDay, to: day)
    }

    /// Recognises columns of men and of women that are named so alone or below one heading: `Năm sinh: Nam | Nữ`.
    ///
    /// `Giới tính: Nam | Nữ` with crosses in it is the same pair: what stands in one of the two is of a man or of a woman.
    private mutating func applyPairOfSexes() {
      let groups = ["", "namsinh", "ngaysinh", "ngaythangnamsinh", "ns", "gioitinh", "gt", "phai"]
      for men in header.indices.dropLast() where !taken[men] && !taken[men + 1] {
        let women = men + 1
        for group in groups where folded[men] == group + "nam" {
          // "Năm" folds alike, yet no column of women follows it.
          guard folded[women] == group + "nu" || folded[women] == "nu" else { continue }
          give(.birthDateMen, to: men)
          give(.birthDateWomen, to: women)
          return
        }
      }
    }

    private mutating func give(_ role: ColumnRole, to column: Int) {
      taken[column] = true
      if let used = columns[role.index] {
        duplicates.append(Duplicate(role: role, used: used, ignored: column))
      } else {
        columns[role.index] = column
      }
    }

    /// Recognises the one column that begins with words for a name and ends in words of its own.
    private mutating func applyLongName() {
      guard columns[ColumnRole.fullName.index] == nil, columns[ColumnRole.givenName.index] == nil
      else { return }
      let long = header.indices.filter {
        !taken[$0] && ColumnRole.beginsAsFullName(foldedOutsideBrackets[$0])
      }
      if long.count == 1 { give(.fullName, to: long[0]) }
    }

    /// Recognises the one column that is named after the people of the list, where nothing else is the name.
    ///
    /// Not for telling a header from the titles above it, which name such people as well.
    ///
    /// - Returns: The column that is the name now.
    mutating func applyNameOfSomebody() -> Int? {
      let names = [ColumnRole.fullName, .surname, .middleName, .givenName]
      guard names.allSatisfy({ columns[$0.index] == nil }) else { return nil }
      let found = header.indices.filter { column in
        !taken[column]
          && [folded[column], foldedOutsideBrackets[column]].contains(
            where: ColumnRole.isNameOfSomebody)
      }
      // Beside other people nobody knows whose the dates and numbers are.
      let isBesideOthers = header.indices.contains { column in
        !taken[column] && !found.contains(column) && ColumnRole.isOfSomebodyElse(folded[column])
      }
      guard found.count == 1, !isBesideOthers else { return nil }
      give(.fullName, to: found[0])
      return found[0]
    }

    /// Takes the role of a pair from a column whose other one is missing.
    private mutating func dropLoneSexes() {
      let (men, women) = (ColumnRole.birthDateMen.index, ColumnRole.birthDateWomen.index)
      guard (columns[men] == nil) != (columns[women] == nil) else { return }
      let lone = columns[men] ?? columns[women]
      if let lone, Self.isMarkOfWomen(folded[lone]) { return }
      if let lone { taken[lone] = false }
      columns[men] = nil
      columns[women] = nil
      // `Sinh năm` folds like a column of men, and is the date where nobody has one of women.
      if let lone, columns[ColumnRole.birthDate.index] == nil, folded[lone] == "sinhnam" {
        give(.birthDate, to: lone)
      }
    }

    /// The columns in their order, those that say in brackets that they hold what was before behind the others:
    /// `Họ và tên (cũ)`; and those of the commune where the birth was registered: `Mã xã (nơi đăng ký khai sinh)`.
    private var newestFirst: [Int] {
      let old = ["cu", "truocday", "truocsua", "truockhisua", "truoc"]
      let ofBirth = ["khaisinh", "noikhaisinh", "noisinh", "noidangkykhaisinh", "dangkykhaisinh"]
      let later = header.indices.filter { column in
        let name = foldedOutsideBrackets[column]
        let isOfCommune = Self.roles[name] == .communeCode || Self.roles[name] == .communeName
        return (isOfCommune ? old + ofBirth : old).contains { folded[column] == name + $0 }
      }
      return header.indices.filter { !later.contains($0) } + later
    }

    /// Recognises a column in which a cross marks the women: `Nữ` alone, `Giới tính (Nữ: x)`.
    private mutating func applyMarksOfWomen() {
      let roles = [ColumnRole.gender, .birthDateMen, .birthDateWomen]
      guard roles.allSatisfy({ columns[$0.index] == nil }) else { return }
      let marked = header.indices.filter { !taken[$0] && Self.isMarkOfWomen(folded[$0]) }
      let isOther = header.indices.contains { place in
        folded[place] != "nu" && !marked.contains(place)
          && [folded[place], foldedOutsideBrackets[place]].contains {
            ColumnRole.gender.names.contains($0)
          }
      }
      if marked.count == 1, !isOther { give(.birthDateWomen, to: marked[0]) }
    }

    private static func isMarkOfWomen(_ folded: String) -> Bool {
      let rest = ["gioitinh", "gt", "phai"].first(where: folded.hasPrefix).map {
        folded.dropFirst($0.count)
      }
      let marks = ["x", "danhx", "danhdaux", "danhdau", "ghix", "tichx", "danhdaucheo"]
      return folded == "nu" || marks.contains { (rest ?? folded[...]) == "nu" + $0 }
        || rest == "lanu"
    }

    /// Recognises numbers of parents by words for such a number and for the parent.
    private mutating func applyParents() {
      for column in header.indices where !taken[column] {
        if let role = ColumnRole.parentOfIDWords(folded[column]) { give(role, to: column) }
      }
    }

    /// Takes the column of a role in place of the one that came first in the header.
    mutating func use(_ column: Int, for role: ColumnRole) {
      guard let number = duplicates.firstIndex(where: { $0.role == role && $0.ignored == column })
      else { return }
      let used = duplicates[number].used
      for other in duplicates.indices where duplicates[other].role == role {
        let ignored = duplicates[other].ignored
        duplicates[other] = Duplicate(
          role: role, used: column, ignored: ignored == column ? used : ignored)
      }
      columns[role.index] = column
    }

    /// Takes a column of scanned cards for the name and the number where no column is known as theirs.
    ///
    /// - Returns: Whether it stands for one of them.
    mutating func applyCards(_ column: Int) -> Bool {
      let names = [ColumnRole.fullName, .givenName]
      let dates = [ColumnRole.birthDate, .birthYear, .birthDateMen, .citizenID, .oldID]
      let lacksName = names.allSatisfy { columns[$0.index] == nil }
      let lacksIdentity = dates.allSatisfy { columns[$0.index] == nil }
      guard !taken[column], lacksName || lacksIdentity else { return false }
      taken[column] = true
      if lacksName { columns[ColumnRole.fullName.index] = column }
      if columns[ColumnRole.citizenID.index] == nil {
        columns[ColumnRole.citizenID.index] = column
      }
      return true
    }

    /// Gives each role the column of the next, and the last that of the first.
    mutating func apply(_ exchange: Exchange) {
      for (one, next) in zip(exchange.roles, exchange.roles.dropFirst()) {
        columns.swapAt(one.index, next.index)
      }
    }

    /// Whether a folded name stands for a role.
    static func isName(_ folded: String) -> Bool {
      roles[folded] != nil || weakRoles[folded] != nil
    }

    private static let roles = table(\.names)
    private static let weakRoles = table(\.weakNames)

    private static func table(_ names: (ColumnRole) -> [String]) -> [String: ColumnRole] {
      var table: [String: ColumnRole] = [:]
      for role in ColumnRole.allCases {
        for name in names(role) where table[name] == nil { table[name] = role }
      }
      return table
    }
  }
}
