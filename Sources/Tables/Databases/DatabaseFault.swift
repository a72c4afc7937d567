/// Why a table of a database cannot be had.
///
/// The server's own words are told only where they speak of the query or the connection: those on data quote values.
public enum DatabaseFault: Error, Equatable, Sendable {
  /// The client library of PostgreSQL is not on this machine.
  case noLibrary
  /// The address names no table.
  case noTable
  /// The server cannot be reached or lets nobody in, in its words.
  case cannotConnect(String)
  /// There is no such table, or it may not be seen.
  case unknownTable
  /// The server refuses the query, in its words.
  case refused(String)
  /// The query fails on the data; the server's code (SQLSTATE).
  case failed(String)
  /// The connection breaks off while rows come.
  case brokenOff

  var exitStatus: Int32 {
    switch self {
    case .noLibrary, .cannotConnect, .unknownTable: 66
    case .noTable: 64
    case .refused, .failed: 65
    case .brokenOff: 74
    }
  }

  var englishText: String {
    switch self {
    case .noLibrary:
      "PostgreSQL's client library is not installed (Debian: apt install libpq5)"
    case .noTable: "name a table or a SELECT behind #: postgresql://host/database#schema.table"
    case .cannotConnect(let words): "no connection to the database: \(words)"
    case .unknownTable: "the database has no such table, or this user may not see it"
    case .refused(let words): "the database refuses the query: \(words)"
    case .failed(let code): "the query fails on the data (SQLSTATE \(code))"
    case .brokenOff: "the connection to the database broke off; nothing was read"
    }
  }

  var vietnameseText: String {
    switch self {
    case .noLibrary:
      "máy chưa có thư viện kết nối PostgreSQL (Debian: apt install libpq5)"
    case .noTable:
      "hãy nêu bảng hoặc câu SELECT sau dấu #: postgresql://máy-chủ/cơ-sở-dữ-liệu#lược-đồ.bảng"
    case .cannotConnect(let words): "không kết nối được cơ sở dữ liệu: \(words)"
    case .unknownTable: "cơ sở dữ liệu không có bảng này, hoặc người dùng không được xem"
    case .refused(let words): "cơ sở dữ liệu từ chối câu truy vấn: \(words)"
    case .failed(let code): "câu truy vấn gặp lỗi ở dữ liệu (SQLSTATE \(code))"
    case .brokenOff: "kết nối với cơ sở dữ liệu bị ngắt; chưa đọc được gì"
    }
  }
}
