import Authentication
import Evaluation
import Tables

/// Makes the document of a report from the figures of a run.
///
///     let document = ReportBuilder(ReportInputs(summary: summary), ReportSettings()).document
///     let page = HTMLReport(document).text
public struct ReportBuilder {
  let inputs: ReportInputs
  let settings: ReportSettings
  let summary: Summary
  let numbers: NumberStyle
  let disclosure: Disclosure
  let places: ReportPlaces

  /// A builder; nothing is counted yet.
  public init(_ inputs: ReportInputs, _ settings: ReportSettings) {
    self.inputs = inputs
    self.settings = settings
    summary = inputs.summary
    numbers = NumberStyle(settings.language)
    disclosure = Disclosure(inputs.summary, events: inputs.events, isPublic: settings.isPublic)
    places = ReportPlaces(settings.language)
  }

  /// The whole report.
  public var document: ReportDocument {
    var sections = [resultSection, rateSection, reasonSection, placeSection, groupSection]
    sections.append(contentsOf: [qualitySection, duplicateSection])
    if !settings.isPublic { sections.append(trustSection) }
    sections.append(coverageSection)
    if let section = eventSection { sections.append(section) }
    if let section = indicatorSection { sections.append(section) }
    for place in sections.indices {
      sections[place].title = ReportBuilder.roman(place + 1) + ". " + sections[place].title
    }
    sections.append(contentsOf: [communeAnnex, methodAnnex])
    if !settings.isPublic, let annex = weightAnnex { sections.append(annex) }
    return ReportDocument(
      language: settings.language, isoDate: settings.date.isEmpty ? summary.asOf : settings.date,
      head: head, sections: sections, imprint: imprint)
  }

  // MARK: Words

  func say(_ vi: String, _ en: String) -> String { settings.language.choose(vi: vi, en: en) }

  func whole(_ value: Int) -> String { numbers.whole(value) }

  /// A count in running text, hidden when its cell is.
  func words(_ cell: ReportCell) -> String {
    cell == .hidden
      ? say("dưới 5 (không công bố)", "fewer than 5 (not published)") : cell.text(numbers)
  }

  /// The number of a table's form. Tables stand in the order of their numbers; one that is not in every report has a letter.
  func form(_ number: Int, _ letter: String = "") -> String {
    let digits = (number < 10 ? "0\(number)" : "\(number)") + letter
    return say("Biểu số: \(digits)/XTDL", "Table \(digits)/XTDL")
  }

  var recordUnit: String { say("Đơn vị tính: bản ghi", "Unit: records") }
  var peopleUnit: String { say("Đơn vị tính: người", "Unit: people") }

  /// `31/12/2024` from `2024-12-31`.
  static func shownDate(_ iso: String, _ language: ReportLanguage) -> String {
    let parts = iso.split(separator: "-")
    guard parts.count == 3 else { return iso }
    return language.choose(vi: "\(parts[2])/\(parts[1])/\(parts[0])", en: iso)
  }

  var day: String { ReportBuilder.shownDate(summary.asOf, settings.language) }

  static func roman(_ number: Int) -> String {
    let tens = ["", "X", "XX"]
    let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    return tens[min(number / 10, 2)] + ones[number % 10]
  }

  // MARK: Head

  private var head: ReportDocument.Head {
    let letterhead = settings.letterhead
    return ReportDocument.Head(
      authority: letterhead.authority ?? say("BẢO HIỂM XÃ HỘI VIỆT NAM", "VIETNAM SOCIAL SECURITY"),
      unit: letterhead.unitWords(in: settings.language),
      symbol: letterhead.symbol ?? say("Số: ……/BC-BHXH", "No. ……/BC-BHXH"),
      nation: say("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM"),
      motto: say("Độc lập – Tự do – Hạnh phúc", "Independence – Freedom – Happiness"),
      placeAndDate: placeAndDate(letterhead.placeWords),
      kind: say("BÁO CÁO", "REPORT"),
      title: say(
        "Kết quả làm sạch, xác thực dữ liệu người tham gia BHXH, BHYT với Cơ sở dữ liệu quốc gia về dân cư",
        "Cleansing and authentication of social and health insurance records against the National Population Database"
      ),
      period: say("Số liệu đến ngày \(day)", "Figures as of \(day)")
        + (settings.isPublic ? say(" – bản công bố", " – for publication") : ""))
  }

  private func placeAndDate(_ place: String) -> String {
    let iso = settings.date.isEmpty ? summary.asOf : settings.date
    let parts = iso.split(separator: "-")
    guard parts.count == 3, let day = Int(parts[2]), let month = Int(parts[1]) else { return place }
    // Decree 30/2020: a nought stands before days below 10 and months 1 and 2.
    let dayText = day < 10 ? "0\(day)" : "\(day)"
    let monthText = month < 3 ? "0\(month)" : "\(month)"
    return say(
      "\(place), ngày \(dayText) tháng \(monthText) năm \(parts[0])", "\(place), \(iso)")
  }

  private var imprint: String {
    say(
      "Lập bằng Khớp \(settings.version) từ kết quả đối chiếu ngày \(day); báo cáo chỉ có số liệu tổng hợp, không có thông tin cá nhân.",
      "Made by Khớp \(settings.version) from the run of \(day); the report holds counts only, no personal data."
    )
  }

  var signatures: ReportDocument.Block {
    .signatures([
      .init(
        role: say("NGƯỜI LẬP BIỂU", "PREPARED BY"),
        hint: say("(Ký, ghi rõ họ tên)", "(signature, full name)")),
      .init(
        role: say("THỦ TRƯỞNG ĐƠN VỊ", "HEAD OF THE UNIT"),
        hint: say("(Ký, đóng dấu, ghi rõ họ tên)", "(signature, seal, full name)")),
    ])
  }
}
