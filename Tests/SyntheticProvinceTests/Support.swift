import TestSupport

@testable import SyntheticProvince

extension TemporaryFolder {
  /// The rows of a file as dictionaries by column.
  func rows(_ name: String) throws -> [[String: String]] {
    let lines = bytes(of: name).split(separator: 0x0A).map(split)
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
