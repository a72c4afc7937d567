/// Files of the repository that tests read.
public enum Repository {
  /// The scenario file of a year.
  public static func seed(_ year: Int) -> String { path("seeds/nghe-an-\(year).json") }

  /// A file by its path in the repository.
  public static func path(_ name: String, from file: String = #filePath) -> String {
    file.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
      .joined(separator: "/") + "/" + name
  }
}
