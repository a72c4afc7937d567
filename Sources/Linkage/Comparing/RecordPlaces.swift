import Cleansing
import ReferenceIndex

/// How the commune codes of the records stand to those of the register.
///
/// The lists of Nghệ An are known (``CommuneUnits``). For any other province the two files show it themselves: when
/// records whose number and birth date are one person's mostly have *r* there where they have *c* here, *c* and *r*
/// name one place.
public struct RecordPlaces: Sendable {
  /// The list that the records take their codes from.
  let list: CommuneList
  /// The register's code that most people of a record's code have; 0 for none, empty when nothing was learned.
  private var registerCodes: [UInt16] = []
  /// The records' code that most people of a register's code have.
  private var recordCodes: [UInt16] = []
  /// The register's codes that are one place with a record's code.
  private var places: [UInt16: [UInt16]] = [:]
  /// What living in the place of a register's code is worth, in bits; not a number where no place was learned, empty
  /// when nothing was.
  private var worths: [Double] = []
  /// Whether a record's code says nothing; empty unless hardly any code names the same place in both files.
  private var isSilent: [Bool] = []

  /// Codes of one list, without anything learned.
  public init(_ list: CommuneList = .mixed) { self.list = list }

  /// How many codes of the records were learned to lie elsewhere in the register's list.
  public var learnedCodes: Int { places.count }

  /// Whether a record's code and a person's name one place by what was learned.
  @inline(__always)
  func areLearned(_ record: UInt16, _ person: UInt16) -> Bool {
    guard !registerCodes.isEmpty else { return false }
    return registerCodes[Int(record)] == person || recordCodes[Int(person)] == record
  }

  /// Whether a record's code says nothing of a person's: it is of another list, and nothing was learned of it.
  @inline(__always)
  func saysNothing(_ record: UInt16) -> Bool { !isSilent.isEmpty && isSilent[Int(record)] }

  /// The register's codes beside a record's own.
  func learned(with record: UInt16) -> [UInt16] { places[record] ?? [] }

  /// What agreement on the place of a person's code is worth; `nil` where nothing was learned.
  @inline(__always)
  func worth(_ person: UInt16) -> Double? {
    guard !worths.isEmpty, !worths[Int(person)].isNaN else { return nil }
    return worths[Int(person)]
  }
}

extension RecordPlaces {
  /// Pairs of codes of records and persons that are one by number and birth date.
  public struct Pairs: Sendable {
    fileprivate var counts: [UInt32: Int] = [:]
    fileprivate var ofRecords: [UInt16: Int] = [:]
    fileprivate var ofPersons: [UInt16: Int] = [:]
    private var agreeing = 0
    private var all = 0
    fileprivate let frequencies: NameFrequencies
    fileprivate let known: RecordPlaces

    /// - Parameter list: The list that the records take their codes from.
    public init(_ list: CommuneList, _ frequencies: NameFrequencies) {
      known = RecordPlaces(list)
      self.frequencies = frequencies
    }

    /// Counts the codes, both given, of a record and of the person whose number and birth date it has.
    public mutating func add(record: UInt16, person: UInt16) {
      all += 1
      if frequencies.units.areOnePlace(record, person, known) { agreeing += 1 }
      counts[UInt32(record) << 16 | UInt32(person), default: 0] += 1
      ofRecords[record, default: 0] += 1
      ofPersons[person, default: 0] += 1
    }

    /// Adds the pairs of another part of the file.
    public mutating func add(_ other: Pairs) {
      all += other.all
      agreeing += other.agreeing
      counts.merge(other.counts, uniquingKeysWith: +)
      ofRecords.merge(other.ofRecords, uniquingKeysWith: +)
      ofPersons.merge(other.ofPersons, uniquingKeysWith: +)
    }

    /// Whether so many live elsewhere by their codes that these must come from another list: people who
    /// moved since are a few in a hundred.
    public var areOfOtherLists: Bool { all >= 20 && agreeing * 10 < all * 9 }
    /// Whether hardly any code is the same.
    fileprivate var areForeign: Bool { agreeing * 2 < all }
  }

  /// Learns which codes name one place.
  ///
  /// A pair counts when it holds six in ten of the people of either code: a commune that went into a larger one, or the
  /// larger one made of it.
  ///
  /// - Parameter pairs: A sample of both files.
  public init(learning pairs: Pairs, _ index: ReferenceIndex) {
    self = pairs.known
    guard pairs.areOfOtherLists else { return }
    let units = pairs.frequencies.units
    let fewest = pairs.areForeign ? 2 : 5
    var toRegister = [UInt16](repeating: 0, count: 1 << 16)
    var toRecords = toRegister
    var isSilent = [Bool](repeating: true, count: 1 << 16)
    for (pair, count) in pairs.counts where count >= fewest {
      let (record, person) = (UInt16(pair >> 16), UInt16(truncatingIfNeeded: pair))
      let isMostOfRecords = count * 10 >= (pairs.ofRecords[record] ?? 0) * 6
      if units.areOnePlace(record, person, self) {
        if isMostOfRecords { isSilent[Int(record)] = false }
        continue
      }
      // No two pairs can hold six in ten of one code, so the order of the pairs does not matter.
      if isMostOfRecords { toRegister[Int(record)] = person }
      if count * 10 >= (pairs.ofPersons[person] ?? 0) * 6 { toRecords[Int(person)] = record }
    }
    var places: [UInt16: Set<UInt16>] = [:]
    for code in 1..<(1 << 16) {
      if toRegister[code] != 0 { places[UInt16(code), default: []].insert(toRegister[code]) }
      if toRecords[code] != 0 { places[toRecords[code], default: []].insert(UInt16(code)) }
    }
    guard !places.isEmpty else { return }
    for code in places.keys { isSilent[Int(code)] = false }
    if pairs.areForeign { self.isSilent = isSilent }
    registerCodes = toRegister
    recordCodes = toRecords
    self.places = places.mapValues { $0.sorted() }
    worths = [Double](repeating: .nan, count: 1 << 16)
    for codes in self.places.values {
      let people = codes.reduce(0) { $0 + index.population(commune: $1) }
      let worth = units.worth(ofPlaceWith: people)
      for code in codes { worths[Int(code)] = Double.minimum(worths[Int(code)], worth) }
    }
  }
}
