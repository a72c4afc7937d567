import ReferenceIndex
import Tables

/// Writes the result tables of a run.
struct OutcomeWriter {
  static let header =
    "row,record_id,outcome,reason,findings,citizen_id,candidate_id,probability,clean_name,"
    + "clean_birth_date,clean_citizen_id,clean_gender,repairs\n"

  let index: ReferenceIndex

  /// The lines of one chunk; `start` is the position of its first record in the file.
  func lines(
    _ chunk: ChunkResult, _ decisions: ArraySlice<Decision>, isRepeated: (UInt64) -> Bool
  ) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(chunk.text.count + chunk.texts.count * 48)
    chunk.text.withUnsafeBufferPointer { known in
      for (row, decision) in decisions.enumerated() {
        let place = chunk.texts[row]
        let head = Int(place.start)
        let findings = head + Int(place.head)
        let tail = findings + Int(place.findings)
        text.append(contentsOf: known[head..<findings])
        text.append(contentsOf: decision.outcome.name.utf8)
        text.append(UInt8(ascii: ","))
        text.append(contentsOf: decision.reason.code.utf8)
        text.append(UInt8(ascii: ","))
        appendFindings(
          decision, known[findings..<tail], isRepeated: isRepeated(chunk.recordHashes[row]), &text)
        text.append(UInt8(ascii: ","))
        let hasPerson = decision.person != Decision.nobody
        let isLinked = decision.outcome == .authenticated
        if isLinked { OutputText.append(id: index.person(decision.person).citizenID, to: &text) }
        text.append(UInt8(ascii: ","))
        if hasPerson, !isLinked {
          OutputText.append(id: index.person(decision.person).citizenID, to: &text)
        }
        text.append(UInt8(ascii: ","))
        OutputText.append(probability: decision.probability, to: &text)
        text.append(UInt8(ascii: ","))
        text.append(contentsOf: known[tail..<tail + Int(place.tail)])
        text.append(0x0A)
      }
    }
    return text
  }

  private func appendFindings(
    _ decision: Decision, _ known: Slice<UnsafeBufferPointer<UInt8>>, isRepeated: Bool,
    _ text: inout [UInt8]
  ) {
    let start = text.count
    if !decision.findings.isEmpty {
      for reason in decision.findings.reasons {
        if text.count > start { text.append(UInt8(ascii: ";")) }
        text.append(contentsOf: reason.code.utf8)
      }
    }
    if isRepeated {
      if text.count > start { text.append(UInt8(ascii: ";")) }
      text.append(contentsOf: "R01".utf8)
    }
    if !known.isEmpty {
      if text.count > start { text.append(UInt8(ascii: ";")) }
      text.append(contentsOf: known)
    }
  }
}
