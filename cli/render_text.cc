#include "cli/render_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "cli/display/short_reason.h"
#include "cli/papers/model/judged.h"
#include "cli/terminal_text.h"

namespace dudao::cli {
namespace {

constexpr size_t kQuoted = 42;  // code points of a quotation

// 县级（取自报告）
std::string Said(const Known& fact) {
  return fact.how.empty() ? fact.words : fmt::format("{}（{}）", fact.words, fact.how);
}

// 需核实 4　建议询问 0　未回应 2　提示 0
std::string Counted(const Counts& counts, const Words& words) {
  return fmt::format("{} {}  {} {}  {} {}  {} {}", words.Of("severity", "error"), counts.verify,
                     words.Of("severity", "warning"), counts.ask, words.Of("paper", "unanswered"),
                     counts.unanswered, words.Of("severity", "info"), counts.hint);
}

// One paper being written; sections are appended in the order of the page.
class TextReview {
 public:
  TextReview(const Paper& paper, const Words& words, const TextOptions& options)
      : paper_(paper), words_(words), options_(options), paint_(options.colour) {}

  std::string Write() {
    Head();
    PreScore();
    Asks();
    if (paper_.score.scored) Sheet();
    Figures();
    NotAnswered();
    if (!options_.full) More();
    Software();
    return std::move(out_);
  }

 private:
  void Line(std::string_view text = "") {
    out_ += text;
    out_ += '\n';
  }
  // "  label：text", wrapped under the text.
  void Entry(std::string_view margin, std::string_view label, std::string_view text) {
    const std::string lead = fmt::format("{}{}", margin, label);
    Line(Wrap(lead + std::string(text), options_.columns, std::string(DisplayWidth(lead), ' ')));
  }
  void Title(std::string_view text) {
    Line();
    Line(paint_(Style::kBold, text));
  }
  // 一、…: sections that a review lacks take no number.
  void Section(std::string_view text) {
    static constexpr const char* kNumbers[] = {"一", "二", "三", "四"};
    Title(fmt::format("{}、{}", kNumbers[sections_++], text));
  }
  void Rule(std::string_view mark) {
    for (size_t i = 0; i < options_.columns / DisplayWidth(mark); ++i) out_ += mark;
    Line();
  }

  void Head();
  void PreScore();
  void Sheet();
  void IndicatorLine(const IndicatorRow& indicator);
  void Indicator(const IndicatorRow& indicator);
  void IndicatorInShort(const IndicatorRow& indicator);
  void Figures();
  void Relation(const RelationRow& relation);
  void RelationsInFull(const char* verdict, const char* sign, Style style);
  void RelationsByPlace(const char* verdict, const char* sign, Style style);
  void Asks();
  void Finding(const FindingRow& finding);
  void NotAnswered();
  void More();
  void Software();

  const Paper& paper_;
  const Words& words_;
  const TextOptions& options_;
  const Paint paint_;
  size_t sections_ = 0;
  std::string out_;
};

void TextReview::Head() {
  const PaperHead& head = paper_.head;
  Rule("=");
  Line(paint_(Style::kBold, Shorten(head.title, 80)));
  Rule("=");
  Entry("", "文　　件：",
        fmt::format("{}，{}{}", head.source_name, Said(head.kind),
                    head.publish_date.empty() ? "" : "，" + head.publish_date));
  Entry("", "被评单位：",
        fmt::format("{}；层级 {}{}", Said(head.place), Said(head.level),
                    head.issuer.empty() ? "" : "；发布单位 " + head.issuer));
  Entry("", "年　　度：",
        fmt::format("评价年度 {}；履职年度 {}", Said(head.evaluation_year), Said(head.duty_year)));
}

void TextReview::PreScore() {
  const ScoreSheet& s = paper_.score;
  Title(s.heading);
  if (!s.scored) {
    Entry("  ", "未予评分：", s.why_not);
    return;
  }
  Line(paint_(Style::kBold, fmt::format("  {} — {} 分（满分 {}）", s.low, s.high, s.base)));
  Entry("  ", "",
        fmt::format("已能判定 {} 分；待人工核定 {} 分（区间两端：待核部分全不得分、全得分）",
                    s.assessed.empty() ? "0" : s.assessed, s.pending.empty() ? "0" : s.pending));
  Entry("  ", "指标体系：",
        fmt::format("{}（{}，版本 {}）", s.framework_title, s.framework, s.framework_version));
  if (!s.self_total.empty()) Entry("  ", "自评得分：", s.self_total);
  for (const RaisedRow& veto : s.vetoes) {
    Entry("  ", veto.effect_word + "（请核实）：", veto.reason);
  }
}

void TextReview::IndicatorLine(const IndicatorRow& indicator) {
  const Style style = indicator.status == "met" ? Style::kGreen : Style::kYellow;
  const std::string points =
      fmt::format("{}/{}", indicator.score.empty() ? "待核" : indicator.score, indicator.points);
  Line(fmt::format("  {} {} {}  {}", PadRight(indicator.id, 5), PadRight(indicator.name, 32),
                   PadLeft(points, 8), paint_(style, indicator.status_word)));
}

// One line of reason; one quotation, its place kept whole.
void TextReview::IndicatorInShort(const IndicatorRow& indicator) {
  IndicatorLine(indicator);
  const std::string margin(8, ' ');
  const size_t room = options_.columns - margin.size();
  const std::string reason = ShortReason(indicator.reason, words_);
  if (!reason.empty()) Line(margin + Fit(reason, room));
  if (indicator.evidence.empty()) return;
  const EvidenceRow& e = indicator.evidence[0];
  const std::string place = fmt::format("”（{}）", e.location);
  const size_t taken = DisplayWidth(place) + 1;
  const std::string quoted = Shorten(e.quote, kQuoted);
  Line(margin + paint_(Style::kDim, "“" + Fit(quoted, room > taken ? room - taken : 0) + place));
}

void TextReview::Indicator(const IndicatorRow& indicator) {
  IndicatorLine(indicator);
  const std::string margin(8, ' ');
  if (!indicator.reason.empty()) Entry(margin, "理由：", indicator.reason);
  const size_t shown = std::min<size_t>(indicator.evidence.size(), 2);
  for (size_t i = 0; i < shown; ++i) {
    const EvidenceRow& e = indicator.evidence[i];
    Entry(margin, "依据：", fmt::format("“{}”（{}）", Shorten(e.quote, kQuoted), e.location));
  }
  if (indicator.evidence.size() > shown) {
    Entry(margin, "", fmt::format("另有依据 {} 处", indicator.evidence.size() - shown));
  }
  if (!indicator.missing.empty()) {
    Entry(margin, "缺少：", fmt::format("{}", fmt::join(indicator.missing, "；")));
  }
}

void TextReview::Sheet() {
  Section("评分表（得分/分值）");
  for (const IndicatorGroup& group : paper_.score.groups) {
    for (const IndicatorRow& indicator : group.rows) {
      if (indicator.status == "no_evidence") continue;
      options_.full ? Indicator(indicator) : IndicatorInShort(indicator);
    }
  }
  for (const RaisedRow& bonus : paper_.score.bonus) {
    Entry("  ", "加分申报：", fmt::format("{}（{} 分，待证明）", bonus.name, bonus.points));
  }
}

void TextReview::Relation(const RelationRow& relation) {
  const std::string& place = relation.location;
  Entry("    ", relation.kind_word + "：",
        relation.explanation + (place.empty() ? "" : "（" + place + "）"));
}

// The relations of one verdict under a line of its own.
void TextReview::RelationsInFull(const char* verdict, const char* sign, Style style) {
  const auto found = Judged(paper_, verdict);
  if (found.empty()) return;
  Line(
      fmt::format("  {} {} 组", paint_(style, sign + words_.Of("verdict", verdict)), found.size()));
  for (const RelationRow* relation : found) Relation(*relation);
}

// √ 相符 3 组：合计（一、；三、(一)）；占比（三、(二)）
void TextReview::RelationsByPlace(const char* verdict, const char* sign, Style style) {
  const auto found = Judged(paper_, verdict);
  if (found.empty()) return;
  std::vector<std::pair<std::string, std::vector<std::string>>> kinds;
  for (const RelationRow* relation : found) {
    auto kind = std::find_if(kinds.begin(), kinds.end(),
                             [&](const auto& k) { return k.first == relation->kind_word; });
    if (kind == kinds.end()) kind = kinds.insert(kind, {relation->kind_word, {}});
    std::vector<std::string>& places = kind->second;
    if (std::find(places.begin(), places.end(), relation->location) == places.end()) {
      places.push_back(relation->location);
    }
  }
  std::vector<std::string> said;
  for (const auto& [kind, places] : kinds) {
    said.push_back(fmt::format("{}（{}）", kind, fmt::join(places, "；")));
  }
  Line(Wrap(fmt::format("  {} {} 组：{}", paint_(style, sign + words_.Of("verdict", verdict)),
                        found.size(), fmt::join(said, "，")),
            options_.columns, "    "));
}

void TextReview::Figures() {
  Section(fmt::format("数据核验（读出数据 {} 处，核算关系 {} 组）", paper_.figures,
                      paper_.relations.size()));
  RelationsInFull("violated", "× ", Style::kRed);
  if (options_.full) {
    RelationsInFull("holds", "√ ", Style::kGreen);
    RelationsInFull("undetermined", "？ ", Style::kDim);
  } else {
    RelationsByPlace("holds", "√ ", Style::kGreen);
    const size_t open = Judged(paper_, "undetermined").size();
    if (open > 0) {
      Line(fmt::format("  ？ {} {} 组（缺少基数、部分未列全等）",
                       words_.Of("verdict", "undetermined"), open));
    }
  }
  if (paper_.relations.empty()) Line("  报告中没有可以互相核算的数据。");
}

void TextReview::Finding(const FindingRow& finding) {
  const Style style = finding.severity == "error" ? Style::kRed : Style::kYellow;
  const std::string lead = fmt::format("  {:>2}. ", finding.no);
  if (finding.restricted) {
    Entry(lead, finding.message + "：", finding.location);
    return;
  }
  Entry(lead, "", paint_(style, finding.severity_word) + "  " + finding.message);
  const std::string margin(6, ' ');
  if (!finding.ask.empty()) Entry(margin, "询问：", finding.ask);
  std::string where = finding.location;
  if (!finding.basis.empty()) where += (where.empty() ? "依据：" : "　　依据：") + finding.basis;
  if (!where.empty()) Entry(margin, finding.location.empty() ? "" : "位置：", where);
}

// One fact, one ask. In short, hints and indicators without a word in the report are left out.
void TextReview::Asks() {
  Section("建议询问");
  Entry("  ", "", Counted(paper_.counts, words_));
  const size_t shown = options_.full ? paper_.asks.size() : paper_.up_front;
  for (size_t i = 0; i < shown; ++i) {
    for (const size_t finding : paper_.asks[i].findings) Finding(paper_.findings[finding]);
  }
  for (const FindingRow& finding : paper_.findings) {
    if (options_.full && finding.unanswered) Finding(finding);
  }
  if (paper_.asks.empty()) Line("  没有需要询问的事项。");
  if (paper_.asks.size() > shown) Line(fmt::format("  另有 {} 条。", paper_.asks.size() - shown));
}

void TextReview::NotAnswered() {
  std::string names;
  for (const IndicatorGroup& group : paper_.score.groups) {
    for (const IndicatorRow& indicator : group.rows) {
      if (indicator.status != "no_evidence") continue;
      names += fmt::format("{}{} {}（{} 分）", names.empty() ? "" : "；", indicator.id,
                           indicator.name, indicator.points);
    }
  }
  if (names.empty()) return;
  Section("报告未述及的指标（未见文字，不等于未做，请补充情况和数据）");
  Entry("  ", "", names);
}

void TextReview::More() {
  Line();
  Line("以上为摘要。加 --full 显示各指标的全部理由、依据和缺项，以及全部核算和询问。");
}

void TextReview::Software() {
  Line();
  Line(paint_(Style::kDim, paper_.software));
}

}  // namespace

std::string RenderText(const Paper& paper, const Words& words, const TextOptions& options) {
  return TextReview(paper, words, options).Write();
}

std::string RenderSummary(const Paper& paper, const Words& words) {
  const ScoreSheet& score = paper.score;
  return fmt::format("{}  {}  {}", paper.head.source_name,
                     score.scored ? fmt::format("机器预评 {} — {} 分", score.low, score.high)
                                  : "未予评分：" + score.why_not,
                     Counted(paper.counts, words));
}

}  // namespace dudao::cli
