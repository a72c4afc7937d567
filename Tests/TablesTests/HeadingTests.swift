import TestSupport
import Testing

@testable import Tables

@Suite("Headings of registers and lists")
struct HeadingTests {
  private func open(
    _ text: String, _ kind: ColumnRoles.Kind = .insurance
  ) throws -> (TableReader, ColumnRoles) {
    try TableReader.open(MappedFile(copying: Array(text.utf8), path: "a.csv"), kind: kind)
  }

  @Test(
    "Numbers of parents are told by words for a number and for the parent",
    arguments: [
      ("Số định danh của cha", ColumnRole.fatherID), ("CCCD của mẹ", .motherID),
      ("Số ĐDCN mẹ", .motherID), ("Số định danh cá nhân của mẹ", .motherID),
      ("Số CCCD của bố", .fatherID), ("ĐDCN người cha", .fatherID), ("SO_DD_ME", .motherID),
      ("Số CMND mẹ", .motherID),
    ])
  func parents(name: String, role: ColumnRole) throws {
    let roles = try ColumnRoles(
      header: ["Số định danh", "Họ và tên", "Ngày sinh", name], kind: .reference, path: "a")
    #expect(roles[role] == 3)
    #expect(roles[.citizenID] == 0)
  }

  @Test(
    "The dead have a status or a column of their own",
    arguments: [
      ("Tình trạng cư trú", ColumnRole.status), ("Tình trạng nhân khẩu", .status),
      ("Đã chết", .deathDate), ("Ngày chết", .deathDate), ("Ngày mất", .deathDate),
      ("Ngày tử vong", .deathDate), ("death_date", .deathDate),
    ])
  func deaths(name: String, role: ColumnRole) throws {
    let roles = try ColumnRoles(
      header: ["Số định danh", "Họ và tên", "Ngày sinh", name], kind: .reference, path: "a")
    #expect(roles[role] == 3)
  }

  @Test(
    "Hospitals and other offices name the person, the commune and the book in their own words",
    arguments: [
      ("Tên bệnh nhân", ColumnRole.fullName), ("Họ và tên chủ thẻ", .fullName),
      ("Tên khách hàng", .fullName), ("Mã ĐVHC", .communeCode), ("Mã xã HKTT", .communeCode),
      ("MAXA_KS", .communeCode), ("maXaLh", .communeCode), ("Mã định danh BHXH", .siNumber),
      ("Số sổ", .siNumber),
      ("ĐC", .address), ("Nơi đăng ký HKTT", .address),
    ])
  func otherOffices(name: String, role: ColumnRole) throws {
    let rest = role == .fullName ? ["Ngày sinh", "Giới tính"] : ["Họ và tên", "Ngày sinh"]
    let roles = try ColumnRoles(header: rest + [name], kind: .insurance, path: "a")
    #expect(roles[role] == 2)
  }

  @Test(
    "A column named after the people of the list is the name where no other column is",
    arguments: [
      "Tên nhân viên", "Họ tên nhân viên", "Tên học sinh", "Chủ tài khoản", "Tên TK", "Tên chủ TK",
      "Người hưởng", "Tên người hưởng", "TEN_BN", "TENBN", "Employee name", "Employee",
      "Student name", "Account name", "Công dân", "Họ tên công dân", "Thành viên", "Họ tên con",
      "Họ tên trẻ em", "Tên trẻ", "Họ tên CB-CNV", "Họ tên người hưởng lương hưu", "Tên sinh viên",
      "Họ tên cán bộ", "Customer name", "Học sinh", "Beneficiary name", "Họ tên giáo viên",
      "Tên người tham gia BHYT",
    ])
  func people(name: String) throws {
    let roles = try ColumnRoles(
      header: ["STT", name, "Ngày sinh", "Số CCCD"], kind: .insurance, path: "a")
    #expect(roles[.fullName] == 1)
    let beside = try ColumnRoles(
      header: ["STT", name, "Ngày sinh", "Họ và tên"], kind: .insurance, path: "a")
    #expect(beside[.fullName] == 3)
  }

  @Test(
    "Names of parents, heads of households and officers are not the people of the list",
    arguments: [
      "Họ tên cha", "Tên mẹ", "Tên chủ hộ", "Chủ hộ", "Tên công ty", "Tên xã", "Tên trường",
    ])
  func others(name: String) {
    #expect(throws: TableError.self) {
      try ColumnRoles(header: ["STT", name, "Ngày sinh", "Số CCCD"], kind: .insurance, path: "a")
    }
  }

  @Test(
    "The commune of residence comes before that of the registered birth",
    arguments: ["maXaKs", "Mã xã khai sinh", "Mã xã (nơi đăng ký khai sinh)"])
  func communeOfBirth(name: String) throws {
    let roles = try ColumnRoles(
      header: ["Họ và tên", "Ngày sinh", name, "Mã xã cư trú"], kind: .insurance, path: "a")
    #expect(roles[.communeCode] == 3)
  }

  @Test(
    "Titles that name people are no header, and a group of somebody else's columns is none of the person's"
  )
  func titles() throws {
    let people = (10..<22).map {
      "\($0),Nguyễn Văn An,0\($0 % 9 + 1)/05/1990,0400900123\($0),\n"
    }.joined()
    for title in ["Nhân viên:,Lê Thị Thu,,Mã số BHXH:,4020001234", "Chủ tài khoản:,,,Địa chỉ:,"] {
      let (_, roles) = try open(title + "\nSTT,Họ và tên,Ngày sinh,Số CCCD,Ghi chú\n" + people)
      #expect(roles[.fullName] == 1 && roles[.citizenID] == 3, "\(title)")
    }
    let rows = (10..<22).map {
      "\($0),Lê Văn Giám,cha,Nguyễn Văn An,0\($0 % 9 + 1)/05/2015,0402150123\($0)\n"
    }.joined()
    let (_, roles) = try open(
      "STT,Người giám hộ,,Họ và tên,Ngày sinh,Số CCCD\n,Họ tên,Quan hệ,,,\n" + rows)
    #expect(roles[.fullName] == 3)
  }

  @Test(
    "Beside other people a name of somebody is not taken: whose the date is nobody knows",
    arguments: [
      ["Khách hàng", "Ngày sinh", "Số CCCD", "Tên nhân viên"],
      ["Họ tên mẹ", "Ngày sinh", "Số CCCD", "Họ tên con"],
      ["Bệnh nhi", "Ngày sinh", "CCCD", "Chủ tài khoản"],
    ])
  func besideOthers(header: [String]) {
    #expect(throws: TableError.self) {
      try ColumnRoles(header: header, kind: .insurance, path: "a")
    }
  }

  @Test("A name in the birth certificate comes first as it stands")
  func namesOfBirth() throws {
    let roles = try ColumnRoles(
      header: ["Họ tên (khai sinh)", "Họ tên (thường gọi)", "Ngày sinh"], kind: .insurance,
      path: "a")
    #expect(roles[.fullName] == 0)
  }

  @Test(
    "One column for the number, its day and place of issue is the citizen ID; a day of issue is none"
  )
  func issue() throws {
    let roles = try ColumnRoles(
      header: ["Họ và tên", "Ngày sinh", "Số CCCD, ngày cấp, nơi cấp"], kind: .insurance, path: "a")
    #expect(roles[.citizenID] == 2)
    let day = try ColumnRoles(
      header: ["Họ và tên", "Ngày sinh", "CCCD ngày cấp", "Ngày cấp, nơi cấp"], kind: .insurance,
      path: "a")
    #expect(day[.citizenID] == nil)
  }

  @Test(
    "Citizen IDs under a heading for insurance numbers are read as what they are",
    arguments: ["Mã số BHXH", "Mã số BHXH (số ĐDCN/CCCD)", "Số sổ BHXH"])
  func idsAsInsuranceNumbers(name: String) throws {
    let ids = (10..<22).map { "Nguyễn Văn An,0\($0 % 9 + 1)/05/1990,0400900123\($0)\n" }
    let (_, roles) = try open("Họ và tên,Ngày sinh,\(name)\n" + ids.joined())
    #expect(roles[.citizenID] == 2)
    let numbers = (10..<22).map { "Nguyễn Văn An,0\($0 % 9 + 1)/05/1990,40123456\($0)\n" }
    let (_, others) = try open("Họ và tên,Ngày sinh,\(name)\n" + numbers.joined())
    #expect(others[.citizenID] == nil && others[.siNumber] == 2)
  }

  @Test("Of several citizen IDs the one counts whose digits tell the years of birth beside it")
  func ownAmongSeveral() throws {
    let header = "Họ tên chủ hộ,CCCD,Họ tên,Ngày sinh,Số định danh\n"
    let members = (10..<22).map {
      "Lê Văn Chủ,0400600123\(10 + $0 / 4),Nguyễn Văn An,0\($0 % 9 + 1)/05/1990,0400900123\($0)\n"
    }
    let (_, roles) = try open(header + members.joined())
    #expect(roles[.citizenID] == 4 && roles[.fullName] == 2)
    let own = (10..<22).map {
      "Lê Văn Chủ,0400900123\($0),Nguyễn Văn An,0\($0 % 9 + 1)/05/1990,0400900123\($0)\n"
    }
    #expect(try open(header + own.joined()).1[.citizenID] == 1)
  }

  @Test("Numbers of persons under ID are the citizen IDs, beside another record ID too")
  func idBesideRecordID() throws {
    let rows = (0..<12).map {
      "BH\($0),Nguyễn Văn An,0\($0 % 9 + 1)/05/1990,0400900123\($0 + 10)\n"
    }
    let (_, roles) = try open("record_id,full_name,birth_date,ID\n" + rows.joined())
    #expect(roles[.citizenID] == 3 && roles[.recordID] == 0)
  }

  @Test(
    "A column that marks the women makes men of the others",
    arguments: ["Giới tính (Nữ: x)", "Nữ", "Nữ (x)", "Giới tính: Nữ đánh dấu x"])
  func women(name: String) throws {
    let rows = (0..<6).map {
      "Nguyễn Văn \($0 % 2 == 0 ? "An" : "Ba"),1990,\($0 % 2 == 0 ? "x" : "")\n"
    }
    let (_, roles) = try open("Họ và tên,Năm sinh,\(name)\n" + rows.joined())
    #expect(roles[.birthDateWomen] == 2 && roles[.gender] == nil)
    #expect(roles.areUnmarkedMen)
    let (_, none) = try open(
      "Họ và tên,Năm sinh,\(name)\n" + (0..<6).map { _ in "Nguyễn Văn An,1990,x\n" }.joined())
    #expect(!none.areUnmarkedMen)
  }

  @Test("Day and month in one column and the year in another make the date")
  func dividedDate() throws {
    for name in ["Ngày, tháng sinh", "Ngày sinh"] {
      let (_, roles) = try open(
        "Họ và tên,\"\(name)\",Năm sinh\n"
          + (1...9).map { "Nguyễn Văn An,0\($0)/03,1990\n" }.joined())
      #expect(roles[.birthDay] == 1 && roles[.birthYear] == 2 && roles[.birthDate] == nil)
    }
    let (_, whole) = try open(
      "Họ và tên,Ngày sinh,Năm sinh\n"
        + (1...9).map { "Nguyễn Văn An,0\($0)/03/1990,1990\n" }.joined())
    #expect(whole[.birthDate] == 1)
  }

  @Test("Day and month under each other's heading are exchanged")
  func dayAndMonth() throws {
    let (reader, roles) = try open(
      "Họ và tên,Tháng,Ngày,Năm\n"
        + (11...20).map { "Nguyễn Văn An,\($0),6,1990\n" }.joined())
    #expect(roles[.birthDay] == 1 && roles[.birthMonth] == 2)
    #expect(reader.notes(roles).count == 1)
  }

  @Test("A heading that is passed over is told where its cells can only be one thing")
  func hints() throws {
    let (reader, roles) = try open(
      "Họ và tên,Ngày sinh,G1,G2,G3\n"
        + (1...9).map {
          "Nguyễn Văn An,0\($0)/03/1990,Nam,18712345\($0),\"Xóm \($0), xã Nghi Phong\"\n"
        }.joined())
    #expect(reader.hints.map(\.role) == [.gender, .oldID, .address])
    #expect(reader.notes(roles).count == 3)
  }
}
