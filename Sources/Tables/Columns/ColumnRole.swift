/// What a column says about a person; the raw value is the key in a configuration.
public enum ColumnRole: String, CaseIterable, Sendable {
  case recordID = "record_id"
  case siNumber = "si_number"
  case cardNumber = "card_number"
  case fullName = "full_name"
  /// The family name, where names stand in two or three columns.
  case surname = "surname"
  /// The middle names, or the family name with them, where they have a column of their own.
  case middleName = "middle_name"
  case givenName = "given_name"
  case birthDate = "birth_date"
  case birthDay = "birth_day"
  case birthMonth = "birth_month"
  case birthYear = "birth_year"
  case gender = "gender"
  case citizenID = "citizen_id"
  case oldID = "old_id"
  case address = "address"
  case communeCode = "commune_code"
  case communeName = "commune_name"
  case participantClass = "class"
  case status = "status"
  case fatherID = "father_id"
  case motherID = "mother_id"
  case householdID = "household_id"
  /// The employer, school or agency through which a person takes part.
  case managingUnit = "unit"
  /// The birth date or year of men, where men and women have columns of their own; a mark there tells the sex alone.
  case birthDateMen = "birth_date_men"
  /// The birth date or year of women; see ``birthDateMen``.
  case birthDateWomen = "birth_date_women"
  /// The hamlet, or whatever stands before the commune, where an address has several columns.
  case hamlet = "hamlet"
  case district = "district"
  /// The day of a death, or a mark of the dead, where the register has a column of its own for it.
  case deathDate = "death_date"

  /// The position in ``allCases``.
  @inlinable var index: Int {
    switch self {
    case .recordID: 0
    case .siNumber: 1
    case .cardNumber: 2
    case .fullName: 3
    case .surname: 4
    case .middleName: 5
    case .givenName: 6
    case .birthDate: 7
    case .birthDay: 8
    case .birthMonth: 9
    case .birthYear: 10
    case .gender: 11
    case .citizenID: 12
    case .oldID: 13
    case .address: 14
    case .communeCode: 15
    case .communeName: 16
    case .participantClass: 17
    case .status: 18
    case .fatherID: 19
    case .motherID: 20
    case .householdID: 21
    case .managingUnit: 22
    case .birthDateMen: 23
    case .birthDateWomen: 24
    case .hamlet: 25
    case .district: 26
    case .deathDate: 27
    }
  }
}
