import VietnameseText

/// A small generator of random numbers with a seed.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Texts in one block of bytes, so that cases measure the reading and not the memory.
struct Samples {
  private(set) var bytes: [UInt8] = []
  private(set) var ends: [Int] = []

  var count: Int { ends.count }

  mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    ends.append(bytes.count)
  }

  /// Calls `body` with each text.
  func visit(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    bytes.withUnsafeBufferPointer { all in
      var start = 0
      for end in ends {
        body(UnsafeBufferPointer(rebasing: all[start..<end]))
        start = end
      }
    }
  }

  private static let surnames = [
    "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Võ", "Phan", "Hồ",
    "Đặng", "Bùi", "Đỗ", "Ngô", "Vi", "Lô", "Moong", "Cao", "Thái", "Đậu", "Trương", "Đinh",
  ]
  private static let middles = [
    "Thị", "Văn", "Thị", "Văn", "Hữu", "Đức", "Ngọc", "Thanh", "Quốc", "Xuân", "Minh", "Thị Thu",
    "Đình", "Bá", "Công", "Thị Ngọc", "Hoàng", "Thế", "Duy", "Thị Phương",
  ]
  private static let givens = [
    "Hoa", "Hùng", "Lan", "Anh", "Hương", "Dũng", "Hằng", "Tuấn", "Linh", "Nam", "Thảo", "Sơn",
    "Hà",
    "Hải", "Trang", "Long", "Mai", "Thủy", "Hạnh", "Phúc", "Nga", "Quân", "Yến", "Việt", "Ly",
    "Thắng",
  ]

  /// Names as a province has them: few words, many times; one in ten in capitals.
  static func names(_ count: Int) -> Samples {
    var random = SeededRandom(1)
    var samples = Samples()
    for _ in 0..<count {
      let name =
        "\(surnames.randomElement(using: &random) ?? "") "
        + "\(middles.randomElement(using: &random) ?? "") "
        + "\(givens.randomElement(using: &random) ?? "")"
      samples.append(Int.random(in: 0..<10, using: &random) == 0 ? name.uppercased() : name)
    }
    return samples
  }

  /// Names no two of which share their last word: each has a word that was never seen.
  static func distinctNames(_ count: Int) -> Samples {
    var random = SeededRandom(2)
    var samples = Samples()
    let letters = Array("bcdghklmnpqrstvxaeiouy")
    for number in 0..<count {
      var word = ""
      var rest = number
      for _ in 0..<5 {
        word.append(letters[rest % letters.count])
        rest /= letters.count
      }
      samples.append(
        "\(surnames.randomElement(using: &random) ?? "") "
          + "\(middles.randomElement(using: &random) ?? "") \(word.capitalized())")
    }
    return samples
  }

  /// Damaged names as files hold them: keys of Telex, TCVN3, VNI, no spaces, notes, lost letters.
  static func damagedNames(_ count: Int) -> Samples {
    var random = SeededRandom(3)
    let plain = names(count)
    var samples = Samples()
    plain.visit { bytes in
      let name = String(decoding: bytes, as: UTF8.self)
      let damaged =
        switch Int.random(in: 0..<7, using: &random) {
        case 0: LegacyEncoding.tcvn3.seen(name.capitalizedWords()) ?? name
        case 1: LegacyEncoding.vni.seen(name) ?? name
        case 2: LegacyEncoding.utf8AsWindows1252.seen(name) ?? name
        case 3: name + " (Bé)"
        case 4: LegacyEncoding.lostToQuestionMark.seen(name) ?? name
        case 5: name.replacing(firstSpaceWith: "")
        default: name + "x"
        }
      samples.append(damaged)
    }
    return samples
  }

  /// Birth dates; `share` of a hundred in forms other than dd/mm/yyyy.
  static func dates(_ count: Int, oddShare share: Int) -> Samples {
    var random = SeededRandom(4)
    var samples = Samples()
    for _ in 0..<count {
      let (day, month) = (
        Int.random(in: 1...28, using: &random), Int.random(in: 1...12, using: &random)
      )
      let year = Int.random(in: 1930...2020, using: &random)
      let (d, m) = (day < 10 ? "0\(day)" : "\(day)", month < 10 ? "0\(month)" : "\(month)")
      guard Int.random(in: 0..<100, using: &random) < share else {
        samples.append("\(d)/\(m)/\(year)")
        continue
      }
      switch Int.random(in: 0..<6, using: &random) {
      case 0: samples.append("\(day)/\(month)/\(year)")
      case 1: samples.append("\(year)-\(m)-\(d)")
      case 2: samples.append("\(year)")
      case 3: samples.append("\(d)\(m)\(year)")
      case 4: samples.append("ngày \(day) tháng \(month) năm \(year)")
      default: samples.append("\(m)/\(year)")
      }
    }
    return samples
  }

  /// Personal ID numbers; `share` of a hundred with a fault of data entry.
  static func numbers(_ count: Int, oddShare share: Int) -> Samples {
    var random = SeededRandom(5)
    var samples = Samples()
    for _ in 0..<count {
      let number =
        "040\(Int.random(in: 0...1, using: &random))\(Int.random(in: 30...99, using: &random))"
        + "\(Int.random(in: 100_000...999_999, using: &random))"
      guard Int.random(in: 0..<100, using: &random) < share else {
        samples.append(number)
        continue
      }
      switch Int.random(in: 0..<5, using: &random) {
      case 0: samples.append(String(number.dropFirst()))
      case 1: samples.append(String(number.dropFirst(3)))
      case 2: samples.append("CCCD: " + number)
      case 3: samples.append(String(number.dropFirst()) + ".0")
      default: samples.append("'" + number)
      }
    }
    return samples
  }
}

extension String {
  fileprivate func capitalized() -> String { prefix(1).uppercased() + dropFirst().lowercased() }

  fileprivate func capitalizedWords() -> String {
    split(separator: " ").map { String($0).capitalized() }.joined(separator: " ")
  }

  fileprivate func replacing(firstSpaceWith other: String) -> String {
    guard let place = firstIndex(of: " ") else { return self }
    return String(self[..<place]) + other + String(self[index(after: place)...])
  }
}
