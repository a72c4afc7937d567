// Excel workbooks are written by libxlsxwriter, into a file that is in memory only.
#include <sys/syscall.h>
#include <unistd.h>
#include <xlsxwriter.h>

// Opens a file without a place on disk, as memfd_create(2) does; -1 and errno when there is none.
static inline int khop_memory_file(void) {
  return (int)syscall(SYS_memfd_create, "khop-workbook", 1u /* MFD_CLOEXEC */);
}
