import Tables

/// What was made of an earlier run in the same folder and is not of the new one: lists of events, reports.
///
/// A run that reads the same bytes and finds the same leaves them in place. What people have made, such as
/// `certified.json`, stays in any case; it names the outcomes that it is about.
struct StaleResults {
  /// The files that go when the new results are in their place.
  let names: [String]

  /// - Parameters:
  ///   - folder: The output folder, with the results of the earlier run still in it.
  ///   - manifest: That of the new run.
  /// - Complexity: reads the earlier manifest; nothing without one.
  init(of folder: String, replacedBy manifest: Manifest) {
    // A manifest that cannot be read is of an earlier version of the program.
    let earlier = try? Manifest.read(folder: folder)
    guard FileIdentity.exists(folder + "/manifest.json"),
      earlier.map({ !StaleResults.isSame($0, manifest) }) ?? true
    else {
      names = []
      return
    }
    let inputs = manifest.inputs.compactMap(\.path).filter { $0 != "-" }
    names = (EventsRun.outputs + StaleResults.reports).filter { name in
      let path = folder + "/" + name
      // The new run may have read a file of that name.
      return FileIdentity.exists(path) && !inputs.contains { FileIdentity.isSame($0, path) }
    }
  }

  /// The files of `khop report`.
  package static let reports = ["html", "pdf", "xlsx", "json"].map { "report." + $0 }

  private static func isSame(_ earlier: Manifest, _ manifest: Manifest) -> Bool {
    earlier.asOf == manifest.asOf && earlier.outputs == manifest.outputs
      && earlier.inputs.map(\.sha256) == manifest.inputs.map(\.sha256)
  }

  /// What the user should know.
  var notes: [BilingualText] {
    guard !names.isEmpty else { return [] }
    let list = names.joined(separator: ", ")
    return [
      BilingualText(
        "đã bỏ các tệp của lần chạy trước trong thư mục: \(list)",
        "files of the earlier run in the folder were removed: \(list)")
    ]
  }
}
