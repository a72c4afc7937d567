import Authentication
import Testing

@Suite("Why a record has no number in the register, and who does not count")
struct MissingNumberTests {
  @Test(
    "An empty cell is no number, a damaged one is a number to check",
    arguments: [
      ("", "K41"), ("không có", "K41"), ("000000000000", "K41"), ("C1234567", "K41"),
      ("Mẹ: 040190700001", "K41"), ("187654321", "K42"), ("040199999999", "K40"),
      ("0401999999999", "K40"), ("04019999999", "K40"), ("O4O199999999", "K40"),
      ("040199999998 / 040199999997", "K40"), ("14051986", "K40"), ("0912345678", "K40"),
      ("4.02E+10", "K40"),
    ])
  func reason(cell: String, reason: String) throws {
    let run = try ReasonTests.run(["R,,,Xeo Khuê Tuyền,04/04/1977,Nữ,\(cell),,,"])
    let outcome = try #require(run.outcomes.first)
    #expect(outcome["outcome"] == "unresolved")
    #expect(outcome["reason"] == reason)
  }

  @Test(
    "Classes out of scope do not count, however they are written",
    arguments: [
      "thân nhân quân đội", "Sĩ quan", "QN - Quân nhân", "người nước ngoài", "army",
      "Sỹ quan quân đội", "CAND", "Thân nhân sỹ quan", "Học viên công an", "Thân nhân CA",
      "TN quân nhân",
    ])
  func scope(className: String) throws {
    let run = try ReasonTests.run([
      "R,,,Nguyễn Thị Thu Hằng,15/03/1990,Nữ,040190700001,,,\(className)"
    ])
    #expect(run.outcomes.map { $0["reason"] } == ["N70"])
    #expect(run.report.summary.total.denominator == 0)
  }

  @Test(
    "Who helps the police of a commune, and who has become a citizen, counts",
    arguments: [
      "Công an xã bán chuyên trách", "Công an viên", "Nhân viên công an phường",
      "Người nước ngoài đã nhập tịch", "Cá nhân",
      "Học viên",
    ])
  func inScope(className: String) throws {
    let run = try ReasonTests.run([
      "R,,,Nguyễn Thị Thu Hằng,15/03/1990,Nữ,040190700001,,,\(className)"
    ])
    #expect(run.outcomes.map { $0["reason"] } == ["D00"])
  }

  @Test(
    "People of the Central Highlands and the Chăm are no foreigners",
    arguments: [
      ("Y Djoan", "unresolved"), ("Y Djoan Siu", "unresolved"), ("H'Wen Djoan", "unresolved"),
      ("Mohamach Ali San", "unresolved"), ("Daniel Fischer", "excluded"),
    ])
  func highlanders(name: String, outcome: String) throws {
    let known = """
      066088090001,,Mohamach Ali Sa,02/03/1988,Nam,,,alive,,,
      066088090002,,Ali San,05/06/1990,Nam,,,alive,,,

      """
    let run = try Run(
      insurance: Array((ReasonTests.header + "A,,,\(name),05/06/1945,Nam,,,,\n").utf8),
      reference: ReasonTests.reference + Array(known.utf8))
    #expect(run.outcomes.map { $0["outcome"] } == [outcome])
  }

  @Test("A register without numbers says so; a record with its own is not told that it has none")
  func numberlessRegister() throws {
    let people = """
      citizen_id,full_name,birth_date,gender,commune_code
      ,Nguyễn Thị Thu Hằng,15/03/1990,Nữ,17002
      4.02E+10,Lê Đình Quyết,20/11/1985,Nam,17002

      """
    let rows = [
      "A,,,Nguyễn Thị Thu Hằng,15/03/1990,Nữ,040190700001,,17002,",
      "B,,,Nguyễn Thị Thu Hằng,15/03/1990,Nữ,,,17002,",
    ]
    let run = try Run(
      insurance: ReasonTests.header + rows.joined(separator: "\n") + "\n", reference: people)
    #expect(run.outcomes.map { $0["reason"] } == ["K40", "K41"])
    #expect(run.outcomes.allSatisfy { $0["outcome"] == "review" })
    let note = try #require(run.report.notes.first { $0.en.contains("no row of the register") })
    #expect(run.report.manifest.warnings?.contains { $0.en == note.en } == true)
  }

  @Test("A newborn under the mother's name and number is not the mother, by its class or its card")
  func newborn() throws {
    let mother = "Nguyễn Thị Thu Hằng,02/06/2024,Nữ,040190700001"
    let run = try ReasonTests.run([
      "A,,,\(mother),,,TE1", "B,,TE1404012345678,\(mother),,,", "C,,,\(mother),,,Trẻ em",
      "D,,,\(mother),,,HS",
    ])
    for outcome in run.outcomes {
      #expect(outcome["outcome"] != "authenticated", "\(outcome)")
    }
  }

  @Test("The dead are known by what the register says, and unknown words are told")
  func dead() throws {
    let people = """
      040140700091,,Hồ Thị Xuân Diệp,10/10/1940,Nữ,16666,Khối 5,CHẾT 12/03/2020,,,H90091
      040140700092,,Hồ Thị Xuân Điểm,11/10/1940,Nữ,16666,Khối 6,mất tích,,,H90092

      """
    let run = try Run(
      insurance: Array(
        (ReasonTests.header + "A,,,Hồ Thị Xuân Diệp,10/10/1940,Nữ,040140700091,,,\n"
          + "B,,,Hồ Thị Xuân Điểm,11/10/1940,Nữ,040140700092,,,\n").utf8),
      reference: ReasonTests.reference + Array(people.utf8))
    #expect(run.outcomes.map { $0["reason"] } == ["C60", "D00"])
    #expect(run.report.summary.registerUnknownStatuses == 1)
    #expect(run.report.notes.contains { $0.en.contains("1 people") && $0.en.contains("status") })
  }

  @Test("A cancelled number leads to the new one of the same person, or to a review")
  func cancelled() throws {
    let people = """
      040193905270,,Nguyễn Thị Hằng Nga,23/06/1993,Nữ,17971,"Xóm 5, xã Kim Liên",Đã hủy số,,,H90101
      040193911111,,Nguyễn Thị Hằng Nga,23/06/1993,Nữ,17971,"Xóm 5, xã Kim Liên",alive,,,H90101
      040080905300,,Trần Văn Bình Dương,01/02/1980,Nam,17971,"Xóm 7, xã Kim Liên",Hủy số định danh,,,H90102
      040080905399,,Trần Văn Bình Dương,01/02/1981,Nam,17971,"Xóm 7, xã Kim Liên",alive,,,H90102
      040075905400,,Lê Hữu Cảnh Toàn,09/08/1975,Nam,17971,"Xóm 8, xã Kim Liên",đã thay số,,,
      040075905401,,Lê Hữu Cảnh Toàn,09/08/1975,Nam,16813,"Bản 1",alive,,,

      """
    let rows = [
      "A,,,Nguyễn Thị Hằng Nga,23/06/1993,Nữ,040193905270,,17971,",
      "B,,,Nguyễn Thị Hằng Nga,23/06/1993,Nữ,040193911111,,17971,",
      "C,,,Trần Văn Bình Dương,01/02/1980,Nam,040080905300,,17971,",
      "D,,,Lê Hữu Cảnh Toàn,09/08/1975,Nam,040075905400,,17971,",
      "E,,,Phan Đức Lộc,10/11/1970,Nam,040193905270,,17971,",
    ]
    for isFrozen in [false, true] {
      let bytes = try ReasonTests.reference + Array(people.utf8)
      let run = try Run(
        insurance: Array((ReasonTests.header + rows.joined(separator: "\n") + "\n").utf8),
        reference: isFrozen ? Run.frozen(bytes) : bytes)
      #expect(
        run.outcomes.map { $0["outcome"] } == [
          "authenticated", "authenticated", "review", "review", "unresolved",
        ])
      #expect(run.outcomes.map { $0["reason"] }.prefix(4) == ["S30", "D00", "S30", "S30"])
      #expect(run.outcomes[0]["citizen_id"] == "040193911111")
      #expect(run.report.notes.contains { $0.en.contains("3 numbers") })
    }
  }

  @Test(
    "A cancelled row counts for nothing beside a live one with the number, whichever comes first")
  func cancelledBesideLive() throws {
    let rows = [
      "040190905500,,Nguyễn Thị Hoa Mơ,10/03/1990,Nữ,17971,\"Xóm 5, xã Kim Liên\",Đã hủy,,,",
      "040190905500,,Nguyễn Thị Hoa Mơ,10/03/1990,Nữ,16813,Bản 1,alive,,,",
    ]
    for people in [rows, rows.reversed()] {
      let run = try Run(
        insurance: Array(
          (ReasonTests.header + "A,,,Nguyễn Thị Hoa Mơ,10/03/1990,Nữ,040190905500,,16813,\n").utf8),
        reference: ReasonTests.reference + Array((people.joined(separator: "\n") + "\n").utf8))
      #expect(run.outcomes[0]["outcome"] == "authenticated" && run.outcomes[0]["reason"] == "D00")
    }
  }
}
