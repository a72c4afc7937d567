import Synchronization
import Tables

/// What the output lines of all rows are made of, kept from the matching until the writing.
///
/// Nothing of it is needed to resolve the file, so that it waits in memory only up to a limit, and beyond it in a file
/// without a name beside the results. A chunk is put once and taken once.
final class RowStore: Sendable {
  private enum Place {
    case memory([UInt8])
    case file(offset: Int, count: Int)
  }

  private struct State {
    var places: [Int: Place] = [:]
    var inMemory = 0
    var file: SpillFile?
    var failure: TableError?
  }

  private let state: Mutex<State>
  private let limit: Int
  private let makeFile: @Sendable () throws(TableError) -> SpillFile

  /// - Parameters:
  ///   - limit: The bytes that are kept in memory.
  ///   - makeFile: Makes the file when the limit is reached.
  init(limit: Int, makeFile: @escaping @Sendable () throws(TableError) -> SpillFile) {
    self.limit = limit
    self.makeFile = makeFile
    state = Mutex(State())
  }

  /// The bytes that wait in memory.
  var inMemory: Int { state.withLock { $0.inMemory } }

  /// Whether a chunk could not be kept: the run cannot end well, and nobody need work for it.
  var hasFailed: Bool { state.withLock { $0.failure != nil } }

  /// The bytes that went to the disk.
  var spilled: Int { state.withLock { $0.file?.count ?? 0 } }

  /// Keeps the rows of a chunk; a failure is thrown by ``check()``, and nothing is kept after one.
  func put(_ rows: StoredRows, chunk: Int) {
    let bytes = rows.bytes
    let file = state.withLock { state -> SpillFile? in
      if state.failure != nil { return nil }
      if state.inMemory + bytes.count <= limit {
        state.inMemory += bytes.count
        state.places[chunk] = .memory(bytes)
        return nil
      }
      if state.file == nil {
        do throws(TableError) {
          state.file = try makeFile()
        } catch {
          state.failure = error
        }
      }
      return state.file
    }
    guard let file else { return }
    do throws(TableError) {
      let offset = try RowStore.put(bytes, file)
      state.withLock { $0.places[chunk] = .file(offset: offset, count: bytes.count) }
    } catch {
      state.withLock { if $0.failure == nil { $0.failure = error } }
    }
  }

  /// The error that kept a chunk from being stored.
  func check() throws(TableError) {
    if let failure = state.withLock({ $0.failure }) { throw failure }
  }

  /// Gives the rows of a chunk back and forgets them.
  func take(_ chunk: Int) throws(TableError) -> StoredRows {
    let (place, file) = state.withLock { ($0.places.removeValue(forKey: chunk), $0.file) }
    switch place {
    case .memory(let bytes): return StoredRows(bytes: bytes)
    case .file(let offset, let count):
      guard let file else { break }
      let bytes = try RowStore.get(count, at: offset, file)
      file.release(offset..<offset + count)
      return StoredRows(bytes: bytes)
    case nil: break
    }
    preconditionFailure("a chunk is put once before it is taken once")
  }

  private static func put(_ bytes: [UInt8], _ file: SpillFile) throws(TableError) -> Int {
    let result = bytes.withUnsafeBytes { (bytes) -> Result<Int, TableError> in
      do throws(TableError) { return .success(try file.put(bytes)) } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private static func get(_ count: Int, at offset: Int, _ file: SpillFile) throws(TableError)
    -> [UInt8]
  {
    var failure: TableError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      do throws(TableError) {
        try file.get(UnsafeMutableRawBufferPointer(buffer), at: offset)
        filled = count
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }
}

/// The rows of one chunk as plain bytes.
///
///     rows | own numbers, 8 bytes each | facts, 16 | places in the text, 16 | text
struct StoredRows: Sendable {
  let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  init(_ result: ChunkResult) {
    let rows = result.texts.count
    precondition(result.citizenIDs.count == rows && result.facts.count == rows)
    let size = StoredRows.textStart(rows) + result.text.count
    bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      let target = UnsafeMutableRawBufferPointer(buffer)
      target.storeBytes(of: rows, as: Int.self)
      var end = 8
      func put(_ part: UnsafeRawBufferPointer) {
        UnsafeMutableRawBufferPointer(rebasing: target[end..<end + part.count])
          .copyMemory(from: part)
        end += part.count
      }
      result.citizenIDs.withUnsafeBytes { put($0) }
      result.facts.withUnsafeBytes { put($0) }
      result.texts.withUnsafeBytes { put($0) }
      result.text.withUnsafeBytes { put($0) }
      filled = end
    }
  }

  private static func textStart(_ rows: Int) -> Int {
    8 + rows * (8 + MemoryLayout<RowFacts>.stride + MemoryLayout<RowText>.stride)
  }

  /// The columns of the chunk, a value for each row.
  struct Columns {
    let citizenIDs: UnsafeBufferPointer<UInt64>
    let facts: UnsafeBufferPointer<RowFacts>
    let texts: UnsafeBufferPointer<RowText>
    let text: UnsafeBufferPointer<UInt8>
  }

  func withColumns<Result>(_ body: (Columns) -> Result) -> Result {
    bytes.withUnsafeBytes { bytes in
      // An array's bytes begin at a multiple of 16, and no column needs more than 8.
      let rows = bytes.load(as: Int.self)
      let base = bytes.baseAddress!
      func column<Element>(_ offset: Int, _ type: Element.Type) -> UnsafeBufferPointer<Element> {
        UnsafeBufferPointer(
          start: (base + offset).assumingMemoryBound(to: type), count: rows)
      }
      let facts = 8 + rows * 8
      let texts = facts + rows * MemoryLayout<RowFacts>.stride
      return body(
        Columns(
          citizenIDs: column(8, UInt64.self), facts: column(facts, RowFacts.self),
          texts: column(texts, RowText.self),
          text: UnsafeRawBufferPointer(rebasing: bytes[StoredRows.textStart(rows)...])
            .assumingMemoryBound(to: UInt8.self)))
    }
  }
}
