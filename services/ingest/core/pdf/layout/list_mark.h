// Whether words begin like a numbered line: enough for the layout to tell a list from a table and a
// note from a line; what the number is, segmentation reads.
//
//   BeginsWithListMark(U"（一）基本情况")   // true
#ifndef DUDAO_SERVICES_INGEST_CORE_PDF_LAYOUT_LIST_MARK_H_
#define DUDAO_SERVICES_INGEST_CORE_PDF_LAYOUT_LIST_MARK_H_

#include <string_view>

namespace dudao::ingest::pdf {

// 一、 （一） (1) 1. 1． 1、 1) ① 第一章 • and the like; not 1.5 or 2023年.
bool BeginsWithListMark(std::u32string_view words);

// ① [1] 〔1〕 ※ 注： or a bare small number before words, as notes at the foot of a page begin.
bool BeginsWithNoteMark(std::u32string_view words);

}  // namespace dudao::ingest::pdf

#endif  // DUDAO_SERVICES_INGEST_CORE_PDF_LAYOUT_LIST_MARK_H_
