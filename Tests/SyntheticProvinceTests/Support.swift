import Glibc

@testable import SyntheticProvince

/// A folder for generated files, removed afterwards.
final class TemporaryFolder {
  let path: String

  init() {
    var template = Array("/tmp/khop-test-XXXXXX".utf8CString)
    path = String(cString: mkdtemp(&template))
  }

  deinit {
    for name in Self.names { unlink(path + "/" + name) }
    rmdir(path)
  }

  static let names = ["reference.csv", "insurance.csv", "truth.csv"]

  func bytes(_ name: String) throws -> [UInt8] { try readWholeFile(path + "/" + name) }

  /// The rows of a file as dictionaries by column.
  func rows(_ name: String) throws -> [[String: String]] {
    let lines = try bytes(name).split(separator: 0x0A).map(split)
    return lines.dropFirst().map { row in
      precondition(row.count == lines[0].count, "a row has another width than its header")
      return Dictionary(uniqueKeysWithValues: zip(lines[0], row))
    }
  }

  private func split(_ line: ArraySlice<UInt8>) -> [String] {
    var fields: [[UInt8]] = [[]]
    var isQuoted = false
    for byte in line {
      if byte == 0x22 {
        isQuoted.toggle()
      } else if byte == 0x2C, !isQuoted {
        fields.append([])
      } else {
        fields[fields.count - 1].append(byte)
      }
    }
    return fields.map { String(decoding: $0, as: UTF8.self) }
  }
}

/// The scenario files of the repository.
enum Seeds {
  static func path(_ year: Int, from file: String = #filePath) -> String {
    let root = file.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    return root.joined(separator: "/") + "/seeds/nghe-an-\(year).json"
  }

  static func scenario(_ year: Int = 2024) throws -> Scenario {
    try Scenario(contentsOf: path(year))
  }
}
