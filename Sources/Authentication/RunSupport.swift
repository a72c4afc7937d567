import Corpora
import FoundationEssentials
import Tables

#if canImport(Glibc)
  internal import Glibc
#endif

/// Measures the stages of a run.
struct StageTimer {
  let startedAt = Date().formatted(.iso8601)
  private let start = ContinuousClock.now
  private var last = ContinuousClock.now
  private(set) var stages: [Manifest.Stage] = []

  mutating func end(_ stage: String) {
    let now = ContinuousClock.now
    stages.append(.init(stage: stage, seconds: StageTimer.seconds(now - last)))
    last = now
  }

  var total: Double { StageTimer.seconds(.now - start) }

  private static func seconds(_ duration: Duration) -> Double {
    let parts = duration.components
    let value = Double(parts.seconds) + Double(parts.attoseconds) / 1e18
    return (value * 1000).rounded() / 1000
  }
}

/// JSON as results are written: sorted keys, so that equal figures are equal bytes.
package enum JSONText {
  package static func encode(_ value: some Encodable) throws(TableError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    } catch {
      preconditionFailure("A summary of finite numbers is always encoded")
    }
  }

  package static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws
    -> Value
  {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(type, from: Data(bytes))
  }
}

/// Hashes that occur more than once in a file.
struct RepeatedHashes: Sendable {
  private let repeated: Set<UInt64>
  /// Records whose id an earlier record has.
  let count: Int

  init(_ parts: [[UInt64]]) {
    var seen = [UInt64](repeating: 0, count: 1 << 24 / 64)
    var suspects: [UInt64] = []
    for part in parts {
      for hash in part where hash != 0 {
        let bit = Int(hash >> 40)
        if seen[bit >> 6] >> UInt64(bit & 63) & 1 == 1 { suspects.append(hash) }
        seen[bit >> 6] |= 1 << UInt64(bit & 63)
      }
    }
    let wanted = Set(suspects)
    var counts: [UInt64: Int] = [:]
    if !wanted.isEmpty {
      for part in parts {
        for hash in part where wanted.contains(hash) { counts[hash, default: 0] += 1 }
      }
    }
    let many = counts.filter { $0.value > 1 }
    repeated = Set(many.keys)
    count = many.values.reduce(0) { $0 + $1 - 1 }
  }

  func contains(_ hash: UInt64) -> Bool { !repeated.isEmpty && repeated.contains(hash) }
}

/// Questions about files that only the system can answer.
enum FileIdentity {
  /// Whether two paths lead to one file.
  static func isSame(_ first: String, _ second: String) -> Bool {
    var (a, b) = (stat(), stat())
    guard first != "-", second != "-", stat(first, &a) == 0, stat(second, &b) == 0 else {
      return false
    }
    return a.st_dev == b.st_dev && a.st_ino == b.st_ino
  }

  static func lastPart(of path: String) -> String {
    String(path.split(separator: "/").last ?? "-")
  }
}

extension Corpus {
  /// One digest over all corpora that are compiled in.
  static let digestText: String = {
    var digest = FileDigest()
    for corpus in Corpus.allCases { digest.update(UnsafeRawBufferPointer(corpus.bytes)) }
    return digest.finish()
  }()
}
