/// Writes numbers as the reader's office does: `3.024.577` and `98,91 %`, or `3,024,577` and `98.91 %`.
public struct NumberStyle: Sendable {
  /// The language whose signs are used.
  let language: ReportLanguage

  /// Numbers in a language.
  public init(_ language: ReportLanguage) { self.language = language }

  private var group: Character { language == .vietnamese ? "." : "," }
  private var point: Character { language == .vietnamese ? "," : "." }

  /// A whole number with its thousands apart.
  public func whole(_ value: Int) -> String {
    var text = ""
    let digits = String(value.magnitude)
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position) % 3 == 0 { text.append(group) }
      text.append(digit)
    }
    return value < 0 ? "−" + text : text
  }

  /// A number with a fixed number of decimals, half rounded up.
  public func decimal(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return "–" }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = Int((value.magnitude * scale + 0.5).rounded(.down))
    let base = Int(scale)
    var text = whole(scaled / base)
    if decimals > 0 {
      let rest = String(scaled % base)
      text.append(point)
      text += String(repeating: "0", count: decimals - rest.count) + rest
    }
    return value < 0 && scaled > 0 ? "−" + text : text
  }

  /// A share from 0 to 1 as per cent with two decimals; a share that is not quite whole is never
  /// rounded up to 100 %.
  public func percent(_ share: Double, decimals: Int = 2) -> String {
    hundredths(share, decimals: decimals) + " %"
  }

  /// The number of ``percent(_:decimals:)`` without its sign.
  public func hundredths(_ share: Double, decimals: Int) -> String {
    var scale = 100.0
    for _ in 0..<decimals { scale *= 10 }
    let isWhole = share >= 1
    let value = isWhole ? 100 : min((share * scale).rounded(), scale - 1) / scale * 100
    return decimal(value, decimals: decimals)
  }
}
