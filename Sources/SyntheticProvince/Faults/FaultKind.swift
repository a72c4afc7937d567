/// A way in which an insurance record differs from the register.
///
/// The raw values stand in the scenario (`faults`) and in `truth.csv` (`kinds`). `seeds/README.md`
/// shows an example of each. The order of the cases is the order in which faults are put in: what
/// a clerk hears and writes comes first, what a program does to the text comes last. Each column has
/// kinds of its own, so that what puts them in is a `switch` without a `default`.
enum FaultKind: Hashable, Sendable, CaseIterable {
  /// Of the words of a name.
  case word(WordFault)
  /// Of the finished text of a name.
  case text(TextFault)
  /// Of the number: at most one.
  case number(NumberFault)
  /// Of the birth date: at most one.
  case date(DateFault)
  /// Of another column.
  case other(OtherFault)

  /// All kinds, in the order in which they are put in.
  static let allCases: [FaultKind] =
    WordFault.allCases.map { .word($0) } + TextFault.allCases.map { .text($0) }
    + NumberFault.allCases.map { .number($0) } + DateFault.allCases.map { .date($0) }
    + OtherFault.allCases.map { .other($0) }

  /// The kind of a name in the scenario; `nil` when no kind has it.
  init?(rawValue: String) {
    guard let kind = FaultKind.named[rawValue] else { return nil }
    self = kind
  }

  /// The name in the scenario and in `truth.csv`.
  var rawValue: String {
    switch self {
    case .word(let fault): fault.rawValue
    case .text(let fault): fault.rawValue
    case .number(let fault): fault.rawValue
    case .date(let fault): fault.rawValue
    case .other(let fault): fault.rawValue
    }
  }

  private static let named = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
}

/// A fault of the words of a name.
enum WordFault: String, CaseIterable, Sendable {
  // Another name.
  case nameSurnameChanged = "nm_surname_changed"
  case nameGivenOther = "nm_given_other"
  case nameSurnameVar = "nm_surname_var"
  case nameRegional = "nm_regional"
  // Words.
  case nameMidMissing = "nm_mid_missing"
  case nameMidAdded = "nm_mid_added"
  case nameSwap = "nm_swap"
  case nameAbbrev = "nm_abbrev"
  case nameInitial = "nm_initial"
  // Letters.
  case nameTone = "nm_tone"
  case nameDialect = "nm_dialect"
  case nameToneStyle = "nm_tone_style"
  case nameIy = "nm_iy"
  case nameTypo = "nm_typo"
  case nameKeyboard = "nm_keyboard"
  case nameDoubled = "nm_doubled"
  case nameDropped = "nm_dropped"
  case nameTransposed = "nm_transposed"
  case nameOcr = "nm_ocr"
  // What else stands in the cell.
  case nameBracket = "nm_bracket"
  case nameTitle = "nm_title"
  case nameDigit = "nm_digit"
  case nameJoined = "nm_joined"
  case nameSplitWord = "nm_split_word"
  // Case and marks.
  case nameCase = "nm_case"
  case nameNoDiac = "nm_no_diac"
  // How the text was typed: at most one of these, or of how it was stored.
  case nameTelex = "nm_telex"
  case nameVniKeys = "nm_vni_keys"
  case nameDd = "nm_dd"
  case nameTwoTones = "nm_two_tones"
  case nameHomoglyph = "nm_homoglyph"
  case nameFullwidth = "nm_fullwidth"

  /// Whether a name has at most one such fault: how it was typed, or a fault of its text.
  var isTypography: Bool {
    switch self {
    case .nameTelex, .nameVniKeys, .nameDd, .nameTwoTones, .nameHomoglyph, .nameFullwidth: true
    default: false
    }
  }
}

/// A fault of the finished text of a name: how it was stored or read.
enum TextFault: String, CaseIterable, Sendable {
  case nameNfd = "nm_nfd"
  case nameNfd1252 = "nm_nfd_1252"
  case nameTcvn3 = "nm_tcvn3"
  case nameVni = "nm_vni"
  case nameViscii = "nm_viscii"
  case nameVps = "nm_vps"
  case nameViqr = "nm_viqr"
  case nameCp1258 = "nm_cp1258"
  case nameUtf8x2 = "nm_utf8x2"
  case nameUtf8x3 = "nm_utf8x3"
  case nameLost = "nm_lost"
  case nameBestfit = "nm_bestfit"
  // Spaces.
  case nameSpace = "nm_space"
  case nameInvisible = "nm_invisible"

  /// Whether a name has at most one such fault; blanks may be wrong beside it.
  var isTypography: Bool { self != .nameSpace && self != .nameInvisible }
}

/// A fault of the number.
enum NumberFault: String, CaseIterable, Sendable {
  case numberMissing = "id_missing"
  case numberCmnd = "id_cmnd"
  case numberFamily = "id_family"
  case numberParent = "id_parent"
  case numberShared = "id_shared"
  case numberSi = "id_si"
  case numberDummy = "id_dummy"
  case numberPhone = "id_phone"
  case numberTax = "id_tax"
  case numberSub1 = "id_sub1"
  case numberTranspose = "id_transpose"
  case numberShort = "id_short"
  case numberLead0 = "id_lead0"
  case numberTwoZeros = "id_two_zeros"
  case numberFloat = "id_float"
  case numberScientific = "id_scientific"
  case numberTwoValues = "id_two_values"
  case numberLabel = "id_label"
  case numberFullwidth = "id_fullwidth"
  case numberLetters = "id_letters"
  case numberFormat = "id_format"
}

/// A fault of the birth date.
enum DateFault: String, CaseIterable, Sendable {
  case dateMissing = "dob_missing"
  case dateDefault = "dob_default"
  case dateImpossible = "dob_impossible"
  case dateLunar = "dob_lunar"
  case dateYearOff = "dob_year_off"
  case dateTypo = "dob_typo"
  case dateSwapDigits = "dob_swap_digits"
  case dateDm = "dob_dm"
  case dateYearOnly = "dob_year_only"
  case date0101 = "dob_0101"
  case dateMonthYear = "dob_month_year"
  case dateSerial = "dob_serial"
  case date1905 = "dob_1905"
  case dateTwoDigit = "dob_two_digit"
  case dateText = "dob_text"
  case dateIso = "dob_iso"
  case dateCompact = "dob_compact"
}

/// A fault of another column.
enum OtherFault: String, CaseIterable, Sendable {
  case sexWrong = "sex_wrong"
  case communeMoved = "commune_moved"
  case cardMismatch = "card_mismatch"
}

/// Draws the fault kinds of one record.
///
/// Each kind falls independently with its own rate *r*. One exponential number per fault finds the
/// next kind by the running sum of −log(1 − *r*), which equals one trial per kind and costs a
/// fault-free record a single draw.
struct FaultSampler: Sendable {
  private let kinds: [FaultKind]
  private let hazards: [Double]

  init(rates: [String: Double], scale: Double) {
    var kinds: [FaultKind] = []
    var hazards: [Double] = []
    var sum = 0.0
    for kind in FaultKind.allCases {
      let rate = min((rates[kind.rawValue] ?? 0) * scale, 0.95)
      guard rate > 0 else { continue }
      sum += -logOfComplement(rate)
      kinds.append(kind)
      hazards.append(sum)
    }
    self.kinds = kinds
    self.hazards = hazards
  }

  /// Appends the kinds of one record in the order in which they are put in.
  ///
  /// - Parameter multiplier: Scales every rate *r* to 1 − (1 − *r*)^multiplier.
  func draw(into drawn: inout [FaultKind], multiplier: Double, _ random: inout RandomStream) {
    guard let last = hazards.last, multiplier > 0 else { return }
    var position = random.exponential() / multiplier
    while position < last {
      var low = 0
      var high = hazards.count
      while low < high {
        let middle = (low + high) / 2
        if hazards[middle] <= position { low = middle + 1 } else { high = middle }
      }
      guard low < kinds.count else { return }
      drawn.append(kinds[low])
      position = hazards[low] + random.exponential() / multiplier
    }
  }
}
