#include <algorithm>
#include <map>

#include "common/text/reading_text.h"
#include "common/text/utf.h"
#include "services/scoring/core/finding/finders.h"
#include "services/scoring/core/report/level.h"

namespace dudao::scoring {
namespace {

constexpr size_t kMostQuoted = 24;
using Spans = std::vector<text::Span>;

bool IsSelfReport(const FindingContext& c) { return c.frame.doc_kind() == "self_report"; }

// Where what is absent is said to be absent: the sentence 现将……报告如下, else the title.
Spans LeadSentence(const FindingContext& c) {
  const ReportView& r = c.report;
  const text::ListMask lead = c.book.findings.Mask("lead"), act = c.book.findings.Mask("lead_act");
  for (const Sentence& s : r.sentences()) {
    if ((s.lists & lead) != 0 && (s.lists & act) != 0) return {r.Home(s.range)};
  }
  if (!r.paragraphs().empty()) return {r.Home(r.paragraphs().front().range)};
  return {};
}

// The title, and the lines above it that name the kind of document (a site's …汇报范文).
Spans TitleSpans(const FindingContext& c) {
  Spans out;
  const ReportView& r = c.report;
  const uint32_t body = c.frame.has_body() ? c.frame.body().begin() : 0;
  if (!r.paragraphs().empty()) out.push_back(r.Home(r.paragraphs().front().range));
  for (const v1::Span& chrome : r.segmentation().chrome()) {
    if (chrome.end() > body) break;
    const std::u32string_view words = r.source().Slice(text::FromProto(chrome));
    if (HasAny(words, c.book.findings.List("doc_kind"))) out.push_back(text::FromProto(chrome));
  }
  return out;
}

std::string Shortened(std::u32string_view words) {
  if (words.size() <= kMostQuoted) return text::ToUtf8(words);
  return text::ToUtf8(words.substr(0, kMostQuoted)) + "……";
}

std::string Squeezed(const std::string& utf8) {
  std::u32string out;
  for (const char32_t c : text::ToUtf32(utf8).value_or(U"")) {
    const char32_t f = text::Fold(c);
    if (f != 0 && !text::IsSpace(f) && f != U'\n') out.push_back(f);
  }
  return text::ToUtf8(out);
}

// One of the parts every self-assessment has, by the notice.
struct Part {
  std::string_view role;
  std::string_view words;  // list of heading words that show it
  std::string_view name;
};
constexpr Part kParts[] = {{"rectification", "part_rectification", "上一轮评价发现问题的整改情况"},
                           {"problems", "part_problems", "存在的问题"},
                           {"plans", "part_plans", "改进措施或下一步打算"}};

bool HasPart(const FindingContext& c, const Part& part) {
  const auto& headings = c.report.segmentation().headings();
  const auto& words = c.book.findings.List(part.words);
  const auto& paragraphs = c.report.paragraphs();
  const bool marked = std::any_of(headings.begin(), headings.end(),
                                  [&](const auto& h) { return h.role() == part.role; }) ||
                      std::any_of(paragraphs.begin(), paragraphs.end(),
                                  [&](const Paragraph& p) { return p.role == part.role; });
  return marked || std::any_of(headings.begin(), headings.end(), [&](const v1::Heading& h) {
           return HasAny(text::ToUtf32(h.text()).value_or(U""), words);
         });
}

}  // namespace

// 《全区教育工作情况汇报》 in place of a self-assessment.
Found WrongDocKind(const FindingContext& c) {
  if (IsSelfReport(c)) return {};
  const std::string title = c.frame.has_title() ? Squeezed(c.frame.title()) : "无标题";
  return {{"", {title, std::string(DocKindWord(c.frame.doc_kind()))}, TitleSpans(c)}};
}

// The text ends under 「五、推进职业教育发展」 with nothing said.
Found TextCutOff(const FindingContext& c) {
  if (!c.frame.cut_off() || c.report.paragraphs().empty()) return {};
  const Range last = c.report.paragraphs().back().range;
  return {{"", {Shortened(c.report.View(last))}, {c.report.Home(last)}}};
}

Found NoAddressee(const FindingContext& c) {
  if (!IsSelfReport(c) || c.frame.has_addressee()) return {};
  return {{"", {}, {}}};
}

Found NoSignoffDate(const FindingContext& c) {
  if (!IsSelfReport(c) || c.frame.has_signoff_date() || c.frame.cut_off()) return {};
  return {{"", {}, {}}};
}

// 发布机构 青禾区教育局
Found IssuerNotGovernment(const FindingContext& c) {
  if (!IsSelfReport(c) || !c.frame.has_issuer()) return {};
  const std::u32string issuer = text::ToUtf32(c.frame.issuer()).value_or(U"");
  if (HasAny(issuer, c.book.findings.List("government"))) return {};
  if (!HasAny(issuer, c.book.findings.List("bureau"))) return {};
  return {{"", {c.frame.issuer()}, {}}};
}

Found FrameworkLevelMismatch(const FindingContext& c) {
  if (!IsSelfReport(c)) return {};
  const std::string fit(LevelWord(c.framework.level));
  if (!c.frame.has_level()) {
    if (c.framework_named) return {};
    return {{"unknown", {c.framework.title, fit}, {}}};
  }
  if (c.frame.level() == c.framework.level) return {};
  return {{"", {std::string(LevelWord(c.frame.level())), c.framework.title, fit}, {}}};
}

Found PartMissing(const FindingContext& c) {
  // Of a text cut off nobody knows what was to come.
  if (c.frame.cut_off()) return {};
  std::string missing;
  for (const Part& part : kParts) {
    if (HasPart(c, part)) continue;
    if (!missing.empty()) missing += "、";
    missing += part.name;
  }
  if (missing.empty()) return {};
  return {{"", {missing}, LeadSentence(c)}};
}

Found IndicatorNotAddressed(const FindingContext& c) {
  Found out;
  const Spans lead = c.rows.empty() ? Spans() : LeadSentence(c);
  for (int i = 0; i < c.rows.size(); ++i) {
    const v1::IndicatorScore& row = c.rows[i];
    if (row.status() != "no_evidence") continue;
    const auto it = std::find_if(c.framework.indicators.begin(), c.framework.indicators.end(),
                                 [&](const Indicator& ind) { return ind.id == row.id(); });
    if (it != c.framework.indicators.end() && it->may_be_absent) continue;
    out.push_back({"", {row.id(), row.name()}, lead, row.id()});
  }
  return out;
}

// XX市人民政府, X月底: one finding for all places of the same blank.
Found PlaceholderLeft(const FindingContext& c) {
  std::map<std::string, size_t> by_text;
  Found out;
  for (const v1::Placeholder& p : c.report.extraction().placeholders()) {
    const std::string words = Squeezed(p.text());
    const auto [it, fresh] = by_text.emplace(words, out.size());
    if (fresh) out.push_back({"", {words, ""}, {}});
    out[it->second].spans.push_back(text::FromProto(p.span()));
  }
  for (Raised& r : out) r.arguments[1] = std::to_string(r.spans.size());
  return out;
}

}  // namespace dudao::scoring
