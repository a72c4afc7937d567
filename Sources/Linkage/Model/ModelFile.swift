/// A trained model as it is kept in a file: every parameter with the built-in value beside it, and what
/// the training saw.
///
/// It holds no personal data and no paths. The parameters alone decide what a run does; the rest is for
/// people.
public struct ModelFile: Codable, Sendable, Equatable {
  /// What a file says that it is.
  public static let formatName = "khop-model"
  /// The version of the format that this program writes; earlier ones are read too, and parameters that came
  /// later keep their built-in values.
  public static let currentVersion = 4
  /// No parameter goes further from its built-in value, in bits, so that the oddities of one file never
  /// take safety away.
  static let greatestShift = 3.0

  /// One number of the model.
  public struct Parameter: Codable, Sendable, Equatable {
    /// The stable name, `name.joined`.
    public var name: String
    /// The value that the model uses, in bits unless the name says otherwise.
    public var value: Double
    /// The value of the built-in model.
    public var builtIn: Double
    /// Pairs that show the level, as expected; absent when the parameter was not trained.
    public var occurrences: Double?
    /// Whether the pairs asked for more than ``greatestShift``.
    public var isClamped: Bool
  }

  /// One comparison level and how often matches and non-matches show it.
  public struct Level: Codable, Sendable, Equatable {
    /// What is compared.
    public var comparison: String
    /// The level's name, stable within its comparison.
    public var level: String
    /// The probability of the level among matches.
    public var m: Double
    /// Absent when no pair of the class showed it.
    public var u: Double?
    /// The match weight, log2 (m / u).
    public var bits: Double?
    /// Matches that show the level, as expected.
    public var matches: Double
  }

  /// How one estimate came to rest.
  public struct Convergence: Codable, Sendable, Equatable {
    /// Which estimate it was.
    public var estimate: String
    /// Whether it came to rest before the rounds were used up.
    public var isConverged: Bool
    /// The rounds that it took.
    public var rounds: Int
    /// The share of matches.
    public var lambda: Double
    /// The first rounds, each tenth, and the last.
    public var history: [EMEstimate.Round]
  }

  /// A reason to distrust a part of the training.
  public struct Warning: Codable, Sendable, Equatable {
    /// Which estimate it was.
    public var estimate: String
    /// What is to be distrusted, as a stable word.
    public var code: String
    /// The comparison; absent when the whole estimate is meant.
    public var comparison: String?
    /// The level; absent when the whole comparison is meant.
    public var level: String?
    /// How few there were; absent when that is not the matter.
    public var count: Int?
  }

  /// What the file is; ``formatName``.
  public var format = ModelFile.formatName
  /// The version of the file's form.
  public var version = ModelFile.currentVersion
  /// The name that the user gave the model.
  public var name: String
  /// The day of the training, `yyyy-mm-dd`.
  public var trainedOn: String
  /// Records that were looked at.
  public var records: Int
  /// Records of them whose person was known.
  public var labelledRecords: Int
  /// Rows of the insurance file.
  public var recordsInFile: Int
  /// People of the register.
  public var peopleInRegister: Int
  /// A level counts its built-in frequency as if it had been seen so many times.
  public var priorOccurrences: Double
  var greatestShiftInBits: Double
  /// Every number of the model, by name.
  public var parameters: [Parameter]
  /// How often each comparison level was seen.
  public var levels: [Level]
  /// How the estimates came to rest.
  public var convergence: [Convergence]
  /// Reasons to distrust parts of the training.
  public var warnings: [Warning]

  /// The model that the parameters make.
  public var model: MatchModel {
    var model = MatchModel()
    for parameter in parameters {
      guard let known = ModelParameter.named(parameter.name) else { continue }
      model[keyPath: known.keyPath] = parameter.value
    }
    return model
  }
}

/// One fault of a model file and where it stands.
public struct ModelFileFault: Sendable, Equatable {
  /// What can be wrong.
  public enum Problem: Sendable, Equatable {
    /// The file is no JSON object.
    case notAModel
    /// Another kind of file, or a version that this program does not know.
    case unsupportedVersion
    /// There is no such parameter.
    case unknownParameter
    /// The parameter stands more than once.
    case repeatedParameter
    /// The parameter is not there.
    case missingParameter
    /// The parameter has no value, or one that is no finite number.
    case noNumber
    /// The value lies outside what is safe.
    case outOfRange(least: Double, greatest: Double)
  }

  /// The parameter or the member of the file; empty for the whole file.
  public let place: String
  /// What is wrong there.
  public let problem: Problem
}

/// A model file that cannot be used, with all its faults.
public struct ModelFileError: Error, Sendable, Equatable {
  /// All faults, in the order of the file.
  public let faults: [ModelFileFault]
}

/// JSON of any shape, so that a file with many faults is read to its end.
public enum JSONValue: Codable, Sendable, Equatable {
  case object([String: JSONValue])
  case array([JSONValue])
  case number(Double)
  case string(String)
  case bool(Bool)
  case null

  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let bool = try? value.decode(Bool.self) {
      self = .bool(bool)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let string = try? value.decode(String.self) {
      self = .string(string)
    } else if let array = try? value.decode([JSONValue].self) {
      self = .array(array)
    } else {
      self = .object(try value.decode([String: JSONValue].self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    switch self {
    case .object(let members): try value.encode(members)
    case .array(let elements): try value.encode(elements)
    case .number(let number): try value.encode(number)
    case .string(let string): try value.encode(string)
    case .bool(let bool): try value.encode(bool)
    case .null: try value.encodeNil()
    }
  }

  subscript(name: String) -> JSONValue? {
    if case .object(let members) = self { members[name] } else { nil }
  }
}

extension MatchModel {
  /// Reads the parameters of a model file.
  ///
  /// - Parameter json: The file as JSON, or `nil` when it is none.
  /// - Throws: ``ModelFileError`` with all faults: names that are unknown, missing or repeated, values that
  ///   are no numbers or further than ``ModelFile/greatestShift`` from the built-in ones.
  public init(validating json: JSONValue?) throws(ModelFileError) {
    self.init()
    guard let json, case .object = json, case .array(let parameters)? = json["parameters"] else {
      throw ModelFileError(faults: [ModelFileFault(place: "", problem: .notAModel)])
    }
    var faults: [ModelFileFault] = []
    let version = (1...ModelFile.currentVersion).first { json["version"] == .number(Double($0)) }
    if json["format"] != .string(ModelFile.formatName) || version == nil {
      faults.append(ModelFileFault(place: "version", problem: .unsupportedVersion))
    }
    let builtIn = MatchModel()
    var seen: Set<String> = []
    for (position, parameter) in parameters.enumerated() {
      guard case .string(let name)? = parameter["name"],
        let known = ModelParameter.named(name)
      else {
        var place = "parameters[\(position)]"
        if case .string(let name)? = parameter["name"] { place = name }
        faults.append(ModelFileFault(place: place, problem: .unknownParameter))
        continue
      }
      if !seen.insert(name).inserted {
        faults.append(ModelFileFault(place: name, problem: .repeatedParameter))
      }
      guard case .number(let value)? = parameter["value"], value.isFinite else {
        faults.append(ModelFileFault(place: name, problem: .noNumber))
        continue
      }
      let middle = known.bits(builtIn[keyPath: known.keyPath])
      let least = known.value(middle - ModelFile.greatestShift)
      let greatest = known.value(middle + ModelFile.greatestShift)
      // Values are written with a limited number of decimals.
      let slack = 1e-3 * max(abs(least), abs(greatest))
      guard value >= least - slack, value <= greatest + slack else {
        faults.append(
          ModelFileFault(place: name, problem: .outOfRange(least: least, greatest: greatest)))
        continue
      }
      self[keyPath: known.keyPath] = value
    }
    for parameter in ModelParameter.all
    where !seen.contains(parameter.path)
      && parameter.since <= version ?? ModelFile.currentVersion
    {
      faults.append(ModelFileFault(place: parameter.path, problem: .missingParameter))
    }
    if !faults.isEmpty { throw ModelFileError(faults: faults) }
  }
}
