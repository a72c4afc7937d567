import Corpora

/// Draws names by ethnic group, sex and decade of birth.
///
/// Frequencies come from the corpora; the shares of `Thị` and `Văn` and of four-word names by decade
/// come from the scenario. Given names before 1990 rest on few records (`corpora/README.md`), so
/// older decades are pooled and smoothed with the next younger one.
struct NameModel: Sendable {
  static let firstDecade = 1900
  static let decades = 13

  private(set) var pool = PiecePool()
  private var groups: [Group] = []
  private var thi: [Double] = []
  private var van: [Double] = []
  private var fourFemale: [Double] = []
  private var fourMale: [Double] = []
  private let settings: Scenario.Names
  private var given: [[PieceTable]] = []
  private var oneWordMiddle: [PieceTable] = []
  private var twoWordMiddle: [PieceTable] = []
  private var thiMiddle = PieceTable([])
  private var compound = PieceTable([])
  private var toneSiblings: [UInt16: [UInt16]] = [:]
  private var pieceThi: UInt16 = 0
  private var pieceVan: UInt16 = 0
  private var highland: [[PersonName]] = []
  private(set) var foreign: [[PersonName]] = []
  private var plainSurnames = PieceTable([])

  private struct Group: Sendable {
    var surnames: PieceTable
    var middle: [PieceTable]
    var given: [PieceTable]
    var ownGivenShare: Double
    var keepsThi: Double
  }

  init(_ parameters: Scenario.Parameters) {
    settings = parameters.names
    thi = NameModel.byDecade(settings.thiByDecade)
    van = NameModel.byDecade(settings.vanByDecade)
    fourFemale = NameModel.byDecade(settings.fourWordsFemaleByDecade)
    fourMale = NameModel.byDecade(settings.fourWordsMaleByDecade)
    pieceThi = pool.id(of: "Thị")
    pieceVan = pool.id(of: "Văn")
    plainSurnames = PieceTable(
      Corpus.surnamesNgheAn.rows.compactMap { row in
        Double(row[1]).map { (pool.id(of: row[0]), $0) }
      })
    compound = PieceTable(
      Corpus.compoundSurnames.rows.compactMap { row in
        Double(row[1]).map { (pool.id(of: row[0]), $0) }
      })
    readGivenNames()
    readMiddleNames()
    for group in parameters.ethnicGroups {
      groups.append(
        Group(
          surnames: group.surnames.isEmpty ? plainSurnames : table(group.surnames),
          middle: [table(group.maleMiddle), table(group.femaleMiddle)],
          given: [table(group.maleGiven), table(group.femaleGiven)],
          ownGivenShare: group.ownGivenShare, keepsThi: group.keepsThi))
    }
    readForeignNames()
  }

  /// Values by decade as a list from 1900 on; a decade that is not named takes its neighbour's.
  static func byDecade(_ values: [String: Double]) -> [Double] {
    var list = [Double](repeating: 0, count: decades)
    var known: [Bool] = Array(repeating: false, count: decades)
    for index in 0..<decades {
      if let value = values["\(firstDecade + 10 * index)"] {
        list[index] = value
        known[index] = true
      }
    }
    for index in 1..<decades where !known[index] && known[index - 1] {
      list[index] = list[index - 1]
      known[index] = true
    }
    for index in stride(from: decades - 2, through: 0, by: -1) where !known[index] {
      list[index] = list[index + 1]
    }
    return list
  }

  static func decade(_ year: Int) -> Int { min(max((year - firstDecade) / 10, 0), decades - 1) }

  private mutating func table(_ weights: [String: Double]) -> PieceTable {
    PieceTable(weights.sorted { $0.key < $1.key }.map { (pool.id(of: $0.key), $0.value) })
  }

  private mutating func readGivenNames() {
    var share: [String: Double] = [:]
    var overall: [[String: Double]] = [[:], [:]]
    for row in Corpus.givenNames.rows where !row[0].contains("'") {
      guard let male = Double(row[1]), let female = Double(row[2]), let unknown = Double(row[3])
      else { continue }
      let femaleShare = (female + 0.5) / (male + female + 1)
      share[row[0]] = femaleShare
      overall[0][row[0]] = male + unknown * (1 - femaleShare)
      overall[1][row[0]] = female + unknown * femaleShare
    }
    // Counts by decade; those without a sex are divided by how often each sex bears the name.
    var counts = [[[String: Double]]](
      repeating: [[:], [:]], count: NameModel.decades)
    for row in Corpus.givenNamesByDecade.rows {
      guard let year = Int(row[2]), let count = Double(row[3]), let female = share[row[0]]
      else { continue }
      let decade = NameModel.decade(year)
      if row[1] != "F" {
        counts[decade][0][row[0], default: 0] += count * (row[1] == "M" ? 1 : 1 - female)
      }
      if row[1] != "M" {
        counts[decade][1][row[0], default: 0] += count * (row[1] == "F" ? 1 : female)
      }
    }
    let names = share.keys.sorted()
    for decade in 0..<NameModel.decades {
      given.append(
        (0..<2).map { sex in
          func normal(_ decades: ClosedRange<Int>) -> [String: Double] {
            var sum: [String: Double] = [:]
            for name in names {
              let count = decades.reduce(0) { $0 + (counts[$1][sex][name] ?? 0) }
              if count > 0 { sum[name] = count }
            }
            let total = names.reduce(0) { $0 + (sum[$1] ?? 0) }
            return total > 0 ? sum.mapValues { $0 / total } : [:]
          }
          let all = names.reduce(0) { $0 + (overall[sex][$1] ?? 0) }
          let mixed: [([String: Double], Double)]
          switch decade {
          case ..<7: mixed = [(normal(0...6), 0.15), (normal(7...8), 0.7), (normal(9...9), 0.15)]
          case 7: mixed = [(normal(6...7), 0.5), (normal(8...8), 0.3), (normal(9...9), 0.2)]
          case 8: mixed = [(normal(7...8), 0.7), (normal(9...9), 0.3)]
          case 9: mixed = [(normal(9...9), 1)]
          default: mixed = [(normal(10...12), 0.6), (normal(9...9), 0.4)]
          }
          return PieceTable(
            names.map { name in
              var weight = 0.01 * (overall[sex][name] ?? 0) / all
              for (table, part) in mixed { weight += part * (table[name] ?? 0) }
              return (pool.id(of: name), weight)
            })
        })
    }
    var byFolded: [[UInt32]: [UInt16]] = [:]
    for name in names {
      let folded = name.unicodeScalars.map { LetterForms.folded($0.value) }
      byFolded[folded, default: []].append(pool.id(of: name))
    }
    for name in names {
      let id = pool.id(of: name)
      let folded = name.unicodeScalars.map { LetterForms.folded($0.value) }
      toneSiblings[id] = (byFolded[folded] ?? []).filter { $0 != id }
    }
  }

  private mutating func readMiddleNames() {
    var one: [[(UInt16, Double)]] = [[], []]
    var two: [[(UInt16, Double)]] = [[], []]
    var afterThi: [(UInt16, Double)] = []
    for row in Corpus.middleNames.rows {
      guard let male = Double(row[1]), let female = Double(row[2]), let unknown = Double(row[3])
      else { continue }
      let words = row[0].split(separator: " ")
      if words.first == "Thị" {
        if words.count == 2 { afterThi.append((pool.id(of: row[0]), female + unknown)) }
        continue
      }
      if words.first == "Văn" || row[0].contains("'") { continue }
      let femaleShare = (female + 0.3) / (male + female + 0.6)
      let weights = [male + unknown * (1 - femaleShare), female + unknown * femaleShare]
      for sex in 0..<2 {
        if words.count == 1 { one[sex].append((pool.id(of: row[0]), weights[sex])) }
        if words.count == 2 { two[sex].append((pool.id(of: row[0]), weights[sex])) }
      }
    }
    oneWordMiddle = one.map { PieceTable($0) }
    twoWordMiddle = two.map { PieceTable($0) }
    thiMiddle = PieceTable(afterThi)
  }

  /// Names of the Central Highlands among migrants, and of foreigners who work or study here.
  private mutating func readForeignNames() {
    func names(_ list: [(String, String, String)]) -> [PersonName] {
      list.map {
        PersonName(surname: pool.id(of: $0.0), middle: pool.id(of: $0.1), given: pool.id(of: $0.2))
      }
    }
    let male = ["Nam", "Khoa", "Thoan", "Bliu", "Wen", "Jút"]
    let female = ["Lan", "Nga", "Bel", "Ngoan", "Mi", "Duyên"]
    let clans = ["Niê", "Mlô", "Êban", "Byă", "Kbuôr", "Ayun"]
    highland = [
      names(male.flatMap { given in clans.map { ("Y", given, $0) } }),
      names(female.flatMap { given in clans.map { ("H'\(given)", "", $0) } }),
    ]
    let westMale = ["Daniel", "Peter", "Marco", "Somchai", "Bounmy", "Khamla", "Hiroshi", "Minho"]
    let westFemale = ["Anna", "Maria", "Noy", "Sengdao", "Yuki", "Sunhee", "Chantha", "Elena"]
    let last = ["Fischer", "Rossi", "Inthavong", "Phommachanh", "Tanaka", "Kim", "Vongsa", "Novak"]
    foreign = [westMale, westFemale].map { first in
      names(
        first.flatMap { given in
          last.flatMap { [(given, "", $0), ($0.uppercased(), "", given.uppercased())] }
        })
    }
  }

  // MARK: Drawing

  /// A surname of a group.
  func surname(group: Int, _ random: inout RandomStream) -> UInt16 {
    if group == 0, random.chance(settings.compoundSurnames) { return compound.draw(&random) }
    return groups[group].surnames.draw(&random)
  }

  /// A full name.
  ///
  /// - Parameter father: The father's name, whose surname and, in some families, middle word go on.
  func draw(
    sex: Int, year: Int, group: Int, father: PersonName?, _ random: inout RandomStream
  ) -> PersonName {
    if father == nil, group == 0, random.chance(settings.highlandNames) {
      return random.pick(highland[sex])
    }
    let own = groups[group]
    let decade = NameModel.decade(year)
    let surname = father?.surname ?? self.surname(group: group, &random)
    let middle = drawMiddle(sex: sex, decade: decade, own: own, father: father, &random)
    let table =
      !own.given[sex].isEmpty && random.chance(own.ownGivenShare)
      ? own.given[sex] : given[decade][sex]
    var word = table.draw(&random)
    if word == surname || word == middle { word = table.draw(&random) }
    return PersonName(surname: surname, middle: middle, given: word)
  }

  private func drawMiddle(
    sex: Int, decade: Int, own: Group, father: PersonName?, _ random: inout RandomStream
  ) -> UInt16 {
    if random.chance(settings.twoWords) { return 0 }
    let isFour = random.chance(sex == 1 ? fourFemale[decade] : fourMale[decade])
    if !own.middle[sex].isEmpty, !isFour || own.keepsThi < 0.5 {
      return own.middle[sex].draw(&random)
    }
    if sex == 0, !isFour, let father, father.middle != 0, father.middle != pieceVan,
      random.chance(settings.lineage)
    {
      return father.middle
    }
    if sex == 1, random.chance(thi[decade] * own.keepsThi) {
      return isFour ? thiMiddle.draw(&random) : pieceThi
    }
    if sex == 0, random.chance(van[decade] * own.keepsThi), !isFour { return pieceVan }
    return isFour ? twoWordMiddle[sex].draw(&random) : oneWordMiddle[sex].draw(&random)
  }

  /// The name of a twin that is easily taken for the other's: another tone, or another given word.
  func twin(of name: PersonName, sex: Int, year: Int, _ random: inout RandomStream) -> PersonName {
    var twin = name
    if let near = toneSiblings[name.given], !near.isEmpty, random.chance(0.4) {
      twin.given = random.pick(near)
      return twin
    }
    let table = given[NameModel.decade(year)][sex]
    for _ in 0..<8 {
      twin.given = table.draw(&random)
      if twin.given != name.given { break }
    }
    return twin
  }

  /// A given word of the sex and decade.
  func givenWord(sex: Int, year: Int, _ random: inout RandomStream) -> UInt16 {
    given[NameModel.decade(year)][sex].draw(&random)
  }

  /// A middle of one word.
  func middleWord(sex: Int, _ random: inout RandomStream) -> UInt16 {
    oneWordMiddle[sex].draw(&random)
  }
}
