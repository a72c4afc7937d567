import Authentication

/// A share with its counts and its confidence interval.
public struct Share: Codable, Equatable, Sendable {
  /// How many of the total have the property.
  public let count: Int
  /// How many there are.
  public let total: Int
  /// `count / total`, or `nil` when there is nothing to count.
  public let value: Double?
  /// Wilson's interval at 95 %.
  public let interval: WilsonInterval

  /// A share of counts; of nothing it is unknown.
  init(_ count: Int, of total: Int) {
    self.count = count
    self.total = total
    value = total > 0 ? Double(count) / Double(total) : nil
    interval = WilsonInterval(count: count, of: total)
  }
}
