#include "services/ingest/core/html/html_reader.h"

#include <utility>

#include "services/ingest/core/document_builder.h"
#include "services/ingest/core/html/charset.h"
#include "services/ingest/core/html/page_writer.h"
#include "services/ingest/core/html/tree.h"

namespace dudao::ingest {

absl::StatusOr<v1::Document> ReadHtml(std::string_view bytes, const Limits& limits) {
  auto decoded = html::DecodePage(bytes);
  if (!decoded.ok()) return decoded.status();
  std::string page = std::move(decoded->utf8);
  if (page.starts_with("\xEF\xBB\xBF")) page.erase(0, 3);
  auto tree = html::Tree::Parse(std::move(page), limits);
  if (!tree.ok()) return tree.status();
  DocumentBuilder out(limits.max_text_bytes);
  if (absl::Status s = html::WritePage(*tree->root(), limits, &out); !s.ok()) return s;
  auto document = std::move(out).Finish();
  if (!document.ok()) return document;
  document->set_charset(std::move(decoded->charset));
  document->set_charset_decided_by(std::move(decoded->decided_by));
  return document;
}

}  // namespace dudao::ingest
