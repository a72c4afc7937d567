#pragma once
// Byte scanning with SSE2 where the machine has it and plain C elsewhere: structural masks of CSV and prefetching.
//
// A mask holds one bit for each byte of a block of 64, bit 0 for the first. Both ways give the same masks.
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

static inline void khop_prefetch(const void *address) { __builtin_prefetch(address, 0, 3); }

/// What a block of 64 bytes holds: quotes; and quotes, delimiters and line ends together.
typedef struct {
  uint64_t quotes;
  uint64_t structural;
} khop_masks;

/// The same three questions to each byte, one at a time; for a block shorter than 64 and for other processors.
static inline khop_masks khop_masks_plain(const uint8_t *bytes, size_t count, uint8_t delimiter,
                                          uint8_t newline, uint8_t quote) {
  khop_masks masks = {0, 0};
  for (size_t i = 0; i < count; i++) {
    uint8_t byte = bytes[i];
    uint64_t isQuote = byte == quote;
    uint64_t isStructural = isQuote | (byte == delimiter) | (byte == newline);
    masks.quotes |= isQuote << i;
    masks.structural |= isStructural << i;
  }
  return masks;
}

/// The masks of a whole block; reads exactly 64 bytes.
static inline khop_masks khop_masks64(const uint8_t *bytes, uint8_t delimiter, uint8_t newline,
                                      uint8_t quote) {
#if defined(__SSE2__)
  const __m128i d = _mm_set1_epi8((char)delimiter);
  const __m128i n = _mm_set1_epi8((char)newline);
  const __m128i q = _mm_set1_epi8((char)quote);
  khop_masks masks = {0, 0};
  for (int part = 0; part < 4; part++) {
    __m128i x = _mm_loadu_si128((const __m128i *)(bytes + 16 * part));
    __m128i isQuote = _mm_cmpeq_epi8(x, q);
    __m128i isStructural =
        _mm_or_si128(isQuote, _mm_or_si128(_mm_cmpeq_epi8(x, d), _mm_cmpeq_epi8(x, n)));
    masks.quotes |= (uint64_t)(uint32_t)_mm_movemask_epi8(isQuote) << (16 * part);
    masks.structural |= (uint64_t)(uint32_t)_mm_movemask_epi8(isStructural) << (16 * part);
  }
  return masks;
#else
  return khop_masks_plain(bytes, 64, delimiter, newline, quote);
#endif
}

/// The bits of one byte value in a block of 64.
static inline uint64_t khop_equal64(const uint8_t *bytes, uint8_t value) {
#if defined(__SSE2__)
  const __m128i v = _mm_set1_epi8((char)value);
  uint64_t mask = 0;
  for (int part = 0; part < 4; part++) {
    __m128i x = _mm_loadu_si128((const __m128i *)(bytes + 16 * part));
    mask |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(x, v)) << (16 * part);
  }
  return mask;
#else
  uint64_t mask = 0;
  for (int i = 0; i < 64; i++) mask |= (uint64_t)(bytes[i] == value) << i;
  return mask;
#endif
}

/// For each bit, whether the number of bits set up to and with it is odd.
static inline uint64_t khop_prefix_parity(uint64_t bits) {
  bits ^= bits << 1;
  bits ^= bits << 2;
  bits ^= bits << 4;
  bits ^= bits << 8;
  bits ^= bits << 16;
  bits ^= bits << 32;
  return bits;
}

/// The offset of the first `value` in `count` bytes, or `count` when there is none.
static inline size_t khop_first(const uint8_t *bytes, size_t count, uint8_t value) {
  const uint8_t *found = count ? (const uint8_t *)memchr(bytes, value, count) : 0;
  return found ? (size_t)(found - bytes) : count;
}
