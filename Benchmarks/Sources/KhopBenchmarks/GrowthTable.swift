import Glibc

/// What whole runs on growing provinces took: one line of `people,records,step,seconds,processor,kib` each.
struct GrowthTable {
  struct Line {
    let people: Int
    let records: Int
    let step: String
    let seconds: Double
    /// Seconds of processor time.
    let processor: Double
    let kibibytes: Int

    /// What the time of the step is shared among.
    var items: Int { step == "index" ? people : records }
    /// Whether fewer records were matched than so many people have; then the seconds are not those of the size.
    var isSample: Bool { step != "index" && records * 2 < people }
    var microsecondsPerItem: Double { seconds * 1e6 / Double(items) }
    var mebibytes: Double { Double(kibibytes) / 1024 }
  }

  let lines: [Line]
  /// The steps in the order of the table.
  static let steps: [(key: String, name: String)] = [
    ("match", "match, both files CSV"), ("index", "index the register"),
    ("frozen", "match against the frozen register"),
  ]

  /// - Parameter text: The lines, with a header.
  init(_ text: String) {
    lines = text.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 6, let people = Int(cells[0]), let records = Int(cells[1]),
        let seconds = Double(cells[3]), let processor = Double(cells[4]), let size = Int(cells[5])
      else { return nil }
      return Line(
        people: people, records: records, step: cells[2], seconds: seconds, processor: processor,
        kibibytes: size)
    }
  }

  /// The lines of a step, by size.
  func of(_ step: String) -> [Line] {
    lines.filter { $0.step == step }.sorted { $0.people < $1.people }
  }

  /// The slope of the logarithm of a value over that of the people from `people` on.
  func exponent(_ step: String, from people: Int = 100_000, of value: (Line) -> Double) -> Double? {
    let points = of(step).filter { $0.people >= people }
      .map { (x: log(Double($0.people)), y: log(value($0))) }
    guard points.count >= 2 else { return nil }
    let count = Double(points.count)
    let (x, y) = (
      points.reduce(0) { $0 + $1.x } / count, points.reduce(0) { $0 + $1.y } / count
    )
    let above = points.reduce(0) { $0 + ($1.x - x) * ($1.y - y) }
    let below = points.reduce(0) { $0 + ($1.x - x) * ($1.x - x) }
    return below == 0 ? nil : above / below
  }

  /// The table in Markdown, with the exponents below.
  var markdown: String {
    var text = """
      | people | records | step | seconds | processor s | µs per record or person | MiB |
      |---:|---:|---|---:|---:|---:|---:|

      """
    for people in Set(lines.map(\.people)).sorted() {
      for (key, name) in GrowthTable.steps {
        guard let line = of(key).first(where: { $0.people == people }) else { continue }
        text += "| \(GrowthTable.grouped(line.people)) | \(GrowthTable.grouped(line.records))"
        text += " | \(name) | \(fixed(line.seconds)) | \(fixed(line.processor))"
        text +=
          " | \(fixed(line.microsecondsPerItem)) | \(GrowthTable.grouped(Int(line.mebibytes))) |\n"
      }
    }
    text += "\n"
    for (key, name) in GrowthTable.steps {
      // Seconds grow as the time of one record does, and as the records.
      guard let time = exponent(key, of: \.microsecondsPerItem),
        let size = exponent(key, of: \.mebibytes)
      else {
        continue
      }
      text += "- \(name): from 100,000 people on, seconds grow with the power \(fixed(1 + time)), "
      text += "memory with \(fixed(size))"
      let rates = of(key).filter { $0.people >= 100_000 }
      if let first = rates.first, let last = rates.last, last.people > first.people {
        text += "; a record takes \(fixed(last.microsecondsPerItem / first.microsecondsPerItem))"
        text += " times as long at \(GrowthTable.grouped(last.people)) as at"
        text += " \(GrowthTable.grouped(first.people))"
      }
      text += ".\n"
    }
    return text
  }

  private func fixed(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let fraction = hundredths % 100
    return "\(GrowthTable.grouped(hundredths / 100)).\(fraction < 10 ? "0" : "")\(fraction)"
  }

  /// A whole number in groups of three.
  static func grouped(_ value: Int) -> String {
    var digits = String(value)
    var text = ""
    while digits.count > 3 {
      text = "," + digits.suffix(3) + text
      digits = String(digits.dropLast(3))
    }
    return digits + text
  }
}
