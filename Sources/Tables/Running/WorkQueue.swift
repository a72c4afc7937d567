import Dispatch
import Synchronization

/// Runs numbered tasks on a fixed number of threads; each thread keeps a worker with its memory.
///
/// Results are placed by number, so that threads change nothing but the time.
package enum WorkQueue {
  /// Runs all tasks and returns their results in the order of their numbers.
  ///
  /// - Parameters:
  ///   - count: The number of tasks.
  ///   - threads: The number of threads, at least 1.
  ///   - isStopped: Asked before each task; after `true` no more are begun and their results are missing.
  ///   - makeWorker: Makes what one thread uses again for each of its tasks.
  ///   - perform: Does one task.
  package static func run<Worker: ~Copyable, Result: Sendable>(
    _ count: Int, threads: Int, isStopped: @Sendable () -> Bool = { false },
    makeWorker: @Sendable () -> Worker, perform: @Sendable (inout Worker, Int) -> Result
  ) -> [Result] {
    let next = Atomic<Int>(0)
    let results = Mutex<[Result?]>(Array(repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, count))) { _ in
      var worker = makeWorker()
      while true {
        let task = next.add(1, ordering: .relaxed).oldValue
        guard task < count, !isStopped() else { return }
        let result = perform(&worker, task)
        results.withLock { $0[task] = result }
      }
    }
    return results.withLock { $0.compactMap { $0 } }
  }

  /// Runs all tasks and hands each result, in the order of the numbers, to the calling thread.
  ///
  /// No more than a few results wait at a time, so that memory does not grow with the number of
  /// tasks. The first error of `consume` stops the work and is thrown.
  ///
  /// - Parameters:
  ///   - count: The number of tasks.
  ///   - threads: The number of threads beside the calling one, at least 1.
  ///   - makeWorker: Makes what one thread uses again for each of its tasks.
  ///   - perform: Does one task.
  ///   - consume: Takes one result after the other.
  package static func stream<Worker: ~Copyable, Result: Sendable, Failure: Error>(
    _ count: Int, threads: Int, makeWorker: @escaping @Sendable () -> Worker,
    perform: @escaping @Sendable (inout Worker, Int) -> Result,
    consume: (Int, Result) throws(Failure) -> Void
  ) throws(Failure) {
    guard count > 0 else { return }
    let threads = max(1, min(threads, count))
    let state = StreamState<Result>()
    let group = DispatchGroup()
    for _ in 0..<threads {
      DispatchQueue.global().async(group: group) {
        var worker = makeWorker()
        while true {
          state.room.wait()
          let task = state.next.add(1, ordering: .relaxed).oldValue
          guard task < count, !state.isStopped.load(ordering: .relaxed) else { return }
          let result = perform(&worker, task)
          state.waiting.withLock { $0[task] = result }
          state.filled.signal()
        }
      }
    }
    // Tasks are begun in their order, so the one that is waited for is always being worked on.
    for _ in 0..<(threads * 3) { state.room.signal() }
    var failure: Failure?
    for task in 0..<count {
      var result: Result?
      while result == nil {
        result = state.waiting.withLock { $0.removeValue(forKey: task) }
        if result == nil { state.filled.wait() }
      }
      guard let result else { break }
      do throws(Failure) {
        try consume(task, result)
      } catch {
        failure = error
        break
      }
      state.room.signal()
    }
    state.isStopped.store(true, ordering: .relaxed)
    for _ in 0..<threads { state.room.signal() }
    group.wait()
    if let failure { throw failure }
  }
}

/// What the threads of one stream share. The semaphores begin at zero, as libdispatch wants it of
/// semaphores that may go away with a lower value than they had.
private final class StreamState<Result: Sendable>: Sendable {
  let next = Atomic<Int>(0)
  let isStopped = Atomic<Bool>(false)
  let waiting = Mutex<[Int: Result]>([:])
  let room = DispatchSemaphore(value: 0)
  let filled = DispatchSemaphore(value: 0)
}
