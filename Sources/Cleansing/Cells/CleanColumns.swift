import Tables
import VietnameseText

/// The columns that are read, so that a row does not ask the roles again.
struct CleanColumns {
  let recordID: Int?
  let siNumber: Int?
  let card: Int?
  let birthDate: Int?
  let gender: Int?
  let citizenID: Int?
  let oldID: Int?
  let communeCode: Int?
  let communeName: Int?
  let address: Int?
  let district: Int?
  let participantClass: Int?
  let names: [Int]
  /// Columns of free text: the address and the name of the commune.
  let text: [Int]
  /// Columns without a rule of their own that have to be decoded.
  let decoded: [Int]

  init(roles: ColumnRoles, encodings: [LegacyEncoding?]) {
    recordID = roles[.recordID]
    siNumber = roles[.siNumber]
    card = roles[.cardNumber]
    birthDate = roles[.birthDate]
    gender = roles[.gender]
    // Scanned cards hold more than one value, and stay as they are.
    citizenID = roles.cardColumn == roles[.citizenID] ? nil : roles[.citizenID]
    oldID = roles[.oldID]
    communeCode = roles[.communeCode]
    communeName = roles[.communeName]
    address = roles[.address]
    district = roles[.district]
    participantClass = roles[.participantClass]
    names = roles.nameColumns.filter { $0 != roles.cardColumn }
    text = [roles[.address], roles[.communeName]].compactMap { $0 }
    let read = Set(
      names + text
        + [
          birthDate, roles[.birthDateMen], roles[.birthDateWomen], gender, citizenID, oldID,
          siNumber, card, communeCode, recordID,
        ]
        .compactMap { $0 })
    decoded = encodings.indices.filter { encodings[$0] != nil && !read.contains($0) }
  }
}
