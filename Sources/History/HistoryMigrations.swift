internal import GRDB

/// The tables of a history, by version; a version that was released is never changed.
enum HistoryMigrations {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 runs", migrate: runs)
    migrator.registerMigration("2 lists and corrections", migrate: listsAndCorrections)
    migrator.registerMigration("3 rows of one key", migrate: rowsOfOneKey)
    migrator.registerMigration("4 refusals", migrate: refusals)
    migrator.registerMigration("5 secret of keys", migrate: secretOfKeys)
    migrator.registerMigration("6 files of lists", migrate: filesOfLists)
    migrator.registerMigration("7 cells of rows", migrate: cellsOfRows)
    return migrator
  }

  /// Runs with their figures.
  private static func runs(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE runs (
          id INTEGER PRIMARY KEY,
          started_at TEXT NOT NULL,
          as_of TEXT NOT NULL,
          version TEXT NOT NULL,
          folder TEXT NOT NULL,
          insurance_sha256 TEXT NOT NULL,
          reference_sha256 TEXT NOT NULL,
          outcomes_sha256 TEXT NOT NULL,
          summary TEXT NOT NULL,
          bridge TEXT,
          UNIQUE (started_at, outcomes_sha256)
        );
        CREATE TABLE figures (
          run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
          code TEXT NOT NULL,
          key TEXT NOT NULL,
          value INTEGER NOT NULL,
          PRIMARY KEY (run, code, key)
        ) WITHOUT ROWID;
        """)
  }

  /// Lists that went out, what came back, and exports.
  private static func listsAndCorrections(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE lists (
          id TEXT PRIMARY KEY,
          created_at TEXT NOT NULL,
          audience TEXT NOT NULL,
          folder TEXT NOT NULL,
          is_masked INTEGER NOT NULL,
          records INTEGER NOT NULL
        );
        CREATE TABLE issued (
          list TEXT NOT NULL REFERENCES lists (id) ON DELETE CASCADE,
          key TEXT NOT NULL,
          checksum TEXT NOT NULL,
          unit TEXT NOT NULL,
          reason TEXT NOT NULL,
          candidate INTEGER NOT NULL,
          written TEXT NOT NULL,
          proposed TEXT NOT NULL,
          PRIMARY KEY (list, key)
        ) WITHOUT ROWID;
        CREATE INDEX issued_by_key ON issued (key);
        CREATE TABLE corrections (
          id INTEGER PRIMARY KEY,
          key TEXT NOT NULL,
          field TEXT NOT NULL,
          old TEXT NOT NULL,
          new TEXT NOT NULL,
          unit TEXT NOT NULL,
          list TEXT NOT NULL,
          file TEXT NOT NULL,
          imported_at TEXT NOT NULL,
          is_active INTEGER NOT NULL
        );
        CREATE UNIQUE INDEX one_active_correction ON corrections (key, field) WHERE is_active;
        CREATE TABLE decisions (
          id INTEGER PRIMARY KEY,
          key TEXT NOT NULL,
          result TEXT NOT NULL,
          candidate INTEGER NOT NULL,
          note TEXT NOT NULL,
          unit TEXT NOT NULL,
          list TEXT NOT NULL,
          file TEXT NOT NULL,
          imported_at TEXT NOT NULL,
          is_active INTEGER NOT NULL
        );
        CREATE UNIQUE INDEX one_active_decision ON decisions (key) WHERE is_active;
        CREATE TABLE exports (
          id INTEGER PRIMARY KEY,
          at TEXT NOT NULL,
          kind TEXT NOT NULL,
          folder TEXT NOT NULL,
          audience TEXT NOT NULL,
          records INTEGER NOT NULL,
          user TEXT NOT NULL
        );
        """)
  }

  /// A list may hold several rows of one key.
  private static func rowsOfOneKey(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE issued_rows (
          list TEXT NOT NULL REFERENCES lists (id) ON DELETE CASCADE,
          key TEXT NOT NULL,
          checksum TEXT NOT NULL,
          unit TEXT NOT NULL,
          reason TEXT NOT NULL,
          candidate INTEGER NOT NULL,
          written TEXT NOT NULL,
          proposed TEXT NOT NULL,
          PRIMARY KEY (list, key, checksum)
        ) WITHOUT ROWID;
        INSERT INTO issued_rows SELECT * FROM issued;
        DROP TABLE issued;
        ALTER TABLE issued_rows RENAME TO issued;
        CREATE INDEX issued_by_key ON issued (key);
        """)
  }

  /// A person may refuse several candidates of one key.
  private static func refusals(_ database: Database) throws {
    try database.execute(
      sql: """
        DROP INDEX one_active_decision;
        CREATE UNIQUE INDEX one_active_decision ON decisions (key, candidate) WHERE is_active;
        """)
  }

  /// The secret that keys of records are made with.
  private static func secretOfKeys(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE secret (
          id INTEGER PRIMARY KEY CHECK (id = 1),
          low INTEGER NOT NULL,
          high INTEGER NOT NULL
        );
        """)
    try database.execute(
      sql: "INSERT INTO secret (id, low, high) VALUES (1, ?, ?)",
      arguments: [Int64.random(in: .min ... .max), Int64.random(in: .min ... .max)])
  }

  /// The workbooks of a list by their digests.
  private static func filesOfLists(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE issued_files (
          list TEXT NOT NULL REFERENCES lists (id) ON DELETE CASCADE,
          sha256 TEXT NOT NULL,
          PRIMARY KEY (list, sha256)
        ) WITHOUT ROWID;
        CREATE INDEX issued_files_by_digest ON issued_files (sha256);
        """)
  }

  /// What each cell of a row has shown, so that a changed one can be named.
  private static func cellsOfRows(_ database: Database) throws {
    try database.execute(sql: "ALTER TABLE issued ADD COLUMN cells TEXT NOT NULL DEFAULT ''")
  }
}
