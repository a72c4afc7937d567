import Identifiers
import Tables

/// The list of changed records, a CSV that appears whole or not at all.
///
///     record_id,change,outcome_before,reason_before,citizen_id_before,outcome_after,…
final class ChangeList {
  static let header = [
    "record_id", "change", "outcome_before", "reason_before", "citizen_id_before",
    "outcome_after", "reason_after", "citizen_id_after",
  ]

  private let folder: OutputFolder
  private let file: OutputFile
  /// People open the list in a spreadsheet.
  private var writer = CSVWriter(isFormulaSafe: true)

  init(path: String) throws(TableError) {
    let (parent, name) = OutputFolder.split(path)
    guard !name.isEmpty else { throw TableError(.isDirectory, path: path) }
    folder = try OutputFolder(path: parent)
    file = try folder.makeFile(named: name)
    writer.row(ChangeList.header)
  }

  /// Writes one record; `nil` on the side of a run that does not have it.
  func add(_ id: ArraySlice<UInt8>, _ before: ComparedEntry?, _ after: ComparedEntry?)
    throws(TableError)
  {
    writer.field(ListMask(isUnmasked: false).key(String(decoding: id, as: UTF8.self)))
    writer.field(ChangeList.change(before, after))
    add(before)
    add(after)
    writer.endRow()
    if writer.count > 1 << 20 { try file.write(&writer) }
  }

  func finish() throws(TableError) {
    try file.write(&writer)
    try file.finish()
    try folder.commit()
  }

  private func add(_ entry: ComparedEntry?) {
    guard let entry else {
      for _ in 0..<3 { writer.emptyField() }
      return
    }
    writer.field(entry.outcome.name)
    writer.field(entry.reason.code)
    if entry.person == 0 {
      writer.emptyField()
    } else {
      writer.field(MaskedText.number(DecimalText.padded(entry.person, digits: 12)))
    }
  }

  /// The kind of the change, in one word.
  private static func change(_ before: ComparedEntry?, _ after: ComparedEntry?) -> StaticString {
    guard let before else { return "added" }
    guard let after else { return "removed" }
    let (was, isNow) = (before.outcome == .authenticated, after.outcome == .authenticated)
    if was, isNow { return before.person == after.person ? "reason" : "relinked" }
    if isNow { return "gained" }
    if was { return "lost" }
    return before.outcome == after.outcome ? "reason" : "outcome"
  }
}
