import Synchronization

/// Counters that threads take, fill and give back; there are as many as were ever taken at once.
///
/// Every counter is a whole number and their order says nothing, so that the sum does not depend on who counted what.
final class CounterPool: Sendable {
  private let free = Mutex<[BreakdownCounter]>([])
  private let make: @Sendable () -> BreakdownCounter

  init(make: @escaping @Sendable () -> BreakdownCounter) { self.make = make }

  /// Calls `body` with a counter that nobody else has meanwhile.
  func with(_ body: (inout BreakdownCounter) -> Void) {
    var counter = free.withLock { $0.popLast() } ?? make()
    body(&counter)
    free.withLock { $0.append(counter) }
  }

  /// The sum of all counters, when all threads are done.
  func sum() -> BreakdownCounter {
    free.withLock { counters in
      var sum = counters.popLast() ?? make()
      for counter in counters { sum.merge(counter) }
      return sum
    }
  }
}
