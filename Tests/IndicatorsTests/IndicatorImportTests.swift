import TestSupport
import Testing

@testable import Indicators

@Suite("Indicators of an office, from a table")
struct IndicatorImportTests {
  @Test(
    "Numbers are read as in Vietnam and plainly; what could be either is refused",
    arguments: [
      ("3.024.577", NumberText.number(3_024_577)), ("3024577", .number(3_024_577)),
      ("98,91", .number(98.91)), ("98.91", .number(98.91)), ("8.873,6", .number(8873.6)),
      ("-12", .number(-12)), ("0.125", .number(0.125)), ("3.421", .ambiguous), ("1,2,3", .none),
      ("12a", .none), ("", .none), ("1.23.456", .none), (".5", .none), ("5,", .none),
    ])
  func numbers(text: String, expected: NumberText) {
    #expect(NumberText.read(text) == expected, "\(text)")
  }

  @Test("A good table becomes indicators, and the file gives them back")
  func good() throws {
    let folder = TemporaryFolder()
    let path = folder.write(
      """
      code,label_vi,year,value,unit,plan,source,denominator
      hi_participants,Người tham gia BHYT,2024,2.970.132,người,2950000,BHXH tỉnh,
      hi_coverage,Tỷ lệ bao phủ BHYT,2024,"94,0",%,94,BHXH tỉnh,population_base
      revenue,Số thu,2024,,tỷ đồng,,BHXH tỉnh,

      """, to: "indicators.csv")
    let (indicators, faults) = try IndicatorImport.read(path: path)
    #expect(faults.isEmpty)
    #expect(indicators.map(\.value) == [2_970_132, 94, nil])
    #expect(indicators.map(\.plan) == [2_950_000, 94, nil])
    let written = folder.write(try IndicatorFile(indicators).text(), to: "indicators.json")
    #expect(try IndicatorFile.read(path: written).indicators == indicators)
  }

  @Test("All faults are told at once, by row and column, without the cells")
  func faults() throws {
    let folder = TemporaryFolder()
    let path = folder.write(
      """
      code,label_vi,year,value,unit,plan,source
      Bad Code,Nhãn,2024,1,người,,nguồn
      good,Nhãn,24,abc,người,3.421,nguồn
      good,,2024,1,người,,nguồn
      same,Nhãn,2024,1,người,,nguồn
      same,Nhãn,2024,2,người,,nguồn

      """, to: "indicators.csv")
    let (indicators, faults) = try IndicatorImport.read(path: path)
    #expect(indicators.isEmpty)
    let told = faults.map { "\($0.row) \($0.column) \($0.problem)" }
    #expect(
      told == [
        "1 code notACode", "2 year notAYear", "2 value notANumber", "2 plan ambiguousNumber",
        "3 label_vi empty", "5 code repeated",
      ])
    #expect(faults.allSatisfy { !$0.message(in: .english).contains("abc") })
  }

  @Test("A missing column is named")
  func missing() throws {
    let folder = TemporaryFolder()
    let path = folder.write("code,year\na,2024\n", to: "indicators.csv")
    let faults = try IndicatorImport.read(path: path).faults
    #expect(faults.map(\.column) == ["label_vi", "value", "unit", "source"])
  }

  @Test("A scenario is read as a file of indicators", arguments: [2023, 2024])
  func scenario(year: Int) throws {
    let file = try IndicatorFile.read(path: Repository.seed(year))
    #expect(file.year == year)
    #expect(
      file.indicator("participants", year: year)?.value == (year == 2023 ? 3_024_577 : 3_105_812))
  }
}
