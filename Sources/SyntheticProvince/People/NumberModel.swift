/// Gives out citizen IDs, old identity numbers and insurance numbers without a global table.
///
/// Each block of people owns slots in every cell (province, sex, birth year); a permutation of the
/// cell's slots hides the block. So no two people get the same number, blocks can be grown in any
/// order, and the numbers of a cell are about as dense as real ones: they start near 000000 and a
/// wrong digit often hits another person.
///
///     slots of a cell   | native block 0 | native block 1 | … | guests of block 0 | 1 | … |
///                         256 pairs        256 pairs            16 pairs
///     number            2 × permutation(slot) + one random bit
///
/// The second number of a pair stays free, or goes to a twin registered on the same day.
struct NumberModel: Sendable {
  static let nativePairs = 256
  static let guestPairs = 16
  /// Slots for people and for insurance records in a block, above what a block can hold.
  static let peoplePerBlock = 20_480
  static let recordsPerBlock = 20_480
  private static let guestRecords = 2_560
  private static let guestRecordBase = 80_000_000

  let seed: UInt64
  let provinces: Provinces
  private let nativeBlocks: [Int]
  private let cells: [IndexPermutation]
  private let insurance = IndexPermutation(count: 80_000_000)
  private let guestInsurance = IndexPermutation(count: 20_000_000)
  private let oldNumberOffsets: [Int]
  private let oldNumbers: IndexPermutation

  /// - Parameter nativeBlocks: The number of blocks of each province.
  init(seed: UInt64, provinces: Provinces, nativeBlocks: [Int]) throws(GeneratorError) {
    self.seed = seed
    self.provinces = provinces
    self.nativeBlocks = nativeBlocks
    let blocks = nativeBlocks.reduce(0, +)
    let pairs = nativeBlocks.map {
      $0 * NumberModel.nativePairs + blocks * NumberModel.guestPairs
    }
    let most = nativeBlocks.max() ?? 0
    guard (pairs.max() ?? 0) <= 500_000, most * NumberModel.recordsPerBlock <= 80_000_000,
      blocks * NumberModel.guestRecords <= 20_000_000
    else {
      throw GeneratorError(
        .tooManyPeople, message: "the numbers of one province cannot tell that many people apart")
    }
    cells = pairs.map { IndexPermutation(count: max($0, 1)) }
    var used: [Int: Int] = [:]
    oldNumberOffsets = provinces.codes.indices.map { index in
      let group = OldNumberGroups.group(of: provinces.codes[index])
      let offset = used[group] ?? 0
      used[group] = offset + nativeBlocks[index] * NumberModel.peoplePerBlock
      return offset
    }
    oldNumbers = IndexPermutation(count: 10_000_000)
  }

  /// The citizen ID of a slot as a number of up to 12 digits.
  func citizen(province: Int, sex: Int, year: Int, slot: Int, isOdd: Bool) -> UInt64 {
    let code = provinces.codes[province]
    let century = (year - 1900) / 100 * 2 + sex
    let key = mix(mix(seed, 0xC171), UInt64(code * 10_000 + century * 1_000 + year % 100))
    let number = cells[province](slot, key: key) * 2 + (isOdd ? 1 : 0)
    return UInt64(
      code * 1_000_000_000 + century * 100_000_000 + year % 100 * 1_000_000 + number)
  }

  /// The slot of the n-th pair that a native block takes from a cell.
  func nativeSlot(provinceBlock: Int, _ n: Int) -> Int {
    provinceBlock * NumberModel.nativePairs + n
  }

  /// The slot of the n-th pair that a block takes from a cell of another province.
  func guestSlot(province: Int, block: Int, _ n: Int) -> Int {
    nativeBlocks[province] * NumberModel.nativePairs + block * NumberModel.guestPairs + n
  }

  /// The old nine-digit number of the n-th person of a block; 0 when the group has no more.
  func oldNumber(province: Int, provinceBlock: Int, _ n: Int) -> UInt32 {
    let group = OldNumberGroups.group(of: provinces.codes[province])
    let slot = oldNumberOffsets[province] + provinceBlock * NumberModel.peoplePerBlock + n
    guard slot < 10_000_000 else { return 0 }
    return UInt32(
      group * 10_000_000 + oldNumbers(slot, key: mix(mix(seed, 0xC09D), UInt64(group))))
  }

  /// The ten-digit insurance number of the n-th record of a block.
  func insuranceNumber(province: Int, provinceBlock: Int, _ n: Int) -> UInt64 {
    let key = mix(mix(seed, 0x51), UInt64(province))
    let number = insurance(provinceBlock * NumberModel.recordsPerBlock + n, key: key)
    return UInt64(provinces.codes[province]) * 100_000_000 + UInt64(number)
  }

  /// The insurance number of a record whose number was first given in another province, or `nil`
  /// when the block has used up its share of those.
  func guestInsuranceNumber(province: Int, block: Int, _ n: Int) -> UInt64? {
    guard n < NumberModel.guestRecords else { return nil }
    let number = guestInsurance(block * NumberModel.guestRecords + n, key: mix(seed, 0x52))
    return UInt64(provinces.codes[province]) * 100_000_000
      + UInt64(NumberModel.guestRecordBase + number)
  }
}

/// The first two digits of old identity numbers by province.
///
/// From general knowledge, not from a published list (`corpora/README.md`, old numbers): a hint.
enum OldNumberGroups {
  private static let groups: [(group: Int, provinces: [Int])] = [
    (1, [1]), (2, [79]), (3, [31]), (4, [11, 12]), (5, [14]), (6, [10, 15]), (7, [2, 8]),
    (8, [20, 4]), (9, [19, 6]), (10, [22]), (11, [17]), (12, [24, 27]), (13, [25, 26]),
    (14, [30, 33]), (15, [34]), (16, [36, 35, 37]), (17, [38]), (18, [40, 42]),
    (19, [44, 45, 46]), (20, [49, 48]), (21, [51, 52]), (22, [54, 56]), (23, [64, 62]),
    (24, [66, 67]), (25, [68]), (26, [58, 60]), (27, [75, 77]), (28, [74, 70]), (29, [72]),
    (30, [80]), (31, [82]), (32, [83]), (33, [86, 84]), (34, [87]), (35, [89]),
    (36, [92, 93, 94]), (37, [91]), (38, [96, 95]),
  ]

  private static let byProvince: [Int: Int] = {
    var table: [Int: Int] = [:]
    for entry in groups { for province in entry.provinces { table[province] = entry.group } }
    return table
  }()

  static func group(of province: Int) -> Int { byProvince[province] ?? 39 }
}
