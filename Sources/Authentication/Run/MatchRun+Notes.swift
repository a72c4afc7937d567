import Cleansing
import Tables

/// What the user should know of the two files beside their columns and sheets.
extension MatchRun {
  /// What was learned of how the files stand to each other, by which all records were compared.
  func learnedNotes(_ register: LoadedRegister, _ context: RunContext) -> [BilingualText] {
    var notes = [context.shift.note, NameWidth.note(context.nameWidth)].compactMap { $0 }
    let codes = context.places.learnedCodes
    if codes > 0 {
      notes.append(
        BilingualText(
          "mã xã của hai tệp theo hai danh mục khác nhau: \(codes) mã được đối chiếu theo các bản ghi "
            + "trùng số CCCD và ngày sinh",
          "the commune codes of the two files are of different lists: \(codes) codes are compared as the "
            + "records with equal citizen ID and birth date show"))
    }
    return notes
  }

  /// What is to be told of the sheet that was read and of the register's rows.
  func registerNotes(_ register: LoadedRegister, _ reader: TableReader) -> [BilingualText] {
    var notes: [BilingualText] = []
    if let place = reader.sheetPlace {
      let header = place.headerRow
      notes.append(
        BilingualText(
          "trang tính '\(place.sheet)', tiêu đề ở dòng \(header)"
            + (place.isWithoutGaps
              ? ": dòng n của kết quả là dòng n + \(header) của trang tính"
              : "; dòng trống giữa các bản ghi không được đếm"),
          "sheet '\(place.sheet)', header in row \(header)"
            + (place.isWithoutGaps
              ? ": row n of the results is row n + \(header) of the sheet"
              : "; blank rows between the records are not counted")))
    }
    let index = register.index
    if (0..<UInt32(index.count)).allSatisfy({ index.person($0).citizenID == 0 }) {
      notes.append(
        BilingualText(
          "không dòng nào của dữ liệu dân cư có số định danh đọc được: không bản ghi nào được xác thực",
          "no row of the register has a readable citizen ID: no record can be authenticated"))
    }
    if register.duplicateIDs > 0 {
      notes.append(
        BilingualText(
          "\(register.duplicateIDs) người trong dữ liệu dân cư có số định danh của một dòng trước",
          "\(register.duplicateIDs) people of the register repeat an earlier citizen ID"))
    }
    if register.index.unknownStatuses > 0 {
      notes.append(
        BilingualText(
          "\(register.index.unknownStatuses) người trong dữ liệu dân cư có tình trạng ghi bằng từ không rõ, "
            + "được coi là còn sống",
          "\(register.index.unknownStatuses) people of the register have a status in words that are not "
            + "known and count as alive"))
    }
    if register.index.cancelledNumbers > 0 {
      notes.append(
        BilingualText(
          "\(register.index.cancelledNumbers) số trong dữ liệu dân cư đã hủy; ai có số mới rõ ràng thì nêu ở S30",
          "\(register.index.cancelledNumbers) numbers of the register are cancelled; S30 tells the new "
            + "ones where they are sure"))
    }
    if !register.rejected.isEmpty {
      notes.append(
        BilingualText(
          "\(register.rejected.count) dòng của dữ liệu dân cư bị loại, nêu trong rejected_reference.csv",
          "\(register.rejected.count) rows of the register are rejected, told in "
            + "rejected_reference.csv"))
    }
    return notes
  }
}
