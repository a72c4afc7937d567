import ReferenceIndex
import Tables

/// Writes the result tables of a run.
struct OutcomeWriter {
  static let header =
    "row,record_id,outcome,reason,findings,citizen_id,candidate_id,probability,clean_name,"
    + "clean_birth_date,clean_citizen_id,clean_gender,repairs\n"

  let index: ReferenceIndex
  /// `outcome,reason,` for each pair of them, one after the other: a list of lists would be retained for every row, by all
  /// threads at once.
  private let words: [UInt8]
  /// Where each pair begins in ``words``, and one more.
  private let wordStarts: [Int]
  private let codes: [[UInt8]]
  private let repeatedID = Array(FileFinding.repeatedRecordID.code.utf8)
  /// The findings of the whole file that decisions carry.
  private let ofFile: [(mark: ReasonSet, code: [UInt8])]

  init(index: ReferenceIndex) {
    self.index = index
    codes = Reason.allCases.map { Array($0.code.utf8) }
    ofFile = FileFinding.allCases.compactMap { finding in
      finding.mark.map { ($0, Array(finding.code.utf8)) }
    }
    var (words, starts): ([UInt8], [Int]) = ([], [0])
    for outcome in Outcome.allCases {
      for reason in Reason.allCases {
        words += Array((outcome.name + "," + reason.code + ",").utf8)
        starts.append(words.count)
      }
    }
    (self.words, wordStarts) = (words, starts)
  }

  /// The lines of one chunk.
  func lines(
    _ chunk: StoredRows.Columns, _ decisions: UnsafeBufferPointer<Decision>,
    _ hashes: UnsafeBufferPointer<UInt64>, isRepeated: (UInt64) -> Bool
  ) -> [UInt8] {
    let known = chunk.text
    var text = LineBuffer(capacity: known.count + chunk.texts.count * 64)
    for row in decisions.indices {
      let decision = decisions[row]
      let place = chunk.texts[row]
      let head = Int(place.start)
      let findings = head + Int(place.head)
      let tail = findings + Int(place.findings)
      let end = tail + Int(place.tail)
      text.reserve(end - head + 160)
      text.put(UnsafeBufferPointer(rebasing: known[head..<findings]))
      let pair = Int(decision.outcome.rawValue) * codes.count + Int(decision.reason.rawValue)
      words.withUnsafeBufferPointer {
        text.put(UnsafeBufferPointer(rebasing: $0[wordStarts[pair]..<wordStarts[pair + 1]]))
      }
      append(
        decision, UnsafeBufferPointer(rebasing: known[findings..<tail]),
        isRepeated: isRepeated(hashes[row]), &text)
      if decision.isExact {
        // The number is the person's own: no need to fetch the person again.
        text.put(id: chunk.citizenIDs[row])
        text.put(UInt8(ascii: ","))
      } else if decision.person == Decision.nobody {
        text.put(UInt8(ascii: ","))
      } else {
        if decision.outcome != .authenticated { text.put(UInt8(ascii: ",")) }
        text.put(id: index.person(decision.person).citizenID)
        if decision.outcome == .authenticated { text.put(UInt8(ascii: ",")) }
      }
      text.put(UInt8(ascii: ","))
      text.put(probability: decision.probability)
      text.put(UInt8(ascii: ","))
      text.put(UnsafeBufferPointer(rebasing: known[tail..<end]))
      text.put(0x0A)
    }
    return text.array
  }

  /// The column of findings with its comma: what the run found, a repeated id, what cleansing found.
  private func append(
    _ decision: Decision, _ known: UnsafeBufferPointer<UInt8>, isRepeated: Bool,
    _ text: inout LineBuffer
  ) {
    let start = text.count
    func separate() { if text.count > start { text.put(UInt8(ascii: ";")) } }
    if !decision.findings.isEmpty {
      for reason in codes.indices where decision.findings.rawValue >> UInt32(reason) & 1 == 1 {
        separate()
        text.put(codes[reason])
      }
    }
    if isRepeated {
      separate()
      text.put(repeatedID)
    }
    if decision.findings.hasMarks {
      for finding in ofFile where decision.findings.contains(finding.mark) {
        separate()
        text.put(finding.code)
      }
    }
    if !known.isEmpty {
      separate()
      text.put(known)
    }
    text.put(UInt8(ascii: ","))
  }
}
