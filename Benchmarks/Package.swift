// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "khop-benchmarks",
  dependencies: [.package(name: "khop", path: "..")],
  targets: [
    .executableTarget(
      name: "KhopBenchmarks",
      dependencies: [
        .product(name: "VietnameseText", package: "khop"),
        .product(name: "Identifiers", package: "khop"),
        .product(name: "Tables", package: "khop"),
        .product(name: "Workbooks", package: "khop"),
        .product(name: "Cleansing", package: "khop"),
        .product(name: "ReferenceIndex", package: "khop"),
        .product(name: "Linkage", package: "khop"),
        .product(name: "Authentication", package: "khop"),
        .product(name: "SyntheticProvince", package: "khop"),
      ],
      swiftSettings: [.treatAllWarnings(as: .error)])
  ],
  swiftLanguageModes: [.v6]
)
