/// A personal ID number that was not typed whole: a digit too few or too many, or signs where digits should be.
///
/// It is no number, and it still says much about whose it can be.
///
///     DamagedNumber("04019302614")   // eleven digits: one is missing
///     DamagedNumber("0401*3026145")  // one digit cannot be read
public struct DamagedNumber: Hashable, Sendable {
  /// How a number agrees with what was typed.
  public enum Agreement: Sendable {
    /// It is one of the few numbers for which this may have been typed.
    case fits
    /// It is not shut out: too much of what was typed is unknown, or one more slip explains it.
    case possible
    /// No slip of the hand makes the one of the other.
    case contradicts
  }

  /// Four bits a symbol, the last lowest: a digit, or ``unknownSymbol``.
  private var symbols: UInt64 = 0
  private var count = 0
  private var unknownCount = 0

  private static let unknownSymbol: UInt64 = 0xF
  private static let digitCount = 12
  private static let mostSymbols = 13
  private static let leastSymbols = 11
  private static let leastDigits = 6
  /// With more unknown digits a number fits so many that each says little.
  private static let mostUnknown = 2

  /// - Parameter typed: The digits as they were typed; any other character stands for a digit that cannot be read.
  /// - Returns: `nil` for what says too little, or is a whole number.
  init?(_ typed: some StringProtocol) {
    self.init(
      typed.utf8.lazy.map { (0x30...0x39).contains($0) ? UInt64($0 & 0xF) : Self.unknownSymbol })
  }

  /// - Parameter symbols: Digits as numbers from 0 to 9, others for digits that cannot be read.
  internal init?(_ symbols: some Sequence<UInt64>) {
    for symbol in symbols {
      if count == Self.mostSymbols { return nil }
      let isDigit = symbol <= 9
      self.symbols = self.symbols << 4 | (isDigit ? symbol : Self.unknownSymbol)
      count += 1
      if !isDigit { unknownCount += 1 }
    }
    guard count >= Self.leastSymbols, count - unknownCount >= Self.leastDigits,
      count != Self.digitCount || unknownCount > 0
    else { return nil }
  }

  /// A number of another count of digits.
  internal init?(_ number: IDScan.Number) {
    var units = [19 of UInt64](repeating: 0)
    var rest = number.value
    for place in (0..<min(number.digits, 19)).reversed() {
      units[place] = rest % 10
      rest /= 10
    }
    self.init((0..<min(number.digits, 19)).lazy.map { units[$0] })
  }

  /// How a number of twelve digits agrees with what was typed.
  ///
  /// - Complexity: O(1), some 150 steps; never allocates.
  public func agreement(with number: UInt64) -> Agreement {
    let slips = distance(to: number)
    let least = abs(count - Self.digitCount)
    if slips == least, isFew { return .fits }
    return slips <= least + 1 ? .possible : .contradicts
  }

  /// Calls `body` with each number for which this may have been typed, where they are few: at most 109; a number may
  /// come twice.
  public func forEachNumber(_ body: (UInt64) -> Void) {
    guard isFew else { return }
    switch count {
    case 11: NumberNeighbours.forEachCompletion(of: value, body)
    case 13: NumberNeighbours.forEachShortening(of: value, body)
    default: fill(0, value, body)
    }
  }

  /// Whether the numbers that fit can be counted out.
  private var isFew: Bool {
    switch count {
    case 11, 13: unknownCount == 0
    case Self.digitCount: unknownCount <= Self.mostUnknown
    default: false
    }
  }

  /// The digits as an integer, zero for each that is unknown.
  private var value: UInt64 {
    var value: UInt64 = 0
    for place in (0..<count).reversed() {
      let symbol = symbol(place)
      value = value * 10 + (symbol == Self.unknownSymbol ? 0 : symbol)
    }
    return value
  }

  /// The symbol at a place, counted from the last.
  private func symbol(_ place: Int) -> UInt64 { symbols >> UInt64(4 * place) & 0xF }

  /// Puts all digits into the unknown places from one on.
  private func fill(_ from: Int, _ value: UInt64, _ body: (UInt64) -> Void) {
    guard let place = (from..<count).first(where: { symbol($0) == Self.unknownSymbol }) else {
      return body(value)
    }
    var unit: UInt64 = 1
    for _ in 0..<place { unit *= 10 }
    for digit in 0..<10 as Range<UInt64> { fill(place + 1, value + digit * unit, body) }
  }

  /// How many digits must be put in, taken out or changed, or exchanged with their neighbours, to make the number of what
  /// was typed.
  private func distance(to number: UInt64) -> Int {
    var digits = [15 of UInt64](repeating: 0)
    var rest = number
    for place in 0..<Self.digitCount {
      digits[place] = rest % 10
      rest /= 10
    }
    // Rows of the last two symbols and the present one, by how many digits were used.
    var (before, last) = ([15 of Int](repeating: 0), [15 of Int](repeating: 0))
    for used in 0...Self.digitCount { last[used] = used }
    for typed in 1...count {
      let own = symbol(typed - 1)
      var row = [15 of Int](repeating: 0)
      // What cannot be read may be a separator, and no digit.
      let dropping = own == Self.unknownSymbol ? 0 : 1
      row[0] = last[0] + dropping
      for used in 1...Self.digitCount {
        let digit = digits[used - 1]
        let change = own == digit || own == Self.unknownSymbol ? 0 : 1
        var best = min(last[used - 1] + change, min(last[used] + dropping, row[used - 1] + 1))
        if typed > 1, used > 1, own == digits[used - 2], symbol(typed - 2) == digit {
          best = min(best, before[used - 2] + 1)
        }
        row[used] = best
      }
      before = last
      last = row
    }
    return last[Self.digitCount]
  }
}
