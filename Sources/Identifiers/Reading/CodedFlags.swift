/// A set of repairs or findings whose members carry stable codes and labels.
///
/// The codes go into `outcomes.csv` and `findings.csv`; they are never given another meaning.
public protocol CodedFlags: OptionSet, Hashable, Sendable where RawValue == UInt32 {
  /// Every member with its code and its label in Vietnamese and English, in the order of the codes.
  static var all: [CodedFlag<Self>] { get }
}

/// One member of a ``CodedFlags`` set.
public struct CodedFlag<Flags: Sendable>: Sendable {
  /// The member itself.
  public let member: Flags
  /// The stable code, such as `I01`.
  public let code: String
  /// The label in Vietnamese.
  public let vi: String
  /// The label in English.
  public let en: String

  internal init(_ member: Flags, _ code: String, vi: String, en: String) {
    self.member = member
    self.code = code
    self.vi = vi
    self.en = en
  }
}

extension CodedFlags {
  /// The codes of the members that are set, in the order of ``all``, joined by `;`.
  ///
  /// - Complexity: Allocates; for output, not for the inner loop.
  var codes: String {
    if isEmpty { return "" }
    var text = ""
    for flag in Self.all where isSuperset(of: flag.member) {
      if !text.isEmpty { text += ";" }
      text += flag.code
    }
    return text
  }
}
