/// Puts faults into the number column.
struct NumberFaults: Sendable {
  /// What the fault may take from around the record.
  struct Surroundings {
    var oldNumber: [UInt8]
    var insuranceNumber: [UInt8]
    var isChild: Bool
  }

  /// Changes the twelve digits of a citizen ID in place and says whether the fault could apply.
  ///
  /// Faults that take the number of another person are not made here, as they need the block.
  func apply(
    _ kind: NumberFault, to number: inout [UInt8], _ around: Surroundings,
    _ random: inout RandomStream
  ) -> Bool {
    let digits = number
    guard digits.count == 12 else { return false }
    switch kind {
    case .numberMissing: number = []
    case .numberCmnd:
      guard !around.oldNumber.isEmpty else { return false }
      number = around.oldNumber
    case .numberSi: number = around.insuranceNumber
    case .numberDummy:
      number = Array(
        random.pick([
          "000000000000", "123456789012", "040000000000", "111111111111", "999999999999", "0",
          "KHONG",
          "040000000001",
        ]).utf8)
    case .numberPhone:
      number = [0x30, random.pick([0x33, 0x35, 0x37, 0x38, 0x39])] + randomDigits(8, &random)
    case .numberTax:
      number = [0x38] + randomDigits(9, &random)
      if random.chance(0.3) { number += Array("-001".utf8) }
    case .numberSub1:
      let place = random.below(12)
      number[place] = 48 + (digits[place] - 48 + UInt8(random.inside(1...9))) % 10
    case .numberTranspose:
      let places = (0..<11).filter { digits[$0] != digits[$0 + 1] }
      guard !places.isEmpty else { return false }
      let place = random.pick(places)
      number.swapAt(place, place + 1)
    case .numberShort: number.remove(at: random.inside(1...11))
    case .numberLead0: number.removeFirst()
    case .numberTwoZeros:
      guard digits[1] == 48 else { return false }
      number.removeFirst(2)
    case .numberFloat: number = Array(digits.dropFirst()) + Array(".0".utf8)
    case .numberScientific: number = scientific(digits, &random)
    case .numberTwoValues:
      guard !around.oldNumber.isEmpty else { return false }
      number =
        random.chance(0.5)
        ? around.oldNumber + [0x2F] + digits
        : digits + Array(" (CMND ".utf8) + around.oldNumber + [0x29]
    case .numberLabel:
      let label = random.pick([("CCCD:", ""), ("", " CA Nghệ An"), ("Số ", ""), ("ĐDCN ", "")])
      number = Array(label.0.utf8) + digits + Array(label.1.utf8)
    case .numberFullwidth:
      number = digits.flatMap { [0xEF, 0xBC, 0x90 + $0 - 48] }
    case .numberLetters:
      let letters: [UInt8: [UInt8]] = [
        48: [0x4F, 0x6F, 0x51], 49: [0x6C, 0x49, 0x69], 50: [0x5A], 53: [0x53], 56: [0x42],
      ]
      let places = (0..<12).filter { letters[digits[$0]] != nil }
      guard !places.isEmpty else { return false }
      for _ in 0..<random.inside(1...2) {
        let place = random.pick(places)
        if let choice = letters[digits[place]] { number[place] = random.pick(choice) }
      }
    case .numberFormat: number = formatted(digits, &random)
    // The number of another person: whoever has the block takes it.
    case .numberFamily, .numberParent, .numberShared: return false
    }
    return number != digits
  }

  private func randomDigits(_ count: Int, _ random: inout RandomStream) -> [UInt8] {
    (0..<count).map { _ in UInt8(48 + random.below(10)) }
  }

  /// `4.019E+10`, with so few digits that the number is gone, or with all of them.
  private func scientific(_ digits: [UInt8], _ random: inout RandomStream) -> [UInt8] {
    let significant = Array(digits.drop { $0 == 48 })
    guard significant.count > 2 else { return digits }
    let kept = random.chance(0.75) ? random.inside(2...5) : significant.count
    let mark: UInt8 = random.chance(0.5) ? 0x2E : 0x2C
    return [significant[0], mark] + significant[1..<min(kept, significant.count)]
      + Array("E+\(significant.count - 1)".utf8)
  }

  private func formatted(_ digits: [UInt8], _ random: inout RandomStream) -> [UInt8] {
    func grouped(_ separator: String) -> [UInt8] {
      var result: [UInt8] = []
      for (index, digit) in digits.enumerated() {
        if index > 0, index % 3 == 0 { result += Array(separator.utf8) }
        result.append(digit)
      }
      return result
    }
    switch random.below(7) {
    case 0: return grouped(" ")
    case 1: return grouped(".")
    case 2: return grouped("-")
    case 3: return [0x27] + digits
    case 4: return [0x20] + digits + [0x20]
    case 5: return digits + Array(".0".utf8)
    default: return grouped("\u{A0}")
    }
  }
}
