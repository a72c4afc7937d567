/// How the bytes of a table's rows came from those of the file.
public enum SourceForm: Equatable, Sendable {
  /// They are the bytes of the file.
  case asWritten
  /// They were converted from UTF-16.
  case utf16(UTF16Form)
  /// They were taken out of a workbook, or out of cells that held whole rows.
  case extracted
}

/// How a file writes UTF-16, so that text made of it can be written in the same way again.
public struct UTF16Form: Equatable, Sendable {
  /// A code unit that is no letter, or a last byte that is half of one; both are read as U+FFFD.
  public struct Damage: Equatable, Sendable {
    /// Its place among the code units, the byte order mark not counted.
    public let unit: Int
    /// The one or two bytes as they stand in the file.
    public let bytes: [UInt8]

    /// Damage at a place.
    ///
    /// - Parameters:
    ///   - unit: The position of the code unit, from 0.
    ///   - bytes: The bytes as they stood in the file.
    public init(unit: Int, bytes: [UInt8]) {
      self.unit = unit
      self.bytes = bytes
    }
  }

  /// Whether the lower byte of a unit comes first.
  public let isLittleEndian: Bool
  /// Whether the file begins with a byte order mark.
  public let hasByteOrderMark: Bool

  /// A file without damage.
  public init(isLittleEndian: Bool, hasByteOrderMark: Bool) {
    self.isLittleEndian = isLittleEndian
    self.hasByteOrderMark = hasByteOrderMark
  }

  /// The form of a file in one of the two encodings.
  init(_ file: MappedFile, _ encoding: TableFormat.Encoding) {
    isLittleEndian = encoding == .utf16LittleEndian
    let low = isLittleEndian ? 0 : 1
    hasByteOrderMark =
      file.count >= 2 && file.bytes[low] == 0xFF && file.bytes[1 - low] == 0xFE
  }

  /// The units of a file that converting it does not keep.
  ///
  /// - Complexity: O(*n*) in the size of the file.
  public func damages(in file: MappedFile) -> [Damage] {
    let bytes = file.bytes
    let high = isLittleEndian ? 1 : 0
    var damages: [Damage] = []
    let first = hasByteOrderMark ? 2 : 0
    var i = first
    while i + 1 < bytes.count {
      defer { i += 2 }
      guard bytes[i + high] & 0xF8 == 0xD8 else { continue }
      if bytes[i + high] < 0xDC, i + 3 < bytes.count, bytes[i + 2 + high] & 0xFC == 0xDC {
        i += 2
        continue
      }
      damages.append(Damage(unit: (i - first) / 2, bytes: [bytes[i], bytes[i + 1]]))
    }
    if i < bytes.count { damages.append(Damage(unit: (i - first) / 2, bytes: [bytes[i]])) }
    return damages
  }
}

/// Writes text in UTF-8 as UTF-16 again, piece by piece.
public struct UTF16Encoder {
  private let form: UTF16Form
  private let damages: [UTF16Form.Damage]
  private var nextDamage = 0
  private var unit = 0
  private var hasBegun = false

  /// - Parameter damages: What ``UTF16Form/damages(in:)`` found in the file, in its order.
  public init(_ form: UTF16Form, damages: [UTF16Form.Damage] = []) {
    self.form = form
    self.damages = damages
  }

  /// Returns the next bytes of the file.
  ///
  /// - Parameter text: Whole letters in UTF-8.
  public mutating func encode(_ text: some Sequence<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    if !hasBegun {
      hasBegun = true
      if form.hasByteOrderMark { append(0xFEFF, to: &output) }
    }
    var decoder = UTF8()
    var iterator = text.makeIterator()
    while true {
      let scalar: Unicode.Scalar
      switch decoder.decode(&iterator) {
      case .scalarValue(let value): scalar = value
      case .error: scalar = "\u{FFFD}"
      case .emptyInput: return output
      }
      if scalar == "\u{FFFD}", nextDamage < damages.count, damages[nextDamage].unit == unit {
        output.append(contentsOf: damages[nextDamage].bytes)
        nextDamage += 1
        unit += 1
        continue
      }
      for code in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
        append(code, to: &output)
        unit += 1
      }
    }
  }

  private func append(_ code: UInt16, to output: inout [UInt8]) {
    let (low, high) = (UInt8(truncatingIfNeeded: code), UInt8(truncatingIfNeeded: code >> 8))
    output.append(form.isLittleEndian ? low : high)
    output.append(form.isLittleEndian ? high : low)
  }
}
