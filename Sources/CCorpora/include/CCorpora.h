#pragma once
// The files of corpora/ as bytes inside the binary, so that one file copied to an office PC works.
#include <stddef.h>

typedef struct {
  const char *name;
  const unsigned char *bytes;
  size_t count;
} khop_corpus;

khop_corpus khop_corpus_at(size_t index);
size_t khop_corpus_count(void);
