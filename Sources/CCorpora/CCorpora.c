#include "CCorpora.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char card_object_codes[] = {
#embed "../../corpora/card_object_codes.csv"
};
static const unsigned char compound_surnames[] = {
#embed "../../corpora/compound_surnames.csv"
};
static const unsigned char given_names[] = {
#embed "../../corpora/given_names.csv"
};
static const unsigned char given_names_by_decade[] = {
#embed "../../corpora/given_names_by_decade.csv"
};
static const unsigned char legacy_encodings[] = {
#embed "../../corpora/legacy_encodings.csv"
};
static const unsigned char lunar_months[] = {
#embed "../../corpora/lunar_months.csv"
};
static const unsigned char middle_names[] = {
#embed "../../corpora/middle_names.csv"
};
static const unsigned char minority_surnames[] = {
#embed "../../corpora/minority_surnames.csv"
};
static const unsigned char nghe_an_merger_2025[] = {
#embed "../../corpora/nghe_an_merger_2025.csv"
};
static const unsigned char nghe_an_units[] = {
#embed "../../corpora/nghe_an_units.csv"
};
static const unsigned char provinces[] = {
#embed "../../corpora/provinces.csv"
};
static const unsigned char rhymes[] = {
#embed "../../corpora/rhymes.csv"
};
static const unsigned char surnames[] = {
#embed "../../corpora/surnames.csv"
};
static const unsigned char surnames_nghe_an[] = {
#embed "../../corpora/surnames_nghe_an.csv"
};
static const unsigned char syllables[] = {
#embed "../../corpora/syllables.csv"
};

#define CORPUS(file) {#file, file, sizeof(file)}

static const khop_corpus corpora[] = {
    CORPUS(card_object_codes),
    CORPUS(compound_surnames),
    CORPUS(given_names),
    CORPUS(given_names_by_decade),
    CORPUS(legacy_encodings),
    CORPUS(lunar_months),
    CORPUS(middle_names),
    CORPUS(minority_surnames),
    CORPUS(nghe_an_merger_2025),
    CORPUS(nghe_an_units),
    CORPUS(provinces),
    CORPUS(rhymes),
    CORPUS(surnames),
    CORPUS(surnames_nghe_an),
    CORPUS(syllables),
};

khop_corpus khop_corpus_at(size_t index) { return corpora[index]; }
size_t khop_corpus_count(void) { return sizeof(corpora) / sizeof(corpora[0]); }
