import ArgumentParser

/// Where the inputs of a finished run are now, `--insurance` and `--reference`.
struct RunInputOptions: ParsableArguments {
  @Option(
    help: .words(
      value: "file",
      vi: "Tệp bảo hiểm, khi không còn ở chỗ lần chạy đã đọc.",
      en: "The insurance file, when it is not where the run has read it."))
  var insurance: String?

  @Option(
    help: .words(
      value: "file",
      vi: "Dữ liệu dân cư, khi không còn ở chỗ lần chạy đã đọc; có thể là bản đã lập chỉ mục.",
      en: "The register, when it is not where the run has read it; a frozen one will do."))
  var reference: String?
}
