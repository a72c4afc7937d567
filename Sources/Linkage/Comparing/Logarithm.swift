#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The binary logarithm; `0` and below give a very small number instead of infinity.
package func log2Of(_ value: Double) -> Double { value > 0 ? log2(value) : -1024 }

/// Two to the power `bits`, kept finite.
package func exp2Of(_ bits: Double) -> Double { exp2(min(max(bits, -1000), 1000)) }
