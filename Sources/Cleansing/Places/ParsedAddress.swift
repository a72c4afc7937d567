import Corpora
import Identifiers
import VietnameseText

/// A free-text address cut into its parts, each as it is written, without the words for kinds.
///
///     let address = ParsedAddress("Xóm 3, X. Hòa Sơn, H. Đô Lương, Nghệ An")
///     address.hamlet          // "Xóm 3"
///     address.commune         // "Hòa Sơn"
///     address.district        // "Đô Lương"
///     address.meanings.count  // 1
///
/// Parts are told by commas, by the words for kinds (xã, phường, thị trấn, huyện … and X., P., TT., H., TP.) and, where
/// those are missing, by their order: province last, district before it, commune before that.
public struct ParsedAddress: Sendable, Equatable {
  /// House number and street, and whatever stands before the hamlet.
  public private(set) var detail = ""
  /// Hamlet, village, block or quarter with its word: `Xóm 3`, `Khối Tân Tiến`.
  public private(set) var hamlet = ""
  /// The name of the commune without its kind; empty when there is none.
  public private(set) var commune = ""
  /// What the commune is called; `nil` when the address does not say.
  private(set) var communeKind: AdministrativeUnit.Kind?
  /// The name of the district without its kind; empty when there is none.
  public private(set) var district = ""
  private(set) var districtKind: AdministrativeUnit.Kind?
  /// The name of the province; empty when there is none.
  public private(set) var province = ""
  /// What the commune may be; the units of the district where one is named.
  public private(set) var meanings: [UnitMeaning] = []
  /// Whether the commune may be more than one place of today.
  public private(set) var isAmbiguous = false

  /// The units of July 2025 that may be meant, in ascending order.
  public var currentCodes: [UInt16] { Set(meanings.flatMap(\.currentCodes)).sorted() }

  /// Whether the province is one of the others.
  var isOfOtherProvince: Bool {
    let words = province.split(separator: " ").map(String.init)
    return FoldingTable.fold(province) != "nghe an" && ProvinceNames.contains(words)
  }

  /// Whether the district is called one, or stands before the province.
  var hasCertainDistrict: Bool {
    !district.isEmpty && (districtKind != nil || !province.isEmpty)
  }

  /// Cuts an address and looks its commune up.
  ///
  /// - Parameters:
  ///   - text: The address, with or without marks.
  ///   - day: Leaves only the units of that day.
  ///   - units: The lists.
  public init(
    _ text: String, on day: BirthDate? = nil, units: AdministrativeUnits = .standard
  ) {
    var open: [[String]] = []
    for part in AddressParts(text).parts { assign(part, &open) }
    assignByOrder(&open, units)
    detail = open.map { $0.joined(separator: " ") }.joined(separator: ", ")
    lookUp(on: day, units)
  }

  /// The hamlet of an address alone, without looking any name up; empty when none is named.
  ///
  ///     ParsedAddress.hamlet(of: "Xóm 3, xã Hòa Sơn")  // "Xóm 3"
  public static func hamlet(of text: String) -> String {
    let part = AddressParts(text).parts.first { $0.level == .hamlet }
    return part?.words.joined(separator: " ") ?? ""
  }

  /// Gives a part with a word for its kind its place; the others wait.
  private mutating func assign(_ part: AddressParts.Part, _ open: inout [[String]]) {
    let text = part.words.joined(separator: " ")
    switch part.level {
    case .hamlet where hamlet.isEmpty: hamlet = text
    case .commune where commune.isEmpty:
      commune = text
      communeKind = part.kind
    case .district where district.isEmpty:
      district = text
      districtKind = part.kind
    case .province where province.isEmpty: province = text
    default: open.append(part.words)
    }
  }

  /// Gives the parts without a word their place from the end.
  private mutating func assignByOrder(_ open: inout [[String]], _ units: AdministrativeUnits) {
    if province.isEmpty, let last = open.last, ProvinceNames.contains(last) {
      province = last.joined(separator: " ")
      open.removeLast()
    }
    if district.isEmpty, let last = open.last {
      let found = units.resolve(name: last.joined(separator: " ")).meanings
      let isDistrict = found.contains { $0.unit.kind.isDistrict }
      let isCommune = found.contains { !$0.unit.kind.isDistrict }
      // A name of both is the district when a commune is named before it.
      let hasCommune =
        !commune.isEmpty
        || open.count > 1
          && !units.resolve(name: open[open.count - 2].joined(separator: " ")).meanings.isEmpty
      if isDistrict, hasCommune || !isCommune {
        district = last.joined(separator: " ")
        open.removeLast()
      }
    }
    if commune.isEmpty, let last = open.last,
      !units.resolve(name: last.joined(separator: " ")).meanings.isEmpty
    {
      commune = last.joined(separator: " ")
      open.removeLast()
    }
  }

  private mutating func lookUp(on day: BirthDate?, _ units: AdministrativeUnits) {
    guard !commune.isEmpty else { return }
    let name = communeKind.map { "\($0.rawValue) \(commune)" } ?? commune
    var found = units.resolve(
      name: name, district: district.isEmpty ? nil : district, on: day)
    if found.meanings.isEmpty, !district.isEmpty { found = units.resolve(name: name, on: day) }
    meanings = found.meanings
    isAmbiguous = found.isAmbiguous
  }
}

/// The names of the 63 provinces without marks.
private enum ProvinceNames {
  private static let names: Set<String> = Set(
    Corpus.provinces.rows.map { FoldingTable.fold($0[2]) })

  static func contains(_ words: [String]) -> Bool {
    names.contains(FoldingTable.fold(words.joined(separator: " ")))
  }
}
