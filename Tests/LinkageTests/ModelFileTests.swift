import Testing

@testable import Linkage

@Suite("A model file is read whole or refused with all its faults")
struct ModelFileTests {
  /// The built-in model as a file would hold it.
  static func document(
    version: Double = 4, change: (String) -> JSONValue? = { _ in nil }, without: String = "",
    upTo: Int = 4,
    more: [JSONValue] = []
  ) -> JSONValue {
    let model = MatchModel()
    let parameters = ModelParameter.all.filter { $0.path != without && $0.since <= upTo }.map {
      parameter in
      JSONValue.object([
        "name": .string(parameter.path),
        "value": change(parameter.path) ?? .number(model[keyPath: parameter.keyPath]),
      ])
    }
    return .object([
      "format": .string("khop-model"), "version": .number(version),
      "parameters": .array(parameters + more),
    ])
  }

  @Test("Every number of the model has a name of its own")
  func complete() {
    func numbers(_ value: Any) -> Int {
      if value is Double { return 1 }
      return Mirror(reflecting: value).children.reduce(0) { $0 + numbers($1.value) }
    }
    #expect(ModelParameter.all.count == numbers(MatchModel()))
    #expect(Set(ModelParameter.all.map(\.path)).count == ModelParameter.all.count)
    var model = MatchModel()
    for (number, parameter) in ModelParameter.all.enumerated() {
      model[keyPath: parameter.keyPath] = Double(number) + 1000
    }
    for (number, parameter) in ModelParameter.all.enumerated() {
      #expect(model[keyPath: parameter.keyPath] == Double(number) + 1000)
    }
  }

  @Test("The built-in values give the built-in model")
  func builtIn() throws {
    #expect(try MatchModel(validating: Self.document()) == MatchModel())
  }

  @Test("A file of the first version is read; what came later keeps its built-in value")
  func firstVersion() throws {
    let old = Self.document(
      version: 1, change: { $0 == "date.lunar" ? .number(9.25) : nil }, upTo: 1)
    var expected = MatchModel()
    expected.date.lunar = 9.25
    #expect(try MatchModel(validating: old) == expected)
    #expect(try MatchModel(validating: Self.document(version: 3, upTo: 3)) == MatchModel())
    #expect(throws: ModelFileError.self) {
      try MatchModel(validating: Self.document(version: 3, upTo: 1))
    }
  }

  @Test("A changed value changes that parameter only")
  func changed() throws {
    let model = try MatchModel(
      validating: Self.document { $0 == "date.lunar" ? .number(9.25) : nil })
    var expected = MatchModel()
    expected.date.lunar = 9.25
    #expect(model == expected)
  }

  @Test(
    "Each fault is named with its place",
    arguments: [
      (nil, "", ModelFileFault.Problem.notAModel),
      (.array([]), "", .notAModel),
      (document(version: 5), "version", .unsupportedVersion),
      (document(without: "coverage"), "coverage", .missingParameter),
      (
        document(more: [.object(["name": .string("name.colour"), "value": .number(1)])]),
        "name.colour", .unknownParameter
      ),
      (
        document(more: [.object(["name": .string("coverage"), "value": .number(0.98)])]),
        "coverage", .repeatedParameter
      ),
      (document { $0 == "date.same" ? .string("x") : nil }, "date.same", .noNumber),
      (document { $0 == "date.same" ? .null : nil }, "date.same", .noNumber),
      (
        document { $0 == "date.lunar" ? .number(12) : nil }, "date.lunar",
        .outOfRange(least: 5.5, greatest: 11.5)
      ),
    ] as [(JSONValue?, String, ModelFileFault.Problem)])
  func fault(json: JSONValue?, place: String, problem: ModelFileFault.Problem) {
    let expected = ModelFileError(faults: [ModelFileFault(place: place, problem: problem)])
    #expect(throws: expected) { _ = try MatchModel(validating: json) }
  }

  @Test("All faults are told at once")
  func together() {
    let json = Self.document(
      version: 7,
      change: { ["date.same": .null, "date.lunar": .number(-40)][$0] }, without: "coverage")
    let error = #expect(throws: ModelFileError.self) { _ = try MatchModel(validating: json) }
    #expect(error?.faults.count == 4)
  }

  @Test("Shares stay shares whatever they are asked for")
  func shares() throws {
    for path in ["coverage", "foreignNumberRate"] {
      let parameter = try #require(ModelParameter.named(path))
      for bits in [-40.0, -3, 0, 3, 40] {
        let value = parameter.value(bits)
        #expect(value > 0 && value.isFinite)
      }
      let value = MatchModel()[keyPath: parameter.keyPath]
      #expect(abs(parameter.value(parameter.bits(value)) - value) < 1e-12)
    }
  }
}
