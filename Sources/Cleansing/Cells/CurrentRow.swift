import Identifiers

/// What is known of a row as a whole while it is cleansed; made anew for each row.
struct CurrentRow {
  /// Whether a cell has been given a new value in this round.
  var hasNewEdit = false
  /// The recorded sex.
  var sex = Sex.unknown
  /// Whether the name speaks against it.
  var isSexUnlikely = false
  /// The birth date after cleansing.
  var date = BirthDate.empty
  /// What a date beside the name says of the birth date.
  var dateBesideName = DateBesideName.nothing
  /// The commune code; `0` for none, or none of the lists.
  var communeCode: UInt16 = 0
  /// Whether the code is one of another province.
  var isElsewhere = false
  /// What the readers know of the cells as they came.
  var known = KnownForms()
}
