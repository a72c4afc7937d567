/// The best candidates of a record in their order; who comes between others moves numbers of places, not candidates.
struct CandidateList {
  private static let limit = RecordMatcher.kept
  private var places: [Candidate] = []
  /// The place of each candidate, the first lowest; one byte each.
  private var order: UInt64 = 0

  init() { places.reserveCapacity(CandidateList.limit) }

  /// An empty list with the memory of another one, which loses it.
  init(reusing other: inout CandidateList) { places = .emptied(&other.places) }

  var count: Int { places.count }
  var isFull: Bool { places.count == CandidateList.limit }
  var first: Candidate? { places.isEmpty ? nil : self[0] }
  /// All in their order.
  var all: [Candidate] { (0..<count).map { self[$0] } }

  @inline(__always)
  subscript(position: Int) -> Candidate { places[place(position)] }

  @inline(__always)
  private func place(_ position: Int) -> Int {
    Int(truncatingIfNeeded: order &>> UInt64(8 &* position) & 255)
  }

  /// Puts a candidate before the one at `position`; the last one goes when there are too many.
  mutating func insert(_ candidate: Candidate, at position: Int) {
    var place = places.count
    if isFull {
      place = self.place(CandidateList.limit - 1)
      places[place] = candidate
    } else {
      places.append(candidate)
    }
    let before = UInt64(1) &<< UInt64(8 &* position) &- 1
    order = order & before | UInt64(place) &<< UInt64(8 &* position) | (order & ~before) &<< 8
    order &= UInt64(1) &<< UInt64(8 &* CandidateList.limit) &- 1
  }
}
