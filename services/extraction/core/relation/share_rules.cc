#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "common/text/utf.h"
#include "services/extraction/core/relation/rules.h"

namespace dudao::extraction {
namespace {

using text::Decimal;

constexpr int kShownDigits = 4;
constexpr int kReach = 200;          // characters back to a whole
constexpr int kWholeNameReach = 30;  // characters between 占 and its percent
constexpr size_t kWholesTried = 8;
constexpr size_t kShortestName = 3;  // characters of a name that binds two figures

bool ContainsAny(std::u32string_view words, std::initializer_list<std::u32string_view> parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::u32string_view p) { return words.find(p) != words.npos; });
}

// 全县专任教师总数的比例为 → 专任教师.
std::u32string_view WholeName(std::u32string_view words) {
  bool cut = true;
  while (cut) {
    cut = false;
    for (const std::u32string_view tail :
         {U"的", U"比例", U"比重", U"百分比", U"总数", U"总人数", U"总量", U"总额", U"为", U"达到",
          U"达", U"约", U"近", U"超过", U"到", U"人数", U"比率", U"(", U"数"}) {
      if (words.ends_with(tail)) words.remove_suffix(tail.size()), cut = true;
    }
  }
  for (const std::u32string_view head :
       {U"全县", U"全市", U"全区", U"全州", U"全省", U"全镇", U"全校",
        U"我县", U"我市", U"我区", U"当年", U"同期", U"到",   U"比",
        U"其",   U"总",   U"全部", U"全体", U"全",   U"所有", U"在"}) {
    if (words.starts_with(head)) words.remove_prefix(head.size());
  }
  return words;
}

class ShareFinder {
 public:
  explicit ShareFinder(const RelationContext& context) : context_(context) {}

  std::vector<Finding> Run() {
    const std::u32string_view text = context_.report.view();
    for (size_t at = text.find(U'占'); at != text.npos; at = text.find(U'占', at + 1)) {
      Share(static_cast<uint32_t>(at));
    }
    return std::move(found_);
  }

 private:
  const Figure& Fig(size_t i) const { return context_.figures[i]; }

  // 644人,占教师总数的4.3%; 教育支出占财政支出的比例17.98%; 占(全县教师)1200人的4%.
  void Share(uint32_t at) {
    const Range sentence = context_.SentenceRange(at);
    size_t next = context_.FirstFrom(at);
    std::optional<size_t> given;
    if (!InReach(next, at, sentence)) return;
    if (Fig(next).dimension != Dimension::kPercent) {
      given = next++;  // 占全县1200人的4%
      if (!InReach(next, at, sentence)) return;
    }
    if (Fig(next).dimension != Dimension::kPercent || Fig(next).modality != Modality::kFact) return;
    const size_t percent = next;
    const uint32_t name_begin = at + 1;
    const uint32_t name_end = given ? Fig(*given).range.begin : Fig(percent).range.begin;
    if (!IsPlain(context_.Between(name_begin, Fig(percent).range.begin))) return;
    const auto name = WholeName(context_.Between(name_begin, name_end));
    if (Shared(percent)) return;
    if (const auto part = PartRightBefore(at, sentence)) {
      return given ? Given(*part, *given, percent) : Counted(*part, percent, name, at, sentence);
    }
    Named(at, percent, given, name, sentence);
  }

  bool InReach(size_t figure, uint32_t at, Range sentence) const {
    return figure < context_.figures.size() &&
           Fig(figure).range.begin < context_.Reach(at, kWholeNameReach, sentence);
  }

  // Nothing but the name of the whole: no stop, no change, no second 占.
  static bool IsPlain(std::u32string_view words) {
    return !ContainsAny(words, {U",", U";", U":", U"占", U"较上", U"比上", U"提高", U"下降",
                                U"增长", U"减少", U"分别", U"地", U"以内", U"以上"});
  }

  // 分别占60%、30%: one of several, not paired yet.
  bool Shared(size_t percent) const {
    const size_t next = percent + 1;
    if (next >= context_.figures.size() || Fig(next).dimension != Dimension::kPercent) return false;
    return context_.Between(Fig(percent).range.end, Fig(next).range.begin) == U"、";
  }

  // The counted part directly before 占: 450人,占 or 450人(占 or 450人约占.
  std::optional<size_t> PartRightBefore(uint32_t at, Range sentence) const {
    const size_t next = context_.FirstFrom(at);
    if (next == 0 || Fig(next - 1).range.begin < sentence.begin) return std::nullopt;
    const Figure& f = Fig(next - 1);
    const auto gap = context_.Between(f.range.end, at);
    const bool tight = gap.size() <= 3 && gap.find_first_not_of(U",、(约各只仅均") == gap.npos;
    if (!tight || f.change != 0) return std::nullopt;
    const bool amount = f.dimension == Dimension::kCount || f.dimension == Dimension::kMoney ||
                        f.dimension == Dimension::kArea;
    return amount ? std::optional(next - 1) : std::nullopt;
  }

  // 45人,占全县教师1200人的3.75%.
  void Given(size_t part, size_t whole, size_t percent) {
    if (MatchUnits(Fig(part), Fig(whole)) == UnitMatch::kSame) Add(part, whole, percent, true);
  }

  // 共有教师500人,其中本科450人,占90%: the wholes that 450人 may be part of are looked at in turn.
  void Counted(size_t part, size_t percent, std::u32string_view name, uint32_t at, Range sentence) {
    std::vector<size_t> wholes = WholesBefore(part, sentence);
    for (const size_t w : wholes) {
      if (Check(part, w, percent) == Outcome::kMeets) return Add(part, w, percent, true);
    }
    const auto named = [&](size_t w) { return Names(Fig(w), name); };
    const size_t matching = std::count_if(wholes.begin(), wholes.end(), named);
    const auto before = context_.Between(context_.Reach(at, -kReach, sentence), at);
    const bool bound = before.find(U"其中") != before.npos;
    if (name.empty() ? wholes.size() == 1 && bound : matching == 1 && wholes.size() == 1) {
      return Add(part, wholes[0], percent, true);
    }
    WholeMissing(part, percent);
  }

  // Larger figures of the same unit before `part` in the sentence, nearest first.
  std::vector<size_t> WholesBefore(size_t part, Range sentence) const {
    std::vector<size_t> out;
    const uint32_t floor = context_.Reach(Fig(part).range.begin, -kReach, sentence);
    for (size_t i = part; i-- > 0 && part - i <= kWholesTried && Fig(i).range.begin >= floor;) {
      if (MatchUnits(Fig(i), Fig(part)) == UnitMatch::kSame && Fig(i).change == 0 &&
          Fig(i).value > Fig(part).value) {
        out.push_back(i);
      }
    }
    return out;
  }

  // Whether the figure's subject is called `name`: 财政支出 of 公共财政支出.
  bool Names(const Figure& figure, std::u32string_view name) const {
    const std::u32string subject =
        text::ToUtf32(figure.subject_text + figure.head_text).value_or(U"");
    if (name.size() < kShortestName || subject.empty()) return false;
    return subject.ends_with(name) || std::u32string_view(name).ends_with(subject);
  }

  // 财政支出40亿元,教育支出占财政支出的比例18%: both terms by their names, in the same sentence.
  void Named(uint32_t at, size_t percent, std::optional<size_t> given,
             std::u32string_view whole_name, Range sentence) {
    const Range clause = context_.report.clauses()[context_.report.ClauseAt(at)].range;
    uint32_t begin = std::max(clause.begin, sentence.begin);
    const size_t next = context_.FirstFrom(at);
    if (next > 0) begin = std::max(begin, std::min(at, Fig(next - 1).range.end));
    const auto part_name = context_.Between(begin, at);
    const auto part = ByName(part_name, at, sentence);
    const auto whole = given ? given : ByName(whole_name, at, sentence);
    if (!part || !whole || *part == *whole) return;
    if (MatchUnits(Fig(*part), Fig(*whole)) != UnitMatch::kSame) return;
    Add(*part, *whole, percent, true);
  }

  // The only figure before `at` in the sentence whose subject is called `name`.
  std::optional<size_t> ByName(std::u32string_view name, uint32_t at, Range sentence) const {
    std::optional<size_t> found;
    const uint32_t floor = context_.Reach(at, -kReach, sentence);
    size_t tried = 0;
    for (size_t i = context_.FirstFrom(at); i-- > 0 && Fig(i).range.begin >= floor; ++tried) {
      if (tried > 2 * kWholesTried) break;
      if (Fig(i).change != 0 || !Names(Fig(i), name)) continue;
      if (found) return std::nullopt;
      found = i;
    }
    return found;
  }

  Outcome Check(size_t part, size_t whole, size_t percent) const {
    return CheckShare(IntervalOf(Fig(part)), IntervalOf(Fig(whole)), IntervalOf(Fig(percent)));
  }

  void Add(size_t part, size_t whole, size_t percent, bool stated) {
    const Outcome outcome = Check(part, whole, percent);
    Finding finding{"share",
                    {part, whole, percent},
                    outcome,
                    stated ? Binding::kStated : Binding::kInferred,
                    stated};
    const int scale = ScaleOf(Fig(whole), context_);
    finding.stated = Fig(percent).value;
    finding.recomputed = Divide(Fig(part).value.Shift(2), Fig(whole).value, kShownDigits);
    finding.explanation = fmt::format(
        "{}÷{}={}%，文中{}{}", InScale(Fig(part).value, scale), InScale(Fig(whole).value, scale),
        finding.recomputed.ToString(), Written(Fig(percent), context_),
        outcome == Outcome::kMeets ? "，相符" : "，不一致，请核实");
    found_.push_back(std::move(finding));
  }

  // 644人,占教师总数的4.3%: the whole is not told here.
  void WholeMissing(size_t part, size_t percent) {
    Finding finding{"share", {part, percent}, Outcome::kUnknown};
    finding.stated = Fig(percent).value;
    const Decimal whole = Divide(Fig(part).value.Shift(2), Fig(percent).value, 0);
    finding.explanation =
        fmt::format("总数未给出，无法核算（按{}反推总数约{}{}）", Written(Fig(percent), context_),
                    whole.ToString(), Fig(part).unit);
    found_.push_back(std::move(finding));
  }

  const RelationContext& context_;
  std::vector<Finding> found_;
};

}  // namespace

std::vector<Finding> FindShares(const RelationContext& context) {
  return ShareFinder(context).Run();
}

}  // namespace dudao::extraction
