/// Words and codes that leave a record out of the rate: armed forces, police, cipher staff, their relatives, foreigners
/// (docs/domain.md 3.2 and 3.3).
enum ScopeWords {
  /// What a class out of scope begins with, behind ``leading`` words.
  private static let classes = [
    "quan nhan", "quan doi", "cong an", "co yeu", "lam co yeu", "lam cong tac co yeu",
    "luc luong vu trang", "llvt", "bo doi", "si quan", "ha si quan", "chien si", "sy quan",
    "ha sy quan", "chien sy", "cand", "armed",
    "military", "army", "police", "soldier", "soldiers", "nuoc ngoai", "cong dan nuoc ngoai",
    "lao dong nuoc ngoai", "lao dong la nguoi nuoc ngoai", "lao dong la cong dan nuoc ngoai",
    "hoc sinh nuoc ngoai", "sinh vien nuoc ngoai", "ngoai kieu", "foreigner", "foreigners",
    "foreign national", "foreign nationals", "foreign citizen", "foreign citizens",
  ]

  /// Words before it that only say whose class it is.
  private static let leading: Set<Substring> = [
    "than", "nhan", "tn", "cua", "nguoi", "doi", "tuong", "nhom", "khoi", "vo", "chong", "hoc",
    "vien", "relative",
    "relatives", "of", "the", "family", "families", "members", "member",
  ]

  /// Words that bring people back into scope: those who have left the forces, who help the police of a commune beside their
  /// work (docs/domain.md 1.4, XK), who have become citizens. And `có yếu tố` is no cipher.
  private static let former = [
    "xuat ngu", "phuc vien", "nghi huu", "huu tri", "chuyen nganh", "veteran", "veterans", "former",
    "retired", "co yeu to", "thi dua", "ban chuyen trach", "khong chuyen trach", "cong an vien",
    "nhap tich", "nhap quoc tich", "naturalised", "naturalized",
  ]

  /// Whether a class, as written, is left out of the rate.
  static func isOutOfScope(class field: UnsafeBufferPointer<UInt8>) -> Bool {
    guard field.count >= 2 else { return false }
    if isCode(field) { return true }
    let words = FoldedWords(field)
    if former.contains(where: words.contains) { return false }
    if classes.contains(where: words.begins) { return true }
    let parts = words.text.split(separator: " ")
    // `Học viên công an` is of the forces, `Nhân viên công an phường` works for them.
    if parts.starts(with: ["nhan", "vien"]) { return false }
    let rest = parts.drop { leading.contains($0) }
    let bare = FoldedWords(text: rest.joined(separator: " "))
    // `Thân nhân CA`; `Cá nhân` has nothing before it.
    if bare.text == "ca", bare.text != words.text { return true }
    return classes.contains(where: bare.begins)
  }

  /// `QN`, `CA5`, `TQ - thân nhân`: an object code with nothing of a word behind it. `Cá nhân` is none.
  private static func isCode(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    guard isArmedForces(card: field) else { return false }
    let rest = field.dropFirst(2).drop { $0 == 0x20 }
    guard let next = rest.first else { return true }
    return next < 0x80 && next | 0x20 &- 0x61 > 25
  }

  /// Whether the object code of a health card is of armed forces or relatives of soldiers and police.
  static func isArmedForces(card field: UnsafeBufferPointer<UInt8>) -> Bool {
    guard field.count >= 2 else { return false }
    switch (field[0] & 0xDF, field[1] & 0xDF) {
    case (UInt8(ascii: "Q"), UInt8(ascii: "N")), (UInt8(ascii: "C"), UInt8(ascii: "A")),
      (UInt8(ascii: "C"), UInt8(ascii: "Y")), (UInt8(ascii: "T"), UInt8(ascii: "Q")),
      (UInt8(ascii: "T"), UInt8(ascii: "A")), (UInt8(ascii: "T"), UInt8(ascii: "Y")):
      return true
    default: return false
    }
  }
}
