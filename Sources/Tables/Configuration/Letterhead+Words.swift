/// What stands at the head of a document when the office has not said who it is: dots to fill in by hand. The program
/// signs for nobody.
extension Configuration.Letterhead {
  /// The unit that reports, or dots behind the words that every office begins with.
  public func unitWords(in language: ReportLanguage) -> String {
    unit ?? language.choose(vi: "BẢO HIỂM XÃ HỘI ……", en: "SOCIAL INSURANCE OF ……")
  }

  /// Where the document is signed, or dots.
  public var placeWords: String { place ?? "……" }

  /// What an office should set and has not, in the order of the document; `nil` when nothing is missing.
  ///
  /// - Parameters:
  ///   - unitOption: The option of the command that names the unit.
  ///   - placeOption: The option that names the place.
  public func missingNote(unit unitOption: String, place placeOption: String) -> BilingualText? {
    var settings: [String] = []
    var options: [String] = []
    if unit == nil {
      settings.append("unit")
      options.append(unitOption)
    }
    if place == nil {
      settings.append("place")
      options.append(placeOption)
    }
    guard !settings.isEmpty else { return nil }
    let (names, others) = (settings.joined(separator: ", "), options.joined(separator: ", "))
    return BilingualText(
      "chưa đặt [report] \(names) trong cấu hình nên tiêu đề để dấu chấm; đặt trong tệp --config hoặc bằng \(others)",
      "[report] \(names) not set in the configuration, so the letterhead has dots; set "
        + (settings.count == 1 ? "it" : "them") + " in the --config file or by " + others)
  }
}
