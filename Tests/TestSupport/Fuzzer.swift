import Glibc

/// Changes the bytes of seeds by chance, so that a reader meets what nobody thought of.
///
/// The same name and number give the same input. `KHOP_FUZZ_ROUNDS` sets how many inputs each reader gets;
/// `KHOP_FUZZ_SEED` begins elsewhere.
public struct Fuzzer: Sendable {
  private let seeds: [[UInt8]]
  private let words: [[UInt8]]
  private let seed: UInt64

  /// - Parameters:
  ///   - folder: The folder below `Seeds` whose files are the seeds.
  ///   - words: Texts that are put in now and then.
  public init(_ folder: String, words: [String] = [], file: String = #filePath) {
    let tests = file.split(separator: "/", omittingEmptySubsequences: false).dropLast(2)
      .joined(separator: "/")
    let path = tests + "/FuzzTests/Seeds/" + folder
    var names: [String] = []
    if let directory = opendir(path) {
      defer { closedir(directory) }
      while let entry = readdir(directory) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if !name.hasPrefix(".") { names.append(name) }
      }
    }
    precondition(!names.isEmpty, "the seeds of a fuzz test are missing")
    seeds = names.sorted().map { TemporaryFolder.bytes(at: path + "/" + $0) }
    self.words = words.map { Array($0.utf8) }
    seed = Fuzzer.number("KHOP_FUZZ_SEED").map { UInt64($0) } ?? 1
  }

  /// How many inputs a test tries.
  public static func rounds(_ usual: Int) -> Int { number("KHOP_FUZZ_ROUNDS") ?? usual }

  private static func number(_ name: String) -> Int? {
    getenv(name).flatMap { Int(String(cString: $0)) }
  }

  /// The input of a round: first the seeds as they are, then changed ones.
  public func input(_ round: Int) -> [UInt8] {
    if round < seeds.count { return seeds[round] }
    var random = SplitMix64(seed: seed &* 0x1_0000_0000 &+ UInt64(round))
    var bytes = seeds[Int.random(in: 0..<seeds.count, using: &random)]
    for _ in 0..<Int.random(in: 1...6, using: &random) { change(&bytes, &random) }
    return bytes
  }

  private static let odd: [UInt8] = [
    0, 9, 10, 13, 0x20, 0x22, 0x27, 0x2C, 0x2D, 0x2E, 0x2F, 0x30, 0x3B, 0x3F, 0x7C, 0x7F, 0x80,
    0xA0,
    0xAD, 0xBB, 0xBF, 0xC3, 0xC4, 0xCC, 0xE1, 0xEF, 0xF0, 0xFE, 0xFF,
  ]

  private func change(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    let place = Int.random(in: 0...bytes.count, using: &random)
    let end = min(place + Int.random(in: 1...8, using: &random), bytes.count)
    switch Int.random(in: 0..<8, using: &random) {
    case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 2 where place < end: bytes.removeSubrange(place..<end)
    case 3 where place < end:
      bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
    case 4:
      let other = seeds[Int.random(in: 0..<seeds.count, using: &random)]
      let cut = Int.random(in: 0...other.count, using: &random)
      bytes = Array(bytes[..<place]) + other[cut...]
    case 5 where !words.isEmpty:
      bytes.insert(contentsOf: words[Int.random(in: 0..<words.count, using: &random)], at: place)
    case 6:
      let byte = Fuzzer.odd[Int.random(in: 0..<Fuzzer.odd.count, using: &random)]
      bytes.insert(contentsOf: [UInt8](repeating: byte, count: 1 << (place & 3)), at: place)
    default: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
    }
    if bytes.count > 4096 { bytes.removeLast(bytes.count - 4096) }
  }
}
