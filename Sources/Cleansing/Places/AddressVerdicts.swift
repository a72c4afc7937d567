import Glibc
import Hashing

/// What was found out of addresses and commune codes; one for each thread.
///
/// Behind the hamlet, nearly all addresses of a commune are spelt alike: the first one that agrees with its code is kept and
/// compared byte by byte; what is to be known of it is found out once. The others are known by a hash.
///
///     places   0 … 1 … 2 …       by code: one more than the position of its tail, 0 for none
///     tails    where each begins in `texts`, and what is known of it
///     texts    , xã Quỳnh Hồng, huyện …
struct AddressVerdicts {
  /// What stands behind the hamlet in an address that agrees with its code.
  struct Tail {
    fileprivate let start: Int
    fileprivate let count: Int
    /// Whether nothing can be wrong with its form; see ``TextRepair/isPlain(_:)``.
    let isPlain: Bool
    /// A hash of its pattern, and its bytes that begin no character.
    let form: KnownForms.TailForm
  }

  private static let longest = 255
  private static let mostAnswers = 1 << 18

  /// Verdicts that nobody asks for, or that say nothing in this file.
  private let common: AddressVerdict
  private var places = [UInt16](repeating: 0, count: 1 << 16)
  private var tails: [Tail] = []
  private var texts: [UInt8] = []
  private var answers: [UInt64: AddressVerdict] = [:]

  /// - Parameter common: Verdicts that are not told; with ``AddressVerdict/disagrees`` a commune beside a code is only looked
  ///   for in the lists.
  init(common: AddressVerdict = []) { self.common = common }

  /// What is wrong with the commune of an address beside a code, read where it is not known.
  ///
  /// - Parameter code: The code of the row when a list of some date has it, otherwise `0`.
  mutating func verdict(
    ofAddress address: UnsafeBufferPointer<UInt8>, _ code: UInt16
  ) -> AddressVerdict {
    // The hamlet, which stands before the first comma, is of no consequence, unless it is the commune.
    guard let tail = AddressVerdicts.tail(of: address) else {
      return code == 0 && !address.isEmpty ? verdict(of: address, code) : []
    }
    let verdict = verdict(of: tail, code)
    // Garbled ones are judged as a whole when they have been decoded.
    return verdict == .isAbsent ? self.verdict(of: address, code) : verdict
  }

  private mutating func verdict(
    of tail: UnsafeBufferPointer<UInt8>, _ code: UInt16
  ) -> AddressVerdict {
    if kept(tail, code) != nil { return [] }
    let hash = ProfileTally.hash(tail) ^ Hashing.spread(UInt64(code))
    if let answer = answers[hash] { return answer }
    // What follows the commune may be the wrong district.
    let isRight =
      code != 0
      && (common.contains(.disagrees)
        ? UnitOpenings.standard.openAny(tail)
        : UnitOpenings.standard.open(tail, code) && !tail.dropFirst().contains(0x2C))
    let answer = isRight ? [] : AddressVerdict(tail, code).subtracting(common)
    if answer.isEmpty, places[Int(code)] == 0, tail.count <= AddressVerdicts.longest {
      keep(tail, code)
    }
    if answers.count < AddressVerdicts.mostAnswers { answers[hash] = answer }
    return answer
  }

  /// Whether the commune of a code may lie in the district of a column of districts.
  ///
  /// - Complexity: a look-up where the two came before.
  mutating func mayLie(_ code: UInt16, in district: UnsafeBufferPointer<UInt8>) -> Bool {
    if common.contains(.disagrees) || district.isEmpty { return true }
    let hash = ProfileTally.hash(district) ^ Hashing.spread(UInt64(code) | 1 << 32)
    if let answer = answers[hash] { return answer.isEmpty }
    let tidy = TextRepair.tidy(district, encoding: nil)
    let isPossible =
      tidy.isUnreadable
      || FormerDistricts.standard.mayLie(
        code, inDistrict: String(decoding: tidy.bytes, as: UTF8.self))
    if answers.count < AddressVerdicts.mostAnswers { answers[hash] = isPossible ? [] : .disagrees }
    return isPossible
  }

  /// Codes have 16 bits, so that there are never too many tails.
  private mutating func keep(_ tail: UnsafeBufferPointer<UInt8>, _ code: UInt16) {
    guard tails.count < Int(UInt16.max) else { return }
    tails.append(
      Tail(
        start: texts.count, count: tail.count, isPlain: TextRepair.isPlain(tail),
        form: KnownForms.TailForm(tail)))
    texts.append(contentsOf: tail)
    places[Int(code)] = UInt16(tails.count)
  }

  /// The tail that is kept for the code, if the text is the same.
  @inline(__always)
  func kept(_ tail: UnsafeBufferPointer<UInt8>, _ code: UInt16) -> Tail? {
    let place = Int(places[Int(code)])
    guard place != 0, let base = tail.baseAddress else { return nil }
    let known = tails[place &- 1]
    guard known.count == tail.count else { return nil }
    let isEqual = texts.withUnsafeBufferPointer { texts in
      CellBytes.isEqual(
        base, UnsafeBufferPointer(rebasing: texts[known.start..<known.start + known.count]),
        known.count)
    }
    return isEqual ? known : nil
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
