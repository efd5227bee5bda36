#include "cli/render_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "cli/display/short_reason.h"
#include "cli/papers/model/structure.h"
#include "cli/terminal_text.h"
#include "services/scoring/core/report/location.h"

namespace dudao::cli {
namespace {

constexpr size_t kQuoted = 42;  // code points of a quotation

std::string Pending(const std::string& points) { return points.empty() ? "0" : points; }

bool Restricted(const v1::Finding& finding) { return finding.audience() == "restricted"; }

// One review being written; sections are appended in the order of the page.
class TextReview {
 public:
  TextReview(const v1::Review& review, const Words& words, const TextOptions& options)
      : review_(review),
        words_(words),
        options_(options),
        structure_(StructureOf(review)),
        paint_(options.colour) {}

  std::string Write() {
    Head();
    PreScore();
    Asks();
    if (review_.score().scored()) ScoreSheet();
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

  std::string PlaceOf(const v1::Span& span) const {
    return scoring::LocationOf(structure_, text::FromProto(span));
  }

  void Head();
  std::string YearWord(const char* what, bool has, uint32_t year, bool stated) const;
  void PreScore();
  void ScoreSheet();
  void IndicatorLine(const v1::IndicatorScore& indicator);
  void Indicator(const v1::IndicatorScore& indicator);
  void IndicatorInShort(const v1::IndicatorScore& indicator);
  std::string PointsOf(const v1::IndicatorScore& indicator) const;
  void Figures();
  std::string PlaceOf(const v1::Relation& relation) const;
  void Relation(const v1::Relation& relation);
  std::vector<const v1::Relation*> Judged(std::string_view verdict) const;
  void RelationsInFull(const char* verdict, const char* sign, Style style);
  void RelationsByPlace(const char* verdict, const char* sign, Style style);
  std::vector<const v1::Finding*> FindingsToShow() const;
  void Asks();
  void Ask(size_t number, const v1::Finding& finding);
  void NotAnswered();
  void More();
  void Software();

  const v1::Review& review_;
  const Words& words_;
  const TextOptions& options_;
  const v1::Segmentation structure_;
  const Paint paint_;
  size_t sections_ = 0;
  std::string out_;
};

std::string TextReview::YearWord(const char* what, bool has, uint32_t year, bool stated) const {
  if (!has) return fmt::format("{}未写明", what);
  return fmt::format("{}{}（{}）", what, year, stated ? "人工指定" : "取自报告");
}

void TextReview::Head() {
  const v1::ReviewedDocument& d = review_.document();
  Rule("=");
  Line(paint_(Style::kBold, d.has_title() ? Shorten(d.title(), 80) : "（未识别到标题）"));
  Rule("=");
  Entry("", "文　　件：",
        fmt::format("{}（{}），{}{}", d.source_name(), d.charset(),
                    words_.Of("doc_kind", d.doc_kind()),
                    d.has_publish_date() ? "，" + d.publish_date() : ""));
  const bool level_stated = options_.stated.has_level();
  Entry("", "被评单位：",
        fmt::format("{}{}", d.has_region() ? d.region() : "未写明",
                    d.has_level() ? fmt::format("（{}，{}）", words_.Of("level", d.level()),
                                                level_stated ? "人工指定" : "取自报告")
                                  : "") +
            (d.has_issuer() ? "；发布单位：" + d.issuer() : ""));
  Entry(
      "", "年　　度：",
      YearWord("评价年度 ", d.has_evaluation_year(), d.evaluation_year(),
               options_.stated.has_evaluation_year()) +
          "；" +
          YearWord("履职年度 ", d.has_duty_year(), d.duty_year(), options_.stated.has_duty_year()));
}

void TextReview::PreScore() {
  const v1::Score& s = review_.score();
  Title(words_.Of("paper", "pre_score"));
  if (!s.scored()) {
    Entry("  ", "未予评分：", s.not_scored_reason());
    return;
  }
  Line(paint_(Style::kBold, fmt::format("  {} — {} 分（满分 {}）", s.low(), s.high(), s.base())));
  Entry("  ", "",
        fmt::format("已能判定 {} 分；待人工核定 {} 分（区间两端：待核部分全不得分、全得分）",
                    Pending(s.assessed_points()), Pending(s.pending_points())));
  Entry("  ", "指标体系：",
        fmt::format("{}（{}，版本 {}）", words_.Of("framework", s.framework()), s.framework(),
                    s.framework_version()));
  if (s.self_score().has_total()) Entry("  ", "自评得分：", s.self_score().total());
  for (const v1::Veto& veto : s.vetoes()) {
    Entry("  ", words_.Of("veto", veto.effect()) + "（请核实）：", veto.reason());
  }
}

std::string TextReview::PointsOf(const v1::IndicatorScore& indicator) const {
  return fmt::format("{}/{}", indicator.has_score() ? indicator.score() : "待核",
                     indicator.points());
}

void TextReview::IndicatorLine(const v1::IndicatorScore& indicator) {
  const Style style = indicator.status() == "met" ? Style::kGreen : Style::kYellow;
  Line(fmt::format("  {} {} {}  {}", PadRight(indicator.id(), 5), PadRight(indicator.name(), 32),
                   PadLeft(PointsOf(indicator), 8),
                   paint_(style, words_.Of("status", indicator.status()))));
}

// One line of reason; one quotation, its place kept whole.
void TextReview::IndicatorInShort(const v1::IndicatorScore& indicator) {
  IndicatorLine(indicator);
  const std::string margin(8, ' ');
  const size_t room = options_.columns - margin.size();
  const std::string reason = ShortReason(indicator.reason(), words_);
  if (!reason.empty()) Line(margin + Fit(reason, room));
  if (indicator.evidence().empty()) return;
  const v1::Evidence& e = indicator.evidence(0);
  const std::string place = fmt::format("”（{}）", PlaceOf(e.span()));
  const size_t taken = DisplayWidth(place) + 1;
  const std::string quoted = Shorten(e.text(), kQuoted);
  Line(margin + paint_(Style::kDim, "“" + Fit(quoted, room > taken ? room - taken : 0) + place));
}

void TextReview::Indicator(const v1::IndicatorScore& indicator) {
  IndicatorLine(indicator);
  const std::string margin(8, ' ');
  if (!indicator.reason().empty()) Entry(margin, "理由：", indicator.reason());
  const int shown = std::min(indicator.evidence_size(), 2);
  for (int i = 0; i < shown; ++i) {
    const v1::Evidence& e = indicator.evidence(i);
    Entry(margin, "依据：",
          fmt::format("“{}”（{}）", Shorten(e.text(), kQuoted), PlaceOf(e.span())));
  }
  if (indicator.evidence_size() > shown) {
    Entry(margin, "", fmt::format("另有依据 {} 处", indicator.evidence_size() - shown));
  }
  if (indicator.missing_size() > 0) {
    Entry(margin, "缺少：", fmt::format("{}", fmt::join(indicator.missing(), "；")));
  }
}

void TextReview::ScoreSheet() {
  Section("评分表（得分/分值）");
  for (const v1::IndicatorScore& indicator : review_.score().indicators()) {
    if (indicator.status() == "no_evidence") continue;
    options_.full ? Indicator(indicator) : IndicatorInShort(indicator);
  }
  for (const v1::Bonus& bonus : review_.score().bonus()) {
    Entry("  ", "加分申报：", fmt::format("{}（{} 分，待证明）", bonus.name(), bonus.points()));
  }
}

std::string TextReview::PlaceOf(const v1::Relation& relation) const {
  const auto& first = relation.members().empty() ? v1::Quantity::default_instance()
                                                 : review_.quantities(relation.members(0));
  return PlaceOf(first.span());
}

void TextReview::Relation(const v1::Relation& relation) {
  const std::string place = PlaceOf(relation);
  Entry("    ", words_.Of("relation", relation.kind()) + "：",
        relation.explanation() + (place.empty() ? "" : "（" + place + "）"));
}

std::vector<const v1::Relation*> TextReview::Judged(std::string_view verdict) const {
  std::vector<const v1::Relation*> out;
  for (const v1::Relation& r : review_.relations()) {
    if (r.verdict() == verdict) out.push_back(&r);
  }
  return out;
}

// The relations of one verdict under a line of its own.
void TextReview::RelationsInFull(const char* verdict, const char* sign, Style style) {
  const auto found = Judged(verdict);
  if (found.empty()) return;
  Line(
      fmt::format("  {} {} 组", paint_(style, sign + words_.Of("verdict", verdict)), found.size()));
  for (const v1::Relation* relation : found) Relation(*relation);
}

// √ 相符 3 组：合计（一、；三、(一)）；占比（三、(二)）
void TextReview::RelationsByPlace(const char* verdict, const char* sign, Style style) {
  const auto found = Judged(verdict);
  if (found.empty()) return;
  std::vector<std::pair<std::string, std::vector<std::string>>> kinds;
  for (const v1::Relation* relation : found) {
    const std::string kind = words_.Of("relation", relation->kind());
    if (kinds.empty() || kinds.back().first != kind) kinds.push_back({kind, {}});
    std::vector<std::string>& places = kinds.back().second;
    const std::string place = PlaceOf(*relation);
    if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
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
  Section(fmt::format("数据核验（读出数据 {} 处，核算关系 {} 组）", review_.quantities_size(),
                      review_.relations_size()));
  RelationsInFull("violated", "× ", Style::kRed);
  if (options_.full) {
    RelationsInFull("holds", "√ ", Style::kGreen);
    RelationsInFull("undetermined", "？ ", Style::kDim);
  } else {
    RelationsByPlace("holds", "√ ", Style::kGreen);
    const size_t open = Judged("undetermined").size();
    if (open > 0) {
      Line(fmt::format("  ？ {} {} 组（缺少基数、部分未列全等）",
                       words_.Of("verdict", "undetermined"), open));
    }
  }
  if (review_.relations().empty()) Line("  报告中没有可以互相核算的数据。");
}

void TextReview::Ask(size_t number, const v1::Finding& finding) {
  const Style style = finding.severity() == "error" ? Style::kRed : Style::kYellow;
  const std::string lead = fmt::format("{:>2}. ", number);
  if (Restricted(finding) && !options_.include_restricted) {
    Entry("  " + lead, words_.Of("restricted", "message") + "：", finding.location());
    return;
  }
  const std::string severity = words_.Of("severity", finding.severity());
  Entry("  " + lead, "", paint_(style, severity) + "  " + finding.message());
  const std::string margin(6, ' ');
  if (finding.has_ask()) Entry(margin, "询问：", finding.ask());
  std::string where = finding.location();
  if (finding.basis().has_doc_no()) {
    where += fmt::format("{}依据：{} {}", where.empty() ? "" : "　　", finding.basis().doc_no(),
                         finding.basis().clause());
  }
  if (!where.empty()) Entry(margin, finding.location().empty() ? "" : "位置：", where);
}

// By weight. In short, indicators without a word in the report are left to the list at the end.
std::vector<const v1::Finding*> TextReview::FindingsToShow() const {
  std::vector<const v1::Finding*> out;
  for (const char* severity : {"error", "warning", "info"}) {
    for (const v1::Finding& f : review_.findings()) {
      if (f.severity() != severity) continue;
      if (options_.full || f.code() != "indicator_not_addressed") out.push_back(&f);
    }
  }
  return out;
}

void TextReview::Asks() {
  const auto order = FindingsToShow();
  Section("建议询问");
  const size_t shown = options_.full ? order.size() : std::min(order.size(), options_.max_asks);
  for (size_t i = 0; i < shown; ++i) Ask(i + 1, *order[i]);
  if (order.empty()) Line("  没有需要询问的事项。");
  if (order.size() > shown) Line(fmt::format("  另有 {} 条。", order.size() - shown));
}

void TextReview::NotAnswered() {
  std::string names;
  for (const v1::IndicatorScore& indicator : review_.score().indicators()) {
    if (indicator.status() != "no_evidence") continue;
    names += fmt::format("{}{} {}（{} 分）", names.empty() ? "" : "；", indicator.id(),
                         indicator.name(), indicator.points());
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
  Line(paint_(Style::kDim, fmt::format("督导 dudao {}；评分规则 {}", review_.software().version(),
                                       review_.software().stages().scoring())));
}

}  // namespace

std::string RenderText(const v1::Review& review, const Words& words, const TextOptions& options) {
  return TextReview(review, words, options).Write();
}

std::string RenderSummary(const v1::Review& review, const Words& words) {
  const auto count = [&review](std::string_view severity) {
    return std::count_if(review.findings().begin(), review.findings().end(),
                         [severity](const auto& f) { return f.severity() == severity; });
  };
  const v1::Score& score = review.score();
  return fmt::format("{}  {}  {} {}  {} {}  {} {}", review.document().source_name(),
                     score.scored() ? fmt::format("机器预评 {} — {} 分", score.low(), score.high())
                                    : "未予评分：" + score.not_scored_reason(),
                     words.Of("severity", "error"), count("error"), words.Of("severity", "warning"),
                     count("warning"), words.Of("severity", "info"), count("info"));
}

}  // namespace dudao::cli
