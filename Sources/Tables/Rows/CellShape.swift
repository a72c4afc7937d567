import Glibc

/// What a cell looks like, as far as the columns of a list of people differ in it.
enum CellShape: UInt8, CaseIterable {
  case empty
  /// `Nam`, `Nữ`, `M`.
  case sexWord
  /// One word of letters: a class, a name of one word.
  case word
  /// Two words or more of letters, as names are.
  case words
  /// One or two digits: a code of sex or of a class, a running number.
  case digit
  /// A year from 1900 on.
  case year
  /// A day with its month and year.
  case day
  /// Three to six digits: a code of a commune, a serial number of a day.
  case code
  /// Nine digits: a CMND.
  case nine
  /// Ten digits: an insurance number, a telephone number.
  case ten
  /// Twelve digits that begin with the zero of every province.
  case personal
  /// Other digits.
  case number
  /// Two letters and ten digits or more: a health card.
  case card
  /// Letters and digits without a blank: `R0001`.
  case label
  /// Words with eight digits or more among them: a number with a note.
  case marked
  /// Words with a comma, a word for a place at their head: an address and nothing else.
  case place
  /// Anything else with letters in it: an address, a note.
  case text
  /// Anything else.
  case other

  init(_ cell: UnsafeBufferPointer<UInt8>) {
    if RowSieve.isBlank(cell) {
      self = .empty
      return
    }
    let digits = RowSieve.digitCount(cell)
    if digits == cell.count {
      self = CellShape.digits(cell)
    } else if !RowSieve.hasLetter(cell) {
      self = RowSieve.isDateLike(cell, allowsYear: false) ? .day : .other
    } else if CellShape.isForeignScript(cell) {
      self = .other
    } else if cell.count <= 6, RowSieve.isSexWord(cell) {
      self = .sexWord
    } else if cell.contains(0x20) {
      if digits >= 8 {
        self = .marked
      } else {
        let words: CellShape = RowSieve.isPlace(cell) ? .place : .text
        self = digits == 0 && RowSieve.isNameLike(cell) ? .words : words
      }
    } else if digits == 0 {
      self = cell.count <= 24 ? .word : .text
    } else {
      self = digits >= 10 && cell.count <= 20 && !RowSieve.isDigit(cell[0]) ? .card : .label
    }
  }

  /// Whether hardly anything in a cell is a letter of ASCII: digits of other kinds, other scripts. Even a name with all
  /// its marks has some.
  private static func isForeignScript(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    let letters = cell.count { ($0 | 0x20) &- 0x61 < 26 }
    return letters * 6 < cell.count { $0 >= 0x80 }
  }

  private static func digits(_ cell: UnsafeBufferPointer<UInt8>) -> CellShape {
    switch cell.count {
    case 1, 2: return .digit
    case 4: return RowSieve.isDateLike(cell, allowsYear: true) ? .year : .code
    case 3, 5, 6: return .code
    case 9: return .nine
    case 10: return .ten
    case 12: return RowSieve.isPersonalNumber(cell) ? .personal : .number
    default: return .number
    }
  }
}

/// How a cell of some shape suits a column.
enum CellFit {
  case typical
  case possible
  /// Whoever fills in the column does not write that.
  case impossible

  /// - Parameter role: What the column holds; `nil` for a column without a known heading, in which anything may stand.
  init(_ shape: CellShape, role: ColumnRole?) {
    if shape == .empty {
      self = .possible
      return
    }
    if shape == .place {
      let isName = [.fullName, .surname, .middleName, .givenName].contains(role)
      self = isName ? .impossible : CellFit(.text, role: role)
      return
    }
    switch role {
    case .fullName, .surname, .middleName, .givenName:
      switch shape {
      case .words: self = .typical
      case .word: self = role == .fullName ? .possible : .typical
      case .text, .marked, .label, .other: self = .possible
      default: self = .impossible
      }
    case .birthDate, .birthDateMen, .birthDateWomen:
      switch shape {
      case .day, .year: self = .typical
      case .code, .number, .text, .marked, .other, .label: self = .possible
      // Marks below the column of a sex.
      case .word, .digit: self = role == .birthDate ? .impossible : .possible
      default: self = .impossible
      }
    case .gender:
      switch shape {
      case .sexWord, .digit: self = .typical
      // A word in the bytes of an old encoding, or for neither sex.
      case .word, .other: self = .possible
      default: self = .impossible
      }
    case .citizenID:
      switch shape {
      case .personal: self = .typical
      case .nine, .ten, .number, .card, .marked, .label, .other, .word: self = .possible
      default: self = .impossible
      }
    case .siNumber, .oldID, .fatherID, .motherID, .householdID:
      switch shape {
      case .nine, .ten, .personal, .number: self = .typical
      case .card, .label, .marked, .other, .word, .digit, .code: self = .possible
      default: self = .impossible
      }
    case .cardNumber:
      switch shape {
      case .card: self = .typical
      case .ten, .number, .label, .other: self = .possible
      default: self = .impossible
      }
    case .communeCode:
      switch shape {
      case .code: self = .typical
      case .digit, .word, .words, .text, .marked, .label, .other: self = .possible
      default: self = .impossible
      }
    case .hamlet:
      switch shape {
      case .text, .words, .word, .digit: self = .typical
      case .label, .marked, .other, .number: self = .possible
      default: self = .impossible
      }
    case .address, .communeName, .district, .managingUnit:
      switch shape {
      case .text, .words: self = .typical
      // A code of a class is no address.
      case .word: self = role == .address ? .possible : .typical
      case .label, .marked, .other, .card, .number, .nine: self = .possible
      default: self = .impossible
      }
    case .participantClass, .status:
      switch shape {
      case .word, .words, .text, .label, .digit, .code: self = .typical
      case .marked, .other: self = .possible
      default: self = .impossible
      }
    case .recordID:
      switch shape {
      case .words, .day, .sexWord: self = .impossible
      default: self = .possible
      }
    case .birthDay, .birthMonth, .birthYear, .deathDate, nil:
      self = .possible
    }
  }
}

/// How often cells of each shape stand in each column of a table, by a sample of its rows.
struct ColumnShapes: Sendable {
  private static let shapeCount = CellShape.allCases.count

  private var counts: [Int]
  private var rows = 0

  init(columnCount: Int) {
    counts = Array(repeating: 0, count: columnCount * Self.shapeCount)
  }

  mutating func addRow() { rows += 1 }

  mutating func add(_ cell: UnsafeBufferPointer<UInt8>, column: Int) {
    counts[column * Self.shapeCount + Int(CellShape(cell).rawValue)] += 1
  }

  /// The share of a shape among the filled cells of a column.
  func share(_ shape: CellShape, column: Int) -> Double {
    let all = counts[column * Self.shapeCount..<(column + 1) * Self.shapeCount].reduce(0, +)
    let filled = all - counts[column * Self.shapeCount]
    guard filled > 0 else { return 0 }
    return Double(counts[column * Self.shapeCount + Int(shape.rawValue)]) / Double(filled)
  }

  /// The share of cells that suit a role so well among the filled cells of a column.
  func share(of fit: CellFit, column: Int, role: ColumnRole) -> Double {
    CellShape.allCases.reduce(0) { sum, shape in
      shape != .empty && CellFit(shape, role: role) == fit
        ? sum + share(shape, column: column) : sum
    }
  }

  /// The logarithm of the probability of a shape in a column; what the column is for counts as eight rows more.
  ///
  /// Cells that cannot stand in a column are of rows out of place themselves, and do not count.
  ///
  /// - Parameter isAsRead: Whether the cell stands there, so that it may have been counted itself.
  func weight(_ shape: CellShape, column: Int, fit: CellFit, isAsRead: Bool) -> Double {
    let prior =
      switch fit {
      case .typical: 4.0
      case .possible: 0.4
      case .impossible: 0.02
      }
    var count = counts[column * Self.shapeCount + Int(shape.rawValue)]
    if isAsRead, count > 0 { count -= 1 }
    if fit == .impossible { count = 0 }
    return log((Double(count) + prior) / Double(rows + 8))
  }
}
