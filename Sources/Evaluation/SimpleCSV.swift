import Glibc

/// Splits a comma-separated file into rows while it is read, without a `String` per field.
///
/// Quoted fields may hold commas, quotes written twice, and line ends. Memory is one chunk plus the
/// longest row.
struct SimpleCSV {
  /// The fields of one row, valid during the call that hands them out.
  struct Row {
    fileprivate let bytes: UnsafeBufferPointer<UInt8>
    fileprivate let ends: UnsafeBufferPointer<(start: Int32, end: Int32)>

    var count: Int { ends.count }

    /// The bytes of a field; quotes around it are dropped, doubled ones inside it stay doubled.
    func field(_ index: Int) -> UnsafeBufferPointer<UInt8> {
      UnsafeBufferPointer(rebasing: bytes[Int(ends[index].start)..<Int(ends[index].end)])
    }

    func text(_ index: Int) -> String {
      let field = field(index)
      guard field.contains(0x22) else { return String(decoding: field, as: UTF8.self) }
      var bytes: [UInt8] = []
      var isSecond = false
      for byte in field {
        if byte == 0x22, !isSecond {
          isSecond = true
          continue
        }
        isSecond = false
        bytes.append(byte)
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  private let path: String
  private let chunk: Int

  /// - Parameter chunk: The bytes to begin with; tests make it small.
  init(path: String, chunk: Int = 4 << 20) {
    self.path = path
    self.chunk = max(chunk, 1)
  }

  /// Calls `header` with the first row and `body` with each further one and its number.
  ///
  /// - Throws: ``EvaluationError`` when the file cannot be read or a row has too few or many fields.
  func read(
    header: (Row) throws(EvaluationError) -> Void,
    body: (Int, Row) throws(EvaluationError) -> Void
  ) throws(EvaluationError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw EvaluationError(.notFound, path: path, message: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var capacity = chunk
    var buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    defer { buffer.deallocate() }
    var filled = 0
    var fields: [(start: Int32, end: Int32)] = []
    var number = 0
    var width = 0
    var isAtEnd = false
    while !isAtEnd || filled > 0 {
      if filled == capacity {
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
        larger.update(from: buffer, count: filled)
        buffer.deallocate()
        buffer = larger
        capacity *= 2
      }
      if !isAtEnd {
        let count = Glibc.read(descriptor, buffer + filled, capacity - filled)
        if count < 0 {
          if errno == EINTR { continue }
          if errno == EISDIR {
            throw EvaluationError(
              .isDirectory, path: path, message: "this is a folder; a file is needed")
          }
          throw EvaluationError(.cannotRead, path: path, message: String(cString: strerror(errno)))
        }
        isAtEnd = count == 0
        filled += count
      }
      var start = 0
      let bytes = UnsafeBufferPointer(start: buffer, count: filled)
      if number == 0, filled >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
        start = 3
      }
      while start < filled {
        fields.removeAll(keepingCapacity: true)
        guard let end = SimpleCSV.split(bytes, from: start, isAtEnd: isAtEnd, into: &fields) else {
          break
        }
        start = end
        number += 1
        if fields.count == 1, fields[0].start == fields[0].end { continue }
        if number > 1, fields.count != width {
          throw EvaluationError(
            .badRow, path: path, row: number,
            message: "the row has \(fields.count) fields, the header \(width)")
        }
        try fields.withUnsafeBufferPointer { ends throws(EvaluationError) in
          let row = Row(bytes: bytes, ends: ends)
          if number == 1 { try header(row) } else { try body(number, row) }
        }
        if number == 1 { width = fields.count }
      }
      if start > 0 {
        (buffer).update(from: buffer + start, count: filled - start)
        filled -= start
      } else if isAtEnd {
        filled = 0
      }
    }
    guard number > 0 else {
      throw EvaluationError(.badRow, path: path, message: "the file is empty")
    }
  }

  /// Finds the fields of the row at `start` and returns where the next one begins, or `nil` when the
  /// row is not complete yet.
  private static func split(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isAtEnd: Bool,
    into fields: inout [(start: Int32, end: Int32)]
  ) -> Int? {
    var position = start
    let count = bytes.count
    while true {
      var from = position
      var to = position
      if position < count, bytes[position] == 0x22 {
        position += 1
        from = position
        while position < count {
          if bytes[position] == 0x22 {
            if position + 1 < count, bytes[position + 1] == 0x22 {
              position += 2
              continue
            }
            break
          }
          position += 1
        }
        // At the end of the chunk a quote may still turn out to be the first of two.
        if position + 1 >= count, !isAtEnd { return nil }
        to = min(position, count)
        position = min(position + 1, count)
        while position < count, bytes[position] != 0x2C, bytes[position] != 0x0A { position += 1 }
      } else {
        while position < count, bytes[position] != 0x2C, bytes[position] != 0x0A { position += 1 }
        to = position
        if to > from, position == count || bytes[position] == 0x0A, bytes[to - 1] == 0x0D {
          to -= 1
        }
      }
      fields.append((Int32(from), Int32(to)))
      if position >= count { return isAtEnd ? count : nil }
      position += 1
      if bytes[position - 1] == 0x0A { return position }
    }
  }
}

/// Compact keys for text that is only ever compared.
enum FieldKey {
  /// A key of a citizen ID; 0 for an empty field. Different texts have different keys, except for a
  /// chance of 2⁻⁶³ when one of them is no number of up to 15 digits.
  static func citizen(_ field: UnsafeBufferPointer<UInt8>) -> UInt64 {
    if field.isEmpty { return 0 }
    var value: UInt64 = 0
    guard field.count <= 15 else { return hash(field) | 1 << 63 }
    for byte in field {
      guard byte >= 48, byte <= 57 else { return hash(field) | 1 << 63 }
      value = value * 10 + UInt64(byte - 48)
    }
    return value | UInt64(field.count) << 56
  }

  /// FNV-1a of 64 bits with a final mix.
  static func hash(_ field: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var value: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in field { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    value = (value ^ (value >> 32)) &* 0x9E37_79B9_7F4A_7C15
    return value ^ (value >> 29)
  }

  /// A decimal number such as `0.99973`, or `nil`.
  static func number(_ field: UnsafeBufferPointer<UInt8>) -> Double? {
    if field.isEmpty { return nil }
    var value = 0.0
    var scale = 0.0
    for byte in field {
      switch byte {
      case 48...57:
        if scale > 0 {
          value += Double(byte - 48) * scale
          scale /= 10
        } else {
          value = value * 10 + Double(byte - 48)
        }
      case 0x2E where scale == 0: scale = 0.1
      default: return Double(String(decoding: field, as: UTF8.self))
      }
    }
    return value
  }
}
