/// Finds the merged cells of a sheet without parsing its rows: they stand in a short part at its end.
enum MergeScan {
  private static let opening = Array("<mergeCell ".utf8)

  /// Unpacks a sheet and reads what follows each `<mergeCell `.
  static func merges(_ part: String, of archive: Archive) throws(WorkbookError)
    -> [WorkbookReader.Merge]
  {
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { block.deallocate() }
    var merges: [WorkbookReader.Merge] = []
    // The tail of the block before, so that no element is cut.
    var kept: [UInt8] = []
    try archive.unpack(part) { () throws(WorkbookError) in
      block
    } taken: {
      (count) throws(WorkbookError) in
      kept.append(contentsOf: UnsafeRawBufferPointer(rebasing: block[..<count]))
      var place = 0
      var done = 0
      while let found = next(in: kept, from: place) {
        guard let end = kept[found...].firstIndex(of: UInt8(ascii: ">")) else { break }
        if let merge = read(kept[found..<end]), merges.count < 1 << 16 { merges.append(merge) }
        place = end
        done = end
      }
      kept.removeFirst(max(done, kept.count - 256))
    }
    return merges
  }

  private static func next(in bytes: [UInt8], from start: Int) -> Int? {
    var i = start
    while i + opening.count <= bytes.count {
      guard let found = bytes[i...].firstIndex(of: UInt8(ascii: "<")) else { return nil }
      if bytes[found...].starts(with: opening) { return found }
      i = found + 1
    }
    return nil
  }

  /// `<mergeCell ref="C4:E4"/>`
  private static func read(_ element: ArraySlice<UInt8>) -> WorkbookReader.Merge? {
    let text = String(decoding: element, as: UTF8.self)
    let pieces = text.split(separator: "\"")
    guard let key = pieces.firstIndex(where: { $0.hasSuffix("ref=") }), key + 1 < pieces.count
    else {
      return nil
    }
    let reference = pieces[key + 1]
    let corners = reference.split(separator: ":").compactMap { corner -> (Int, Int)? in
      let letters = corner.prefix { $0.isLetter }
      guard let row = Int(corner.dropFirst(letters.count)), row > 0,
        let column = Array(letters.utf8).withUnsafeBufferPointer({ SheetParser.column($0) })
      else { return nil }
      return (row - 1, column)
    }
    guard corners.count == 2, corners[0].0 <= corners[1].0, corners[0].1 <= corners[1].1 else {
      return nil
    }
    return .init(rows: corners[0].0...corners[1].0, columns: corners[0].1...corners[1].1)
  }
}
