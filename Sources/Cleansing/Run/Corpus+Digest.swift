import Corpora
import Tables

extension Corpus {
  /// One digest over all corpora that are compiled in.
  package static let digestText: String = {
    var digest = FileDigest()
    for corpus in Corpus.allCases { digest.update(UnsafeRawBufferPointer(corpus.bytes)) }
    return digest.finish()
  }()
}
