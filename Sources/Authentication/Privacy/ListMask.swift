/// Personal values as lists show them unless somebody asks for all of them.
public struct ListMask: Sendable {
  /// Whether values are shown whole.
  let isUnmasked: Bool

  /// A mask that hides, or one that shows everything.
  public init(isUnmasked: Bool) { self.isUnmasked = isUnmasked }

  /// `040******123`; the first and the last three digits.
  func number(_ text: String) -> String {
    isUnmasked ? text : MaskedText.number(text)
  }

  /// `N. T. H.`; the first letters.
  func name(_ text: String) -> String {
    if isUnmasked { return text }
    return text.split(separator: " ").compactMap { $0.first.map { "\($0)." } }.joined(
      separator: " ")
  }

  /// The year alone.
  func date(_ text: String) -> String { isUnmasked ? text : String(text.suffix(4)) }

  /// A record's key, which is masked like a number when it holds as many digits as one, whatever stands
  /// before, between and behind them.
  ///
  ///     ListMask(isUnmasked: false).key("GD4404012345678")  // "GD440*******678"
  public func key(_ text: String) -> String {
    let digits = text.utf8.count { $0 &- 0x30 <= 9 }
    return digits >= 9 || text.contains(" ") ? number(text) : text
  }
}
