#include "services/scoring/core/finding/finding.h"

#define XXH_INLINE_ALL
#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <set>

#include "common/text/fill_template.h"
#include "common/text/reading_text.h"
#include "common/text/utf.h"
#include "services/scoring/core/report/location.h"

namespace dudao::scoring {
namespace {

// The quoted words as they survive another format: no spaces, no line ends, half-width.
std::string Normalised(std::u32string_view words) {
  std::u32string out;
  for (const char32_t c : words) {
    const char32_t f = text::Fold(c);
    if (f != 0 && !text::IsSpace(f) && f != U'\n' && f != U'\r' && f != U'\t') out.push_back(f);
  }
  return text::ToUtf8(out);
}

std::string KeyOf(const FindingContext& context, std::string_view code, const Raised& raised,
                  Locator* locator) {
  std::string key(code);
  const auto add = [&](std::string_view part) { (key += '\x1f') += part; };
  add(raised.variant);
  add(raised.indicator);
  if (raised.line != nullptr) add(raised.line->id);
  for (const text::Span span : raised.spans) add(Normalised(context.report.source().Slice(span)));
  if (raised.spans.empty()) {
    for (const std::string& argument : raised.arguments) add(argument);
  } else {
    for (const std::string_view heading : locator->HeadingPath(raised.spans[0])) add(heading);
  }
  return key;
}

void SetBasis(const Line& line, v1::Basis* basis) {
  if (const std::string doc_no = line.DocNo(); !doc_no.empty()) basis->set_doc_no(doc_no);
  basis->set_clause(line.id);
  if (line.valid_from != 0) basis->set_year(std::to_string(line.valid_from));
}

void Word(std::string_view code, const Raised& raised, const Wording& wording, Locator* locator,
          v1::Finding* finding) {
  v1::Finding& out = *finding;
  out.set_code(std::string(code));
  out.set_severity(wording.severity);
  out.set_audience(wording.audience);
  out.set_message(text::FillTemplate(wording.message, raised.arguments));
  if (!wording.ask.empty()) out.set_ask(text::FillTemplate(wording.ask, raised.arguments));
  if (raised.line != nullptr) SetBasis(*raised.line, out.mutable_basis());
  out.set_location(raised.spans.empty() ? "全文" : locator->LocationOf(raised.spans[0]));
  for (const text::Span span : raised.spans) text::ToProto(span, out.add_spans());
  if (!raised.indicator.empty()) out.set_indicator(raised.indicator);
  if (raised.relation) out.set_relation(*raised.relation);
}

uint32_t Begin(const v1::Finding& f) { return f.spans_size() == 0 ? 0 : f.spans(0).begin(); }

// XXH3 of the key, 16 hex digits: an id names a finding within one report, it guards nothing. The
// same words twice in one section have one key: the later ones are seeded by their count.
std::string UniqueId(const std::string& key, std::set<uint64_t>* ids) {
  for (uint64_t n = 0;; ++n) {
    const uint64_t id = XXH3_64bits_withSeed(key.data(), key.size(), n);
    if (ids->insert(id).second) return fmt::format("{:016x}", id);
  }
}

}  // namespace

void FindAll(const FindingContext& context, google::protobuf::RepeatedPtrField<v1::Finding>* out) {
  std::set<uint64_t> ids;
  Locator locator(context.report.segmentation());
  for (const NamedFinder& finder : AllFinders()) {
    for (const Raised& raised : finder.find(context)) {
      const Wording* wording = context.book.findings.Find(finder.code, raised.variant);
      // A code whose row was taken out of the table is switched off.
      if (wording == nullptr) continue;
      v1::Finding* finding = out->Add();
      Word(finder.code, raised, *wording, &locator, finding);
      finding->set_id(UniqueId(KeyOf(context, finder.code, raised, &locator), &ids));
    }
  }
  std::stable_sort(
      out->pointer_begin(), out->pointer_end(),
      [](const v1::Finding* a, const v1::Finding* b) { return Begin(*a) < Begin(*b); });
}

}  // namespace dudao::scoring
