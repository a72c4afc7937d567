import ReferenceIndex

/// Columns of numbers that slipped by a row.
extension Resolution {
  /// Fewer rows one after the other may be a family whose numbers were mixed up.
  private static let leastSlipped = 3

  /// Notes blocks of rows that carry the number of the row before, or of the row behind, as a column does that was cut or
  /// pasted one row off.
  ///
  /// A row is of such a block when its number is that of the person whom the neighbouring row is linked to, or would be. What
  /// the rows say otherwise is not changed by it.
  ///
  /// - Complexity: two looks at the register for each record that has a number and no exact link.
  mutating func noteSlippedNumbers() {
    let numbers = records.numbers
    for step in [-1, 1] {
      var start = 0
      for place in 0...numbers.count {
        if place < numbers.count, place == start || isNext(numbers, place),
          hasNumber(of: Int(numbers[place].position) + step, numbers[place])
        {
          continue
        }
        noteSlip(numbers, start..<place)
        start = place
        // The row that ends a block may begin the next one.
        if place < numbers.count,
          !hasNumber(of: Int(numbers[place].position) + step, numbers[place])
        {
          start = place + 1
        }
      }
    }
  }

  private func isNext(_ numbers: [UnsettledRecord], _ place: Int) -> Bool {
    numbers[place].position == numbers[place - 1].position + 1
  }

  private mutating func noteSlip(_ numbers: [UnsettledRecord], _ places: Range<Int>) {
    guard places.count >= Resolution.leastSlipped else { return }
    for place in places {
      let position = Int(numbers[place].position)
      if !decisions[position].findings.contains(.neighboursNumber) { slippedNumbers += 1 }
      decisions[position].findings.insert(.neighboursNumber)
    }
  }

  /// Whether a record's number is not its own person's, and that of the person of another position.
  private func hasNumber(of other: Int, _ record: UnsettledRecord) -> Bool {
    guard decisions.indices.contains(other), record.number != 0 else { return false }
    let (own, neighbour) = (decisions[Int(record.position)].person, decisions[other].person)
    guard neighbour != Decision.nobody, own != neighbour else { return false }
    return index.person(neighbour).citizenID == record.number
  }
}
