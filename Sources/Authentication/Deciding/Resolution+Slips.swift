import ReferenceIndex

/// Columns of numbers, names or birth dates that slipped by a row.
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
      if !decisions[position].findings.contains(.neighboursNumber) { slips.numbers += 1 }
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

  // MARK: Names and birth dates

  /// Notes blocks of rows that carry the name of the row before, or of the row behind, beside their own number and birth date;
  /// and those that carry its birth date beside their own number and name.
  ///
  /// Who a row is, its number says: a row without one is of no block, nor is one of a column that was sorted by itself, for
  /// its neighbours do not tell whose name it has. What the rows say otherwise is not changed.
  ///
  /// - Complexity: a glance at each record that has a number and no exact link; two looks at the register for those of three
  ///   rows or more whose names, or dates, are another's.
  mutating func noteSlippedFields() {
    noteSlippedFields(.neighboursName, \.names) { own, neighbour, written in
      own.birthDate == written.birthDate && own.birthDate.hasDay && own.name != written.name
        && neighbour.name == written.name && written.name != 0
    }
    noteSlippedFields(.neighboursDate, \.dates) { own, neighbour, written in
      own.name == written.name && written.name != 0 && own.birthDate != written.birthDate
        && neighbour.birthDate == written.birthDate && written.birthDate.hasDay
    }
  }

  /// - Parameter isSlipped: Whether what a record says is its neighbour's, by the persons of both numbers.
  private mutating func noteSlippedFields(
    _ mark: ReasonSet, _ count: WritableKeyPath<(numbers: Int, names: Int, dates: Int), Int>,
    isSlipped: (_ own: RecordIdentity, _ neighbour: RecordIdentity, _ written: RecordIdentity) ->
      Bool
  ) {
    let numbers = records.numbers
    var start = 0
    for place in 0...numbers.count {
      if place < numbers.count, place == start || isNext(numbers, place),
        mayBeSlipped(numbers[place])
      {
        continue
      }
      if place - start >= Resolution.leastSlipped {
        for step in [-1, 1] {
          var first = start
          for end in start...place
          where end == place || !isNeighbours(numbers[end], step, isSlipped) {
            if end - first >= Resolution.leastSlipped {
              for slipped in numbers[first..<end] {
                if !decisions[Int(slipped.position)].findings.contains(mark) {
                  slips[keyPath: count] += 1
                }
                decisions[Int(slipped.position)].findings.formUnion(mark)
              }
            }
            first = end + 1
          }
        }
      }
      start = place
      if place < numbers.count, !mayBeSlipped(numbers[place]) { start = place + 1 }
    }
  }

  /// Whether anything of the record's number, name and date is not its person's; beside a relative's name it may be any of
  /// them.
  private func mayBeSlipped(_ record: UnsettledRecord) -> Bool {
    guard record.number != 0 else { return false }
    let decision = decisions[Int(record.position)]
    return Resolution.mismatches.contains(decision.reason)
      || !decision.findings.isDisjoint(with: Resolution.mismatches)
  }

  private static let mismatches = ReasonSet([.s10, .s11, .s20, .s30, .s31].map { ReasonSet($0) })

  private func isNeighbours(
    _ record: UnsettledRecord, _ step: Int,
    _ isSlipped: (RecordIdentity, RecordIdentity, RecordIdentity) -> Bool
  ) -> Bool {
    guard decisions.indices.contains(Int(record.position) + step),
      let own = index.row(citizenID: record.number),
      let number = number(at: UInt32(Int(record.position) + step)), number != record.number,
      let neighbour = index.row(citizenID: number)
    else { return false }
    return isSlipped(
      RecordIdentity(own, index), RecordIdentity(neighbour, index), record.identity)
  }
}
