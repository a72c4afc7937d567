import Glibc

/// What was found out of addresses and commune codes; one for each thread.
///
/// Behind the hamlet, nearly all addresses of a commune are spelt alike: the first one that agrees with its code is kept and
/// compared byte by byte. The others are known by a hash.
///
///     places   0 … 1 … 58 …       by code: where its address begins in `texts`, 0 for none
///     texts    . . 41 , xã Quỳnh Hồng, huyện …       each with its length before it
struct AddressVerdicts {
  private static let longest = 255
  private static let mostAnswers = 1 << 18

  private var places = [UInt32](repeating: 0, count: 1 << 16)
  private var texts: [UInt8] = [0]
  private var answers: [UInt64: Bool] = [:]

  /// Whether an address disagrees with a code, found out where it is not known.
  ///
  /// - Parameter tail: What stands behind the hamlet; not empty.
  mutating func disagrees(
    _ tail: UnsafeBufferPointer<UInt8>, _ code: UInt16, find: () -> Bool
  ) -> Bool {
    if isKept(tail, code) { return false }
    let hash = ProfileTally.hash(tail) ^ UInt64(code) &* 0x9E37_79B9_7F4A_7C15
    if let answer = answers[hash] { return answer }
    let answer = find()
    if !answer, places[Int(code)] == 0, tail.count <= AddressVerdicts.longest {
      places[Int(code)] = UInt32(texts.count)
      texts.append(UInt8(tail.count))
      texts.append(contentsOf: tail)
    }
    if answers.count < AddressVerdicts.mostAnswers { answers[hash] = answer }
    return answer
  }

  /// Whether the text is the one that is kept for the code.
  @inline(__always)
  private func isKept(_ tail: UnsafeBufferPointer<UInt8>, _ code: UInt16) -> Bool {
    let place = Int(places[Int(code)])
    guard place != 0, let base = tail.baseAddress else { return false }
    return texts.withUnsafeBufferPointer { texts in
      guard Int(texts[place]) == tail.count, let start = texts.baseAddress else { return false }
      return memcmp(start + place + 1, base, tail.count) == 0
    }
  }

  /// What stands from the first comma of an address on; `nil` when it has none.
  @inline(__always)
  static func tail(of address: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
    guard let base = address.baseAddress, let found = memchr(base, 0x2C, address.count) else {
      return nil
    }
    let start = UnsafeRawPointer(found) - UnsafeRawPointer(base)
    return UnsafeBufferPointer(rebasing: address[start...])
  }
}
