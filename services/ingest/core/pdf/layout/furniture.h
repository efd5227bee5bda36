// What a paged file repeats around its text: running heads, page numbers, watermarks. Off, before
// anything is read.
//
//   DropWatermarks(pages);                      // large words at one place of every sheet
//   DropFurniture(lines);                       // `- 3 -`, `第3页 共10页`, a head on each page
//   IsPageNumber(U"— 3 —")                      // true; a bare 3 counts only in sequence
#ifndef DUDAO_SERVICES_INGEST_CORE_PDF_LAYOUT_FURNITURE_H_
#define DUDAO_SERVICES_INGEST_CORE_PDF_LAYOUT_FURNITURE_H_

#include <string_view>
#include <vector>

#include "services/ingest/core/pdf/layout/boxes.h"
#include "services/ingest/core/pdf/layout/lines.h"

namespace dudao::ingest::pdf {

struct PageLines {
  double width = 0, height = 0;
  std::vector<Line> lines;
};

// A line that can only be a page number, wherever it stands: `- 3 -`, `第3页`, `第 3 页 共 10 页`,
// `3/10`, `Page 3 of 10`.
bool IsPageNumber(std::u32string_view line);

// Words at least 2.2 times as large as most of the page's, at one place on most pages of two or
// more. Upright pages.
void DropWatermarks(std::vector<PageBoxes>& pages);

// Lines near the upper or lower edge: those that repeat at one height on many pages (figures
// aside), and page numbers. A bare number is one when it counts the pages.
void DropFurniture(std::vector<PageLines>& pages);

}  // namespace dudao::ingest::pdf

#endif  // DUDAO_SERVICES_INGEST_CORE_PDF_LAYOUT_FURNITURE_H_
