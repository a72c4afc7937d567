/// The number in the first line of a card's machine-readable zone, judged by what the line says twice and by its check digits.
///
///     IDVNM 190123456 9 040190123456 << 1     last nine digits, check, all twelve, fillers, check over twelve and fillers
///
/// A digit that cannot be read is taken from where it stands once more. A check digit that is there must agree; the last one may
/// be cut off.
struct MachineLine {
  let number: UInt64
  /// Whether nothing in the line speaks against the number.
  let isCertain: Bool

  /// Reads what follows `IDVNM`; `nil` when it is no such line, or nobody can say which of its digits are right.
  ///
  /// - Parameter characters: In capitals, signs as they are.
  init?(_ characters: [UInt8]) {
    guard characters.count >= 22 else { return nil }
    let short = characters[0..<9].map { $0.isDigit ? $0 : nil }
    let long = characters[10..<22].map { $0.isDigit ? $0 : nil }
    let head = long[0..<3].compactMap { $0 }
    let rest = characters[22...]
    let end = rest.drop { !$0.isDigit && !$0.isLetter }
    // More digits right behind the twelve are no check digit.
    if rest.first?.isDigit == true, rest.count > 1 { return nil }
    let lastCheck = end.first.flatMap { $0.isDigit ? $0 : nil }
    let shortCheck = characters[9].isDigit ? characters[9] : nil

    /// How many check digits agree; `nil` when one does not.
    func agreeing(_ tail: [UInt8]) -> Int? {
      var count = 0
      if let shortCheck {
        guard MachineReadableZone.checkDigit(tail) == shortCheck else { return nil }
        count += 1
      }
      if let lastCheck {
        guard MachineReadableZone.checkDigit(head + tail + Array("<<".utf8)) == lastCheck else {
          return nil
        }
        count += 1
      }
      return count
    }
    func value(_ tail: [UInt8]) -> UInt64 {
      (head + tail).reduce(0) { $0 * 10 + UInt64($1 & 0x0F) }
    }
    let byShort = zip(short, long[3...]).compactMap { $0 ?? $1 }
    let byLong = zip(short, long[3...]).compactMap { $1 ?? $0 }
    guard head.count == 3, byShort.count == 9, byLong.count == 9 else { return nil }
    if byShort == byLong {
      let isWhole = (short + long).allSatisfy { $0 != nil }
      number = value(byShort)
      isCertain = agreeing(byShort).map { isWhole || $0 == 2 } ?? false
      return
    }
    // Two readings of the nine digits: the one that all check digits bear out.
    let (left, right) = (agreeing(byShort) ?? 0, agreeing(byLong) ?? 0)
    guard max(left, right) > 0, left != right else { return nil }
    number = value(left > right ? byShort : byLong)
    isCertain = false
  }
}
