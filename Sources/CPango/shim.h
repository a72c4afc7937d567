// Pango lays out text, Cairo draws it into a PDF: no browser is needed on an office PC.
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
