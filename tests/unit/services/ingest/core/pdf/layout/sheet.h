// Pages for tests, set like type: each call puts words at a place and reports nothing back.
//
//   Sheet sheet;
//   sheet.Put(90, 100, U"全县有学校", 12);   // left edge, baseline's upper edge, words, size
#ifndef DUDAO_TESTS_UNIT_SERVICES_INGEST_CORE_PDF_LAYOUT_SHEET_H_
#define DUDAO_TESTS_UNIT_SERVICES_INGEST_CORE_PDF_LAYOUT_SHEET_H_

#include <string>
#include <utility>

#include "services/ingest/core/pdf/layout/boxes.h"

namespace dudao::ingest::pdf {

struct Sheet {
  PageBoxes page{595, 842, {}};

  // Latin letters are half as wide as others.
  static double Width(const std::u32string& words, double size) {
    double width = 0;
    for (const char32_t c : words) width += c < 0x80 ? size / 2 : size;
    return width;
  }

  Sheet& Put(double left, double top, const std::u32string& words, double size = 12) {
    page.boxes.push_back(
        {{left, top, left + Width(words, size), top + size}, size, 0, words, false});
    return *this;
  }

  Sheet& PutSpaced(double left, double top, const std::u32string& words, double size = 12) {
    Put(left, top, words, size);
    page.boxes.back().space_after = true;
    return *this;
  }
};

}  // namespace dudao::ingest::pdf

#endif  // DUDAO_TESTS_UNIT_SERVICES_INGEST_CORE_PDF_LAYOUT_SHEET_H_
