import TestSupport
import Testing

@testable import Tables

@Suite("Rows that are nobody, and rows one column off")
struct RowSieveTests {
  private static let header =
    "STT,Họ và tên,Ngày sinh,Giới tính,Số CCCD,Mã số BHXH,Địa chỉ,Loại đối tượng,Ghi chú"
  private static let person =
    "1,Nguyễn Văn An,05/03/1990,Nam,040090000123,4012345678,\"Xóm 1, xã A\",household,"

  /// The records and the reasons of the others, for rows among people.
  private func read(
    _ rows: [String], header: String = header, people: [String] = [person, person]
  ) throws -> (records: [[String]], shifts: [RowShift], reasons: [RejectedRow.Reason]) {
    let text = ([header] + people + rows).joined(separator: "\n")
    let (reader, _) = try TableReader.open(
      MappedFile(copying: Array(text.utf8), path: "a.csv"), kind: .insurance)
    var (records, shifts): ([[String]], [RowShift]) = ([], [])
    var reasons: [RejectedRow.Reason] = []
    reader.readAll { row in
      records.append((0..<row.fieldCount).map { row.text($0) })
      shifts.append(row.shift)
    } rejected: { row in
      reasons.append(row.reason)
    }
    #expect(records.count + reasons.count == reader.rowCount)
    return (
      Array(records.dropFirst(people.count)), Array(shifts.dropFirst(people.count)), reasons
    )
  }

  @Test(
    "Parts of the layout are given up with their reason",
    arguments: [
      (",,,,,,,,", RejectedRow.Reason.emptyRow), ("17,,,,,,,,", .emptyRow),
      (" ,\u{A0},,,,,,,", .emptyRow),
      (",-,#N/A,,NULL,,,,", .emptyRow), ("18,#REF!,,,,,,,", .emptyRow),
      ("(1),(2),(3),(4),(5),(6),(7),(8),(9)", .columnNumbers),
      ("A,B,1,2,3,4,5,6,7", .columnNumbers), ("1,2,3,4,5,6,7,8,9", .columnNumbers),
      (",Tổng cộng,,,40,,,,", .total), ("Cộng,,,,,,,,1.200", .total),
      (",Cộng: 20 người,,,,,,,", .total),
      (",TỔNG SỐ NGƯỜI,20,,,,,,", .total), (",Tong cong: 40 nguoi,,,,,,,", .total),
      (",Người lập biểu,,,Thủ trưởng đơn vị,,,,", .signature),
      (",\"(Ký, ghi rõ họ tên)\",,,\"(Ký, đóng dấu)\",,,,", .signature),
      (",,,,,,\"Nghệ An, ngày 05 tháng 3 năm 2025\",,", .signature),
      (",,\"Nghệ An, ngày 05 tháng 3 năm 2025\",,,,,,", .signature),
      (",\"….., ngày … tháng … năm …\",,,,,,,", .signature), (",GIÁM ĐỐC,,,,,,,", .signature),
      ("Ghi chú: danh sách lập theo mẫu D03-TS,,,,,,,,", .note),
      ("I,Xã Hưng Lộc,,,,,,,", .groupHeading),
      ("I. Hộ gia đình,,,,,,,,", .groupHeading), (",Xã Hưng Lộc,,,,,,,", .groupHeading),
      (",XÓM 5,,,,,,,", .groupHeading), (",Lớp 10A2,,,,,,,", .groupHeading),
      ("II,HO GIA DINH,,,,,,,", .groupHeading),
      (",Trường THPT Lê Viết Thuật,,,,,,,", .groupHeading),
      (",Khối 3,,,,,,,", .groupHeading), (header, .repeatedHeader),
      ("I,Tăng,,,,,,,", .groupHeading), ("I. ,Tăng,,,,,,,", .groupHeading),
      ("II.),Giảm,,,,,,,", .groupHeading), ("I.1,Lao động,,,,,,,", .groupHeading),
      ("II.2,Tiền lương,,,,,,,", .groupHeading), ("II,GIẢM,,,,,,,", .groupHeading),
      ("Phân xưởng may số một,,,,,,,,", .groupHeading), (",Phòng Kế toán,,,,,,,", .groupHeading),
      (",Sĩ số: 35 em,,,,,,,", .total), (",Hết danh sách,,,,,,,", .note),
      (",Cộng tăng,,,,,,,", .total), (",Cộng tổ,,,40,,,,", .total),
    ])
  func layout(row: String, reason: RejectedRow.Reason) throws {
    let result = try read([row])
    #expect(result.reasons == [reason], "\(row)")
  }

  @Test(
    "A row that could be a person stays a record",
    arguments: [
      // Names that words of lists resemble.
      ",Tống Công,,,,,,,", ",TONG CONG,,,,,,,", ",Xa Văn Lộc,,,,,,,", ",XA VAN LOC,,,,,,,",
      ",Tăng Thị Mới,,,,,,,", ",Chu Tịch,,,,,,,", ",Hồ Gia Định,,,,,,,", ",Thân Nhân Trung,,,,,,,",
      ",Phòng Thị Kế,,,,,,,", "A12,CHU HO NAM,,,,,,,", "II,HO BA THANG,,,,,,,",
      "I,PHONG NHAN,,,,,,,", "5,Chủ hộ: Nguyễn Văn Em,,,,,,,", ",Tăng,,,,,,,", "7,Tăng,,,,,,,",
      "I,Tăng Thị Mới,,,,,,,",
      ",Danh Sách,,,,,,,",
      ",Nguyễn Văn Cộng,,,,,,,", ",Vi Văn Xóm,,,,,,,", ",Lưu Ý,,,,,,,",
      ",Lao Thị Động,,,,,,,", ",Công Ty,,,,,,,", ",Phòng Thị Giáo,,,,,,,", ",Trần Phú,,,,,,,",
      // A number or a date in a person's column.
      ",Tổng cộng,,,040090000124,,,,", ",Xã Hưng Lộc,05/03/1990,,,,,,", ",Xã Hưng Lộc,1952,,,,,,",
      ",Cộng,,,,4012345678,,,", ",,05/03/1990,,,,,,", ",,ngày 5 tháng 3 năm 1990,,,,,,",
      // A sex, a class, an address: nobody knows whose, and somebody's.
      ",Xã Hưng Lộc,,Nam,,,,,", ",,,,,,\"Xóm 3, xã B\",household,", ",,,Nữ,,,,,",
      ",Xóm 5,,,,,,household,", "3,,,,,,,,chưa có hồ sơ",
    ])
  func people(row: String) throws {
    let result = try read([row])
    #expect(result.reasons == [], "\(row)")
    #expect(result.records.count == 1)
  }

  @Test(
    "A name below the signatures is who signed; above them, numbered or with a date, it is a person"
  )
  func signers() throws {
    let signature = [
      ",Người lập biểu,,,Thủ trưởng đơn vị,,,,", ",Lê Thị Lập,,,,,,,Trần Văn Trưởng",
    ]
    #expect(try read(signature).reasons == [.signature, .signature])
    #expect(try read([",Lê Thị Lập,,,,,,,"] + signature).records.map { $0[1] } == ["Lê Thị Lập"])
    for row in [
      "3,Lê Thị Lập,,,,,,,", ",Lê Thị Lập,,,,,,,3A", ",Lê Thị Lập,1950,,,,,,",
      ",Lê Thị Lập,,Nữ,,,,,",
    ] {
      #expect(try read([signature[0], row]).records.count == 1, "\(row)")
    }
    // People follow the signature of a list above theirs.
    let people = try read(signature + [Self.person])
    #expect(people.records.map { $0[1] } == ["Lê Thị Lập", "Nguyễn Văn An"])
    let many = try read([signature[0]] + Array(repeating: ",Lê Thị Lập,,,,,,,", count: 7))
    #expect(many.records.count == 7)
  }

  @Test("A second line of the header below a group of no person is no record")
  func secondLine() throws {
    let header = "STT,Họ và tên,Ngày sinh,Số CCCD,Tiền lương,,Ghi chú"
    let people = ["1,Nguyễn Văn An,05/03/1990,040090000123,5466000,0,"]
    let merged = try read(
      people, header: header + "\n,,,,Hệ số/Mức lương,Phụ cấp,", people: [])
    #expect(merged.records.count == 1 && merged.reasons.isEmpty)
    let numbers = try read(people, header: header + "\n,,,,2.34,500,", people: [])
    #expect(numbers.records.count + numbers.reasons.count == 2)
  }

  @Test("A record id keeps a row without anything else, a running number does not")
  func recordID() throws {
    let header = "record_id,full_name,birth_date,citizen_id"
    let people = ["R1,Nguyễn Văn An,05/03/1990,040090000123"]
    let result = try read(["R2,,,", "3,,,", ",,,"], header: header, people: people)
    #expect(result.records.map { $0[0] } == ["R2", "3"])
    #expect(result.reasons == [.emptyRow])
  }

  @Test("Rows of people in all common forms are never given up", arguments: 0..<200)
  func neverGivenUp(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let surnames = [
      "Nguyễn", "Tống", "Xa", "Vi", "Danh", "Lao", "Chu", "Kha", "Lô", "Công", "TĂNG",
    ]
    let givens = ["Cộng", "Xóm", "Hồng", "Sách", "Tổng", "Lớp", "Thu", "Ký", "DẤU", "Phường"]
    func pick(_ list: [String]) -> String { list[Int.random(in: 0..<list.count, using: &random)] }
    let name = pick(surnames) + " " + pick(givens)
    let row = ",\(name)," + pick(["", "1950", "05/03/1990"]) + ",,,,,,"
    #expect(try read([row]).records.count == 1, "\(row)")
  }

  @Test("A row one column off is read under its headings")
  func shifts() throws {
    let header = "record_id,si_number,full_name,birth_date,gender,citizen_id,address"
    let rows = (1...6).map {
      "R\($0),401234567\($0),Nguyễn Văn An,05/03/1990,Nam,040090000123,\"Xóm 1, xã A\""
    }
    let result = try read(
      [
        ",R7,4012345677,Nguyễn Văn An,05/03/1990,Nam,040090000123",
        "R8,4012345678,,Nguyễn Văn An,05/03/1990,Nam,040090000123",
        "4012345679,Nguyễn Văn An,05/03/1990,Nam,040090000123,\"Xóm 1, xã A\",",
        "4012345679,Nguyễn Văn An,05/03/1990,Nam,040090000123,\"Xóm 1, xã A\"",
        "R9,Nguyễn Văn An,05/03/1990,Nam,040090000123,\"Xóm 1, xã A\",",
      ], header: header, people: rows)
    let person = ["Nguyễn Văn An", "05/03/1990", "Nam", "040090000123"]
    #expect(result.records.map { Array($0[2...5]) } == Array(repeating: person, count: 5))
    #expect(result.records.map { $0[0] } == ["R7", "R8", "", "", "R9"])
    #expect(
      result.records.map { $0[1] } == ["4012345677", "4012345678", "4012345679", "4012345679", ""])
    #expect(
      result.shifts == [
        .right(from: 0), .right(from: 2), .left(from: 0), .left(from: 0), .left(from: 1),
      ])
  }

  @Test(
    "A row of which only a part fits one column off stays as it is",
    arguments: [
      // The number is none, one column off too.
      (",R7,4012345677,Nguyễn Văn An,05/03/1990,Nam,chưa có", RowShift.doubtful),
      // The sex is none, one column off too.
      (",R7,4012345677,Nguyễn Văn An,05/03/1990,khác rồi,040090000123", .doubtful),
      // A number stands where it should.
      (",R7,4012345677,Nguyễn Văn An,05/03/1990,040090000999,040090000123", .none),
      // Nothing of a person.
      ("R7,4012345677,,,,,", RowShift.none), ("R7,4012345677,Nguyễn Văn An,,,,", RowShift.none),
      // A person who stands right, without a number and with one.
      ("R7,4012345677,Nguyễn Văn An,05/03/1990,Nam,,", RowShift.none),
      ("R7,,Nguyễn Văn An,,,040090000123,", RowShift.none),
    ])
  func half(row: String, shift: RowShift) throws {
    let header = "record_id,si_number,full_name,birth_date,gender,citizen_id,address"
    let rows = (1...6).map {
      "R\($0),401234567\($0),Nguyễn Văn An,05/03/1990,Nam,040090000123,\"Xóm 1, xã A\""
    }
    let result = try read([row], header: header, people: rows)
    #expect(result.shifts == [shift])
    #expect(result.records[0].joined(separator: ",") == row)
  }

  @Test("Reading a row a second time moves it as the first did")
  func secondReading() throws {
    let text = """
      full_name,birth_date,citizen_id
      Nguyễn Văn An,05/03/1990,040090000123
      ,Trần Thị Bình,06/03/1991
      """
    let (reader, _) = try TableReader.open(
      MappedFile(copying: Array(text.utf8), path: "a.csv"), kind: .insurance)
    var offsets: [Int] = []
    var first: [[String]] = []
    reader.readAll { row in
      offsets.append(row.byteOffset)
      first.append((0..<3).map { row.text($0) })
    } rejected: { _ in
    }
    var scratch = reader.makeScratch()
    for (number, offset) in offsets.enumerated() {
      reader.readRow(at: offset, number: number + 1, scratch: &scratch) { row in
        #expect((0..<3).map { row.text($0) } == first[number])
      }
    }
  }

  @Test("Moving a row and back gives every cell of the file", arguments: [0, 1, 2])
  func unmoved(from: Int) {
    var compared = 0
    for shift in [RowShift.right(from: from), .left(from: from), .none, .doubtful] {
      for column in 0..<4 {
        guard let target = shift.target(ofColumn: column) else { continue }
        #expect(shift.source(ofColumn: target) == column)
        compared += 1
      }
    }
    // Each shift loses one column at most.
    #expect(compared >= 14)
  }
}
