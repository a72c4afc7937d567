extension TableError {
  /// The text for a person: what is wrong, where, and what to do about it.
  public func message(in language: ReportLanguage) -> String {
    let text = language.choose(vi: vietnameseText, en: englishText)
    return path + place(in: language) + ": " + text
  }

  private func place(in language: ReportLanguage) -> String {
    var parts: [String] = []
    if let row { parts.append(language.choose(vi: "dòng \(row)", en: "row \(row)")) }
    if let column { parts.append(language.choose(vi: "cột \(column)", en: "column \(column)")) }
    if let byteOffset { parts.append("byte \(byteOffset)") }
    return parts.isEmpty ? "" : " (" + parts.joined(separator: ", ") + ")"
  }

  private var englishText: String {
    switch reason {
    case .notFound: "no such file"
    case .notPermitted: "the file may not be read (permission denied)"
    case .isDirectory: "this is a folder; a file is needed"
    case .notAFile: "this is a device or socket; a file, a pipe or - is needed"
    case .readFailed(let code): "reading failed (\(SystemWords.text(code, in: .english)))"
    case .empty: "the file is empty"
    case .noRows: "the file has a header and no rows"
    case .allRejected(let reason):
      "no row can be used: all are rejected, the first for: \(reason.label(in: .english))"
    case .database(let fault): fault.englishText
    case .foreign(let format): format.englishText
    case .workbook(let error): error.englishText
    case .badHeader:
      "the header line cannot be read (a quote in it is never closed, or it is too long)"
    case .tooManyColumns:
      "the header has more than \(TableReader.maximumFieldCount) columns; is the delimiter right?"
    case .missingColumns(let missing): missing.message(in: .english)
    case .lacksColumns(let columns): "columns are missing: " + columns.joined(separator: ", ")
    case .badJSON: "not the JSON that is expected here: damaged, empty or of another version"
    case .notAsWritten:
      "damaged or changed since khop match wrote it (its SHA-256 is not that of manifest.json); run khop match again"
    case .unknownColumns(let columns):
      "the configuration names columns that the header does not have: "
        + columns.map(\.description).joined(separator: ", ")
    case .cannotCreate(let code):
      "the output cannot be created (\(SystemWords.text(code, in: .english)))"
    case .holdsOtherResults:
      "this folder holds results of another command, which would lose their manifest.json: choose another folder"
    case .replacesInput: "a result would replace this input: choose another place for the output"
    case .replacesOther:
      "this file is there already and was not made by this command: choose another place for the output"
    case .diskFull: "the disk is full; nothing was changed"
    case .writeFailed(let code): "writing failed (\(SystemWords.text(code, in: .english)))"
    case .badConfiguration(let faults):
      "the configuration has \(faults.count) fault\(faults.count == 1 ? "" : "s"):\n"
        + faults.map { "  " + $0.message(in: .english) }.joined(separator: "\n")
    }
  }

  private var vietnameseText: String {
    switch reason {
    case .notFound: "không tìm thấy tệp"
    case .notPermitted: "không có quyền đọc tệp"
    case .isDirectory: "đây là thư mục; cần một tệp"
    case .notAFile: "đây là thiết bị hoặc socket; cần một tệp, một ống dẫn hoặc dấu -"
    case .readFailed(let code): "đọc tệp thất bại (\(SystemWords.text(code, in: .vietnamese)))"
    case .empty: "tệp rỗng"
    case .noRows: "tệp chỉ có dòng tiêu đề, không có dòng dữ liệu"
    case .allRejected(let reason):
      "không dòng nào dùng được: mọi dòng bị loại, dòng đầu vì: \(reason.label(in: .vietnamese))"
    case .database(let fault): fault.vietnameseText
    case .foreign(let format): format.vietnameseText
    case .workbook(let error): error.vietnameseText
    case .badHeader: "không đọc được dòng tiêu đề (dấu nháy không đóng hoặc dòng quá dài)"
    case .tooManyColumns:
      "dòng tiêu đề có hơn \(TableReader.maximumFieldCount) cột; dấu phân cách có đúng không?"
    case .missingColumns(let missing): missing.message(in: .vietnamese)
    case .lacksColumns(let columns): "thiếu cột: " + columns.joined(separator: ", ")
    case .badJSON: "không phải tệp JSON cần ở đây: bị hỏng, rỗng hoặc thuộc phiên bản khác"
    case .notAsWritten:
      "bị hỏng hoặc đã bị sửa sau khi khop match ghi ra (SHA-256 khác manifest.json); hãy chạy lại khop match"
    case .unknownColumns(let columns):
      "cấu hình nêu cột không có trong dòng tiêu đề: "
        + columns.map(\.description).joined(separator: ", ")
    case .cannotCreate(let code):
      "không tạo được kết quả (\(SystemWords.text(code, in: .vietnamese)))"
    case .holdsOtherResults:
      "thư mục này có kết quả của lệnh khác, manifest.json của chúng sẽ mất: hãy chọn thư mục khác"
    case .replacesInput: "kết quả sẽ ghi đè tệp đầu vào này: hãy chọn chỗ khác cho kết quả"
    case .replacesOther:
      "tệp này đã có sẵn và không do lệnh này ghi ra: hãy chọn chỗ khác cho kết quả"
    case .diskFull: "đĩa đầy; chưa có gì bị thay đổi"
    case .writeFailed(let code): "ghi thất bại (\(SystemWords.text(code, in: .vietnamese)))"
    case .badConfiguration(let faults):
      "cấu hình có \(faults.count) lỗi:\n"
        + faults.map { "  " + $0.message(in: .vietnamese) }.joined(separator: "\n")
    }
  }
}
