import Corpora
import Testing

@Test(
  "Every corpus is compiled in and every line has as many fields as its header",
  arguments: Corpus.allCases)
func corpusIsRegular(corpus: Corpus) {
  let header = corpus.text.utf8.prefix { $0 != UInt8(ascii: "\n") }.split(
    separator: UInt8(ascii: ","))
  #expect(corpus.rows.isEmpty == false)
  for row in corpus.rows { #expect(row.count == header.count) }
}
