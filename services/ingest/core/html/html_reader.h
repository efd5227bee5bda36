// Web pages: saved whole, as fragments, or pasted from Word. All that a browser shows becomes text,
// the page's own furniture included, line by line: what of it is the report is for segmentation.
//
//   ReadHtml("<h1>自评报告</h1><p>小学<span>1</span><span>2</span>所</p>", {})
//       // 自评报告⏎小学12所⏎, the first with outline level 1
#ifndef DUDAO_SERVICES_INGEST_CORE_HTML_HTML_READER_H_
#define DUDAO_SERVICES_INGEST_CORE_HTML_HTML_READER_H_

#include <string_view>

#include "absl/status/statusor.h"
#include "dudao/v1/document.pb.h"
#include "services/ingest/core/limits.h"

namespace dudao::ingest {

// With charset and what decided it. Refusals: unknown_encoding, too_deep, text_too_large,
// parser_memory.
absl::StatusOr<v1::Document> ReadHtml(std::string_view bytes, const Limits& limits);

}  // namespace dudao::ingest

#endif  // DUDAO_SERVICES_INGEST_CORE_HTML_HTML_READER_H_
