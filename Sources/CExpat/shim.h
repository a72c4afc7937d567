// XML is read by expat, as a stream of events.
#include <expat.h>
