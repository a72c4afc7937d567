import Cleansing
import ReferenceIndex
import VietnameseText

/// What the owner of the record's number weighs, and what the same evidence would weigh were the owner anybody.
///
/// Owners are weighed against a relative whose number it is not, everybody else against the people of the register: two
/// scales, of which the second knows nothing of how well the owner fits. A relative of the owner is brought to the
/// owner's scale by what the relative agrees in more or less than the owner does:
///
///     relative = owner − number + share of the relative + Σ (evidence for the relative − evidence for the owner)
///
/// so that a twin who agrees in no more than the owner of the number comes behind.
struct OwnerLedger {
  /// The owner's log-odds, in bits.
  var bits = 0.0
  /// The worth of the number for the owner.
  var number = 0.0
  /// Name, date, place, sex, family and age by class as they weigh for anybody, in bits; and the date alone.
  var evidence = 0.0
  var date = 0.0
}

extension RecordMatcher {
  /// The share of one relative in the wrong numbers that are a relative's, in bits: there are about three.
  static let shareOfRelative = -1.6
  /// The share of records whose number a slip has made the owner's, in bits: one number in two hundred is mistyped, and one
  /// in a hundred of those in the one way that gives the owner's.
  private static let slipIntoOwners = -14.0

  /// Notes the owner of the record's number, as far as the evidence speaks for it; of several entries the best.
  func noteOwner(
    _ parts: EvidenceParts, _ name: NameComparison, _ person: RegisteredPerson, place: PlaceLevel,
    agreesInSex: Bool?
  ) {
    // A child's record under its mother's number is not hers, however well she fits.
    guard parts.family >= 0, parts.sum > search.ownerLedger?.bits ?? 0 else { return }
    var asAnybody = EvidenceParts()
    asAnybody.name = nameBits(name, person.name)
    asAnybody.date = search.weighedDate.bits
    asAnybody.place = context.placeBits(place, person.commune)
    asAnybody.sex = context.sexBits(agreesInSex)
    asAnybody.participation = parts.participation
    search.ownerLedger = OwnerLedger(
      bits: parts.sum, number: parts.number, evidence: asAnybody.sum, date: asAnybody.date)
  }

  /// What a person loses because the owner of the record's number fits too, in bits: a relative of the owner, or somebody
  /// whose number is a slip away from it, as those of twins are.
  ///
  /// Nothing where the evidence speaks against the owner: the number is not the owner's then.
  func costOfOwner(
    _ parts: EvidenceParts, _ row: UInt32, _ person: RegisteredPerson
  ) -> Double {
    guard let owner = search.ownerLedger else { return 0 }
    let share =
      isOfOwnersFamily(row, person)
      ? RecordMatcher.shareOfRelative - owner.number : RecordMatcher.slipIntoOwners
    // Where the register has the owner's year alone, a day of that year is as much the owner's: twins have one.
    let isOwnersYear =
      DateComparison.level(search.ownerPerson.birthDate, person.birthDate) == .part
      && !search.ownerPerson.birthDate.hasMonth
    let date = isOwnersYear ? min(parts.date, owner.date) : parts.date
    let evidence =
      parts.name + date + parts.place + parts.sex + parts.family + parts.participation
    return max(parts.sum - (owner.bits + share + evidence - owner.evidence), 0)
  }

  /// Whether a person is of the household of the number's owner, lives at the owner's address, or is a parent, child,
  /// brother or sister of the owner.
  private func isOfOwnersFamily(_ row: UInt32, _ person: RegisteredPerson) -> Bool {
    if person.household != 0, person.household == search.ownerPerson.household { return true }
    if person.address != 0, person.address == search.ownerPerson.address,
      person.commune == search.ownerPerson.commune
    {
      return true
    }
    return search.owner.map { index.areKin(row, $0) } ?? false
  }

}
