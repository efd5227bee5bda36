#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "cli/papers/model/paper_context.h"
#include "common/text/fill_template.h"

namespace dudao::cli {
namespace {

constexpr size_t kQuoted = 200;  // code points
constexpr size_t kPlaces = 3;    // of one thing that stands in many places

size_t SeverityRank(std::string_view severity) {
  static constexpr std::string_view kOrder[] = {"error", "warning", "info"};
  return static_cast<size_t>(std::find(std::begin(kOrder), std::end(kOrder), severity) -
                             std::begin(kOrder));
}

// The indicator a finding bears on: its own, or the one that names it among its findings.
const v1::IndicatorScore* NamedBy(const v1::Review& review, int finding) {
  for (const v1::IndicatorScore& indicator : review.score().indicators()) {
    const auto& named = indicator.findings();
    if (std::find(named.begin(), named.end(), static_cast<uint32_t>(finding)) != named.end()) {
      return &indicator;
    }
  }
  return nullptr;
}

// Whether an indicator is decided by a figure that the finding is about.
bool Uses(const v1::Review& review, const v1::IndicatorScore& indicator,
          const v1::Finding& finding) {
  const auto same = [&](const v1::Evidence& e) {
    if (!e.has_quantity() || e.quantity() >= static_cast<uint32_t>(review.quantities_size())) {
      return false;
    }
    const text::Span figure =
        text::FromProto(review.quantities(static_cast<int>(e.quantity())).span());
    return std::any_of(finding.spans().begin(), finding.spans().end(),
                       [&](const v1::Span& s) { return text::FromProto(s) == figure; });
  };
  return std::any_of(indicator.evidence().begin(), indicator.evidence().end(), same);
}

// The first indicator decided by one of the finding's figures. Standing in the same sentence is not
// enough to name who answers.
std::string DecidedBy(const v1::Review& review, const v1::Finding& finding) {
  for (const v1::IndicatorScore& indicator : review.score().indicators()) {
    if (Uses(review, indicator, finding)) return indicator.id();
  }
  return "";
}

std::string BasisWords(const PaperContext& c, const v1::Basis& basis) {
  std::string out = basis.doc_no();
  if (!basis.clause().empty()) out += (out.empty() ? "" : " ") + basis.clause();
  if (!basis.year().empty()) {
    out += text::FillTemplate(c.Word("paper", "of_year"), {basis.year()});
  }
  return out;
}

// Who answers and what to add, from the framework.
void AddFacts(const PaperContext& c, const std::string& indicator, FindingRow* row) {
  const IndicatorFacts* facts = c.FactsOf(indicator);
  if (facts == nullptr) return;
  row->responsible = facts->responsible;
  row->evidence = fmt::format("{}", fmt::join(facts->evidence, "；"));
}

void AddWords(PaperContext& c, const v1::Finding& finding, bool quoted, FindingRow* row) {
  row->message = c.Masked(finding.message());
  row->ask = c.Masked(finding.ask());
  row->basis = BasisWords(c, finding.basis());
  if (row->relation)
    row->arithmetic = c.review.relations(static_cast<int>(*row->relation)).explanation();
  row->arithmetic = c.Masked(std::move(row->arithmetic));
  if (!quoted) return;
  std::vector<text::Span> places = row->spans;
  if (!row->relation && places.size() > kPlaces) places.resize(kPlaces);
  row->quote = c.quoter.Sentences(places, kQuoted);
}

FindingRow Row(PaperContext& c, int index) {
  const v1::Finding& finding = c.review.findings(index);
  const CodeFacts code = c.maker.OfCode(finding.code());
  FindingRow row;
  row.id = finding.id();
  row.code = finding.code();
  row.severity = finding.severity();
  row.audience = finding.audience();
  row.name = code.name;
  row.severity_word = c.Word("severity", finding.severity());
  row.restricted = finding.audience() == "restricted" && !c.options.include_restricted;
  row.unanswered = code.unanswered;
  row.location = c.Masked(finding.location());
  for (const v1::Span& span : finding.spans()) row.spans.push_back(text::FromProto(span));
  if (finding.has_relation() &&
      finding.relation() < static_cast<uint32_t>(c.review.relations_size())) {
    row.relation = finding.relation();
  }
  if (row.restricted) {
    row.message = c.Word("restricted", "message");
    return row;
  }
  row.indicator = finding.indicator();
  if (const auto* named = NamedBy(c.review, index); row.indicator.empty() && named != nullptr) {
    row.indicator = named->id();
  }
  const std::string near = row.indicator.empty() ? DecidedBy(c.review, finding) : row.indicator;
  AddFacts(c, near, &row);
  AddWords(c, finding, code.quoted, &row);
  return row;
}

void Count(const FindingRow& row, Counts* counts) {
  if (row.unanswered) {
    ++counts->unanswered;
  } else if (row.severity == "error") {
    ++counts->verify;
  } else if (row.severity == "warning") {
    ++counts->ask;
  } else {
    ++counts->hint;
  }
}

bool ShareWords(const FindingRow& a, const FindingRow& b) {
  return std::any_of(a.spans.begin(), a.spans.end(), [&](text::Span span) {
    return std::find(b.spans.begin(), b.spans.end(), span) != b.spans.end();
  });
}

// Whether two findings ask after one fact: the same question, or sums over a figure they share.
bool OneFact(const FindingRow& a, const FindingRow& b) {
  if (a.restricted || b.restricted) return false;
  if (!a.ask.empty() && a.ask == b.ask) return true;
  return a.relation && b.relation && a.severity == b.severity && ShareWords(a, b);
}

}  // namespace

void AddFindings(PaperContext& c, Paper* paper) {
  std::vector<int> order(c.review.findings_size());
  std::iota(order.begin(), order.end(), 0);
  const auto weight = [&c](int i) {
    const v1::Finding& f = c.review.findings(i);
    const CodeFacts code = c.maker.OfCode(f.code());
    const uint32_t where = f.spans().empty() ? 0 : f.spans(0).begin();
    return std::tuple(code.unanswered, SeverityRank(f.severity()), code.weight, where);
  };
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return weight(a) < weight(b); });
  for (const int index : order) {
    FindingRow row = Row(c, index);
    row.no = paper->findings.size() + 1;
    Count(row, &paper->counts);
    if (row.relation) paper->relations[*row.relation].findings.push_back(paper->findings.size());
    paper->findings.push_back(std::move(row));
  }
}

void AddAsks(const PaperContext& c, Paper* paper) {
  for (size_t i = 0; i < paper->findings.size(); ++i) {
    const FindingRow& row = paper->findings[i];
    if (row.unanswered) continue;
    const auto same = std::find_if(paper->asks.begin(), paper->asks.end(), [&](const Ask& ask) {
      return OneFact(paper->findings[ask.findings[0]], row);
    });
    if (same != paper->asks.end()) {
      same->findings.push_back(i);
      continue;
    }
    paper->asks.push_back({{i}});
    paper->up_front += row.severity != "info" && paper->up_front < c.options.max_asks;
  }
}

}  // namespace dudao::cli
