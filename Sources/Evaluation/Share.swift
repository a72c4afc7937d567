import Authentication

/// A share with its counts and its confidence interval.
public struct Share: Codable, Equatable, Sendable {
  public let count: Int
  public let total: Int
  /// `count / total`, or `nil` when there is nothing to count.
  public let value: Double?
  public let interval: WilsonInterval

  public init(_ count: Int, of total: Int) {
    self.count = count
    self.total = total
    value = total > 0 ? Double(count) / Double(total) : nil
    interval = WilsonInterval(count: count, of: total)
  }
}
