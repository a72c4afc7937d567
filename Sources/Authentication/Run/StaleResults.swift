import Tables

/// What was made of an earlier run in the same folder and is not of the new one: lists of events, reports.
///
/// A run that reads the same bytes and finds the same leaves them in place. What people have made, such as
/// `certified.json`, stays in any case; it names the outcomes that it is about. Where the manifest is there and cannot be
/// read, nobody knows who made the other files: all of them stay, and the note names those that may mislead.
struct StaleResults {
  /// The files that go when the new results are in their place.
  let names: [String]
  /// The files that stay although they may be of other results.
  let doubtful: [String]

  /// - Parameters:
  ///   - folder: The output folder, with the results of the earlier run still in it.
  ///   - manifest: That of the new run.
  /// - Complexity: reads the earlier manifest; nothing without one.
  init(of folder: String, replacedBy manifest: Manifest) {
    let inputs = manifest.inputs.compactMap(\.path).filter { $0 != "-" }
    let found = (EventsRun.outputs + StaleResults.reports).filter { name in
      let path = folder + "/" + name
      // The new run may have read a file of that name.
      return FileIdentity.exists(path) && !inputs.contains { FileIdentity.isSame($0, path) }
    }
    do throws(TableError) {
      let earlier = try Manifest.readIfPresent(folder: folder)
      let isOther = earlier.map { !StaleResults.isSame($0, manifest) } ?? false
      (names, doubtful) = (isOther ? found : [], [])
    } catch {
      (names, doubtful) = ([], found)
    }
  }

  /// The files of `khop report`.
  static let reports = ["html", "pdf", "xlsx", "json"].map { "report." + $0 }

  private static func isSame(_ earlier: Manifest, _ manifest: Manifest) -> Bool {
    earlier.asOf == manifest.asOf && earlier.outputs == manifest.outputs
      && earlier.inputs.map(\.sha256) == manifest.inputs.map(\.sha256)
  }

  /// What the user should know.
  var notes: [BilingualText] {
    func note(_ names: [String], _ vi: String, _ en: String) -> BilingualText? {
      let list = names.joined(separator: ", ")
      return names.isEmpty ? nil : BilingualText("\(vi): \(list)", "\(en): \(list)")
    }
    return [
      note(
        names, "đã bỏ các tệp của lần chạy trước trong thư mục",
        "files of the earlier run in the folder were removed"),
      note(
        doubtful,
        "manifest.json cũ trong thư mục bị hỏng; các tệp sau được giữ lại nhưng có thể thuộc kết quả khác, hãy lập lại",
        "the earlier manifest.json of the folder was damaged; these files stay and may be of other results, make them "
          + "again"),
    ].compactMap { $0 }
  }
}
