/// Files of the repository that tests read.
public enum Repository {
  /// The scenario file of a year.
  public static func seed(_ year: Int, from file: String = #filePath) -> String {
    file.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
      .joined(separator: "/") + "/seeds/nghe-an-\(year).json"
  }
}
