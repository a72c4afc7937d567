import Cleansing
import Identifiers
import ReferenceIndex
import Tables

/// Makes the lists of events; what identifies a person goes through the mask.
struct EventLists {
  let index: ReferenceIndex
  let ages: AgesOnDay
  let mask: ListMask
  let language: ReportLanguage

  // MARK: Deaths

  func deaths(_ found: EventOutcomes) -> EventList {
    var list = EventList(header: [
      "row", "record_id", "full_name", "birth_date", "citizen_id", "reason", "label",
    ])
    for death in found.deaths {
      let reason: EventReason = death.isLinked ? .deadLinked : .deadCandidate
      list.rows.append(
        .init(
          cells: [
            String(death.row), mask.key(death.recordID), mask.name(death.name),
            mask.date(death.birthDate), mask.number(EventLists.digits(death.person)),
            reason.rawValue, reason.label(in: language),
          ], reason: reason))
    }
    return list
  }

  // MARK: Children

  /// Living children under six who have no linked record, or none with a card.
  func children(_ found: EventOutcomes, rowsWithCard: [UInt64]?) -> EventList {
    var list = EventList(header: [
      "full_name", "birth_date", "citizen_id", "commune_code", "commune", "reason", "label",
    ])
    let carded = rowsWithCard.map { cards in
      var people = [UInt64](repeating: 0, count: found.linked.count)
      for (person, row) in found.rowsOfPerson
      where cards[Int(row >> 6)] >> UInt64(row & 63) & 1 == 1 {
        people[Int(person >> 6)] |= 1 << UInt64(person & 63)
      }
      return people
    }
    var places: [UInt16: String] = [:]
    for row in 0..<index.count {
      let birthDate = index.people[row].birthDate
      guard let months = ages.months(birthDate), months < 72, !index.people[row].isDead,
        !index.people[row].isNobody
      else { continue }
      func has(_ bits: [UInt64]) -> Bool { bits[row >> 6] >> UInt64(row & 63) & 1 == 1 }
      let reason: EventReason
      if has(found.linked) {
        guard let carded, !has(carded) else { continue }
        reason = .childWithoutCard
      } else if has(found.mentioned) {
        reason = .childCandidate
      } else {
        reason = months < 12 ? .newborn : .childWithoutRecord
      }
      let commune = index.people[row].commune
      let place = places[commune] ?? EventLists.place(commune)
      places[commune] = place
      list.rows.append(
        .init(
          cells: [
            mask.name(name(UInt32(row))), mask.date(birthDate.text),
            mask.number(EventLists.digits(index.people[row].citizenID)),
            AdministrativeUnits.text(ofCode: commune), place, reason.rawValue,
            reason.label(in: language),
          ], reason: reason))
    }
    return list
  }

  // MARK: People who could join

  /// Living people of the register without a linked record, with the class that their age suggests (``JoiningClass``).
  func uninsured(_ found: EventOutcomes) -> EventList {
    var list = EventList(header: [
      "full_name", "birth_date", "gender", "citizen_id", "commune_code", "commune", "reason",
      "label",
    ])
    var places: [UInt16: String] = [:]
    for row in 0..<index.count {
      let person = index.person(UInt32(row))
      func has(_ bits: [UInt64]) -> Bool { bits[row >> 6] >> UInt64(row & 63) & 1 == 1 }
      if person.isDead || person.isNobody || has(found.linked) { continue }
      let reason: EventReason =
        if has(found.mentioned) {
          .uninsuredCandidate
        } else {
          switch ages.joiningClass(
            band: ages.band(person.birthDate), birthDate: person.birthDate, sex: person.sex)
          {
          case .child: .uninsuredChild
          case .pupil: .uninsuredPupil
          case .worker, .retired: .uninsuredAdult
          case .elder: .uninsuredElder
          case .unknown: .uninsuredAgeless
          }
        }
      let place = places[person.commune] ?? EventLists.place(person.commune)
      places[person.commune] = place
      list.rows.append(
        .init(
          cells: [
            mask.name(name(UInt32(row))),
            mask.date(person.birthDate.text),
            (Sex(rawValue: person.sex) ?? .unknown).text,
            mask.number(EventLists.digits(person.citizenID)),
            AdministrativeUnits.text(ofCode: person.commune), place, reason.rawValue,
            reason.label(in: language),
          ], reason: reason))
    }
    return list
  }

  // MARK: Accounts

  /// Accounts whose holder does not fit, whose beneficiary is dead, or who has no beneficiary; rows that cannot
  /// be read behind them.
  func accounts(_ table: AccountTable, _ records: [String: EventOutcomes.Named]) -> EventList {
    var list = EventList(header: [
      "row", "record_id", "citizen_id", "beneficiary", "account_holder", "account_number", "bank",
      "reason", "label",
    ])
    for account in table.rows {
      let record = records[account.recordID]
      let number = account.citizenID != 0 ? account.citizenID : record?.person ?? 0
      let person = number == 0 ? nil : index.row(citizenID: number)
      let name = person.map { self.name($0) } ?? record?.name ?? ""
      let reason: EventReason
      if name.isEmpty {
        reason = .beneficiaryUnknown
      } else if let person, index.person(person).isDead {
        reason = .holderDead
      } else {
        switch HolderName.compare(holder: account.holder, name: name) {
        case .same: continue
        case .near: reason = .holderNear
        case .different: reason = .holderDifferent
        case .missing: reason = .holderMissing
        }
      }
      list.rows.append(
        .init(
          cells: [
            String(account.row), mask.key(account.recordID),
            number == 0 ? "" : mask.number(EventLists.digits(number)), mask.name(name),
            mask.name(account.holder), mask.number(account.number), account.bank,
            reason.rawValue, reason.label(in: language),
          ], reason: reason))
    }
    // What a row of an account says nobody knows; that it is there must be seen.
    for row in table.rejected {
      let reason = EventReason.accountUnreadable
      list.rows.append(
        .init(
          cells: [String(row)] + [String](repeating: "", count: 6) + [
            reason.rawValue, reason.label(in: language),
          ], reason: reason))
    }
    return list
  }

  // MARK: Words

  private func name(_ person: UInt32) -> String {
    index.nameWords(of: person).map {
      String(decoding: index.words[$0].display, as: UTF8.self)
    }.joined(separator: " ")
  }

  private static func digits(_ number: UInt64) -> String {
    var text = LineBuffer(capacity: 64)
    text.put(id: number)
    return String(decoding: text.array, as: UTF8.self)
  }

  private static func place(_ commune: UInt16) -> String {
    AdministrativeUnits.standard.resolve(code: commune).meanings
      .last { !$0.unit.kind.isDistrict }?.unit.fullName ?? ""
  }
}
