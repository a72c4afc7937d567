import Cleansing
import Tables
import VietnameseText

/// Names of communes and districts for reports, and the order in which Vietnam sorts them.
struct ReportPlaces {
  private let communes = CommuneNames()
  private let language: ReportLanguage

  init(_ language: ReportLanguage) { self.language = language }

  /// The key of the old district of a commune's key; empty when no list has the code.
  static func districtKey(_ commune: String) -> String {
    guard let code = UInt16(commune) else { return "" }
    let district = UnitDistricts.standard.district(ofCommune: code)
    return district == 0 ? "" : String(district)
  }

  /// `Xã Diễn Thọ`; what has no name says so.
  func commune(_ key: String) -> String {
    if key.isEmpty { return language.choose(vi: "Không ghi mã xã", en: "No commune code") }
    guard let name = communes[key] else {
      return language.choose(vi: "Mã \(key) (ngoài danh mục)", en: "Code \(key) (not in the list)")
    }
    return String(name.prefix { $0 != "," })
  }

  func district(_ key: String) -> String {
    if let code = UInt16(key), let district = UnitDistricts.standard.named(code) {
      return district.fullName
    }
    return language.choose(vi: "Không rõ địa bàn", en: "Place not known")
  }

  /// Elements in the order of their names, by letter and then by tone; nameless ones last.
  static func sorted<Element>(
    _ elements: [Element], name: (Element) -> String, isLast: (Element) -> Bool
  ) -> [Element] {
    elements.enumerated()
      .map {
        (
          key: VietnameseCollation.standard.sortKey(name($0.element)), last: isLast($0.element),
          place: $0.offset, element: $0.element
        )
      }
      .sorted { left, right in
        if left.last != right.last { return right.last }
        if left.key == right.key { return left.place < right.place }
        return left.key.lexicographicallyPrecedes(right.key)
      }
      .map(\.element)
  }
}
