// Letters as a reader sees them where a PDF names a look-alike: fonts map 一 to the radical ⼀, 长
// to ⻓, a bullet to a code of their own. Part of decoding, like a charset.
//
//   PlainLetter(U'⼀')   // U'一'
#ifndef DUDAO_SERVICES_INGEST_CORE_PDF_LAYOUT_PLAIN_LETTERS_H_
#define DUDAO_SERVICES_INGEST_CORE_PDF_LAYOUT_PLAIN_LETTERS_H_

namespace dudao::ingest::pdf {

// Kangxi radicals, radicals supplement and compatibility ideographs to the ideograph, symbol fonts'
// bullets (U+F0xx) to U+2022, line and page ends to a space, what is no character to U+FFFD; others
// as they are.
char32_t PlainLetter(char32_t c);

// Whether a code says nothing: private use, unassigned by any text, a control or U+FFFD. Many of
// them mean that the file does not say which letters its glyphs are.
bool IsUnmapped(char32_t c);

}  // namespace dudao::ingest::pdf

#endif  // DUDAO_SERVICES_INGEST_CORE_PDF_LAYOUT_PLAIN_LETTERS_H_
