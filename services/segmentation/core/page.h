// Which lines are the report and which the page it came in: told by place and words.
//
//   Page page = ReadPage(text, lines, wrapping, lexicon);
//   page.chrome[7];                    // line 7 is furniture
//   page.title_begin, page.title_end   // lines of the title
#ifndef DUDAO_SERVICES_SEGMENTATION_CORE_PAGE_H_
#define DUDAO_SERVICES_SEGMENTATION_CORE_PAGE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/segmentation/core/lexicon.h"
#include "services/segmentation/core/lines.h"

namespace dudao::segmentation {

// What the page's information table says; empty where it says nothing.
struct PageTable {
  std::u32string issuer, index_no, doc_no;
  std::string publish_date;  // ISO 8601
};

struct Page {
  std::vector<char> chrome;  // by line
  // Lines of the title; equal when there is none.
  uint32_t title_begin = 0, title_end = 0;
  // Lines of the body: from the title to the last line of the report.
  uint32_t begin = 0, end = 0;
  // First line after the title that is running text, an addressee or the first section.
  uint32_t prose = 0;
  // Line of the sign-off date below the report; no value when there is none.
  std::optional<uint32_t> signoff;
  PageTable table;
};

Page ReadPage(View text, const std::vector<Line>& lines, const Wrapping& wrapping,
              const Lexicon& lexicon);

// Whether `line` says to whom the report goes: 省政府教育督导室:
bool IsAddressee(View squeezed, const Lexicon& lexicon);
// Whether `line` is a body's name alone: ***区人民政府, 云岭县人民政府（盖章）.
bool IsOrganLine(View squeezed, const Lexicon& lexicon);

}  // namespace dudao::segmentation

#endif  // DUDAO_SERVICES_SEGMENTATION_CORE_PAGE_H_
