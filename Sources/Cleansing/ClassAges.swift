import VietnameseText

/// The ages that a participant class is for, in years; few classes tell any.
///
/// Classes and their ages: DOMAIN.md 1.4 and 3.6; children under six keep their card until the school
/// year begins. An age outside is rare and possible: classes go stale.
public struct ClassAges: Sendable, Equatable {
  public let least: Int
  public let most: Int

  init(_ least: Int, _ most: Int) {
    self.least = least
    self.most = most
  }

  /// By what a folded class begins with or holds; the first that fits counts.
  private static let known: [(words: [String], ages: ClassAges)] = [
    (["child under 6", "tre em duoi 6", "te duoi 6", "duoi 6 tuoi"], ClassAges(0, 6)),
    (["hoc sinh sinh vien", "hoc sinh, sinh vien", "hssv"], ClassAges(5, 30)),
    (["pupil", "hoc sinh"], ClassAges(5, 20)),
    (["student", "sinh vien"], ClassAges(17, 32)),
    (["elderly 80", "tu du 80", "tren 80"], ClassAges(79, 130)),
    (["pensioner", "huu tri", "luong huu"], ClassAges(42, 130)),
    (["compulsory", "bat buoc", "bhxh bat buoc", "nguoi lao dong"], ClassAges(15, 75)),
  ]

  /// The ages of a class as it is written, or `nil`.
  init?(className: UnsafeBufferPointer<UInt8>) {
    var bytes: [UInt8] = []
    FoldingTable.shared.fold(className.span, into: &bytes)
    let text = String(decoding: bytes.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }, as: UTF8.self)
    guard
      let found = ClassAges.known.first(where: { known in
        known.words.contains { text.hasPrefix($0) || $0.count > 7 && text.contains($0) }
      })
    else { return nil }
    self = found.ages
  }
}

/// Remembers the ages of the classes of a file; they are few.
struct ClassAgesTable {
  private static let most = 256
  private var names: [[UInt8]] = []
  private var ages: [ClassAges?] = []

  mutating func ages(of className: UnsafeBufferPointer<UInt8>) -> ClassAges? {
    if className.isEmpty { return nil }
    for (place, name) in names.enumerated()
    where name.count == className.count && className.elementsEqual(name) {
      return ages[place]
    }
    let new = ClassAges(className: className)
    if names.count < ClassAgesTable.most {
      names.append(Array(className))
      ages.append(new)
    }
    return new
  }
}
