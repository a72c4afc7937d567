/// A table of a PostgreSQL database that is named as an input.
///
///     postgresql://user@host:5432/database#schema.table
///     postgresql://user@host/database#SELECT hoten AS full_name, … FROM dancu WHERE tinh = '40'
///
/// What stands before `#` is PostgreSQL's own connection URI; the password may stand there, in `PGPASSWORD` or in `~/.pgpass`.
struct DatabaseAddress: Equatable {
  /// What is read of the database.
  enum Source: Equatable {
    case table(String)
    case query(String)
    /// Nothing is named.
    case none
  }

  /// The URI for the client library.
  let uri: String
  let source: Source
  /// The address without passwords, for messages and manifests.
  let shown: String

  /// Reads an address; `nil` for what names no database.
  init?(_ text: String) {
    guard let scheme = ["postgresql://", "postgres://"].first(where: { text.hasPrefix($0) }) else {
      return nil
    }
    let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let named = parts.count > 1 ? DatabaseAddress.trimmed(parts[1]) : ""
    if named.isEmpty {
      source = .none
    } else if ["select", "with"].contains(DatabaseAddress.firstWord(named)) {
      source = .query(named)
    } else {
      source = .table(named)
    }
    uri = DatabaseAddress.withDefaults(String(parts[0]))
    let rest = parts[0].dropFirst(scheme.count)
    shown =
      scheme + DatabaseAddress.withoutPasswords(rest) + (named.isEmpty ? "" : "#" + named)
  }

  private static func trimmed(_ text: Substring) -> String {
    let blanks: (Character) -> Bool = { $0.isWhitespace || $0 == ";" }
    var text = text.drop(while: blanks)
    while let last = text.last, blanks(last) { text.removeLast() }
    return String(text)
  }

  private static func firstWord(_ text: String) -> String {
    text.prefix { $0.isLetter }.lowercased()
  }

  /// Names the program to the server, and does not wait for one that is silent.
  private static func withDefaults(_ uri: String) -> String {
    var uri = uri
    for (key, value) in [("connect_timeout", "15"), ("fallback_application_name", "khop")]
    where !uri.contains(key + "=") {
      uri += (uri.contains("?") ? "&" : "?") + key + "=" + value
    }
    return uri
  }

  private static func withoutPasswords(_ rest: Substring) -> String {
    let end = rest.firstIndex { "/?".contains($0) } ?? rest.endIndex
    var authority = rest[..<end]
    // A password may hold what ends an authority; then everything up to the sign before the host is taken away.
    var tail = rest[end...]
    if !authority.contains("@"), let sign = rest.lastIndex(of: "@"), authority.contains(":") {
      authority = rest[...sign]
      tail = rest[rest.index(after: sign)...]
    }
    if let sign = authority.lastIndex(of: "@") {
      let user = authority[..<sign].prefix { $0 != ":" }
      authority = Substring(user + authority[sign...])
    }
    let query = tail.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard query.count == 2 else { return String(authority + tail) }
    let kept = query[1].split(separator: "&").filter { !$0.lowercased().contains("password=") }
    return String(authority + query[0]) + (kept.isEmpty ? "" : "?" + kept.joined(separator: "&"))
  }
}
