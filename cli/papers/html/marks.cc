#include "cli/papers/html/marks.h"

#include <fmt/format.h>

#include "cli/papers/html/html_text.h"

namespace dudao::cli {
namespace {

// [["对象","小学"],…]
class Facts {
 public:
  explicit Facts(const Words& words) : words_(words) {}

  void Add(std::string_view label, const std::string& value) {
    if (value.empty()) return;
    json_ += fmt::format("{}[{},{}]", json_.empty() ? "" : ",",
                         JsonString(words_.Of("mark", label)), JsonString(value));
  }
  void AddWord(std::string_view group, const std::string& code) {
    const std::string word = words_.Of(group, code);
    if (word != code) Add(group, word);
  }
  std::string Json(char kind) const { return fmt::format(R"({{"k":"{}","d":[{}]}})", kind, json_); }

 private:
  const Words& words_;
  std::string json_;
};

std::string Value(const v1::Quantity& q) {
  return q.value() + (q.has_value_hi() ? "～" + q.value_hi() : "") + q.unit();
}

// What is hidden in the text is not told beside it.
std::string Told(const Paper& paper, text::Span span, const std::string& words) {
  const size_t begin = std::min<size_t>(span.begin, paper.text.size());
  const auto shown = std::u32string_view(paper.text).substr(begin, span.size());
  return shown.find(U'■') == shown.npos ? words : "";
}

class Maker {
 public:
  Maker(const v1::Review& review, const Paper& paper, const Words& words)
      : review_(review), paper_(paper), words_(words) {}

  Marks Make() {
    for (const v1::Quantity& q : review_.quantities()) Add(q);
    for (const v1::Date& d : review_.dates()) Add(d);
    for (const v1::Citation& c : review_.citations()) Add(c);
    for (const v1::Placeholder& p : review_.placeholders()) Add(p);
    for (const RelationRow& row : paper_.relations) Add(row);
    for (const FindingRow& row : paper_.findings) Add(row);
    for (const IndicatorGroup& group : paper_.score.groups) {
      for (const IndicatorRow& row : group.rows) Add(row);
    }
    return std::move(out_);
  }

 private:
  size_t Put(MarkKind kind, std::vector<text::Span> spans, std::string look, std::string json) {
    out_.all.push_back({kind, std::move(spans), std::move(look), std::move(json)});
    return out_.all.size() - 1;
  }

  void Add(const v1::Quantity& q) {
    const text::Span span = text::FromProto(q.span());
    Facts facts(words_);
    facts.Add("value", Value(q));
    facts.AddWord("bound", q.bound());
    facts.AddWord("modality", q.modality());
    facts.Add("subject", Told(paper_, span, q.subject()));
    facts.Add("stage", q.stage());
    facts.Add("place", Told(paper_, span, q.place()));
    facts.Add("period", q.period());
    if (q.has_change()) facts.AddWord("direction", q.change().direction());
    Put(MarkKind::kQuantity, {span}, "q", facts.Json('q'));
  }

  void Add(const v1::Date& d) {
    Facts facts(words_);
    facts.Add("date", d.iso());
    Put(MarkKind::kDate, {text::FromProto(d.span())}, "d", facts.Json('d'));
  }

  void Add(const v1::Citation& c) {
    const text::Span span = text::FromProto(c.span());
    Facts facts(words_);
    facts.Add("title", Told(paper_, span, c.title()));
    facts.Add("doc_no", c.doc_no());
    facts.AddWord("cite", c.kind());
    Put(MarkKind::kCitation, {span}, "c", facts.Json('c'));
  }

  void Add(const v1::Placeholder& p) {
    Facts facts(words_);
    facts.Add("blank", words_.Of("mark", "not_filled"));
    Put(MarkKind::kPlaceholder, {text::FromProto(p.span())}, "p", facts.Json('p'));
  }

  void Add(const RelationRow& row) {
    std::vector<text::Span> spans;
    for (const MemberRow& member : row.members) spans.push_back(member.span);
    const std::string json = fmt::format(R"({{"k":"r","v":{},"w":{},"s":{},"e":{}}})",
                                         JsonString(row.verdict), JsonString(row.kind_word),
                                         JsonString(row.verdict_word), JsonString(row.explanation));
    out_.relations.push_back(Put(MarkKind::kRelation, std::move(spans), row.verdict, json));
  }

  // A fact the report is silent on is said on the left alone.
  void Add(const FindingRow& row) {
    const std::string look = row.quote.empty() && !row.restricted ? "" : row.severity;
    const std::string json =
        fmt::format(R"({{"k":"f","n":{},"w":{}}})", row.no,
                    JsonString(fmt::format("{}　{}", row.severity_word, row.name)));
    out_.findings.push_back(Put(MarkKind::kFinding, row.spans, look, json));
    out_.all.back().number = row.no;
  }

  void Add(const IndicatorRow& row) {
    for (const EvidenceRow& evidence : row.evidence) {
      if (out_.evidence.contains(evidence.span)) continue;
      const std::string json =
          fmt::format(R"({{"k":"v","i":{},"w":{}}})", JsonString(row.id), JsonString(row.name));
      out_.evidence[evidence.span] = Put(MarkKind::kEvidence, {evidence.span}, "", json);
    }
  }

  const v1::Review& review_;
  const Paper& paper_;
  const Words& words_;
  Marks out_;
};

}  // namespace

std::optional<size_t> Marks::OfEvidence(text::Span span) const {
  const auto it = evidence.find(span);
  return it == evidence.end() ? std::nullopt : std::optional<size_t>(it->second);
}

Marks MarksOf(const v1::Review& review, const Paper& paper, const Words& words) {
  return Maker(review, paper, words).Make();
}

}  // namespace dudao::cli
