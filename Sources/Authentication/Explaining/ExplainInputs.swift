import Linkage
import ReferenceIndex
import Tables

/// The inputs of a finished run, found again and compared with what the run has read.
struct ExplainInputs {
  let insurance: MappedFile
  let reference: MappedFile
  /// What has changed since the run; an explanation may then differ from the results.
  let warnings: [BilingualText]

  /// Opens both inputs.
  ///
  /// - Parameter settings: Where to look; an empty path means that nobody knows.
  /// - Throws: ``ExplainError`` when an input is gone.
  /// - Complexity: O(bytes) for the digests, about 2 GB/s.
  init(_ settings: MatchSettings, _ manifest: Manifest, folder: String) throws(ExplainError) {
    insurance = try ExplainInputs.open(.insurance, settings.insurancePath, folder)
    reference = try ExplainInputs.open(.reference, settings.referencePath, folder)
    let files: [(ExplainError.Input, MappedFile)] = [
      (.insurance, insurance), (.reference, reference),
    ]
    let changes = WorkQueue.run(files.count, threads: settings.threads) {
    } perform: { _, number in
      ExplainInputs.change(files[number].0, files[number].1, manifest)
    }
    var warnings = changes.compactMap { $0 }
    if manifest.configurationSHA256 != settings.configurationDigest {
      warnings.append(
        BilingualText(
          "cấu hình khác với lần chạy; hãy nêu đúng tệp bằng --config",
          "the configuration is not the run's; name the right file with --config"))
    }
    if manifest.modelSHA256 != settings.modelDigest {
      warnings.append(
        BilingualText(
          "mô hình khác với lần chạy; hãy nêu đúng tệp bằng --model",
          "the model is not the run's; name the right file with --model"))
    }
    if manifest.correctionsSHA256 != settings.corrections?.digest {
      warnings.append(
        BilingualText(
          "kết quả xác minh khác với lần chạy; hãy nêu đúng tệp lịch sử bằng --corrections",
          "the corrections are not the run's; name the right history with --corrections"))
    }
    self.warnings = warnings
  }

  private static func open(
    _ input: ExplainError.Input, _ path: String, _ folder: String
  ) throws(ExplainError) -> MappedFile {
    guard !path.isEmpty, path != "-", !FileIdentity.isPipe(path) else {
      throw ExplainError(.noPath(input), path: folder)
    }
    do throws(TableError) {
      return try MappedFile(path: path)
    } catch {
      throw ExplainError(
        error.reason == .notFound ? .gone(input) : .table(error), path: FileIdentity.shown(path))
    }
  }

  /// What has changed in one input: its size, or else its bytes.
  private static func change(
    _ input: ExplainError.Input, _ file: MappedFile, _ manifest: Manifest
  ) -> BilingualText? {
    guard let known = manifest.input(input) else { return nil }
    if known.bytes != file.count {
      return BilingualText(
        "\(file.path): có \(file.count) byte, khi chạy có \(known.bytes); tệp đã thay đổi",
        "\(file.path): has \(file.count) bytes, the run has read \(known.bytes); the file has changed"
      )
    }
    if known.sha256 != FileDigest.hex(of: file) {
      return BilingualText(
        "\(file.path): nội dung khác với lần chạy",
        "\(file.path): other bytes than the run has read")
    }
    return nil
  }
}
