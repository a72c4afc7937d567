/// Writes people as rows of `reference.csv`.
struct RegisterWriter {
  static let header: StaticString =
    "citizen_id,old_id,full_name,birth_date,gender,commune_code,address,status,father_id,mother_id,household_id\n"

  let model: PopulationModel
  let plan: BlockPlan

  func write(_ people: [Person], _ households: [Household], into rows: BlockRows) {
    let out = rows.register
    let pool = model.names.pool
    pool.bytes.withUnsafeBufferPointer { bytes in
      pool.offsets.withUnsafeBufferPointer { offsets in
        for person in people where person.presence == .inRegister {
          out.reserve(1_024)
          out.put(person.citizen, digits: 12)
          out.put(0x2C)
          if person.oldNumber > 0 { out.put(UInt64(person.oldNumber), digits: 9) }
          out.put(0x2C)
          putName(person.name, bytes, offsets, out)
          out.put(0x2C)
          if person.isYearOnly {
            out.put(UInt64(person.birth.year), digits: 4)
          } else {
            out.put(person.birth)
          }
          out.put(person.sex == 0 ? ",Nam," : ",Nữ,")
          putPlace(households[Int(person.household)], out)
          out.put(person.isDead ? ",dead," : ",alive,")
          out.reserve(64)
          if person.father >= 0 { out.put(people[Int(person.father)].citizen, digits: 12) }
          out.put(0x2C)
          if person.mother >= 0 { out.put(people[Int(person.mother)].citizen, digits: 12) }
          out.put(0x2C)
          out.put(UInt64(model.provinces.codes[plan.province]), digits: 2)
          out.put(
            UInt64(plan.provinceBlock * BlockPlan.people + Int(person.household)), digits: 8)
          out.put(0x0A)
          rows.tally.people += 1
        }
      }
    }
  }

  private func putPlace(_ household: Household, _ out: RowBuffer) {
    if household.commune >= 0 {
      let unit = model.units.registered(Int(household.commune))
      out.put(UInt64(unit.code), digits: 5)
      out.put(0x2C)
      putAddress(hamlet: Int(household.hamlet), unit: unit, out)
    } else {
      // No list of communes of this province is known: the code stays empty.
      out.put(0x2C)
      out.put("\"Thôn ")
      out.put(number: Int(household.hamlet))
      out.put(", ")
      out.put(model.provinces.addresses[plan.province])
      out.put("\"")
    }
  }
}

/// Appends a full name with single spaces.
@inline(__always)
func putName(
  _ name: PersonName, _ bytes: UnsafeBufferPointer<UInt8>, _ offsets: UnsafeBufferPointer<UInt32>,
  _ out: RowBuffer
) {
  func put(_ piece: UInt16) {
    let start = Int(offsets[Int(piece)])
    out.put(UnsafeBufferPointer(rebasing: bytes[start..<Int(offsets[Int(piece) + 1])]))
  }
  put(name.surname)
  if name.middle != 0 {
    out.put(0x20)
    put(name.middle)
  }
  out.reserve(64)
  out.put(0x20)
  put(name.given)
}

/// Appends `"Xóm 3, Xã Hùng Sơn, Huyện Anh Sơn"`; wards have a Khối instead of a Xóm.
func putAddress(hamlet: Int, unit: Units.Unit, _ out: RowBuffer) {
  out.put(unit.isWard ? "\"Khối " : "\"Xóm ")
  out.put(number: hamlet)
  out.put(", ")
  out.put(unit.address)
  out.put("\"")
}
