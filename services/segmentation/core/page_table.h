// The information table of a government page (索引号, 发布机构, 发布日期 …): its rows are
// furniture, their values fill the frame.
#ifndef DUDAO_SERVICES_SEGMENTATION_CORE_PAGE_TABLE_H_
#define DUDAO_SERVICES_SEGMENTATION_CORE_PAGE_TABLE_H_

#include <cstdint>
#include <vector>

#include "services/segmentation/core/lexicon.h"
#include "services/segmentation/core/lines.h"

namespace dudao::segmentation {

struct Page;

// Reads the rows among lines [begin, end): marks them as furniture and keeps the first value of
// each field. A row may hold several labels; a label may stand on a line of its own above its
// value.
void ReadTable(View text, const std::vector<Line>& lines, uint32_t begin, uint32_t end,
               const Lexicon& lexicon, Page* page);

// A date that opens a line between title and prose counts as the publication date when the table
// gives none. The line is the page's when the date is written in digits alone, or a label follows
// it (2021年12月3日 来源:县教育局); （2021年10月15日） is the report's own.
void ReadStandingDate(View text, const std::vector<Line>& lines, uint32_t begin, uint32_t end,
                      const Lexicon& lexicon, Page* page);

}  // namespace dudao::segmentation

#endif  // DUDAO_SERVICES_SEGMENTATION_CORE_PAGE_TABLE_H_
