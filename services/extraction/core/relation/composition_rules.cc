#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

#include "services/extraction/core/relation/part_list.h"
#include "services/extraction/core/relation/rules.h"

namespace dudao::extraction {
namespace {

using text::Decimal;
using text::Interval;
using Text = std::u32string_view;

constexpr size_t kFewest = 3;        // shares that add up by no chance
constexpr uint32_t kNameReach = 30;  // characters before a share that may hold its name
constexpr size_t kMostShares = 12;
const Decimal kAll(100);
// Further off, the shares are of other wholes.
const Decimal kLeast(95), kMost(110);

// Percentages, each the share of a part of one whole.
struct Shares {
  std::vector<size_t> percents;
  std::vector<Range> names;  // of each part; empty when they cannot be told
  bool listed = false;       // 分别占20%、70%、10%: under one 占
  Range lead;                // what stands before the first
};

class CompositionFinder {
 public:
  explicit CompositionFinder(const RelationContext& context) : context_(context) {}

  std::vector<Finding> Run() {
    for (size_t i = 0; i < context_.figures.size();) {
      if (Fig(i).dimension == Dimension::kRatio) Industries(i);
      const Shares shares = SharesFrom(i);
      if (shares.percents.size() > 1) Judge(shares);
      i += std::max<size_t>(shares.percents.size(), 1);
    }
    return std::move(found_);
  }

 private:
  const Figure& Fig(size_t i) const { return context_.figures[i]; }

  bool Holds(Range words, std::string_view sense) const {
    const WordTable& table = context_.words.compositions;
    const Text text = context_.report.View(words);
    for (auto hit = table.words.FindNext(text, 0); hit;
         hit = table.words.FindNext(text, hit->end)) {
      if (table.TagOf(*hit) == sense) return true;
    }
    return false;
  }

  // ---- percentages ----

  bool IsShare(size_t i) const {
    return i < context_.figures.size() && Fig(i).dimension == Dimension::kPercent &&
           !context_.IsChange(i) && !Fig(i).value_hi;
  }

  // 专科、本科、研究生学历分别占20.5%、70.3%、9.2%; 优秀占30%,良好占50%,合格占20%.
  Shares SharesFrom(size_t first) const {
    Shares out;
    if (!IsShare(first)) return out;
    out.lead = LeadOf(first);
    if (!Holds(out.lead, "share") || Holds(out.lead, "rate")) return out;
    out.percents.push_back(first);
    out.names.push_back(out.lead);
    for (size_t i = first + 1; IsShare(i) && out.percents.size() < kMostShares; ++i) {
      const Range gap{Fig(i - 1).range.end, Fig(i).range.begin};
      const bool lists = IsListGap(context_.report.View(gap));
      if (i == first + 1) out.listed = lists;
      if (Fig(i).sentence != Fig(first).sentence || lists != out.listed) break;
      if (!lists && !NamesNext(gap)) break;
      out.percents.push_back(i);
      if (!lists) out.names.push_back({gap.begin + 1, gap.end});
    }
    if (out.listed) out.names = ListedNames(out.lead, out.percents.size());
    return out;
  }

  // The words of its clause before a figure, from the one before on.
  Range LeadOf(size_t i) const {
    const uint32_t begin = Fig(i).range.begin;
    const Range clause = context_.report.BeforeInClause(Fig(i).clause, begin);
    const uint32_t floor = begin - std::min(begin, kNameReach);
    const uint32_t last = i > 0 ? std::min(Fig(i - 1).range.end, begin) : 0;
    return {std::max({clause.begin, floor, last}), begin};
  }

  static bool IsListGap(Text gap) { return gap == U"、" || gap == U"和" || gap == U","; }

  // ,良好占: a new name and its share.
  bool NamesNext(Range gap) const {
    const Text words = context_.report.View(gap);
    if (words.size() < 2 || words.size() > kNameReach) return false;
    if (words[0] != U',' && words[0] != U';' && words[0] != U'、') return false;
    if (words.substr(1).find_first_of(U",;:。(") != Text::npos) return false;
    return Holds(gap, "share") && !Holds(gap, "rate");
  }

  // 专科|本科|研究生学历 before 分别占; empty when they are not `count`.
  std::vector<Range> ListedNames(Range lead, size_t count) const {
    std::vector<Range> out;
    const size_t apart = context_.report.View(lead).find(U"分别");
    if (apart == Text::npos) return out;
    const uint32_t end = lead.begin + static_cast<uint32_t>(apart);
    uint32_t begin = lead.begin;
    for (uint32_t at = begin; at <= end; ++at) {
      const char32_t c = context_.At(at);
      if (at < end && c != U'、' && c != U'和') continue;
      out.push_back({begin, at});
      begin = at + 1;
    }
    if (out.size() != count) out.clear();
    return out;
  }

  void Judge(const Shares& shares) {
    Interval sum = Interval::Exactly(Decimal(0));
    Decimal stated(0);
    for (const size_t p : shares.percents) {
      sum = sum + IntervalOf(Fig(p));
      stated = stated + Fig(p).value;
    }
    const Outcome outcome = Compare(sum, Interval::Exactly(kAll));
    const size_t count = shares.percents.size();
    const bool apart = shares.names.size() == count && NamesApart(context_, shares.names) == count;
    if (outcome == Outcome::kMeets) {
      if (count >= kFewest || apart) Add(shares, stated, outcome, false);
    } else if (apart && count >= kFewest && kLeast <= stated && stated <= kMost) {
      // What falls short may have a part that is not named.
      Add(shares, stated, outcome, outcome == Outcome::kAbove && SaysOneWhole(shares));
    }
  }

  // 专科、本科、研究生分别占教师总数的20%、70%、15%: one 占 and one whole for all.
  // 小学、初中、高中女教师 may each be of the teachers of their stage.
  bool SaysOneWhole(const Shares& shares) const {
    const PartList list{{}, shares.names};
    const bool of_each =
        PartsByAxis(context_, list, "degree") || PartsByAxis(context_, list, "rank");
    return shares.listed && of_each && Holds(shares.lead, "whole") && !Holds(shares.lead, "each");
  }

  void Add(const Shares& shares, Decimal sum, Outcome outcome, bool stated) {
    Finding finding{"share", shares.percents, outcome,
                    stated ? Binding::kStated : Binding::kInferred, stated};
    finding.rule = "share.composition";
    finding.stated = kAll;
    finding.recomputed = sum;
    std::string terms;
    bool loose = false;
    for (const size_t p : shares.percents) {
      terms += (terms.empty() ? "" : "+") + Fig(p).value.ToString() + "%";
      loose = loose || IsLoose(Fig(p));
    }
    finding.explanation =
        fmt::format("{}={}%", terms, sum.ToString()) + Tail(sum, outcome, stated && !loose);
    found_.push_back(std::move(finding));
  }

  static std::string Tail(Decimal sum, Outcome outcome, bool accused) {
    const std::string gap = (sum - kAll).Abs().ToString();
    if (outcome == Outcome::kMeets && sum != kAll) return "，四舍五入后与100%相符";
    if (outcome == Outcome::kMeets) return "，各部分占比合计100%，相符";
    if (accused) return fmt::format("，各部分占比合计应为100%，多出{}个百分点，请核实", gap);
    if (outcome == Outcome::kAbove)
      return fmt::format("，超过100%{}个百分点，各部分是否同一总体、是否重叠文中未说明", gap);
    return fmt::format("，比100%差{}个百分点，其余部分文中未说明", gap);
  }

  // ---- 三次产业结构12.9:44.5:42.6 ----

  // By what they are the three industries are all there is.
  void Industries(size_t i) {
    if (!SubjectHas(Fig(i), {"三次产业", "三大产业", "三产"})) return;
    const std::vector<Decimal> terms = TermsOf(context_.report.View(Fig(i).range));
    if (terms.size() != 3) return;
    Interval sum = Interval::Exactly(Decimal(0));
    Decimal stated(0);
    std::string words;
    for (const Decimal& term : terms) {
      sum = sum + Interval::Around(term, Decimal::Of(5, term.scale() + 1));
      stated = stated + term;
      words += (words.empty() ? "" : "+") + term.ToString();
    }
    // 1:3:5 are proportions, not shares.
    if (stated < kLeast || stated > kMost) return;
    const Outcome outcome = Compare(sum, Interval::Exactly(kAll));
    Finding finding{"ratio", {i}, outcome, Binding::kStated, true};
    finding.rule = "ratio.industries";
    finding.stated = kAll;
    finding.recomputed = stated;
    finding.explanation =
        fmt::format("{}={}，三次产业之和应为100，{}", words, stated.ToString(),
                    outcome == Outcome::kMeets
                        ? std::string("相符")
                        : fmt::format("相差{}，请核实", (stated - kAll).Abs().ToString()));
    found_.push_back(std::move(finding));
  }

  static std::vector<Decimal> TermsOf(Text words) {
    std::vector<Decimal> out;
    for (size_t begin = 0; begin <= words.size();) {
      const size_t end = std::min(words.find_first_of(U":∶", begin), words.size());
      std::string digits;
      for (const char32_t c : words.substr(begin, end - begin)) {
        if (c != U' ') digits += c < 0x80 ? static_cast<char>(c) : '?';
      }
      const auto term = Decimal::Parse(digits);
      if (!term) return {};
      out.push_back(*term);
      begin = end + 1;
    }
    return out;
  }

  const RelationContext& context_;
  std::vector<Finding> found_;
};

}  // namespace

std::vector<Finding> FindCompositions(const RelationContext& context) {
  return CompositionFinder(context).Run();
}

}  // namespace dudao::extraction
