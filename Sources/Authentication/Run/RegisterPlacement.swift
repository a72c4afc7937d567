/// Where the bytes of a frozen register lie during a run: mapped from the file, or read into memory of the program.
///
/// Memory of the program lies on large pages, where the system has them, and stays: a look-up waits for memory once and
/// neither for the table of pages nor for the disk. Reading costs little more than the check that each run makes of every
/// byte. A mapped register leaves the memory to others and serves several programs.
enum RegisterPlacement {
  /// A run with fewer records leaves most of the register untouched: taking memory then costs more than it saves, most of
  /// all on a virtual machine that has to ask its host for each page (7.8 GB: 67 s, for 3.1 million records).
  static let mostBytesForEachRecord = 1_000

  /// Whether the register is read into memory: there are records enough, and at least a quarter of the memory is left.
  ///
  /// - Parameters:
  ///   - others: What the run needs beside the register, in bytes.
  ///   - available: What the system can give; `nil` when that is not known, and the register is mapped.
  static func isInMemory(
    registerBytes: Int, records: Int, others: Int, available: Int?
  ) -> Bool {
    guard let available else { return false }
    return registerBytes / mostBytesForEachRecord <= records
      && registerBytes + others <= available / 4 * 3
  }
}
