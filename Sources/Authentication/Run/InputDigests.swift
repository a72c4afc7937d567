import ReferenceIndex
import Tables

/// The digests of both inputs, worked out beside other work where the run has a second thread.
///
/// They are of the files that the run has opened and not of what lies at their paths by now: a file that is
/// replaced meanwhile, as by a nightly export, was not matched.
/// A register that was read into memory is digested there: the digest is of the very bytes that people were looked up in.
struct InputDigests {
  private let inputs: [(role: String, file: MappedFile, task: DigestTask?)]
  private let index: ReferenceIndex

  init(
    _ settings: MatchSettings, insurance: MappedFile, reference: MappedFile,
    _ index: ReferenceIndex
  ) {
    self.index = index
    inputs = [("insurance", insurance), ("reference", reference)].map { role, file in
      let isBeside = settings.threads > 1
      let task =
        isBeside ? DigestTask { InputDigests.digest(role, file, index) } : nil
      return (role, file, task)
    }
  }

  /// What the manifest says of the inputs; waits for their digests.
  func files() -> [Manifest.File] {
    inputs.map { role, file, task in
      Manifest.File(
        role: role, name: FileIdentity.lastPart(of: file.path), path: file.path,
        bytes: file.count, sha256: task?.value() ?? InputDigests.digest(role, file, index))
    }
  }

  private static func digest(_ role: String, _ file: MappedFile, _ index: ReferenceIndex) -> String
  {
    if role == "reference", let bytes = index.bytesInMemory, bytes.count == file.count {
      return FileDigest.hex(of: bytes)
    }
    return FileDigest.hex(of: file)
  }
}
