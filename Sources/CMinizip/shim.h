// ZIP archives are read by minizip, entry by entry.
#include <unzip.h>
