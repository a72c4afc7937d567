/// The consonant or consonants that open a syllable, as spelt; `qu` and `gi` are onsets of their own.
public enum Onset: UInt8, CaseIterable, Sendable, Hashable {
  case none, b, c, ch, d, đ, g, gh, gi, h, k, kh, l, m, n, ng, ngh, nh, p, ph, qu, r, s, t, th, tr,
    v, x

  /// The letters of the onset, empty for ``none``.
  public var text: String { self == .none ? "" : String(describing: self) }
}

/// The rounded sound between onset and nucleus: the o of hoa, the u of tuấn and of qu.
enum Glide: UInt8, CaseIterable, Sendable, Hashable {
  case none, rounded
}

/// The vowel that carries a syllable; spelling variants (iê, yê, ia; uô, ua; ươ, ưa; i, y) are one.
enum Nucleus: UInt8, CaseIterable, Sendable, Hashable {
  case a, ă, â, e, ê, i, o, ô, ơ, u, ư, iê, uô, ươ, oo
}

/// What closes a syllable, as spelt: a consonant, or one of the gliding vowels i, y, o, u.
enum Coda: UInt8, CaseIterable, Sendable, Hashable {
  case none, m, n, ng, nh, p, t, c, ch, i, y, o, u

  /// Whether only sắc and nặng may stand with it.
  var isStop: Bool { self == .p || self == .t || self == .c || self == .ch }

  /// The letters of the coda, empty for ``none``.
  var text: String { self == .none ? "" : String(describing: self) }
}
