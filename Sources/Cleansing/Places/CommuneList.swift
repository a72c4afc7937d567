/// From which lists of communes a file takes its codes (docs/domain.md 8).
///
/// A single code does not tell: most codes of July 2025 named a smaller commune before. A file does, by the codes
/// that the list of 2025 no longer has.
public enum CommuneList: UInt8, Sendable {
  /// Codes of before July 2025.
  case former
  /// Codes of July 2025.
  case current
  /// Codes of both, or of lists that are not known.
  case mixed

  /// Decides for a file.
  ///
  /// - Parameters:
  ///   - former: Rows with a code that only former lists have.
  ///   - all: Rows with a code of any list.
  public init(former: Int, all: Int) {
    // In the lists before July 2025, three communes of four have a code that went away: with fewer than half, offices
    // of both lists were put together.
    self = all == 0 ? .mixed : former * 50 < all ? .current : former * 2 > all ? .former : .mixed
  }

  /// Whether a code is known and not of July 2025.
  @inline(__always)
  public static func isFormer(_ code: UInt16) -> Bool {
    let group = AdministrativeUnits.group(ofCode: code)
    return !group.isEmpty && group != [code]
  }
}
