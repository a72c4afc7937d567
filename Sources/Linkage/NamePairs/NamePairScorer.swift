import ReferenceIndex
import VietnameseText

/// Names as numbers of words, one after the other in one array.
///
///     words  nguyễn thị hoa trần văn hùng lê hà …      ends  3 6 8 …
public struct NameBatch: Sendable {
  /// The words of all names, one name after the other.
  public private(set) var words: [WordID] = []
  /// Where each name ends in ``words``.
  public private(set) var ends: [Int] = []

  public init() {}

  /// The number of names.
  public var count: Int { ends.count }

  /// Adds a name; at most ``WordList/capacity`` words of it are compared.
  public mutating func append(_ name: some Sequence<WordID>) {
    words.append(contentsOf: name)
    ends.append(words.count)
  }
}

/// Scores pairs of names as the matcher does, for uses that compare names alone.
public struct NamePairScorer {
  private var aligner: NameAligner
  private var lanes: NameLanes

  /// A scorer with the weights of a model in a register; belongs to one thread.
  public init(index: ReferenceIndex, frequencies: NameFrequencies, model: MatchModel) {
    aligner = NameAligner(words: index.words, frequencies: frequencies, model: model.name)
    lanes = NameLanes(aligner)
  }

  /// Sets `scores[i]` to the evidence of name `i` of both batches, in bits: positive for a match.
  ///
  /// Pairs are scored eight at a time, those that are out of the ordinary one by one.
  ///
  /// - Parameters:
  ///   - left: Names of records.
  ///   - right: Names of the register.
  ///   - scores: As long as the batches.
  /// - Complexity: one alignment a pair; a record's name that follows itself is prepared once.
  public mutating func score(
    _ left: NameBatch, _ right: NameBatch, into scores: inout [Float]
  ) {
    NamePairScorer.visit(left, right, &scores) { leftNames, rightNames, scores in
      var start = 0
      while start < scores.count {
        let block = start..<min(start + NameLanes.capacity, scores.count)
        lanes.clear()
        var (left, right) = (leftNames.start(of: start), rightNames.start(of: start))
        for pair in block {
          lanes.append(leftNames.next(pair, &left), rightNames.next(pair, &right))
        }
        guard let target = scores.baseAddress else { return }
        lanes.score(into: target + start)
        for place in 0..<lanes.otherCount {
          let pair = start + lanes.other(place)
          scores[pair] = aligner.scoreAlone(leftNames[pair], rightNames[pair])
        }
        start = block.upperBound
      }
    }
  }

  /// The same scores, found one by one.
  public mutating func scoreSingly(
    _ left: NameBatch, _ right: NameBatch, into scores: inout [Float]
  ) {
    NamePairScorer.visit(left, right, &scores) { leftNames, rightNames, scores in
      for pair in scores.indices {
        scores[pair] = aligner.score(leftNames[pair], rightNames[pair])
      }
    }
  }

  @inline(__always)
  private static func visit(
    _ left: NameBatch, _ right: NameBatch, _ scores: inout [Float],
    _ body: (NamesInMemory, NamesInMemory, UnsafeMutableBufferPointer<Float>) -> Void
  ) {
    precondition(
      left.count == right.count && left.count == scores.count, "Pairs need two names and a score")
    left.withNames { leftNames in
      right.withNames { rightNames in
        scores.withUnsafeMutableBufferPointer { body(leftNames, rightNames, $0) }
      }
    }
  }
}

/// The names of a batch while their memory stays.
private struct NamesInMemory {
  let words: UnsafeBufferPointer<WordID>
  let ends: UnsafeBufferPointer<Int>

  subscript(name: Int) -> UnsafeBufferPointer<WordID> {
    var start = start(of: name)
    return next(name, &start)
  }

  /// Where a name begins in ``words``.
  @inline(__always)
  func start(of name: Int) -> Int { name == 0 ? 0 : ends[name &- 1] }

  /// A name that begins at `start`, which is moved to its end.
  @inline(__always)
  func next(_ name: Int, _ start: inout Int) -> UnsafeBufferPointer<WordID> {
    let (first, end) = (start, ends[name])
    start = end
    return UnsafeBufferPointer(
      start: words.baseAddress.map { $0 + first }, count: end &- first)
  }
}

extension NameBatch {
  fileprivate func withNames(_ body: (NamesInMemory) -> Void) {
    words.withUnsafeBufferPointer { words in
      ends.withUnsafeBufferPointer { body(NamesInMemory(words: words, ends: $0)) }
    }
  }
}
