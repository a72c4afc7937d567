import TestSupport
import Testing

@Suite(
  "Tables of a PostgreSQL database as input",
  .enabled(if: Command.path != nil, "the khop binary is not built beside the tests"), .serialized)
struct DatabaseInputTests {
  @Test("Tables and queries give what the files give, the password stays out of everything written")
  func sameAsFiles() throws {
    let server = try #require(DatabaseServer())
    server.makeTable(
      "bhyt", header: Workplace.insuranceHeader, rows: Workplace.insuranceRows, key: "record_id")
    server.run(sql: "CREATE SCHEMA dancu")
    server.makeTable(
      "dancu.nguoi", header: Workplace.referenceHeader, rows: Workplace.referenceRows)
    let place = Workplace()
    #expect(Command.run(place.arguments()).status == 0)
    let expected = place.outcomeLines
    let output = place.folder.path(of: "database")
    // Rows of a table come in the order of its key; a query may give columns other names.
    let renamed =
      server.address
      + "#SELECT citizen_id AS so_dinh_danh, full_name AS \"Họ và tên\", to_date(birth_date, 'DD/MM/YYYY') AS birth_date, old_id,"
      + " gender, commune_code, address, status, household_id FROM dancu.nguoi WHERE length(birth_date) = 10"
      + " UNION ALL SELECT citizen_id, full_name, NULL, old_id, gender, commune_code, address, status, household_id"
      + " FROM dancu.nguoi WHERE length(birth_date) < 10;"
    for register in [server.address + "#dancu.nguoi", renamed] {
      let result = Command.run([
        "match", "--insurance", server.address + "#bhyt", "--reference", register, "--output",
        output, "--as-of", "2024-12-31", "--quiet",
      ])
      #expect(result.status == 0, "\(result.error)")
      let lines = TemporaryFolder.text(at: output + "/outcomes.csv").split(separator: "\n")
        .dropFirst().map(String.init)
      if register == renamed {
        #expect(lines.prefix(2) == expected.prefix(2))
      } else {
        #expect(lines == expected)
      }
      let manifest = TemporaryFolder.text(at: output + "/manifest.json")
      #expect(!manifest.contains("mat-khau") && manifest.contains("#bhyt"))
    }
  }

  @Test("What cannot be had is told in words, without values and without the password")
  func faults() throws {
    let server = try #require(DatabaseServer())
    server.makeTable("bhyt", header: Workplace.insuranceHeader, rows: Workplace.insuranceRows)
    let cases: [(named: String, status: Int32, words: String)] = [
      ("", 64, "name a table or a SELECT behind #"), ("#", 64, "name a table or a SELECT behind #"),
      ("#nobody", 66, "no such table"),
      ("#SELECT missing FROM bhyt", 65, "column \"missing\" does not exist"),
      ("#SELECT birth_date::date AS birth_date, full_name FROM bhyt", 65, "SQLSTATE 2"),
      ("#WITH gone AS (DELETE FROM bhyt RETURNING *) SELECT * FROM gone", 65, "refuses the query"),
    ]
    let folder = TemporaryFolder()
    for item in cases {
      let result = Command.run([
        "clean", server.address + item.named, "--output", folder.path(of: "out"), "--lang", "en",
      ])
      #expect(result.status == item.status, "\(item.named): \(result.error)")
      #expect(result.error.contains(item.words), "\(item.named): \(result.error)")
      for secret in Workplace.secrets + ["mat-khau"] {
        #expect(!result.error.contains(secret), "\(item.named): \(result.error)")
      }
    }
    #expect(server.run(sql: "SELECT count(*) FROM bhyt").output.contains("4"))
    let twice = Command.run([
      "match", "--insurance", server.address + "#bhyt", "--reference", server.address + "#bhyt",
      "--output", folder.path(of: "out"),
    ])
    #expect(twice.status == 65 && twice.error.contains("là một"), "\(twice.error)")
    let nobody = Command.run([
      "clean", "postgresql://postgres:mat-khau@/x?host=\(folder.path)#a", "--output",
      folder.path(of: "out"),
    ])
    #expect(nobody.status == 66 && nobody.error.contains("không kết nối được"), "\(nobody.error)")
    #expect(!nobody.error.contains("mat-khau"))
  }
}
