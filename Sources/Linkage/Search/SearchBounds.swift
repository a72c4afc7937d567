import Cleansing
import Identifiers
import ReferenceIndex
import VietnameseText

/// The most that people can weigh for one record, by what a key table says of them beside their rows.
///
/// A person whose bound is below the last candidate kept is not fetched. The bound is the sum of the most that each part of
/// the evidence can be:
///
///     name     the words of the sketch and the given word of the key (``WordBounds``)
///     date     exact: the key has the date
///     place    the hashes of commune and address
///     sex      exact
///     number   as for a stranger or worse; people with a number near the record's are exempt
///     family   the most that the record's family can be worth
///
/// Belongs to one matcher; the tables are filled for one record and used for thousands of people. Its lists are not
/// checked for exclusive access: ``take(_:_:names:rest:)`` fills them, and until the next record they are only read.
final class SearchBounds {
  /// By ``WordClass``, in bits.
  let surname = UnsafeMutablePointer<Float>.allocate(capacity: WordClass.count)
  let first = UnsafeMutablePointer<Float>.allocate(capacity: WordClass.count)
  let others = UnsafeMutablePointer<Float>.allocate(capacity: WordClass.count)
  /// By the part of a sketch below the words.
  let place = UnsafeMutablePointer<Float>.allocate(capacity: 1 << PersonSketch.placeBits)
  /// By ``NameKey/place(_:)``.
  let coarsePlace = UnsafeMutablePointer<Float>.allocate(
    capacity: 1 << (PersonSketch.placeBits - 1))
  /// The most that a given word with each key adds to the evidence of any record, in bits.
  let mostOfGivenEver: [Float]
  /// What does not depend on the person.
  private(set) var rest: Float = 0
  /// People who may be worth more by their number, and their birth dates.
  @exclusivity(unchecked) private(set) var exempt: [UInt32] = []
  @exclusivity(unchecked) private(set) var exemptDates: [BirthDate] = []
  private let words: WordBounds
  /// The words of the register by class; `nil` where a class is nobody's.
  private let surnames: [WordID?]
  private let middles: [WordID?]
  private let rareSurnames: RareWords
  private let rareMiddles: RareWords
  private let context: MatchContext
  private let frequencies: NameFrequencies
  /// For each commune of records: what may be the same place, a bit for each hash, and what that is worth at most.
  private var samePlaces: [UInt16: (hashes: UInt64, worth: Double)] = [:]
  private var numbers: [UInt64] = []

  /// What the sums of the bounds and those of the evidence may differ by, in bits.
  static let tolerance: Float = 0.05

  init(_ context: MatchContext, _ aligner: NameAligner) {
    self.context = context
    let (index, frequencies) = (context.index, context.frequencies)
    self.frequencies = frequencies
    let words = WordBounds(aligner)
    self.words = words
    // People without a name have the key 0.
    var mostEver = [Float](repeating: -.infinity, count: 1 << 16)
    mostEver[0] = 0
    for word in frequencies.shapes.indices
    where frequencies.placesOfWord[word] >> UInt8(NameFrequencies.Place.given.rawValue) & 1 != 0 {
      let key = Int(NameKeys.given(index.words.features(WordID(word))))
      let most = words.mostEver(WordID(word), .given, frequencies)
      mostEver[key] = max(mostEver[key], most)
    }
    mostOfGivenEver = mostEver
    rareSurnames = RareWords(index, frequencies, .surname)
    rareMiddles = RareWords(index, frequencies, .middle)
    func list(isMiddle: Bool) -> [WordID?] {
      (0..<WordClass.firstOther).map { index.word(ofClass: $0, isMiddle: isMiddle) }
    }
    surnames = list(isMiddle: false)
    middles = list(isMiddle: true)
    for table in [surname, first, others] { table.initialize(repeating: 0, count: WordClass.count) }
    place.initialize(repeating: 0, count: 1 << PersonSketch.placeBits)
    coarsePlace.initialize(repeating: 0, count: 1 << (PersonSketch.placeBits - 1))
  }

  deinit {
    surname.deallocate()
    first.deallocate()
    others.deallocate()
    place.deallocate()
    coarsePlace.deallocate()
  }

  // MARK: Filling

  /// Fills the tables for a record; `false` when its people cannot be bounded.
  ///
  /// - Parameters:
  ///   - names: All readings of the name.
  ///   - rest: The prior, the number and the family at their most.
  func take(
    _ record: CleanRecord, _ detail: RecordDetail?, names: [WordList], rest: Double
  ) -> Bool {
    guard words.isSound, words.take(names) else { return false }
    self.rest = Float(rest)
    fillWords()
    fillPlaces(record)
    findExempt(record, detail)
    return true
  }

  private func fillWords() {
    // A name of one word has its given word where others have the surname.
    surname[WordClass.none] = .infinity
    for wordClass in 1..<WordClass.firstOther {
      let word = surnames[wordClass]
      surname[wordClass] =
        word.map { words.most($0, frequencies.shapes[Int($0)], .surname) } ?? .infinity
      let most =
        middles[wordClass].map { words.most($0, frequencies.shapes[Int($0)], .middle) }
        ?? .infinity
      first[wordClass] = most
      others[wordClass] = most
    }
    words.fill(surname, rareSurnames)
    words.fill(first, rareMiddles)
    for wordClass in WordClass.firstOther..<WordClass.count {
      others[wordClass] = first[wordClass]
    }
    // Words of the record that find no word of the person are too many.
    let fewest = Float(words.fewest)
    let third = max(fewest - 3, 0) * words.addedCost
    first[WordClass.none] = third - max(fewest - 2, 0) * words.addedCost
    others[WordClass.none] = -third
  }

  private func fillPlaces(_ record: CleanRecord) {
    let (weights, places) = (context.model.place, context.places)
    let same = samePlace(record.commune)
    let address = record.addressHash == 0 ? 16 : PersonSketch.address(record.addressHash)
    let current = PersonSketch.address(record.currentAddressHash)
    let hasCurrent = record.currentAddressHash != 0
    let loose = PersonSketch.address(record.looseAddressHash)
    let hasLoose = record.looseAddressHash != 0
    let areOneList = frequencies.units.areOneList(places)
    let hasAddress = record.addressHash != 0
    for commune in 0..<UInt32(64) {
      let isKnown =
        record.commune != 0 && commune != 0 && !places.saysNothing(record.commune)
      let maySame = isKnown && same.hashes >> commune & 1 != 0
      for code in 0..<UInt32(16) {
        let bothAddresses = hasAddress && code != 0
        let isLike =
          code == address || hasCurrent && code == current || hasLoose && code == loose
        var most: Double
        if isKnown {
          most =
            isLike ? max(weights.otherCommune, weights.sameAddressElsewhere) : weights.otherCommune
          if maySame {
            let base = same.worth - weights.communeCost
            let isSure = bothAddresses && areOneList && places.learnedCodes == 0
            let other = isSure ? weights.otherAddress : max(weights.otherAddress, 0)
            most = max(most, base + (isLike ? max(weights.sameAddress, other) : other))
          }
        } else {
          most = bothAddresses ? weights.otherAddressElsewhere : 0
          if isLike { most = max(most, weights.sameAddressElsewhere) }
        }
        for sex: UInt32 in [1, 2] {
          let agreement =
            record.sex == .unknown
            ? 0 : sex == UInt32(record.sex.rawValue) ? weights.sameSex : weights.otherSex
          place[Int((sex & 1) << 10 | commune << 4 | code)] = Float(most + agreement)
        }
      }
    }
    for code in 0..<(1 << (PersonSketch.placeBits - 1)) {
      coarsePlace[code] = max(place[2 * code], place[2 * code + 1])
    }
  }

  private func samePlace(_ commune: UInt16) -> (hashes: UInt64, worth: Double) {
    if commune == 0 { return (0, 0) }
    if let known = samePlaces[commune] { return known }
    var same: (hashes: UInt64, worth: Double) = (0, -1024)
    let places = context.places
    for code in frequencies.units.possibleCodes(with: commune, places) {
      same.hashes |= 1 << PersonSketch.commune(code)
      same.worth = max(same.worth, frequencies.units.worth(code, places))
    }
    samePlaces[commune] = same
    return same
  }

  /// Notes the people whose number is the record's or near it, in any way that counts.
  private func findExempt(_ record: CleanRecord, _ detail: RecordDetail?) {
    let index = context.index
    exempt.removeAll(keepingCapacity: true)
    exemptDates.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    if record.citizenID != 0 {
      numbers.append(record.citizenID)
      NumberNeighbours.forEachNeighbour(of: record.citizenID) { numbers.append($0) }
      NumberNeighbours.forEachShifted(of: record.citizenID) { numbers.append($0) }
    }
    if let detail { numbers.append(contentsOf: detail.idCandidates) }
    detail?.damagedID?.forEachNumber { numbers.append($0) }
    for number in numbers { index.prefetch(citizenID: number) }
    for number in numbers where number != 0 {
      index.forEachRow(citizenID: number) { exempt.append($0) }
    }
    index.forEachRow(oldID: record.oldID) { exempt.append($0) }
    for row in exempt { exemptDates.append(index.person(row).birthDate) }
  }

  // MARK: Bounds of names

  /// The most that the surname, the middle words and the place of a sketch add.
  @inline(__always)
  func mostOfOthers(_ sketch: UInt32) -> Float {
    surname[Int(sketch >> 25)] + first[Int(sketch >> 18 & 127)] + others[Int(sketch >> 11 & 127)]
      + place[Int(sketch & PersonSketch.placeMask)]
  }

  /// The most that a given word with a key adds.
  func mostOfGiven(_ key: UInt16) -> Float {
    // People without a name have the key 0.
    max(key == 0 ? 0 : -.infinity, most(key, .given) { _ in true })
  }

  /// The most that a name adds that has the words of a reading up to marks, dialect and order, with a surname and a given
  /// word of these keys.
  ///
  /// Another name whose bag has the same hash agrees less.
  func mostOfName(_ name: WordList, surname: UInt16, given: UInt16, _ table: WordTable) -> Float {
    var sum = most(surname, .surname) { _ in true } + most(given, .given) { _ in true }
    var others = [surname, given]
    for position in 0..<name.count {
      let features = table.features(name[position])
      let key = NameKeys.given(features)
      if !features.isMarker, let place = others.firstIndex(of: key) {
        others.remove(at: place)
        continue
      }
      let most = most(key, .middle) { $0 == features.dialectHash }
      // Thị and Văn need not stand in the name.
      sum += features.isMarker ? max(most, 0) : most
    }
    return sum
  }

  /// The most that a word of a key adds in a place.
  private func most(
    _ key: UInt16, _ place: NameFrequencies.Place, _ isWanted: (_ dialectHash: UInt32) -> Bool
  ) -> Float {
    var most = -Float.infinity
    for word in frequencies.words(withKey: key)
    where frequencies.placesOfWord[Int(word)] >> UInt8(place.rawValue) & 1 != 0
      && isWanted(frequencies.shapes[Int(word)].dialectHash)
    {
      most = max(most, words.most(word, frequencies.shapes[Int(word)], place))
    }
    return most
  }
}
