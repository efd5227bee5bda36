// Where the report ends: at its sign-off, or where the page, a glossary, notes or attachments go
// on.
#ifndef DUDAO_SERVICES_SEGMENTATION_CORE_PAGE_END_H_
#define DUDAO_SERVICES_SEGMENTATION_CORE_PAGE_END_H_

#include "services/segmentation/core/page.h"
#include "services/segmentation/core/page_lines.h"

namespace dudao::segmentation {

// Sets `end` and `signoff` of `page`, whose head is read, and marks all lines from `end` on.
void FindReportEnd(const PageLines& lines, Page* page);

}  // namespace dudao::segmentation

#endif  // DUDAO_SERVICES_SEGMENTATION_CORE_PAGE_END_H_
