import Workbooks

/// An input, an output or a configuration that cannot be used, with the place where that shows.
///
/// Faults of single rows are no errors: they are ``RejectedRow``s. The texts name files, columns and
/// offsets and never show a value of a record.
public struct TableError: Error, Equatable, Sendable {
  /// What is wrong.
  public enum Reason: Equatable, Sendable {
    /// There is no file at the path.
    case notFound
    /// The file is there and may not be read.
    case notPermitted
    /// The path leads to a folder.
    case isDirectory
    /// The path leads to a device or socket.
    case notAFile
    /// The system failed to read; the number is its `errno`.
    case readFailed(Int32)

    /// The file has no bytes, or nothing but blank lines.
    case empty
    /// The file has a header and no row.
    case noRows
    /// No row is a record; the first of them is rejected for this.
    case allRejected(RejectedRow.Reason)
    /// The table of a database cannot be had.
    case database(DatabaseFault)
    /// The file is of another kind, such as an Excel workbook.
    case foreign(ForeignFormat)
    /// The Excel workbook cannot be read.
    case workbook(WorkbookError)
    /// The header line breaks the rules of quoting, or is longer than a record may be.
    case badHeader
    /// The header has more columns than ``TableReader/maximumFieldCount``.
    case tooManyColumns
    /// Columns that are needed are not there.
    case missingColumns(MissingColumns)
    /// Columns of another table than one of people are not there.
    case lacksColumns([String])
    /// A JSON file is damaged, empty, of another kind or of another version.
    case badJSON
    /// A file of a finished run has another digest than its manifest says.
    case notAsWritten
    /// The configuration names columns that the header does not have.
    case unknownColumns([ConfiguredColumn])

    /// The output folder cannot be created or written to; the number is `errno`.
    case cannotCreate(Int32)
    /// A result would take the place of this input.
    case replacesInput
    /// The folder holds results of another command, whose manifest would be lost.
    case holdsOtherResults
    /// The file is there already, and another command or the user made it.
    case replacesOther
    /// The disk, or the quota on it, is full.
    case diskFull
    /// The system failed to write; the number is its `errno`.
    case writeFailed(Int32)

    /// The configuration has faults; all of them are here.
    case badConfiguration([ConfigurationFault])
  }

  /// What is wrong.
  public let reason: Reason
  /// The file or folder, as the user named it; `-` for standard input.
  public let path: String
  /// The row, counted from 1 below the header.
  public let row: Int?
  /// The column, counted from 1.
  public let column: Int?
  /// The place in the file, in bytes from its start.
  public let byteOffset: Int?

  /// An error about one file, with the place as far as it is known.
  public init(
    _ reason: Reason, path: String, row: Int? = nil, column: Int? = nil, byteOffset: Int? = nil
  ) {
    self.reason = reason
    self.path = path
    self.row = row
    self.column = column
    self.byteOffset = byteOffset
  }

  /// The status with which the program ends, after `sysexits.h`.
  ///
  /// 65 unusable data, 66 no input, 73 no output, 74 reading or writing failed, 78 configuration.
  public var exitStatus: Int32 {
    switch reason {
    case .empty, .noRows, .allRejected, .foreign, .workbook, .badHeader, .tooManyColumns,
      .missingColumns,
      .lacksColumns, .badJSON, .notAsWritten:
      65
    case .notFound, .notPermitted, .isDirectory, .notAFile: 66
    case .database(let fault): fault.exitStatus
    case .cannotCreate, .replacesInput, .holdsOtherResults, .replacesOther: 73
    case .readFailed, .diskFull, .writeFailed: 74
    case .unknownColumns, .badConfiguration: 78
    }
  }
}

extension TableError: CustomStringConvertible {
  public var description: String { message(in: .english) }
}
