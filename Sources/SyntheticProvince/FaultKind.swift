/// A way in which an insurance record differs from the register.
///
/// The raw values stand in the scenario (`faults`) and in `truth.csv` (`kinds`). `seeds/README.md`
/// shows an example of each. The order of the cases is the order in which faults are put in: what
/// a clerk hears and writes comes first, what a program does to the text comes last.
public enum FaultKind: String, CaseIterable, Sendable {
  // Another name.
  case nm_surname_changed, nm_given_other, nm_surname_var, nm_regional
  // Words.
  case nm_mid_missing, nm_mid_added, nm_swap, nm_abbrev, nm_initial
  // Letters.
  case nm_tone, nm_dialect, nm_tone_style, nm_iy
  case nm_typo, nm_keyboard, nm_doubled, nm_dropped, nm_transposed, nm_ocr
  // What else stands in the cell.
  case nm_bracket, nm_title, nm_digit, nm_joined, nm_split_word
  // Case and marks.
  case nm_case, nm_no_diac
  // How the text was typed, stored or read: at most one of these.
  case nm_telex, nm_vni_keys, nm_dd, nm_two_tones, nm_homoglyph, nm_fullwidth
  case nm_nfd, nm_nfd_1252, nm_tcvn3, nm_vni, nm_viscii, nm_vps, nm_viqr, nm_cp1258
  case nm_utf8x2, nm_utf8x3, nm_lost, nm_bestfit
  // Spaces.
  case nm_space, nm_invisible

  // The number: at most one of these.
  case id_missing, id_cmnd, id_family, id_parent, id_shared, id_si, id_dummy, id_phone, id_tax
  case id_sub1, id_transpose, id_short, id_lead0, id_two_zeros, id_float, id_scientific
  case id_two_values, id_label, id_fullwidth, id_letters, id_format

  // The birth date: at most one of these.
  case dob_missing, dob_default, dob_impossible, dob_lunar, dob_year_off, dob_typo
  case dob_swap_digits, dob_dm, dob_year_only, dob_0101, dob_month_year, dob_serial, dob_1905
  case dob_two_digit, dob_text, dob_iso, dob_compact

  case sex_wrong, commune_moved, card_mismatch

  /// The part of a record that a fault concerns.
  enum Field: Sendable { case name, number, birthDate, other }

  var field: Field {
    if rawValue.hasPrefix("nm_") { return .name }
    if rawValue.hasPrefix("id_") { return .number }
    return rawValue.hasPrefix("dob_") ? .birthDate : .other
  }
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
