#include "cli/papers/model/paper_context.h"

#include "cli/display/restricted.h"
#include "cli/papers/model/structure.h"
#include "common/text/utf.h"

namespace dudao::cli {
namespace {

constexpr size_t kEvidence = 120;  // code points of a quotation

std::u32string SourceOf(const v1::Review& review, std::string_view source, bool open) {
  auto text = text::ToUtf32(source);
  if (!text) return {};
  if (!open) MaskText(review, &*text);
  return *std::move(text);
}

}  // namespace

PaperContext::PaperContext(const PaperMaker& maker, const v1::Review& review,
                           std::string_view source, const PaperOptions& options)
    : maker(maker),
      review(review),
      options(options),
      text(SourceOf(review, source, options.include_restricted)),
      paragraphs(text, review),
      quoter(text, paragraphs),
      structure_(StructureOf(review)),
      locator_(structure_),
      secrets_(options.include_restricted ? std::vector<std::string>()
                                          : RestrictedWords(review, source)) {}

std::string PaperContext::Masked(std::string words) const {
  MaskWords(secrets_, &words);
  return words;
}

std::string PaperContext::Quoted(text::Span span, const std::string& otherwise, size_t most) const {
  return text.empty() ? Masked(otherwise) : quoter.Words(span, most);
}

EvidenceRow PaperContext::Evidence(const v1::Evidence& evidence) {
  const text::Span span = text::FromProto(evidence.span());
  return {span, PlaceOf(span), Quoted(span, evidence.text(), kEvidence), evidence.rung()};
}

}  // namespace dudao::cli
