import Glibc

/// The calls of PostgreSQL's client library that an export needs.
///
/// The library is opened when a database is first named, so that the program starts without it, and on machines
/// that do not have it. The calls are those of libpq 9 and later (PostgreSQL documentation, chapter "libpq").
struct PostgresLibrary: @unchecked Sendable {
  // Sendable: addresses of code.

  typealias Connection = OpaquePointer
  typealias Answer = OpaquePointer
  typealias Text = UnsafePointer<CChar>
  typealias Rows = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

  /// `CONNECTION_OK`.
  static let connected: Int32 = 0
  /// `PGRES_COMMAND_OK`, `PGRES_TUPLES_OK`, `PGRES_COPY_OUT`.
  static let done: Int32 = 1
  static let rows: Int32 = 2
  static let copying: Int32 = 3
  /// Fields of an error: `PG_DIAG_SQLSTATE`, `PG_DIAG_MESSAGE_PRIMARY`.
  static let stateField = Int32(UInt8(ascii: "C"))
  static let messageField = Int32(UInt8(ascii: "M"))

  let connect: @convention(c) (Text?) -> Connection?
  let status: @convention(c) (Connection?) -> Int32
  let connectionError: @convention(c) (Connection?) -> Text?
  let finish: @convention(c) (Connection?) -> Void
  let execute: @convention(c) (Connection?, Text?) -> Answer?
  let executeWith:
    @convention(c) (
      Connection?, Text?, Int32, UnsafePointer<UInt32>?, UnsafePointer<Text?>?,
      UnsafePointer<Int32>?, UnsafePointer<Int32>?, Int32
    ) -> Answer?
  let answerStatus: @convention(c) (Answer?) -> Int32
  let errorField: @convention(c) (Answer?, Int32) -> Text?
  let rowCount: @convention(c) (Answer?) -> Int32
  let isNull: @convention(c) (Answer?, Int32, Int32) -> Int32
  let value: @convention(c) (Answer?, Int32, Int32) -> Text?
  let clear: @convention(c) (Answer?) -> Void
  let copyRow: @convention(c) (Connection?, Rows?, Int32) -> Int32
  let nextAnswer: @convention(c) (Connection?) -> Answer?
  let freeRow: @convention(c) (UnsafeMutableRawPointer?) -> Void

  /// The library of this machine, or `nil` when it has none.
  static let shared = PostgresLibrary()

  private init?() {
    guard let library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL) else { return nil }
    func call<Function>(_ name: String, _ type: Function.Type) -> Function? {
      dlsym(library, name).map { unsafeBitCast($0, to: type) }
    }
    guard let connect = call("PQconnectdb", (@convention(c) (Text?) -> Connection?).self),
      let status = call("PQstatus", (@convention(c) (Connection?) -> Int32).self),
      let connectionError = call("PQerrorMessage", (@convention(c) (Connection?) -> Text?).self),
      let finish = call("PQfinish", (@convention(c) (Connection?) -> Void).self),
      let execute = call("PQexec", (@convention(c) (Connection?, Text?) -> Answer?).self),
      let executeWith = call(
        "PQexecParams",
        (@convention(c) (
          Connection?, Text?, Int32, UnsafePointer<UInt32>?, UnsafePointer<Text?>?,
          UnsafePointer<Int32>?, UnsafePointer<Int32>?, Int32
        ) -> Answer?).self),
      let answerStatus = call("PQresultStatus", (@convention(c) (Answer?) -> Int32).self),
      let errorField = call("PQresultErrorField", (@convention(c) (Answer?, Int32) -> Text?).self),
      let rowCount = call("PQntuples", (@convention(c) (Answer?) -> Int32).self),
      let isNull = call("PQgetisnull", (@convention(c) (Answer?, Int32, Int32) -> Int32).self),
      let value = call("PQgetvalue", (@convention(c) (Answer?, Int32, Int32) -> Text?).self),
      let clear = call("PQclear", (@convention(c) (Answer?) -> Void).self),
      let copyRow = call(
        "PQgetCopyData", (@convention(c) (Connection?, Rows?, Int32) -> Int32).self),
      let nextAnswer = call("PQgetResult", (@convention(c) (Connection?) -> Answer?).self),
      let freeRow = call("PQfreemem", (@convention(c) (UnsafeMutableRawPointer?) -> Void).self)
    else {
      dlclose(library)
      return nil
    }
    (self.connect, self.status, self.connectionError) = (connect, status, connectionError)
    (self.finish, self.execute, self.executeWith) = (finish, execute, executeWith)
    (self.answerStatus, self.errorField, self.rowCount) = (answerStatus, errorField, rowCount)
    (self.isNull, self.value, self.clear) = (isNull, value, clear)
    (self.copyRow, self.nextAnswer, self.freeRow) = (copyRow, nextAnswer, freeRow)
  }
}
