import Glibc
import Linkage
import ReferenceIndex
import VietnameseText

/// The aligner of the matcher and Jaro–Winkler on the same pairs of names.
struct NamePairSuite {
  private let pairs: NamePairs
  private let shuffled: NamePairs
  private let frequencies: NameFrequencies

  init(_ pairs: NamePairs) {
    self.pairs = pairs
    shuffled = pairs.shuffled()
    frequencies = NameFrequencies(pairs.index)
  }

  /// Scores the pairs `runs` times and prints the seconds of each run, one line a case; writes the pairs
  /// with their scores when `output` names a file.
  func run(runs: Int, output: String?) {
    var scorer = NamePairScorer(
      index: pairs.index, frequencies: frequencies, model: MatchModel())
    var scores = [Float](repeating: 0, count: pairs.count)
    var shuffledScores = scores
    var singleScores = scores
    var shuffledSingleScores = scores
    let (left, right) = texts()
    var jaroWinkler = JaroWinkler()
    var similarities = [Double](repeating: 0, count: pairs.count)
    var seconds: [(String, [Double])] = [
      ("align", []), ("align shuffled", []), ("align singly", []), ("align singly shuffled", []),
      ("jaro-winkler", []),
    ]
    for round in 0...runs {
      let times = [
        timed { scorer.score(pairs.left, pairs.right, into: &scores) },
        timed { scorer.score(shuffled.left, shuffled.right, into: &shuffledScores) },
        timed { scorer.scoreSingly(pairs.left, pairs.right, into: &singleScores) },
        timed { scorer.scoreSingly(shuffled.left, shuffled.right, into: &shuffledSingleScores) },
        timed {
          left.visitPairs(right) { pair, a, b in
            similarities[pair] = jaroWinkler.similarity(a, b)
          }
        },
      ]
      // The first run only warms up.
      if round > 0 { for place in times.indices { seconds[place].1.append(times[place]) } }
    }
    precondition(
      scores.sorted() == shuffledScores.sorted(), "The order of pairs changes their scores")
    precondition(
      scores == singleScores && shuffledScores == shuffledSingleScores,
      "Pairs side by side have other scores than single ones")
    for (name, times) in seconds {
      print(([name, String(pairs.count)] + times.map { String($0) }).joined(separator: "\t"))
    }
    if let output { write(output, scores, similarities) }
  }

  /// Seconds of processor time: the work is one thread's, and the machine may be busy.
  private func timed(_ body: () -> Void) -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    body()
    return now() - start
  }

  // MARK: Texts

  private func text(_ name: ArraySlice<WordID>) -> String {
    name.map { String(decoding: pairs.index.words[$0].display, as: UTF8.self) }
      .joined(separator: " ")
  }

  /// The names with one byte a letter, so that Jaro–Winkler counts letters and not bytes of UTF-8.
  private func texts() -> (LetterBytes, LetterBytes) {
    var alphabet: [Unicode.Scalar: UInt8] = [:]
    func bytes(_ batch: NameBatch) -> LetterBytes {
      var letters = LetterBytes()
      for pair in 0..<batch.count {
        letters.append(
          text(batch[pair]).unicodeScalars.map { letter in
            if let known = alphabet[letter] { return known }
            precondition(alphabet.count < 256, "More letters than a byte can name")
            let new = UInt8(alphabet.count)
            alphabet[letter] = new
            return new
          })
      }
      return letters
    }
    return (bytes(pairs.left), bytes(pairs.right))
  }

  private func write(_ path: String, _ scores: [Float], _ similarities: [Double]) {
    var lines = "left\tright\tkind\tbits\tjaro_winkler\n"
    for pair in 0..<pairs.count {
      lines +=
        "\(text(pairs.left[pair]))\t\(text(pairs.right[pair]))\t\(pairs.kinds[pair].rawValue)\t"
        + "\(scores[pair])\t\(similarities[pair])\n"
    }
    guard let file = fopen(path, "w") else { fatalError("cannot write \(path)") }
    fputs(lines, file)
    fclose(file)
  }
}

extension NameBatch {
  subscript(pair: Int) -> ArraySlice<WordID> {
    words[(pair == 0 ? 0 : ends[pair - 1])..<ends[pair]]
  }
}

/// Texts of one byte a letter, one after the other.
private struct LetterBytes {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  mutating func append(_ text: [UInt8]) {
    bytes += text
    ends.append(bytes.count)
  }

  func visitPairs(_ other: LetterBytes, _ body: (Int, Span<UInt8>, Span<UInt8>) -> Void) {
    let (left, right) = (bytes.span, other.bytes.span)
    var (leftStart, rightStart) = (0, 0)
    for pair in ends.indices {
      body(
        pair, left.extracting(leftStart..<ends[pair]),
        right.extracting(rightStart..<other.ends[pair]))
      (leftStart, rightStart) = (ends[pair], other.ends[pair])
    }
  }
}
