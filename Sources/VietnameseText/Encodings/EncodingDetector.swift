/// Decides the encoding of a whole column from a sample of its cells.
///
///     var detector = EncodingDetector()
///     for cell in sample { detector.add(cell) }
///     detector.decision.encoding  // .vni
///
/// Each hypothesis is scored by how well the cells read under it: valid syllables weighted by how common they are in
/// names. A column stays as it is unless decoding makes most of its unreadable cells readable and a fifth of all, spoils
/// fewer than it mends, and is clearly better than the next hypothesis; ties are left alone.
public struct EncodingDetector {
  /// What the sample says.
  public struct Decision: Sendable, Hashable {
    /// The encoding of the column, ``LegacyEncoding/utf8`` when nothing is to be decoded.
    public let encoding: LegacyEncoding
    /// The number of cells with anything but ASCII, or with marks of VIQR, that were weighed.
    let weighedCells: Int
    /// How many of them can be read as they stand.
    let readableAsIs: Int
    /// How many of them can be read in ``encoding``.
    let readableDecoded: Int
    /// The gain of the best hypothesis over the column as it stands, in bits.
    let gainInBits: Double
  }

  private struct Tally {
    var bits = 0.0
    var readable = 0
    /// Texts that read well as they stand and do not when decoded.
    var spoilt = 0
  }

  private static let hypotheses = LegacyEncoding.hypotheses
  private static let limit = 4000

  private let memory = NameMemory()
  private var weighed = 0
  private var asIs = Tally()
  private var tallies = [Tally](repeating: Tally(), count: EncodingDetector.hypotheses.count)

  public init() {}

  /// Weighs one cell; cells of plain ASCII words say nothing and are passed over, as are those after the 4,000th.
  public mutating func add(_ cell: Span<UInt8>) {
    guard weighed < EncodingDetector.limit, (1...200).contains(cell.count) else { return }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(cell.count)
    var isTelling = false
    for place in cell.indices {
      let byte = cell[place]
      bytes.append(byte)
      let isLetter = byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
      if isLetter == false && byte != 0x20 && byte != 0x2E && byte != 0x2D { isTelling = true }
    }
    guard isTelling else { return }
    weighed += 1
    let scalars = UTF8Reader.scalars(cell)
    let asSeen = scalars ?? bytes.map { ByteView.scalar(of: $0) }
    let base = EncodingScore(asSeen, memory)
    let view = CellView(scalars: scalars, bytes: bytes)
    let baseBits = max(base.bits, -200)
    asIs.bits += baseBits
    if base.invalidCount == 0 { asIs.readable += 1 }
    for (number, hypothesis) in EncodingDetector.hypotheses.enumerated() {
      guard let decoded = hypothesis.reading(of: view), decoded != asSeen
      else {
        // The cell was typed properly, or has nothing to decode.
        tallies[number].bits += baseBits
        if base.invalidCount == 0 { tallies[number].readable += 1 }
        continue
      }
      let score = EncodingScore(decoded, memory)
      tallies[number].bits += max(score.bits, -200)
      if score.invalidCount == 0 { tallies[number].readable += 1 }
      if score.invalidCount > base.invalidCount { tallies[number].spoilt += 1 }
    }
  }

  /// What the cells so far say.
  public var decision: Decision {
    let unreadable = weighed - asIs.readable
    var best: Int?
    var second: Int?
    for number in tallies.indices {
      if let held = best, tallies[held].bits >= tallies[number].bits {
        // Two hypotheses that read every cell alike are one.
        if tallies[held].bits == tallies[number].bits { continue }
        if second.map({ tallies[$0].bits < tallies[number].bits }) ?? true { second = number }
      } else {
        second = best
        best = number
      }
    }
    guard let best else { return leftAlone(0) }
    let tally = tallies[best]
    let gain = tally.bits - asIs.bits
    let mended = tally.readable - asIs.readable
    let isClear = second.map { tally.bits - tallies[$0].bits >= 10 } ?? true
    guard gain >= 30, isClear, mended * 2 > unreadable, mended * 5 >= weighed,
      tally.spoilt * 4 < max(mended, 1)
    else {
      return leftAlone(gain)
    }
    return Decision(
      encoding: EncodingDetector.hypotheses[best], weighedCells: weighed,
      readableAsIs: asIs.readable, readableDecoded: tally.readable, gainInBits: gain)
  }

  private func leftAlone(_ gain: Double) -> Decision {
    Decision(
      encoding: .utf8, weighedCells: weighed, readableAsIs: asIs.readable,
      readableDecoded: asIs.readable, gainInBits: gain)
  }
}
