import Tables
import VietnameseText

/// What a cleanser has found out about values that come again, and memory that it uses for one row after the other.
///
/// An answer depends on what is asked alone: nothing here is of a row.
struct CleanserMemory {
  /// Day, month and year of a row that has them in columns of their own, and the parts of its name.
  var parts: DateParts
  var joined: [UInt8] = []
  var tokens: TokenCache
  var addresses = AddressMemory()
  var looseAddresses = LooseAddresses()
  var currentAddresses = CurrentAddresses()
  var addressCommunes = AddressCommunes()
  var addressVerdicts: AddressVerdicts
  var classAges = FewValues<ClassAges?>()
  var statuses = FewValues<LifeStatus>()
  var deaths = FewValues<LifeStatus>()

  init(words: WordTable, roles: ColumnRoles, profile: FileProfile, names: NameReader) {
    parts = DateParts(roles)
    tokens = TokenCache(words: words, reader: names)
    // Whether it is the commune of the code, a match does not tell.
    addressVerdicts = AddressVerdicts(common: profile.commonAddressDoubts.union(.disagrees))
  }
}
