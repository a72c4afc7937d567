import Testing

@testable import SyntheticProvince

@Suite("Scenarios")
struct ScenarioTests {
  @Test("Both years carry the published figures", arguments: [2023, 2024])
  func figures(year: Int) throws {
    let scenario = try Seeds.scenario(year)
    #expect(scenario.year == year)
    var values: [String: Double?] = [:]
    for indicator in scenario.indicators {
      #expect(indicator.year == year)
      #expect(values[indicator.code] == nil, "codes are unique")
      #expect(!indicator.labelVi.isEmpty && !indicator.labelEn.isEmpty && !indicator.unit.isEmpty)
      #expect(indicator.value != nil || indicator.note != nil, "an empty value has its reason")
      values[indicator.code] = indicator.value
    }
    let known: [(String, Double, Double)] = [
      ("participants", 3_024_577, 3_105_812), ("hi_participants", 2_911_787, 2_970_132),
      ("si_participants", 385_131, 430_771), ("hi_coverage", 93, 94),
      ("voluntary_si", 112_790, 135_680), ("card_lookups", 1_771_217, 4_652_281),
    ]
    for (code, first, second) in known {
      #expect(values[code] == (year == 2023 ? first : second))
    }
    // The headline is a sum of two counts, not of distinct persons.
    let sum = (values["hi_participants"] ?? 0)! + (values["voluntary_si"] ?? 0)!
    #expect(sum == values["participants"]!)
  }

  @Test("Both years have the same indicators and know every fault kind")
  func alike() throws {
    let (first, second) = (try Seeds.scenario(2023), try Seeds.scenario(2024))
    #expect(first.indicators.map(\.code) == second.indicators.map(\.code))
    let kinds = Set(FaultKind.allCases.map(\.rawValue))
    #expect(Set(first.generator.faults.keys) == kinds)
    #expect(Set(second.generator.faults.keys) == kinds)
    #expect(second.generator.provinces.count == 63)
  }

  @Test("Bad scenarios are refused with the place of the fault")
  func bad() throws {
    #expect {
      _ = try Scenario(contentsOf: "/nonexistent.json")
    } throws: { ($0 as? GeneratorError)?.reason == .scenarioNotFound }
    for text in ["", "[]", "{\"name\": 1}", "\u{0}\u{1}"] {
      #expect {
        _ = try Scenario(json: Array(text.utf8))
      } throws: { ($0 as? GeneratorError)?.reason == .unreadableScenario }
    }
    var scenario = try Seeds.scenario()
    scenario.generator.faults["nm_case"] = 1.5
    scenario.generator.registerUnits = "2030-01-01"
    scenario.generator.population.twinBirths = -1
    let problems = scenario.validate()
    #expect(problems.count == 3)
    #expect(problems.contains { $0.contains("nm_case") })
    #expect(problems.contains { $0.contains("twin_births") })
  }
}
