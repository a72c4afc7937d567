import Cleansing
import Tables
import VietnameseText

/// The grassroots offices (BHXH cơ sở), each with the communes it looks after.
///
/// The offices kept their old districts when these ended in July 2025 (docs/domain.md 8); a configuration may say otherwise.
public struct OfficeGroups: Sendable {
  private let offices: [Configuration.Office]

  /// - Parameter offices: Empty for one office a district.
  public init(_ offices: [Configuration.Office]) {
    self.offices =
      offices.isEmpty
      ? UnitDistricts.standard.districts.map {
        Configuration.Office(name: "BHXH cơ sở \($0.name)", districts: [$0.code], communes: [])
      } : offices
  }

  /// The office of a commune code, or `nil` when none looks after it; one that names the commune goes first.
  func office(ofCommune code: UInt16) -> String? {
    let district = UnitDistricts.standard.district(ofCommune: code)
    let office =
      offices.first { $0.communes.contains(code) }
      ?? offices.first { district != 0 && $0.districts.contains(district) }
    return office?.name
  }

  /// Adds up communes by office, in the order of the offices; what no office has comes last with an empty key.
  public func group(_ communes: [Summary.GroupCount]) -> [Summary.GroupCount] {
    var sums: [String: Summary.GroupCount] = [:]
    for commune in communes {
      let key = UInt16(commune.key).flatMap { office(ofCommune: $0) } ?? ""
      sums[key, default: Summary.GroupCount(key: key)].add(commune)
    }
    return (offices.map(\.name) + [""]).compactMap { sums[$0] }
  }
}

/// What a class of participants is insured for, told by its name.
enum InsuranceKind {
  case compulsory, voluntary, other

  init(className: String) {
    let text = FoldingTable.fold(className).split(separator: "_").joined(separator: " ")
    if ["compulsory", "bat buoc", "bhxh bat buoc", "nguoi lao dong"].contains(text) {
      self = .compulsory
    } else if ["voluntary", "tu nguyen", "bhxh tu nguyen"].contains(text) {
      self = .voluntary
    } else {
      self = .other
    }
  }
}
