import Dispatch
import Synchronization

/// Runs numbered tasks on a fixed number of threads; each thread keeps a worker with its memory.
///
/// Results are placed by number, so that threads change nothing but the time.
enum WorkQueue {
  /// - Parameters:
  ///   - count: The number of tasks.
  ///   - threads: The number of threads, at least 1.
  ///   - makeWorker: Makes what one thread uses again for each of its tasks.
  ///   - perform: Does one task.
  static func run<Worker, Result: Sendable>(
    _ count: Int, threads: Int, makeWorker: @Sendable () -> Worker,
    perform: @Sendable (inout Worker, Int) -> Result
  ) -> [Result] {
    let next = Atomic<Int>(0)
    let results = Mutex<[Result?]>(Array(repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, count))) { _ in
      var worker = makeWorker()
      while true {
        let task = next.add(1, ordering: .relaxed).oldValue
        guard task < count else { return }
        let result = perform(&worker, task)
        results.withLock { $0[task] = result }
      }
    }
    return results.withLock { $0.compactMap { $0 } }
  }
}
