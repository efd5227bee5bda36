#include "services/ingest/core/formats/format_parser.h"

#include <utility>

#include "services/ingest/core/doc/doc_reader.h"
#include "services/ingest/core/docx/docx_reader.h"
#include "services/ingest/core/format.h"
#include "services/ingest/core/formats/packed_files.h"
#include "services/ingest/core/html/html_reader.h"
#include "services/ingest/core/ofd/ofd_reader.h"
#include "services/ingest/core/pdf/pdf_reader.h"
#include "services/ingest/core/refusal.h"
#include "services/ingest/core/text_reader.h"

namespace dudao::ingest {
namespace {

// A page in UTF-16 shows what it is only when decoded.
absl::StatusOr<v1::Document> ReadTextOrPage(std::string_view bytes, const Limits& limits) {
  auto document = ReadText(bytes, limits);
  if (!document.ok()) return document;
  const Sniffed markup = SniffMarkup(document->text());
  if (markup.format == Format::kText) return document;
  return markup.format == Format::kHtml ? ReadHtml(bytes, limits) : RefuseFormat(markup);
}

absl::StatusOr<v1::Document> ReadAs(Sniffed sniffed, std::string_view bytes, const Limits& limits) {
  switch (sniffed.format) {
    case Format::kText:
      return ReadTextOrPage(bytes, limits);
    case Format::kHtml:
      return ReadHtml(bytes, limits);
    case Format::kPdf:
      return ReadPdf(bytes, limits);
    case Format::kDocx:
      return ReadDocx(bytes, limits);
    case Format::kOfd:
      return ReadOfd(bytes, limits);
    case Format::kDoc:
      return ReadDoc(bytes, limits);
    default:
      return RefuseFormat(sniffed);
  }
}

// What every reader leaves to be said.
absl::StatusOr<v1::Document> Finished(Sniffed sniffed, absl::StatusOr<v1::Document> document) {
  if (!document.ok()) return document;
  if (IsBlank(document->text())) return Refuse("no_text");
  if (document->media_type().empty()) {
    document->set_media_type(std::string(MediaType(sniffed.format)));
  }
  if (document->charset().empty()) {
    document->set_charset("UTF-8");
    document->set_charset_decided_by("format");
  }
  return document;
}

// What a file among others is, if it may be the report: text is told by reading it.
absl::StatusOr<Sniffed> FormatOfReport(const absl::StatusOr<std::string>& bytes,
                                       const Limits& limits) {
  if (!bytes.ok()) return bytes.status();
  const auto sniffed = SniffFile(*bytes, limits);
  if (!sniffed.ok()) return sniffed;
  if (sniffed->format == Format::kText) {
    if (auto text = ReadText(*bytes, limits); !text.ok()) return text.status();
  }
  return IsReadable(sniffed->format) ? sniffed : Refuse("empty_archive");
}

// Pictures and tables that lie beside a report are passed over; two reports are not.
absl::StatusOr<v1::Document> ReadOnlyReport(PackedFiles& files, const Limits& limits) {
  absl::Status refusal = Refuse("empty_archive");
  std::string report;
  Sniffed format;
  size_t reports = 0;
  const size_t count = files.names().size();
  for (uint32_t i = 0; i < count; ++i) {
    auto bytes = files.Read(i);
    const auto found = FormatOfReport(bytes, limits);
    if (!found.ok()) {
      refusal = found.status();
    } else if (++reports == 1) {
      report = *std::move(bytes);
      format = *found;
    }
  }
  if (reports == 0) return refusal;
  if (reports > 1) return Refuse("many_documents", {std::to_string(reports)});
  return Finished(format, ReadAs(format, report, limits));
}

}  // namespace

absl::StatusOr<v1::Document> FormatParser::Parse(std::string_view bytes,
                                                 const Limits& limits) const {
  Sniffed sniffed = Sniff(bytes);
  if (sniffed.format == Format::kZip) {
    auto files = PackedFiles::Open(bytes, limits);
    if (!files.ok()) return files.status();
    sniffed = files->format();
    if (sniffed.format == Format::kZip) return ReadOnlyReport(*files, limits);
  }
  return Finished(sniffed, ReadAs(sniffed, bytes, limits));
}

absl::StatusOr<std::vector<std::string>> FormatParser::ListFiles(std::string_view bytes,
                                                                 const Limits& limits) const {
  auto files = PackedFiles::Open(bytes, limits);
  if (!files.ok()) return files.status();
  return files->names();
}

absl::StatusOr<std::string> FormatParser::ReadFile(std::string_view bytes, uint32_t index,
                                                   const Limits& limits) const {
  auto files = PackedFiles::Open(bytes, limits);
  if (!files.ok()) return files.status();
  return files->Read(index);
}

}  // namespace dudao::ingest
