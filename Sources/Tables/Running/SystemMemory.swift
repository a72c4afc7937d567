import Glibc

/// The memory that the system can still give.
public enum SystemMemory {
  /// The bytes that a program may take without anybody's being put out; `nil` where the system does not tell.
  ///
  /// Linux's own estimate (`MemAvailable`), and no more than what the limit of the control group leaves (version 2).
  public static func available() -> Int? {
    guard let free = value(of: "MemAvailable:", in: text("/proc/meminfo")) else { return nil }
    let group = "/sys/fs/cgroup/memory."
    guard let most = Int(firstLine(text(group + "max"))),
      let used = Int(firstLine(text(group + "current")))
    else { return free }
    // Pages of files that nobody has used lately count as used, and are given up first.
    let idle = value(of: "inactive_file", in: text(group + "stat")) ?? 0
    return max(0, min(free, most - used + idle))
  }

  /// The bytes behind a word at the start of a line; `nil` when there is none.
  static func value(of word: String, in text: String) -> Int? {
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " ")
      guard parts.first == word[...], parts.count > 1, let number = Int(parts[1]) else { continue }
      return parts.count > 2 && parts[2] == "kB" ? number << 10 : number
    }
    return nil
  }

  private static func firstLine(_ text: String) -> Substring {
    text.split(separator: "\n").first ?? ""
  }

  /// The first bytes of a file that the system makes up as it is read; empty when it cannot be.
  private static func text(_ path: String) -> String {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    let bytes = [UInt8](unsafeUninitializedCapacity: 16_384) { buffer, count in
      while count < buffer.count {
        let got = read(descriptor, buffer.baseAddress! + count, buffer.count - count)
        if got <= 0 { return }
        count += got
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
