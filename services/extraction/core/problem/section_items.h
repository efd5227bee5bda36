// The numbered items of all sections of one role, whatever their numbering.
//
//   三、存在问题 / 1.经费不足。… / 2.师资短缺。…   → two items
//   三、存在问题。一是…。二是…。                     → two items
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_PROBLEM_SECTION_ITEMS_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_PROBLEM_SECTION_ITEMS_H_

#include <string_view>
#include <vector>

#include "services/extraction/core/shared/report_text.h"

namespace dudao::extraction {

struct SectionItem {
  Range range;            // from the marker to the end of its last sentence
  bool numbered = false;  // by a number of its own or by 一是
};

// In text order. The heading line of the section itself and paragraphs that only lead to a list
// (…如下：) are no items; where nothing is numbered each paragraph is one.
std::vector<SectionItem> ItemsOfRole(const ReportText& report, std::string_view role);

// First of `markers` at or after `at`, as an index.
size_t FirstMarker(const std::vector<Range>& markers, uint32_t at);

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_PROBLEM_SECTION_ITEMS_H_
