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

/// Whether `count` bytes are the same in two places.
static inline int khop_equal(const uint8_t *bytes, const uint8_t *others, size_t count) {
#if defined(__SSE2__)
  // Cells are short: the call would take longer than the comparison. The last 16 bytes overlap those before.
  if (count >= 16) {
    for (size_t place = 0;; place += 16) {
      if (place + 16 > count) place = count - 16;
      __m128i x = _mm_loadu_si128((const __m128i *)(bytes + place));
      __m128i y = _mm_loadu_si128((const __m128i *)(others + place));
      if (_mm_movemask_epi8(_mm_cmpeq_epi8(x, y)) != 0xFFFF) return 0;
      if (place + 16 == count) return 1;
    }
  }
#endif
  return memcmp(bytes, others, count) == 0;
}

// Cells: short texts inside a file, looked at 16 bytes at a time. A load never leaves the page in which it starts
// (4096 bytes, the smallest page there is), so that reading past the end of a cell cannot fault; what lies behind the
// cell is masked out before it is used.

#if defined(__SSE2__)
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define KHOP_LOADS_PAST_END 0
#endif
#endif
#ifndef KHOP_LOADS_PAST_END
#define KHOP_LOADS_PAST_END 1
#endif

/// The first `count` of 16 bytes, zero behind them.
static inline __m128i khop_keep16(__m128i bytes, size_t count) {
  static const uint8_t keep[32] = {255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
                                   255, 255, 255, 255, 255, 0,   0,   0,   0,   0,   0,
                                   0,   0,   0,   0,   0,   0,   0,   0,   0,   0};
  return _mm_and_si128(bytes, _mm_loadu_si128((const __m128i *)(keep + 16 - count)));
}

/// Up to 16 bytes, zero behind `count`.
static inline __m128i khop_load16(const uint8_t *bytes, size_t count) {
  if (count >= 16) return _mm_loadu_si128((const __m128i *)bytes);
  if (KHOP_LOADS_PAST_END && ((uintptr_t)bytes & 4095) <= 4096 - 16) {
    return khop_keep16(_mm_loadu_si128((const __m128i *)bytes), count);
  }
  uint8_t copy[16] = {0};
  memcpy(copy, bytes, count);
  return _mm_loadu_si128((const __m128i *)copy);
}

/// 16 bytes as two numbers.
static inline void khop_halves(__m128i bytes, uint64_t *low, uint64_t *high) {
  *low = (uint64_t)_mm_cvtsi128_si64(bytes);
  *high = (uint64_t)_mm_cvtsi128_si64(_mm_unpackhi_epi64(bytes, bytes));
}
#endif

/// Whether a byte stands among `count` bytes, of which there are few.
static inline int khop_holds(const uint8_t *bytes, size_t count, uint8_t value) {
#if defined(__SSE2__)
  const __m128i v = _mm_set1_epi8((char)value);
  size_t place = 0;
  for (; place + 16 <= count; place += 16) {
    __m128i x = _mm_loadu_si128((const __m128i *)(bytes + place));
    if (_mm_movemask_epi8(_mm_cmpeq_epi8(x, v)) != 0) return 1;
  }
  size_t rest = count - place;
  if (rest == 0) return 0;
  __m128i x = khop_load16(bytes + place, rest);
  uint32_t found = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(x, v));
  return (found & ((1u << rest) - 1)) != 0;
#else
  return count != 0 && memchr(bytes, value, count) != 0;
#endif
}

/// A word at the start of a text: its bytes in two numbers, zero behind them, and its length.
typedef struct {
  uint64_t low;
  uint64_t high;
  /// 17 when the word has more than 16 bytes.
  uint32_t length;
} khop_word;

/// The word up to the next space or the end of the text.
static inline khop_word khop_first_word(const uint8_t *bytes, size_t count) {
  khop_word word = {0, 0, 17};
#if defined(__SSE2__)
  __m128i x = khop_load16(bytes, count);
  uint32_t ends = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(x, _mm_set1_epi8(' ')));
  if (count < 16) ends |= 1u << count;
  if (ends) {
    word.length = (uint32_t)__builtin_ctz(ends);
    x = khop_keep16(x, word.length);
  } else if (count == 16 || bytes[16] == ' ') {
    word.length = 16;
  } else {
    return word;
  }
  khop_halves(x, &word.low, &word.high);
#else
  uint8_t key[16] = {0};
  uint32_t length = 0;
  while (length < count && length < 17 && bytes[length] != ' ') length++;
  word.length = length;
  if (length > 16) return word;
  memcpy(key, bytes, length);
  memcpy(&word.low, key, 8);
  memcpy(&word.high, key + 8, 8);
#endif
  return word;
}

#if defined(__SSE2__)
/// The symbols of 16 bytes: `A` for letters and bytes beyond ASCII, `9` for digits, other bytes as they are.
static inline __m128i khop_symbols_of(__m128i x) {
  __m128i folded = _mm_sub_epi8(_mm_or_si128(x, _mm_set1_epi8(0x20)), _mm_set1_epi8('a'));
  __m128i isLetter = _mm_or_si128(_mm_cmpeq_epi8(_mm_min_epu8(folded, _mm_set1_epi8(25)), folded),
                                  _mm_cmplt_epi8(x, _mm_setzero_si128()));
  __m128i digit = _mm_sub_epi8(x, _mm_set1_epi8('0'));
  __m128i isDigit = _mm_cmpeq_epi8(_mm_min_epu8(digit, _mm_set1_epi8(9)), digit);
  __m128i known = _mm_or_si128(isLetter, isDigit);
  return _mm_or_si128(_mm_andnot_si128(known, x),
                      _mm_or_si128(_mm_and_si128(isLetter, _mm_set1_epi8('A')),
                                   _mm_and_si128(isDigit, _mm_set1_epi8('9'))));
}

/// How many of 16 bytes are no first byte of a character.
static inline uint32_t khop_followers_of(__m128i x) {
  // Most cells are ASCII and have none.
  if (_mm_movemask_epi8(x) == 0) return 0;
  __m128i isFollower = _mm_cmplt_epi8(x, _mm_set1_epi8((char)0xC0));
  return (uint32_t)__builtin_popcount((uint32_t)_mm_movemask_epi8(isFollower));
}
#endif

/// Writes the symbols of up to 16 bytes, zero behind them: `A` for letters and bytes beyond ASCII, `9` for digits, other
/// bytes as they are. Returns how many bytes are no first byte of a character.
static inline uint32_t khop_symbols16(const uint8_t *bytes, size_t count, uint8_t *symbols) {
#if defined(__SSE2__)
  __m128i x = khop_load16(bytes, count);
  _mm_storeu_si128((__m128i *)symbols, khop_symbols_of(x));
  return khop_followers_of(x);
#else
  uint32_t followers = 0;
  for (size_t i = 0; i < 16; i++) {
    uint8_t byte = i < count ? bytes[i] : 0;
    uint8_t lower = (uint8_t)((byte | 0x20) - 'a');
    symbols[i] = byte >= 0x80 || lower < 26 ? 'A' : (uint8_t)(byte - '0') < 10 ? '9' : byte;
    followers += (byte & 0xC0) == 0x80;
  }
  return followers;
#endif
}

/// The symbols of a text of up to 16 bytes as two numbers, and its bytes that are no first byte of a character.
typedef struct {
  uint64_t low;
  uint64_t high;
  uint32_t followers;
} khop_symbols;

static inline khop_symbols khop_symbols_pair(const uint8_t *bytes, size_t count) {
  khop_symbols pair;
#if defined(__SSE2__)
  __m128i x = khop_load16(bytes, count);
  khop_halves(khop_symbols_of(x), &pair.low, &pair.high);
  pair.followers = khop_followers_of(x);
#else
  uint8_t symbols[16];
  pair.followers = khop_symbols16(bytes, count, symbols);
  memcpy(&pair.low, symbols, 8);
  memcpy(&pair.high, symbols + 8, 8);
#endif
  return pair;
}

/// Writes the pattern of a text, a run of letters as one `A`, and returns its length; stops behind `limit` symbols.
///
/// `pattern` has room for `limit` + 17 bytes. `followers` gets the number of bytes that are no first byte of a character.
static inline size_t khop_pattern(const uint8_t *bytes, size_t count, uint8_t *pattern, size_t limit,
                                  size_t *followers) {
  size_t length = 0;
  size_t others = 0;
  uint32_t wasLetter = 0;
  for (size_t start = 0; start < count; start += 16) {
    uint8_t symbols[16];
    size_t left = count - start < 16 ? count - start : 16;
    others += khop_symbols16(bytes + start, left, symbols);
    if (length >= limit) continue;
#if defined(__SSE2__)
    __m128i x = _mm_loadu_si128((const __m128i *)symbols);
    uint32_t letters = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(x, _mm_set1_epi8('A')));
#else
    uint32_t letters = 0;
    for (size_t i = 0; i < 16; i++) letters |= (uint32_t)(symbols[i] == 'A') << i;
#endif
    uint32_t kept = ~(letters & (letters << 1 | wasLetter)) & ((1u << left) - 1);
    wasLetter = letters >> 15 & 1;
    while (kept) {
      pattern[length++] = symbols[__builtin_ctz(kept)];
      kept &= kept - 1;
    }
  }
  *followers = others;
  return length < limit ? length : limit;
}

#if defined(__SSE2__)
static inline uint64_t khop_mask16(__m128i x, int part) {
  return (uint64_t)(uint32_t)_mm_movemask_epi8(x) << (16 * part);
}
#endif

/// The number of words of a text of 1 to 64 bytes that is nothing but letters (all bytes beyond ASCII among them) and
/// single spaces between them, or 0 for any other text. `followers` gets what it gets of `khop_pattern`.
static inline uint32_t khop_words64(const uint8_t *bytes, size_t count, size_t *followers) {
#if defined(__SSE2__)
  uint64_t letters = 0, spaces = 0, behind = 0;
  for (int part = 0; part < 4 && (size_t)(16 * part) < count; part++) {
    __m128i x = khop_load16(bytes + 16 * part, count - (size_t)(16 * part));
    __m128i folded = _mm_sub_epi8(_mm_or_si128(x, _mm_set1_epi8(0x20)), _mm_set1_epi8('a'));
    letters |= khop_mask16(
        _mm_or_si128(_mm_cmpeq_epi8(_mm_min_epu8(folded, _mm_set1_epi8(25)), folded),
                     _mm_cmplt_epi8(x, _mm_setzero_si128())),
        part);
    spaces |= khop_mask16(_mm_cmpeq_epi8(x, _mm_set1_epi8(' ')), part);
    behind |= khop_mask16(_mm_cmplt_epi8(x, _mm_set1_epi8((char)0xC0)), part);
  }
  uint64_t inside = count >= 64 ? ~0ull : (1ull << count) - 1;
  if ((letters | spaces) != inside) return 0;
  if ((spaces & (spaces << 1 | 1)) != 0 || (spaces >> (count - 1) & 1) != 0) return 0;
  *followers = (size_t)__builtin_popcountll(behind);
  return (uint32_t)__builtin_popcountll(spaces) + 1;
#else
  (void)bytes;
  (void)count;
  (void)followers;
  return 0;
#endif
}

/// Whether a text of 1 to 64 bytes is printable ASCII with single spaces inside, and letters of Vietnamese in form C
/// (C3 to C6 with one byte behind, E1 BA and E1 BB with one more); `0` only asks for a closer look.
static inline int khop_is_plain64(const uint8_t *bytes, size_t count) {
#if defined(__SSE2__)
  uint64_t spaces = 0, controls = 0, high = 0, two = 0, three = 0, latin = 0, followers = 0;
  for (int part = 0; part < 4 && (size_t)(16 * part) < count; part++) {
    size_t left = count - (size_t)(16 * part);
    __m128i x = khop_load16(bytes + 16 * part, left);
    __m128i isHigh = _mm_cmplt_epi8(x, _mm_setzero_si128());
    // Signed compares: bytes from 80 on are negative.
    __m128i isLow = _mm_andnot_si128(isHigh, _mm_cmplt_epi8(x, _mm_set1_epi8(0x21)));
    __m128i isSpace = _mm_cmpeq_epi8(x, _mm_set1_epi8(' '));
    controls |= khop_mask16(
        _mm_or_si128(_mm_andnot_si128(isSpace, isLow), _mm_cmpeq_epi8(x, _mm_set1_epi8(0x7F))), part);
    spaces |= khop_mask16(isSpace, part);
    high |= khop_mask16(isHigh, part);
    __m128i fromC3 = _mm_sub_epi8(x, _mm_set1_epi8((char)0xC3));
    two |= khop_mask16(_mm_cmpeq_epi8(_mm_min_epu8(fromC3, _mm_set1_epi8(3)), fromC3), part);
    three |= khop_mask16(_mm_cmpeq_epi8(x, _mm_set1_epi8((char)0xE1)), part);
    latin |= khop_mask16(_mm_or_si128(_mm_cmpeq_epi8(x, _mm_set1_epi8((char)0xBA)),
                                      _mm_cmpeq_epi8(x, _mm_set1_epi8((char)0xBB))),
                         part);
    followers |= khop_mask16(
        _mm_and_si128(isHigh, _mm_cmplt_epi8(x, _mm_set1_epi8((char)0xC0))), part);
  }
  uint64_t inside = count >= 64 ? ~0ull : (1ull << count) - 1;
  if ((controls & inside) != 0) return 0;
  if ((spaces & (spaces << 1 | 1)) != 0 || (spaces >> (count - 1) & 1) != 0) return 0;
  if ((high & ~(two | three | followers)) != 0) return 0;
  if (((two | three) << 1 | three << 2) != followers) return 0;
  if (((two | three) >> (count - 1) & 1) != 0 || (count > 1 && (three >> (count - 2) & 1) != 0)) return 0;
  return (three << 1 & ~latin) == 0;
#else
  (void)bytes;
  (void)count;
  return 0;
#endif
}

/// Gives the room of a part of a file back; the part reads as zeros. Linux alone exports this by a call that Swift does
/// not see. Returns 0, or -1 where the file system cannot.
int khop_punch_hole(int descriptor, int64_t offset, int64_t count);

/// Begins bringing a part of a file to the disk and does not wait for it; by such a call too. Returns 0, or -1 where the
/// file system cannot.
int khop_begin_sync(int descriptor, int64_t offset, int64_t count);
