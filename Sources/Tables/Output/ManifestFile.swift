/// One file of a manifest with its digest.
public struct ManifestFile: Codable, Sendable, Equatable {
  /// What the file is for: `insurance`, `reference` or `output`.
  public var role: String
  /// The name without its folder.
  public var name: String
  /// An input's path as the user gave it, so that it can be found again.
  public var path: String?
  /// The size of the file.
  public var bytes: Int
  /// The SHA-256 digest of all bytes of the file, of a frozen register too.
  public var sha256: String

  /// A file that was read or written.
  public init(role: String, name: String, path: String? = nil, bytes: Int, sha256: String) {
    self.role = role
    self.name = name
    self.path = path
    self.bytes = bytes
    self.sha256 = sha256
  }
}
