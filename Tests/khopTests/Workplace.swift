import TestSupport
import Testing

/// A folder with two small tables of invented people, and the command that matches them.
struct Workplace {
  let folder = TemporaryFolder()

  static let insuranceHeader =
    "record_id,si_number,card_number,full_name,birth_date,gender,citizen_id,address,commune_code,class"

  static let insuranceRows = [
    "BH1,4012345671,GD4404012345671,Nguyễn Thị Thu Hằng,15/03/1990,Nữ,040190700001,\"Xóm 3, xã Nam Thanh\",17002,household",
    "BH2,4012345672,GD4404012345672,LÊ ĐÌNH QUYẾT,20/11/1985,Nam,040085700002,Xóm 4,17002,household",
    "BH3,4012345673,GD4404012345673,Moong Văn Cụt,1952,Nam,,Bản Cánh,16813,poor_household",
    "BH4,4012345674,GD4404012345674,Cao Xuân Bách,21/08/1963,Nam,040063912345,Xóm 1,17005,voluntary",
  ]

  static let referenceHeader =
    "citizen_id,old_id,full_name,birth_date,gender,commune_code,address,status,father_id,mother_id,household_id"

  static let referenceRows = [
    "040190700001,187700001,Nguyễn Thị Thu Hằng,15/03/1990,Nữ,17002,\"Xóm 3, xã Nam Thanh\",alive,,,H1",
    "040085700002,,Lê Đình Quyết,20/11/1985,Nam,17002,Xóm 4,alive,,,H1",
    "040052700004,182700004,Moong Văn Cụt,1952,Nam,16813,Bản Cánh,alive,,,H2",
    "040140700005,,Hồ Thị Xuân Diệu,10/10/1940,Nữ,16666,Khối 5,dead,,,H3",
  ]

  /// What no message may show: every name, number and date of the tables.
  static let secrets = [
    "Hằng", "QUYẾT", "Quyết", "Moong", "Bách", "Diệu", "Nam Thanh", "040190700001", "040085700002",
    "040063912345", "187700001", "4012345671", "15/03/1990", "21/08/1963",
  ]

  static func text(_ header: String, _ rows: [String]) -> String {
    ([header] + rows).joined(separator: "\n") + "\n"
  }

  static let insurance = text(insuranceHeader, insuranceRows)
  static let reference = text(referenceHeader, referenceRows)

  /// The register as `khop index` freezes it, made once for all tests that are about something else.
  static let frozen: [UInt8] = {
    let folder = TemporaryFolder()
    let table = folder.write(reference, to: "reference.csv")
    let output = folder.path(of: "register.khop")
    let result = Command.run(
      ["index", table, "--output", output, "--quiet", "--as-of", "2024-12-31"])
    if result.status != 0 {
      Issue.record("khop index ended with \(result.status): \(result.error)")
    }
    return folder.bytes(of: "register.khop")
  }()

  var output: String { folder.path(of: "results") }

  init(
    insurance: [UInt8] = Array(Self.insurance.utf8), reference: [UInt8] = Array(Self.reference.utf8)
  ) {
    folder.write(insurance, to: "insurance.csv")
    folder.write(reference, to: "reference.csv")
  }

  init(insurance: String) { self.init(insurance: Array(insurance.utf8)) }

  /// The arguments of a match of the two tables.
  func arguments(
    insurance: String? = nil, reference: String? = nil, output: String? = nil, _ more: String...
  ) -> [String] {
    [
      "match", "--insurance", insurance ?? folder.path(of: "insurance.csv"), "--reference",
      reference ?? folder.path(of: "reference.csv"), "--output", output ?? self.output, "--as-of",
      "2024-12-31", "--threads", "1",
    ] + more
  }

  /// The outcomes of the run, as dictionaries by column.
  var outcomes: [[String: String]] {
    PlainTable(TemporaryFolder.bytes(at: output + "/outcomes.csv")).records
  }

  /// The lines of `outcomes.csv` below the header.
  var outcomeLines: [String] {
    let text = TemporaryFolder.bytes(at: output + "/outcomes.csv")
    return String(decoding: text, as: UTF8.self).split(separator: "\n").dropFirst()
      .map(String.init)
  }

  /// The rejected rows of the run.
  var rejected: [[String: String]] {
    PlainTable(TemporaryFolder.bytes(at: output + "/rejected.csv")).records
  }

  /// What lies in the folder beside the two tables.
  var leftovers: [String] {
    TemporaryFolder.names(in: folder.path).filter {
      $0 != "insurance.csv" && $0 != "reference.csv"
    }
  }
}
