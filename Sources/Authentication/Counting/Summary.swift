import Cleansing
import Linkage
import Tables

/// Every figure of a run; written as `summary.json` and read by the reports.
///
/// Counts are records unless a name says people. Shares are those of the whole file; who divides a group says by what.
public struct Summary: Codable, Sendable, Equatable {
  /// One code with its labels and how often it stands.
  public struct CodeCount: Codable, Sendable, Equatable {
    /// The code as it stands in the results.
    public var code: String
    /// The label in Vietnamese.
    public var vi: String
    /// The label in English.
    public var en: String
    /// How often the code stands.
    public var count: Int
  }

  /// Records of one group, such as a commune or a class.
  public struct GroupCount: Codable, Sendable, Equatable {
    /// What the group is known by: a code, a class as written, a range.
    public var key: String
    /// All records of the group, those out of scope too.
    public var records = 0
    /// Records that are linked.
    public var authenticated = 0
    /// Records that a person has to look at.
    public var review = 0
    /// Records that are linked to nobody.
    public var unresolved = 0
    /// Records out of scope, which no share counts (N70).
    public var excluded = 0
    /// Authenticated records by tier.
    public var tiers = Tiers()
    /// Records by the code of their reason; codes that do not occur are left out.
    public var reasons: [String: Int] = [:]
    /// The same for records that count and are not authenticated; absent in summaries of earlier versions.
    public var openReasons: [String: Int]?

    /// A group without records.
    public init(key: String) { self.key = key }

    /// Records that count for the rate.
    public var denominator: Int { records - excluded }

    /// Adds the records of another group.
    public mutating func add(_ other: GroupCount) {
      records += other.records
      authenticated += other.authenticated
      review += other.review
      unresolved += other.unresolved
      excluded += other.excluded
      tiers.a += other.tiers.a
      tiers.b += other.tiers.b
      tiers.c += other.tiers.c
      reasons.merge(other.reasons) { $0 + $1 }
      if let more = other.openReasons {
        openReasons = (openReasons ?? [:]).merging(more, uniquingKeysWith: +)
      }
    }
  }

  /// Shares of one tier of authenticated records (docs/domain.md 3.1).
  public struct Tiers: Codable, Sendable, Equatable {
    /// Equal as received (D00).
    public var a = 0
    /// Equal after safe cleansing (D01, D02).
    public var b = 0
    /// The person is established, a field is to be corrected.
    public var c = 0
  }

  /// Shares of the records that count, 0 to 1, and the 95 % interval of the authenticated share.
  public struct Shares: Codable, Sendable, Equatable {
    /// Authenticated records.
    public var authenticated = 0.0
    /// Equal as received or after safe cleansing: tiers A and B.
    public var strict = 0.0
    /// Equal as received: tier A.
    public var received = 0.0
    /// Wilson's interval.
    public var authenticatedInterval = WilsonInterval(count: 0, of: 0)
  }

  /// The version of the file's form.
  public var version = 4
  /// The day of the run, `yyyy-mm-dd`.
  public var asOf = ""
  /// Rows of the insurance file below its header: outcomes and rejected rows.
  public var rowsIn = 0
  /// Rows with a line in `outcomes.csv`.
  public var outcomes = 0
  /// Rows that are no record, told in `rejected.csv`.
  public var rejected = 0
  /// Those of ``rejected`` that are damaged: broken quoting, a wrong number of fields; absent for none. The others are headings,
  /// sums and blanks, and nobody's.
  public var unreadable: Int?
  /// All records together.
  public var total = GroupCount(key: "total")
  /// For readers of the file; absent in those of version 3.
  public var shares: Shares?
  /// Authenticated records of the whole file by tier.
  public var tiers = Tiers()
  /// Records that count for the rate and have a valid name, date and number after safe cleansing.
  public var cleansed = 0
  /// People of the register; rows that repeat one count once.
  public var registerPeople = 0
  var registerRejected = 0
  /// People of the register whose citizen ID an earlier row has.
  public var registerDuplicateIds = 0
  /// People of the register whose status is told by a word that is not known and who count as alive; absent for none.
  public var registerUnknownStatuses: Int?
  /// People of the register who are linked to at least one record.
  public var distinctPeople = 0
  /// People with several records that have not one insurance number (T50), linked or not in the register, and the
  /// records that carry T50.
  public var personGroups = 0
  /// Records that carry T50.
  public var personGroupRecords = 0
  /// Numbers that several people's records write, and the records that carry T51: those, and others that claim a
  /// citizen whom a record with the number holds.
  public var numberGroups = 0
  /// Records that carry T51.
  public var numberGroupRecords = 0
  /// Records whose record id an earlier row has (R01).
  public var duplicateRecordIds = 0
  /// Records whose insurance number another record of the same person has (R02), or one of somebody else (R03); absent
  /// for none.
  public var repeatedInsuranceNumbers: Int?
  /// Records whose insurance number a record of somebody else has (R03); absent for none.
  public var sharedInsuranceNumbers: Int?
  /// Records whose number is that of the row before or behind (R04); absent for none.
  public var slippedNumbers: Int?
  /// Records whose name is that of the row before or behind (R06); absent for none.
  public var slippedNames: Int?
  /// Records whose birth date is that of the row before or behind (R07); absent for none.
  public var slippedDates: Int?
  /// What was learned of how the two files stand to each other, by which all records were compared; absent for nothing.
  public var learned: [BilingualText]?
  var exactMatches = 0
  /// Records whose person was searched for; a look at the owner of their number has settled the others.
  public var searchedRecords = 0
  /// Pairs of a record and a person that were compared.
  public var comparedCandidates = 0
  /// What each key of the search contributes, in their order; absent in summaries of earlier versions.
  public var searchKeys: [SearchKeyCount]?
  /// The probability from which one more link would be automatic.
  public var acceptedAt = 0.0
  /// The same for links that no number bears out; absent when they had no target of their own.
  public var acceptedWithoutNumber: Double?
  /// What the model itself expects, from its probabilities.
  public var estimatedPrecision = 0.0
  /// The share of right people among the records whose people are in the register that the model expects to be linked, 0 to 1.
  public var estimatedRecall = 0.0
  /// Wrong automatic links that the model expects, with their standard deviation, and right people it expects
  /// to have missed.
  public var expectedWrong = 0.0
  /// The standard deviation of ``expectedWrong``.
  public var expectedWrongDeviation = 0.0
  var expectedMissed = 0.0
  /// The words for reasons that the configuration of the run gave; absent when it gave none.
  public var reasonLabels: ReasonLabels?
  /// Records by reason, one entry for each code.
  public var reasons: [CodeCount] = []
  /// Records that carry a code beside their reason, one entry for each code.
  public var findings: [CodeCount] = []
  /// Automatic links by their reason: what is right, and what is to be corrected.
  public var authenticatedReasons: [CodeCount] = []
  /// Records that carry each reason, as their reason or beside it.
  public var mentions: [CodeCount] = []
  /// Those of these records that are authenticated, and those that count and are not; the others are out of scope.
  /// Absent in summaries of earlier versions.
  public var authenticatedMentions: [CodeCount]?
  var openMentions: [CodeCount]?
  /// Safe repairs of the records, one entry for each code.
  public var repairs: [CodeCount] = []
  /// What cleansing found in the records, one entry for each code.
  public var cleansingFindings: [CodeCount] = []
  var registerRepairs: [CodeCount] = []
  /// By the commune code of the record, five digits.
  public var byCommune: [GroupCount] = []
  /// By participant class as written; rare ones together as `other`.
  public var byClass: [GroupCount] = []
  /// By sex: `male`, `female` or `unknown`.
  public var bySex: [GroupCount] = []
  /// By the decade of the recorded birth year, such as `1990`.
  public var byBirthDecade: [GroupCount] = []
  /// By the old district of the record's commune.
  public var byDistrict: [GroupCount] = []
  /// By grassroots office, as the configuration names the districts of each.
  public var byOffice: [GroupCount] = []
  /// By who pays for the health card (Decree 146/2018), `0` for records without a readable card.
  public var byPayerGroup: [GroupCount] = []
  /// By range of ages on the day of the run.
  public var byAge: [GroupCount] = []
  /// Keys are `18-29/female`.
  public var byAgeAndSex: [GroupCount] = []
  /// By group of surnames: tells of data quality, not of people.
  public var byNameGroup: [GroupCount] = []
  /// The columns of the file, before and after cleansing.
  public var columns: [ColumnQuality] = []
  /// Records by the probability that the model states.
  public var calibration: [CalibrationBin] = []
  /// What each level of comparison weighs in this run.
  public var weights: [LevelWeight] = []
  /// People of the register with and without a linked record.
  public var coverage = Coverage()
  /// Records by the kind of insurance.
  public var participation = Participation()
  /// What corrections brought, by unit; absent when none were used.
  public var corrections: [CorrectionCount]?

  /// Records that count for the rate.
  public var denominator: Int { total.denominator }

  /// Records that carry a code in `outcomes.csv`, as their reason or beside it.
  public func mentions(of reason: Reason) -> Int {
    mentions.first { $0.code == reason.code }?.count ?? 0
  }

  /// Records that carry a code, by what became of them. A summary that does not say gives those with the code as their
  /// reason.
  public func mentions(of reason: Reason, isAuthenticated: Bool) -> Int {
    func count(_ codes: [CodeCount]?) -> Int {
      codes?.first { $0.code == reason.code }?.count ?? 0
    }
    if let known = isAuthenticated ? authenticatedMentions : openMentions { return count(known) }
    let linked = count(authenticatedReasons)
    return isAuthenticated ? linked : count(reasons) - linked
  }

  /// What the user should know of columns that slipped by a row.
  public var slipNotes: [BilingualText] {
    let numbers = slippedNumbers.map { count in
      BilingualText(
        "\(count) bản ghi mang số CCCD của dòng liền trước hoặc liền sau (R04): cột số bị lệch một dòng",
        "\(count) records carry the citizen ID of the row before or behind (R04): the column of numbers is one row off"
      )
    }
    let names = slippedNames.map { count in
      BilingualText(
        "\(count) bản ghi mang họ tên của dòng liền trước hoặc liền sau (R06): cột họ tên bị lệch một dòng",
        "\(count) records carry the name of the row before or behind (R06): the column of names is one row off"
      )
    }
    let dates = slippedDates.map { count in
      BilingualText(
        "\(count) bản ghi mang ngày sinh của dòng liền trước hoặc liền sau (R07): cột ngày sinh bị lệch một dòng",
        "\(count) records carry the birth date of the row before or behind (R07): the column of dates is one row off"
      )
    }
    return [numbers, names, dates].compactMap { $0 }
  }

  /// The share of records authenticated among those that count, 0 to 1.
  public var authenticatedShare: Double { share(total.authenticated) }
  /// The share equal as received.
  var receivedShare: Double { share(tiers.a) }
  /// The share equal after safe cleansing: tiers A and B.
  public var strictShare: Double { share(tiers.a + tiers.b) }

  /// A count as a share of the records that count, 0 to 1; `0` without any.
  public func share(_ count: Int) -> Double {
    denominator > 0 ? Double(count) / Double(denominator) : 0
  }
}

extension Summary {
  /// Reads `summary.json` of a finished run.
  ///
  /// - Throws: ``TableError`` when the file is not there or is no summary of this version.
  public static func read(folder: String) throws(TableError) -> Summary {
    let path = folder + "/summary.json"
    let file = try MappedFile(path: path)
    try ResultCheck(folder: folder, name: "summary.json").finish()
    do {
      return try decode(file.contents())
    } catch {
      throw TableError(.badJSON, path: path)
    }
  }

  /// Reads the bytes of a summary, also of version 3, which an office's history holds.
  ///
  /// - Throws: An error of decoding, or ``TableError`` for another version.
  package static func decode(_ bytes: [UInt8]) throws -> Summary {
    // Version 3 had no shares and wrote two keys badly.
    let text = String(decoding: bytes, as: UTF8.self)
      .split(separator: "_i_ds\"", omittingEmptySubsequences: false).joined(separator: "_ids\"")
    let summary = try JSONText.decode(Summary.self, from: Array(text.utf8))
    guard summary.version == 3 || summary.version == Summary().version else {
      throw TableError(.badJSON, path: "summary.json")
    }
    return summary
  }

  /// The shares of the counts.
  var sharesOfCounts: Shares {
    var shares = Shares()
    shares.authenticated = authenticatedShare
    shares.strict = strictShare
    shares.received = receivedShare
    shares.authenticatedInterval = WilsonInterval(count: total.authenticated, of: denominator)
    return shares
  }
}
