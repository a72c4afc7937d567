import VietnameseText

/// The order of people by what the register says of them: by number, birth date, residence, name and parents.
///
/// It decides where keys leave people equal, so that the order of the register's rows decides nothing. Two people whom it
/// leaves equal are the same to whoever asks; then the row decides.
struct PersonOrder: @unchecked Sendable {
  let people: UnsafeBufferPointer<RegisteredPerson>
  let names: NamePool
  /// Where the text of each word begins, and the texts.
  let wordStarts: UnsafeBufferPointer<UInt32>
  let wordText: UnsafeBufferPointer<UInt8>
  let parents: ParentLinks

  /// Whether the person of a row comes before that of another one.
  func precedes(_ row: UInt32, _ other: UInt32) -> Bool {
    let (left, right) = (people[Int(row)], people[Int(other)])
    if left.citizenID != right.citizenID { return left.citizenID < right.citizenID }
    if left.birthDate != right.birthDate { return left.birthDate < right.birthDate }
    if left.oldID != right.oldID { return left.oldID < right.oldID }
    if left.commune != right.commune { return left.commune < right.commune }
    if left.address != right.address { return left.address < right.address }
    if left.household != right.household { return left.household < right.household }
    if left.flags != right.flags { return left.flags < right.flags }
    if left.name != right.name { return isBefore(names.words(left.name), names.words(right.name)) }
    let (first, second) = (parents.parents(of: row), parents.parents(of: other))
    if first != second { return first.precede(second) }
    return row < other
  }

  private func isBefore(
    _ left: UnsafeBufferPointer<WordID>, _ right: UnsafeBufferPointer<WordID>
  ) -> Bool {
    for (word, other) in zip(left, right) where word != other {
      return text(word).lexicographicallyPrecedes(text(other))
    }
    return left.count < right.count
  }

  private func text(_ word: WordID) -> Slice<UnsafeBufferPointer<UInt8>> {
    wordText[Int(wordStarts[Int(word)])..<Int(wordStarts[Int(word) + 1])]
  }

  /// Brings rows into the order.
  func sort(_ rows: Slice<UnsafeMutableBufferPointer<UInt32>>) {
    if rows.count == 2 {
      let (first, last) = (rows.startIndex, rows.endIndex - 1)
      if precedes(rows.base[last], rows.base[first]) { rows.base.swapAt(first, last) }
      return
    }
    // The people lie far from each other: their numbers are fetched once.
    let sorted = rows.map { (number: people[Int($0)].citizenID, row: $0) }.sorted {
      $0.number != $1.number ? $0.number < $1.number : precedes($0.row, $1.row)
    }
    for (place, person) in zip(rows.indices, sorted) { rows.base[place] = person.row }
  }

  /// Brings the rows with one key into the order, where there are more than `most` of them.
  func sort<Key: Equatable>(
    _ rows: UnsafeMutableBufferPointer<UInt32>, with keys: UnsafeMutableBufferPointer<Key>,
    beyond most: Int
  ) {
    var start = 0
    while start < keys.count {
      var end = start + 1
      while end < keys.count, keys[end] == keys[start] { end += 1 }
      if end - start > most { sort(rows[start..<end]) }
      start = end
    }
  }
}
