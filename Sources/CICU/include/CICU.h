#pragma once
// The only door to ICU. ICU's functions carry their version in their symbol names; these wrappers give Swift names that
// stay the same with every ICU. Lengths are in UTF-16 units; a negative result is a failure, never a length.
#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/unorm2.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>
#include <unicode/uscript.h>

/// The normalisation forms that Swift asks for, by number.
enum khop_icu_form { khop_icu_form_nfc = 0, khop_icu_form_nfd = 1, khop_icu_form_nfkc = 2 };

static inline const UNormalizer2 *khop_icu_normalizer(int form) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *found = form == khop_icu_form_nfc   ? unorm2_getNFCInstance(&status)
                              : form == khop_icu_form_nfd ? unorm2_getNFDInstance(&status)
                                                          : unorm2_getNFKCInstance(&status);
  return U_SUCCESS(status) ? found : 0;
}

/// Writes the normalised text and returns its length; when `capacity` is too small, the length that is needed.
static inline int32_t khop_icu_normalize(int form, const uint16_t *text, int32_t length, uint16_t *result,
                                         int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *normalizer = khop_icu_normalizer(form);
  if (!normalizer) return -1;
  int32_t needed =
      unorm2_normalize(normalizer, (const UChar *)text, length, (UChar *)result, capacity, &status);
  return U_SUCCESS(status) || status == U_BUFFER_OVERFLOW_ERROR ? needed : -1;
}

static inline uint32_t khop_icu_lower(uint32_t scalar) { return (uint32_t)u_tolower((UChar32)scalar); }
static inline uint32_t khop_icu_upper(uint32_t scalar) { return (uint32_t)u_toupper((UChar32)scalar); }
static inline int32_t khop_icu_digit(uint32_t scalar) { return u_charDigitValue((UChar32)scalar); }
static inline int khop_icu_is_letter(uint32_t scalar) { return u_isalpha((UChar32)scalar); }
static inline int khop_icu_is_space(uint32_t scalar) { return u_isUWhiteSpace((UChar32)scalar); }

/// The general category as one bit, to be compared with `U_MASK(...)`.
static inline uint32_t khop_icu_category(uint32_t scalar) { return U_GET_GC_MASK((UChar32)scalar); }
static inline int khop_icu_is_mark(uint32_t scalar) { return (khop_icu_category(scalar) & U_GC_M_MASK) != 0; }

/// Whether a character shows nothing: format and control characters and those that ICU lets a renderer ignore.
static inline int khop_icu_is_invisible(uint32_t scalar) {
  return (khop_icu_category(scalar) & (U_GC_CF_MASK | U_GC_CC_MASK)) != 0 ||
         u_hasBinaryProperty((UChar32)scalar, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

static inline int khop_icu_is_latin(uint32_t scalar) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript((UChar32)scalar, &status) == USCRIPT_LATIN && U_SUCCESS(status);
}

/// Opens a transliterator by its compound name, or returns null.
static inline UTransliterator *khop_icu_transliterator(const uint16_t *name, int32_t length) {
  UErrorCode status = U_ZERO_ERROR;
  UTransliterator *opened =
      utrans_openU((const UChar *)name, length, UTRANS_FORWARD, 0, 0, 0, &status);
  return U_SUCCESS(status) ? opened : 0;
}

/// Transliterates in place and returns the new length, or -1.
static inline int32_t khop_icu_transliterate(const UTransliterator *transliterator, uint16_t *text,
                                             int32_t length, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t limit = length;
  utrans_transUChars(transliterator, (UChar *)text, &length, capacity, 0, &limit, &status);
  return U_SUCCESS(status) ? length : -1;
}

static inline void khop_icu_close_transliterator(UTransliterator *transliterator) {
  utrans_close(transliterator);
}

static inline USpoofChecker *khop_icu_spoof_checker(void) {
  UErrorCode status = U_ZERO_ERROR;
  USpoofChecker *opened = uspoof_open(&status);
  return U_SUCCESS(status) ? opened : 0;
}

static inline void khop_icu_close_spoof_checker(USpoofChecker *checker) { uspoof_close(checker); }

/// Non-zero when two strings look alike.
static inline int32_t khop_icu_confusable(const USpoofChecker *checker, const uint16_t *left,
                                          int32_t leftLength, const uint16_t *right, int32_t rightLength) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t result = uspoof_areConfusable(checker, (const UChar *)left, leftLength, (const UChar *)right,
                                        rightLength, &status);
  return U_SUCCESS(status) ? result : 0;
}

static inline UCollator *khop_icu_collator(const char *locale) {
  UErrorCode status = U_ZERO_ERROR;
  UCollator *opened = ucol_open(locale, &status);
  return U_SUCCESS(status) ? opened : 0;
}

static inline void khop_icu_close_collator(UCollator *collator) { ucol_close(collator); }

/// Writes the sort key with its closing zero and returns its length; when `capacity` is too small, the length needed.
static inline int32_t khop_icu_sort_key(const UCollator *collator, const uint16_t *text, int32_t length,
                                        uint8_t *key, int32_t capacity) {
  return ucol_getSortKey(collator, (const UChar *)text, length, key, capacity);
}
