import Glibc
import TestSupport
import Testing

@testable import Evaluation

@Suite("What became of each kind of fault")
struct RepairReportTests {
  private static let insurance = """
    record_id,card_number,full_name,birth_date,gender,citizen_id
    A1,,NGUYEN VAN AN,05/03/1990,Nam,040090000001
    A2,,Nguyễn Văn Bình,5/3/1990,Nam,040090000002
    A3,,Nguyễn Thị Hoà,05/03/1990,Nữ,040190000003
    A4,,Nguyễn Văn Dũngg,05/03/1990,Nam,040090000004
    A5,,Nguyễn Văn Em,06/03/1990,Nam,040090000005

    """
  private static let cleaned = """
    record_id,card_number,full_name,birth_date,gender,citizen_id
    A1,,Nguyen Van An,05/03/1990,Nam,040090000001
    A2,,Nguyễn Văn Bình,05/03/1990,Nam,040090000002
    A3,,Nguyễn Thị Hòa,05/03/1990,Nữ,040190000003
    A4,,Nguyễn Văn Dung,05/03/1990,Nam,040090000004
    A5,,Nguyễn Văn Em,06/03/1990,Nam,040090000005

    """
  private static let truth = """
    record_id,citizen_id,kinds
    A1,040090000001,nm_no_diac
    A2,040090000002,dob_text
    A3,040190000003,
    A4,040090000004,nm_typo
    A5,040090000005,dob_typo

    """
  private static let reference = """
    citizen_id,full_name,birth_date,gender
    040090000001,Nguyễn Văn An,05/03/1990,Nam
    040090000002,Nguyễn Văn Bình,05/03/1990,Nam
    040190000003,Nguyễn Thị Hoà,05/03/1990,Nữ
    040090000004,Nguyễn Văn Dũng,05/03/1990,Nam
    040090000005,Nguyễn Văn Em,05/03/1990,Nam

    """

  @Test("Repaired, named, left and wrong are told apart; the place of a tone mark is no change")
  func kinds() throws {
    let folder = TemporaryFolder()
    _ = folder.write(Self.insurance, to: "insurance.csv")
    _ = folder.write(Self.cleaned, to: "cleaned.csv")
    _ = folder.write(Self.truth, to: "truth.csv")
    _ = folder.write(Self.reference, to: "reference.csv")
    _ = folder.write(
      "row,column,code,label_vi,label_en\n1,full_name,NF02,a,b\n", to: "findings.csv")
    let report = try RepairReport.evaluate(cleaned: folder.path, province: folder.path)
    let kinds = report.kinds.map { [$0.records, $0.repaired, $0.named, $0.left, $0.wrong] }
    #expect(report.kinds.map(\.name) == ["dob_text", "dob_typo", "nm_no_diac", "nm_typo"])
    #expect(kinds == [[1, 1, 0, 0, 0], [1, 0, 0, 1, 0], [1, 0, 1, 0, 0], [1, 0, 0, 0, 1]])
    #expect(report.cleanRecords == 1 && report.cleanRecordsChanged == 0)
    #expect(report.table(language: .english).contains("| nm_typo"))
  }

  @Test("A truth of another length is refused")
  func lengths() throws {
    let folder = TemporaryFolder()
    _ = folder.write(Self.insurance, to: "insurance.csv")
    _ = folder.write(String(Self.truth.dropLast(30)), to: "truth.csv")
    _ = folder.write(Self.reference, to: "reference.csv")
    #expect(throws: EvaluationError.self) {
      try RepairReport.evaluate(cleaned: folder.path, province: folder.path)
    }
  }
}
