#if defined(__linux__)
#define _GNU_SOURCE
#include <fcntl.h>
#endif
#include "CScan.h"

int khop_punch_hole(int descriptor, int64_t offset, int64_t count) {
#if defined(__linux__)
  return fallocate(descriptor, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, offset, count);
#else
  (void)descriptor;
  (void)offset;
  (void)count;
  return -1;
#endif
}

int khop_begin_sync(int descriptor, int64_t offset, int64_t count) {
#if defined(__linux__)
  return sync_file_range(descriptor, offset, count, SYNC_FILE_RANGE_WRITE);
#else
  (void)descriptor;
  (void)offset;
  (void)count;
  return -1;
#endif
}
