import ReferenceIndex
import VietnameseText

/// Names as numbers of words, one after the other in one array.
///
///     words  nguyễn thị hoa trần văn hùng lê hà …      ends  3 6 8 …
public struct NameBatch: Sendable {
  public private(set) var words: [WordID] = []
  /// Where each name ends in ``words``.
  public private(set) var ends: [Int] = []

  public init() {}

  public var count: Int { ends.count }

  /// Adds a name; at most ``WordList/capacity`` words of it are compared.
  public mutating func append(_ name: some Sequence<WordID>) {
    words.append(contentsOf: name)
    ends.append(words.count)
  }
}

/// Scores pairs of names as the matcher does, for whoever wants to know names alone.
public struct NamePairScorer {
  private var aligner: NameAligner

  public init(index: ReferenceIndex, frequencies: NameFrequencies, model: MatchModel) {
    aligner = NameAligner(words: index.words, frequencies: frequencies, model: model.name)
  }

  /// Sets `scores[i]` to the evidence of name `i` of both batches, in bits: positive for a match.
  ///
  /// - Parameters:
  ///   - left: Names of records.
  ///   - right: Names of the register.
  ///   - scores: As long as the batches.
  /// - Complexity: one alignment a pair; a record's name that follows itself is prepared once.
  public mutating func score(
    _ left: NameBatch, _ right: NameBatch, into scores: inout [Float]
  ) {
    precondition(
      left.count == right.count && left.count == scores.count, "Pairs need two names and a score")
    left.words.withUnsafeBufferPointer { leftWords in
      right.words.withUnsafeBufferPointer { rightWords in
        var (leftStart, rightStart) = (0, 0)
        for pair in scores.indices {
          let (leftEnd, rightEnd) = (left.ends[pair], right.ends[pair])
          scores[pair] =
            aligner.score(
              UnsafeBufferPointer(rebasing: leftWords[leftStart..<leftEnd]),
              UnsafeBufferPointer(rebasing: rightWords[rightStart..<rightEnd]))
          (leftStart, rightStart) = (leftEnd, rightEnd)
        }
      }
    }
  }
}
