#pragma once
// Byte scanning with SSE2 where the machine has it and plain C elsewhere: structural masks of CSV and prefetching.
#include <stdint.h>

static inline void khop_prefetch(const void *address) { __builtin_prefetch(address, 0, 3); }
