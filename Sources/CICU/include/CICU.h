#pragma once
// The only door to ICU. ICU's functions carry their version in their symbol names; these wrappers give Swift names that
// stay the same with every ICU.
#include <unicode/unorm2.h>

static inline const UNormalizer2 *khop_icu_nfc(UErrorCode *status) {
  return unorm2_getNFCInstance(status);
}
