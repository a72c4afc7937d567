import Glibc

/// Changes single bytes of a file in place.
public enum BytePatch {
  public static func write(_ byte: UInt8, at offset: Int, to path: String) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { fatalError("the file to be changed is not there") }
    defer { close(descriptor) }
    var byte = byte
    guard pwrite(descriptor, &byte, 1, off_t(offset)) == 1 else {
      fatalError("the byte was not written")
    }
  }
}
