extension IDScan {
  /// Reads the cell as one of the column of personal ID numbers.
  mutating func citizenReading(birthYear: Int?, isFemale: Bool?) -> IDReading {
    var judge = CitizenIDJudge(birthYear: birthYear, isFemale: isFemale)
    if isBlank {
      judge.reading.findings.insert(.missing)
      return judge.reading
    }
    judge.reading.repairs = repairs
    judge.reading.findings = findings
    readCertainNumbers(&judge)
    if judge.reading.citizenID == nil, judge.reading.candidates.isEmpty {
      let isZero = hasOnlyZeros
      for index in 0..<numberCount where !numbers[index].isRelatives {
        // Zeros beside other digits are a part of a number with a hole in it.
        if numbers[index].value != 0 || isZero { judge.readUncertain(numbers[index]) }
      }
      if isDocument { judge.reading.findings.insert(.foreignDocument) }
    }
    judge.nameFailure(hasDigits: numberCount > 0 || isScientific)
    if text.traits.contains(.tooLong) {
      judge.reading.findings.insert(.tooLong)
      if let id = judge.reading.citizenID, !repairs.contains(.cardText) {
        judge.reading.citizenID = nil
        judge.reading.candidates.append(id)
      }
    }
    if judge.reading.mayBeDamaged { judge.reading.damaged = damaged }
    if judge.hasResult {
      judge.reading.repairs.formUnion(characterRepairs)
      if judge.reading.citizenID != nil || judge.reading.oldID != nil {
        nameSigns(&judge.reading.repairs)
      }
    } else {
      // A cell that gave nothing has not been repaired, only blanked.
      judge.reading.repairs.formIntersection(.blanked)
    }
    return judge.reading
  }

  private var hasOnlyZeros: Bool {
    (0..<numberCount).allSatisfy { numbers[$0].value == 0 }
  }

  /// Signs around the digits have no rule of their own.
  func nameSigns(_ repairs: inout IDRepairs) {
    if repairs.isEmpty, (0..<text.count).contains(where: { !text[$0].isDigit }) {
      repairs.insert(.separators)
    }
  }

  /// Takes numbers of twelve and of nine digits, whose kind is certain.
  private func readCertainNumbers(_ judge: inout CitizenIDJudge) {
    var found = Candidates<CitizenID>()
    var isJoined = false
    var isRepeated = false
    for index in 0..<numberCount {
      let number = numbers[index]
      if number.isRelatives, [9, 11, 12].contains(number.digits) {
        judge.takeRelatives(number)
        continue
      }
      if number.isGuess { continue }
      if number.digits == 12, number.value < CitizenIDReader.paddedLimit {
        judge.takePaddedOldID(number)
      } else if number.digits == 12 {
        let id = CitizenID(uncheckedNumber: number.value)
        if DummyNumber.isDummy(id) {
          judge.reading.findings.insert(.dummy)
          judge.reading.repairs.insert(.blanked)
        } else {
          isRepeated = isRepeated || !found.isEmpty
          found.append(id)
          isJoined = isJoined || number.isJoined
        }
      } else if number.digits == 9, number.label != .phone, number.label != .taxCode {
        judge.takeOldID(number)
      }
    }
    if isJoined { judge.reading.repairs.insert(.separators) }
    if found.count == 1 {
      CitizenIDReader.accept(
        found[0].number, into: &judge.reading, birthYear: judge.birthYear,
        isFemale: judge.isFemale)
      if judge.reading.oldID != nil || isRepeated { judge.reading.repairs.insert(.split) }
    } else if found.count > 1 {
      judge.reading.findings.insert(.severalNumbers)
      // First those that the record confirms.
      for isConfirmed in [true, false] {
        for id in found where judge.objections(to: id).isEmpty == isConfirmed {
          judge.reading.candidates.append(id)
        }
      }
    } else {
      judge.moveOldID()
    }
  }
}
