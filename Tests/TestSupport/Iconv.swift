import Glibc

/// The converter tables of the GNU C library, as an oracle for tables of our own.
public struct Iconv {
  private let encoding: String

  /// - Parameter encoding: A name that `iconv -l` lists; `nil` when the system has no such table.
  public init?(_ encoding: String) {
    guard let converter = Iconv.open(to: "UTF-8", from: encoding) else { return nil }
    iconv_close(converter)
    self.encoding = encoding
  }

  /// The text of bytes, `nil` when they are no text of the encoding.
  public func decode(_ bytes: [UInt8]) -> String? {
    Iconv.convert(bytes, to: "UTF-8", from: encoding).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of a text, `nil` when the encoding lacks a letter.
  public func encode(_ text: String) -> [UInt8]? {
    Iconv.convert(Array(text.utf8), to: encoding, from: "UTF-8")
  }

  private static func open(to target: String, from source: String) -> iconv_t? {
    let converter = iconv_open(target, source)
    return Int(bitPattern: converter) == -1 ? nil : converter
  }

  private static func convert(_ bytes: [UInt8], to target: String, from source: String) -> [UInt8]?
  {
    guard let converter = open(to: target, from: source) else { return nil }
    defer { iconv_close(converter) }
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: bytes.count * 8 + 16)
    let capacity = output.count
    var left = capacity
    let isWhole = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        var from = input.baseAddress
        var count = input.count
        var to = output.baseAddress
        let isRead = iconv(converter, &from, &count, &to, &left) != -1
        return isRead && iconv(converter, nil, nil, &to, &left) != -1
      }
    }
    return isWhole ? output[..<(capacity - left)].map { UInt8(bitPattern: $0) } : nil
  }
}
