// Digests of files: the one thing taken from the system's libcrypto.
#include <openssl/evp.h>
