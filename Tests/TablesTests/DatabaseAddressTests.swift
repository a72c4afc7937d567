import Testing

@testable import Tables

@Suite("Addresses of database tables")
struct DatabaseAddressTests {
  @Test(
    "An address is shown without passwords",
    arguments: [
      ("postgresql://bhxh@may1/nghean#dancu", "postgresql://bhxh@may1/nghean#dancu"),
      ("postgres://bhxh:bi-mat@may1:5433/nghean#dancu", "postgres://bhxh@may1:5433/nghean#dancu"),
      ("postgresql://bhxh:a@b@may1/x#t", "postgresql://bhxh@may1/x#t"),
      ("postgresql://bhxh:a/b?c@may1/x#t", "postgresql://bhxh@may1/x#t"),
      ("postgresql://may1/x?user=a&password=bi-mat#t", "postgresql://may1/x?user=a#t"),
      ("postgresql://may1/x?sslPassword=bi-mat#t", "postgresql://may1/x#t"),
      ("postgresql:///x?host=/run/postgresql#a.b", "postgresql:///x?host=/run/postgresql#a.b"),
      ("postgresql://may1/x", "postgresql://may1/x"),
    ])
  func shown(text: String, expected: String) throws {
    let address = try #require(DatabaseAddress(text))
    #expect(address.shown == expected)
    #expect(address.uri.contains("connect_timeout=15"))
  }

  @Test(
    "Behind the sign stands a table or a query",
    arguments: [
      ("#dancu", DatabaseAddress.Source.table("dancu")), ("", .none), ("# ;", .none),
      ("#\"Dân cư\".\"Người\"", .table("\"Dân cư\".\"Người\"")),
      ("# select a from b ; ", .query("select a from b")),
      ("#WITH x AS (SELECT 1) SELECT * FROM x", .query("WITH x AS (SELECT 1) SELECT * FROM x")),
      ("#SELECT '#' FROM b", .query("SELECT '#' FROM b")), ("#selected", .table("selected")),
    ])
  func source(text: String, expected: DatabaseAddress.Source) throws {
    #expect(try #require(DatabaseAddress("postgresql://h/d" + text)).source == expected)
  }

  @Test("Paths are no addresses", arguments: ["a.csv", "-", "/postgresql://x", "http://h/d#t", ""])
  func paths(text: String) { #expect(DatabaseAddress(text) == nil) }
}
