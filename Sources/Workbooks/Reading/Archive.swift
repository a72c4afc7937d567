internal import CMinizip
import Glibc

/// The entries of a ZIP archive that is in memory, unpacked piece by piece.
///
/// Nothing is believed of what an entry says about itself: its size is counted while it unpacks, and
/// its checksum is compared at the end. Belongs to one thread.
final class Archive {
  private let handle: unzFile
  private let memory: UnsafeMutablePointer<Memory>
  private let limits: WorkbookReader.Limits

  /// A place in the bytes of the archive, as minizip's own input functions keep it.
  struct Memory {
    let bytes: UnsafeRawBufferPointer
    let isFileMapped: Bool
    var position = 0
    /// Where memory was given back last.
    var released = 0

    /// Gives the pages behind the position back now and then; they are read again when they are needed.
    mutating func release() {
      let step = 1 << 20
      if position < released { released = position }
      guard isFileMapped, position - released >= 2 * step, let base = bytes.baseAddress else {
        return
      }
      let end = (position - step) / step * step
      let start = (released + 4095) / 4096 * 4096
      if end > start {
        madvise(UnsafeMutableRawPointer(mutating: base + start), end - start, MADV_DONTNEED)
      }
      released = max(end, released)
    }
  }

  /// Opens an archive.
  ///
  /// - Parameter bytes: Valid as long as the object.
  /// - Throws: ``WorkbookError`` with `notAWorkbook`.
  init(
    _ bytes: UnsafeRawBufferPointer, isFileMapped: Bool, limits: WorkbookReader.Limits
  ) throws(WorkbookError) {
    self.limits = limits
    memory = .allocate(capacity: 1)
    memory.initialize(to: Memory(bytes: bytes, isFileMapped: isFileMapped))
    var functions = Self.inputFunctions(memory)
    guard let opened = unzOpen2_64(nil, &functions) else {
      memory.deinitialize(count: 1)
      memory.deallocate()
      throw WorkbookError(bytes.starts(with: [0x50, 0x4B, 3, 4]) ? .damaged : .notAWorkbook)
    }
    handle = opened
    var info = unz_global_info64()
    unzGetGlobalInfo64(handle, &info)
    guard info.number_entry <= limits.entryCount else { throw WorkbookError(.tooLarge) }
  }

  deinit {
    unzClose(handle)
    memory.deinitialize(count: 1)
    memory.deallocate()
  }

  /// Whether there is an entry with a name.
  func contains(_ name: String) -> Bool { unzLocateFile(handle, name, 2) == UNZ_OK }

  /// Unpacks an entry.
  ///
  /// - Parameters:
  ///   - room: Returns where the next bytes are to go, or `nil` to stop.
  ///   - taken: Told how many bytes were put there; `0` at the end.
  /// - Throws: ``WorkbookError`` with `damaged`, `encrypted` or `tooLarge`, or what a closure throws.
  func unpack(
    _ name: String, room: () throws(WorkbookError) -> UnsafeMutableRawBufferPointer?,
    taken: (Int) throws(WorkbookError) -> Void
  ) throws(WorkbookError) {
    guard unzLocateFile(handle, name, 2) == UNZ_OK else {
      throw WorkbookError(.damaged, part: name)
    }
    var info = unz_file_info64()
    guard unzGetCurrentFileInfo64(handle, &info, nil, 0, nil, 0, nil, 0) == UNZ_OK else {
      throw WorkbookError(.damaged, part: name)
    }
    if info.flag & 1 != 0 { throw WorkbookError(.encrypted, part: name) }
    guard unzOpenCurrentFile(handle) == UNZ_OK else { throw WorkbookError(.damaged, part: name) }
    var isOpen = true
    defer { if isOpen { unzCloseCurrentFile(handle) } }
    var total = 0
    while true {
      guard let target = try room() else { return }
      let count = unzReadCurrentFile(handle, target.baseAddress, UInt32(target.count))
      guard count >= 0 else { throw WorkbookError(.damaged, part: name) }
      total += Int(count)
      let isFar = total > limits.unsuspiciousLength
      if total > limits.partLength || isFar && total / limits.ratio > Int(info.compressed_size) {
        throw WorkbookError(.tooLarge, part: name)
      }
      if count == 0 { break }
      try taken(Int(count))
    }
    isOpen = false
    guard unzCloseCurrentFile(handle) == UNZ_OK, total == Int(info.uncompressed_size) else {
      throw WorkbookError(.damaged, part: name)
    }
    try taken(0)
  }

  /// The bytes that an entry says it unpacks to, as a hint.
  func statedLength(of name: String) -> Int {
    var info = unz_file_info64()
    guard unzLocateFile(handle, name, 2) == UNZ_OK,
      unzGetCurrentFileInfo64(handle, &info, nil, 0, nil, 0, nil, 0) == UNZ_OK
    else { return 0 }
    return Int(clamping: min(info.uncompressed_size, UInt64(limits.partLength)))
  }

  // MARK: Input

  private static func inputFunctions(_ memory: UnsafeMutablePointer<Memory>)
    -> zlib_filefunc64_def
  {
    var functions = zlib_filefunc64_def()
    functions.opaque = UnsafeMutableRawPointer(memory)
    functions.zopen64_file = { opaque, _, _ in opaque }
    functions.zread_file = { opaque, _, target, count in
      guard let opaque, let target else { return 0 }
      let memory = opaque.assumingMemoryBound(to: Memory.self)
      let rest = memory.pointee.bytes.count - memory.pointee.position
      let taken = max(0, min(rest, Int(count)))
      if taken > 0, let base = memory.pointee.bytes.baseAddress {
        target.copyMemory(from: base + memory.pointee.position, byteCount: taken)
        memory.pointee.position += taken
        memory.pointee.release()
      }
      return UInt(taken)
    }
    functions.zwrite_file = { _, _, _, _ in 0 }
    functions.ztell64_file = { opaque, _ in
      guard let opaque else { return 0 }
      return UInt64(opaque.assumingMemoryBound(to: Memory.self).pointee.position)
    }
    functions.zseek64_file = { opaque, _, offset, origin in
      guard let opaque else { return -1 }
      let memory = opaque.assumingMemoryBound(to: Memory.self)
      let base =
        switch origin {
        case ZLIB_FILEFUNC_SEEK_SET: 0
        case ZLIB_FILEFUNC_SEEK_CUR: memory.pointee.position
        default: memory.pointee.bytes.count
        }
      // Offsets are unsigned, so that a step back is a very large one; wrapping takes it back.
      let target = UInt64(base) &+ offset
      guard target <= UInt64(memory.pointee.bytes.count) else { return -1 }
      memory.pointee.position = Int(target)
      return 0
    }
    functions.zclose_file = { _, _ in 0 }
    functions.zerror_file = { _, _ in 0 }
    return functions
  }
}
