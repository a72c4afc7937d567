import Cleansing
import Linkage
import ReferenceIndex
import Tables

/// What is known of both files before the first record is matched; made once for a run, a training or an explanation.
struct RunContext {
  let reader: TableReader
  let roles: ColumnRoles
  /// How the insurance file is written.
  let profile: FileProfile
  let index: ReferenceIndex
  let frequencies: NameFrequencies
  /// How the records' commune codes stand to the register's.
  let places: RecordPlaces
  /// By how many days the birth dates of the two files differ throughout.
  let shift: DayShift
  /// The width at which the names of the records are cut, or `0`.
  let nameWidth: Int

  /// Opens the insurance file of some settings.
  static func openInsurance(_ settings: MatchSettings) throws(TableError) -> (
    reader: TableReader, roles: ColumnRoles
  ) {
    try TableReader.open(
      path: settings.insurancePath, kind: .insurance, configuration: settings.configuration,
      threads: settings.threads, legacy: .standard)
  }

  /// What a sample of the insurance file and the configuration say of its writing.
  static func profile(
    _ reader: TableReader, _ roles: ColumnRoles, _ settings: MatchSettings
  ) -> FileProfile {
    FileProfile(
      sampling: reader, roles: roles, configured: settings.configuration.insurance.encoding)
  }

  /// Learns from the two files how they stand to each other.
  ///
  /// - Complexity: reads a sample of the records, cleanses and looks up some of them.
  init(
    _ reader: TableReader, _ roles: ColumnRoles, _ profile: FileProfile, _ index: ReferenceIndex,
    _ frequencies: NameFrequencies, _ settings: MatchSettings
  ) {
    self.reader = reader
    self.roles = roles
    self.profile = profile
    self.index = index
    self.frequencies = frequencies
    places = PlaceLearning(
      reader: reader, roles: roles, profile: profile, index: index, frequencies: frequencies,
      asOf: settings.asOf, threads: settings.threads
    ).places()
    shift = DayShift.learned(reader, roles, profile, index, asOf: settings.asOf)
    nameWidth = NameWidth.learned(reader, roles, profile)
  }

  /// Compares records with people, by what was learned of the files.
  func makeMatcher(_ settings: MatchSettings) -> RecordMatcher {
    RecordMatcher(
      index: index, model: settings.model, frequencies: frequencies, places: places,
      nameWidth: nameWidth, hasNumbers: roles[.citizenID] != nil || roles[.oldID] != nil)
  }

  /// Reads the records of the insurance file.
  func makeCleanser(_ settings: MatchSettings) -> RecordCleanser {
    RecordCleanser(words: index.words, roles: roles, profile: profile, asOf: settings.asOf)
  }
}
