// swift-tools-version: 6.2
import PackageDescription

/// A warning stops the build.
let settings: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// The rooms of hashes and identifiers are held to strict memory safety; the others read rows as bytes of mapped files.
let safe: [SwiftSetting] = settings + [.strictMemorySafety()]

func room(_ name: String, _ dependencies: [Target.Dependency], settings: [SwiftSetting] = settings)
  -> Target
{
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests",
    dependencies: [.target(name: name), "TestSupport"] + dependencies, swiftSettings: settings)
}

let package = Package(
  name: "khop",
  // The rooms are products for the benchmarks, a package of its own.
  products: [.executable(name: "khop", targets: ["khop"])]
    + [
      "VietnameseText", "Identifiers", "Workbooks", "Tables", "Cleansing", "ReferenceIndex",
      "Linkage", "Authentication", "SyntheticProvince",
    ].map { .library(name: $0, targets: [$0]) },
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // Doors to C.
    .systemLibrary(
      name: "CICUSystem", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),
    .target(name: "CICU", dependencies: ["CICUSystem"]),
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(
      name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(
      name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
    .systemLibrary(
      name: "CMinizip", pkgConfig: "minizip", providers: [.apt(["libminizip-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .target(name: "CCorpora"),
    .target(name: "CScan"),

    // Rooms, in the order in which data flows.
    room("Hashing", [], settings: safe),
    room("Corpora", ["CCorpora"]),
    room("VietnameseText", ["CICU", "Corpora", "Hashing"]),
    room("Identifiers", ["Corpora"], settings: safe),
    room("Drawings", ["CPango"]),
    room("Workbooks", ["CXlsxWriter", "CMinizip", "CExpat"]),
    room("Tables", ["Hashing", "Workbooks", "CScan", "COpenSSL", "TOMLKit"]),
    room(
      "Cleansing", ["Hashing", "VietnameseText", "Identifiers", "Tables", "Corpora", "CScan"]),
    room("ReferenceIndex", ["Hashing", "Cleansing", "Tables", "VietnameseText", "Identifiers"]),
    room(
      "Linkage",
      [
        "Hashing", "VietnameseText", "Identifiers", "Cleansing", "ReferenceIndex", "Tables",
        "CScan",
      ]),
    room(
      "Authentication",
      [
        "Hashing", "Linkage", "ReferenceIndex", "Cleansing", "Tables", "Identifiers",
        "VietnameseText", "CScan",
      ]),
    room("Evaluation", ["Hashing", "Authentication", "Tables", "VietnameseText"]),
    room("Indicators", ["Tables"]),
    room(
      "History",
      ["Authentication", "Tables", .product(name: "GRDB", package: "GRDB.swift")]),
    room(
      "Worklists",
      [
        "Hashing", "Authentication", "Evaluation", "History", "ReferenceIndex", "Cleansing",
        "Workbooks", "Tables", "Identifiers", "VietnameseText", "Corpora",
      ]),
    room(
      "Reporting",
      [
        "Linkage", "Authentication", "Evaluation", "History", "Indicators", "Workbooks", "Drawings",
        "Cleansing", "VietnameseText", "Tables", "Corpora",
      ]),
    room(
      "SyntheticProvince",
      ["Hashing", "VietnameseText", "Identifiers", "Corpora", "Tables", "Indicators"]),
    .executableTarget(
      name: "khop",
      dependencies: [
        "Corpora", "VietnameseText", "Identifiers", "Tables", "Cleansing", "ReferenceIndex",
        "Linkage", "Authentication", "Evaluation", "Indicators", "History", "Worklists",
        "Reporting",
        "SyntheticProvince",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    // Tests mirror the rooms.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    tests("Hashing"),
    tests("Corpora"),
    tests("VietnameseText", ["CICU"]),
    tests("Identifiers", ["Corpora"]),
    tests("Drawings"),
    tests("Workbooks"),
    tests("Tables", ["Workbooks", "CScan"]),
    tests("Cleansing", ["Identifiers", "VietnameseText", "Tables"]),
    tests("ReferenceIndex", ["Cleansing"]),
    tests("Linkage", ["Cleansing", "ReferenceIndex", "Identifiers"]),
    tests("Authentication", ["Tables", "SyntheticProvince", "Evaluation", "Workbooks"]),
    tests("Evaluation", ["Authentication"]),
    tests("Indicators"),
    tests(
      "History",
      ["Authentication", "Tables", .product(name: "GRDB", package: "GRDB.swift")]),
    tests(
      "Worklists",
      [
        "Authentication", "History", "Workbooks", "Tables", "SyntheticProvince",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    tests(
      "Reporting",
      [
        "Authentication", "Evaluation", "History", "SyntheticProvince", "Indicators", "Drawings",
      ]),
    tests("SyntheticProvince"),
    .testTarget(
      name: "FuzzTests",
      dependencies: [
        "Tables", "VietnameseText", "Identifiers", "Cleansing", "Workbooks", "TestSupport",
      ],
      exclude: ["Seeds"], swiftSettings: settings),
    .testTarget(
      name: "khopTests", dependencies: ["khop", "Linkage", "Tables", "TestSupport", "Workbooks"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
