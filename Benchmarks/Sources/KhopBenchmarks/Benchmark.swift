/// One case: some work on some items, done again and again.
struct Benchmark {
  /// `Metric/shape/size`.
  let name: String
  /// How many items one run works on.
  let items: Int
  /// What an item is.
  let unit: String
  /// The name of the case that this one is compared with, if any.
  var reference: String?
  /// Does the work and returns a number that depends on all of it, so that nothing can be left out.
  let run: () -> UInt64
}

/// What was measured of one case.
struct Measurement {
  let benchmark: Benchmark
  /// Seconds of each run, ascending.
  let seconds: [Double]
  let checksum: UInt64

  var median: Double { seconds[seconds.count / 2] }
  var nanosecondsPerItem: Double { median * 1e9 / Double(benchmark.items) }
  var millionItemsPerSecond: Double { Double(benchmark.items) / median / 1e6 }
  /// How far the runs lie apart, as a share of the median.
  var spread: Double { (seconds[seconds.count - 1] - seconds[0]) / median }
}

/// Runs cases and prints a table of Markdown: median of the runs, and ratios of cases measured in the same minute.
struct Runner {
  let runs: Int
  private(set) var measurements: [Measurement] = []

  init(runs: Int) { self.runs = runs }

  /// Runs the cases of one suite in turn, run by run, so that a disturbance meets all of them.
  mutating func run(_ suite: [Benchmark]) {
    var seconds = [[Double]](repeating: [], count: suite.count)
    var checksums = [UInt64](repeating: 0, count: suite.count)
    for round in 0...runs {
      for (number, benchmark) in suite.enumerated() {
        let clock = ContinuousClock()
        let start = clock.now
        let checksum = benchmark.run()
        let elapsed = (clock.now - start).components
        // The first run only warms up.
        if round > 0 {
          seconds[number].append(Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18)
          precondition(checksums[number] == checksum, "\(benchmark.name) gives other results")
        }
        checksums[number] = checksum
      }
    }
    for (number, benchmark) in suite.enumerated() {
      measurements.append(
        Measurement(
          benchmark: benchmark, seconds: seconds[number].sorted(), checksum: checksums[number]))
      print(row(measurements[measurements.count - 1]))
    }
  }

  static let head = """
    | case | ns per item | million items/s | ± | ratio |
    |---|---:|---:|---:|---|
    """

  private func row(_ measurement: Measurement) -> String {
    var ratio = ""
    if let name = measurement.benchmark.reference,
      let other = measurements.first(where: { $0.benchmark.name == name })
    {
      let share = other.nanosecondsPerItem / measurement.nanosecondsPerItem
      ratio = "\(rounded(share, 1)) × \(name)"
    }
    let spread = Int((measurement.spread * 50).rounded())
    return "| \(measurement.benchmark.name) | \(rounded(measurement.nanosecondsPerItem, 1))"
      + " | \(rounded(measurement.millionItemsPerSecond, 2)) \(measurement.benchmark.unit)"
      + " | \(spread) % | \(ratio) |"
  }

  private func rounded(_ value: Double, _ decimals: Int) -> String {
    let scale = decimals == 1 ? 10.0 : 100.0
    let whole = Int((value * scale).rounded())
    let digits = String(whole % Int(scale))
    let fraction = String(repeating: "0", count: decimals - digits.count) + digits
    return "\(whole / Int(scale)).\(fraction)"
  }
}

/// Keeps a value from being optimised away, by mixing it into a sum.
@inline(__always)
func mix(_ sum: inout UInt64, _ value: UInt64) {
  sum = (sum ^ value) &* 0x9E37_79B9_7F4A_7C15
  sum ^= sum >> 29
}
