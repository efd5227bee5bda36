#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "common/text/utf.h"
#include "services/extraction/core/relation/rules.h"

namespace dudao::extraction {
namespace {

using text::Decimal;

constexpr int kShownDigits = 4;
constexpr int kReach = 200;          // characters back to a whole
constexpr int kWholeNameReach = 30;  // characters between 占 and its percent
constexpr size_t kWholesTried = 8;
constexpr size_t kListGap = 16;      // characters between two of a list
constexpr uint32_t kLeadReach = 20;  // characters before a figure that may hold its name
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
  ShareFinder(const RelationContext& context, const std::vector<Finding>& sums)
      : context_(context) {
    for (const Finding& sum : sums) {
      if (!sum.sure) continue;
      for (size_t i = 1; i < sum.members.size(); ++i) whole_of_[sum.members[i]] = sum.members[0];
    }
  }

  std::vector<Finding> Run() {
    uint32_t seen = 0;  // 分别占60%、40% is looked at once
    for (size_t i = 0; i < context_.figures.size(); ++i) {
      if (Fig(i).dimension != Dimension::kPercent) continue;
      // At most one figure, the whole, between 占 and its percent.
      const uint32_t begin = Fig(i).range.begin;
      const uint32_t reach = begin - std::min<uint32_t>(begin, kWholeNameReach);
      const uint32_t floor = std::max({reach, seen, i > 1 ? Fig(i - 2).range.end : 0});
      const size_t at = context_.Between(floor, begin).rfind(U'占');
      if (at == std::u32string_view::npos) continue;
      seen = floor + static_cast<uint32_t>(at) + 1;
      Share(seen - 1);
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
    const auto part = PartRightBefore(at, sentence);
    if (Shared(percent)) return part ? Apart(at, *part, percent, given, name, sentence) : void();
    if (part && given) return Given(*part, *given, percent, at);
    if (part) return Counted(*part, percent, name, at, sentence);
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
    const bool tight =
        gap.size() <= 5 && gap.find_first_not_of(U",、(约各只仅均分别合计共") == gap.npos;
    if (!tight || f.change != 0) return std::nullopt;
    const bool amount = f.dimension == Dimension::kCount || f.dimension == Dimension::kMoney ||
                        f.dimension == Dimension::kArea;
    return amount ? std::optional(next - 1) : std::nullopt;
  }

  // 45人,占全县教师1200人的3.75%; 小学300人、初中200人,合计占教师总数700人的71.4%.
  void Given(size_t part, size_t whole, size_t percent, uint32_t at) {
    if (MatchUnits(Fig(part), Fig(whole)) != UnitMatch::kSame) return;
    const auto parts = SaysTogether(part, at) ? ListEndingAt(part) : std::vector<size_t>{part};
    Add("share.given", parts, whole, percent, true);
  }

  // 合计占: of all that is listed before.
  bool SaysTogether(size_t part, uint32_t at) const {
    const auto gap = context_.Between(Fig(part).range.end, at);
    return gap.find(U'共') != gap.npos || gap.find(U'合') != gap.npos;
  }

  // 小学300人、初中200人: figures of one unit parted by 、 or 和, up to `last`.
  std::vector<size_t> ListEndingAt(size_t last) const {
    std::vector<size_t> out = {last};
    while (out.size() < kWholesTried && out.front() > 0) {
      const size_t i = out.front() - 1;
      const auto gap = context_.Between(Fig(i).range.end, Fig(out.front()).range.begin);
      const bool joined = !gap.empty() && (gap[0] == U'、' || gap[0] == U'和' || gap[0] == U',');
      if (!joined || gap.size() > kListGap || gap.find(U'其') != gap.npos ||
          Fig(i).sentence != Fig(last).sentence)
        break;
      if (MatchUnits(Fig(i), Fig(last)) != UnitMatch::kSame || Fig(i).change != 0) break;
      out.insert(out.begin(), i);
    }
    return out;
  }

  // 教师500人,其中小学300人、初中200人,分别占60%、40%: one percent a part, the last k parts.
  void Apart(uint32_t at, size_t last, size_t percent, std::optional<size_t> given,
             std::u32string_view name, Range sentence) {
    size_t k = 1;
    while (percent + k < context_.figures.size() && Shared(percent + k - 1)) ++k;
    const bool apart = context_.Between(Fig(last).range.end, at).find(U"分别") != name.npos;
    const auto list = ListEndingAt(last);
    if (!apart || list.size() < k || (!given && list.size() > k + 1)) return;
    const size_t first = last + 1 - k;
    const auto whole = given ? given : OnlyLike(first, sentence);
    if (!whole || !(given || name.empty() || MayBeShort(Fig(*whole), name))) return;
    for (size_t n = 0; n < k; ++n) {
      if (MatchUnits(Fig(first + n), Fig(*whole)) != UnitMatch::kSame) return;
    }
    for (size_t n = 0; n < k; ++n) Add("share.apart", {first + n}, *whole, percent + n, true);
  }

  // 共有教师500人,其中本科450人,占90%: the wholes that 450人 may be part of are looked at in turn.
  void Counted(size_t part, size_t percent, std::u32string_view name, uint32_t at, Range sentence) {
    if (SaysTogether(part, at)) return Together(part, percent, name, sentence);
    const std::vector<size_t> wholes = WholesBefore(part, sentence);
    for (const size_t w : wholes) {
      if (Check({part}, w, percent) == Outcome::kMeets)
        return Add("share.counted", {part}, w, percent, true);
    }
    const auto whole = name.empty() ? BoundWhole(part, sentence) : OnlyNamed(name, part, sentence);
    if (whole && OfSamePlace(at, *whole, sentence))
      return Add("share.counted", {part}, *whole, percent, true);
    WholeMissing(part, percent);
  }

  // The whole that 其中 binds a part to: of its sum, else the only figure like it before.
  std::optional<size_t> BoundWhole(size_t part, Range sentence) const {
    const auto of_sum = whole_of_.find(part);
    if (of_sum != whole_of_.end()) return of_sum->second;
    const auto whole = OnlyLike(part, sentence);
    if (!whole) return std::nullopt;
    const auto between = context_.Between(Fig(*whole).range.end, Fig(part).range.begin);
    return between.find(U"其中") != between.npos ? whole : std::nullopt;
  }

  // The only figure of the unit of `part` before it in the sentence.
  std::optional<size_t> OnlyLike(size_t part, Range sentence) const {
    const uint32_t floor = context_.Reach(Fig(part).range.begin, -kReach, sentence);
    std::optional<size_t> found;
    for (size_t i = part; i-- > 0 && Fig(i).range.begin >= floor;) {
      if (MatchUnits(Fig(i), Fig(part)) != UnitMatch::kSame) continue;
      // Behind a ; another matter begins.
      const uint32_t from = found ? Fig(*found).range.begin : Fig(part).range.begin;
      if (context_.Between(Fig(i).range.end, from).find(U';') != std::u32string_view::npos) break;
      if (found || part - i > kWholesTried || Fig(i).change != 0) return std::nullopt;
      found = i;
    }
    return found;
  }

  // 教师500人,其中小学300人、初中100人,合计占80%.
  void Together(size_t last, size_t percent, std::u32string_view name, Range sentence) {
    const auto parts = ListEndingAt(last);
    const auto whole = OnlyLike(parts[0], sentence);
    if (parts.size() < 2 || !whole) return;
    const bool bound = name.empty() || MayBeShort(Fig(*whole), name);
    if (bound || Check(parts, *whole, percent) == Outcome::kMeets) {
      Add("share.together", parts, *whole, percent, bound);
    }
  }

  // The figure like `part` before it in the sentence, be it larger or not, that is called `name`;
  // none when two are.
  std::optional<size_t> OnlyNamed(std::u32string_view name, size_t part, Range sentence) const {
    const uint32_t floor = context_.Reach(Fig(part).range.begin, -kReach, sentence);
    std::vector<size_t> same, like;
    for (size_t i = part; i-- > 0 && Fig(i).range.begin >= floor && part - i <= kWholesTried;) {
      if (MatchUnits(Fig(i), Fig(part)) != UnitMatch::kSame || Fig(i).change != 0) continue;
      if (IsCalled(Fig(i), name)) same.push_back(i);
      if (MayBeShort(Fig(i), name)) like.push_back(i);
    }
    const auto& found = same.empty() ? like : same;
    return found.size() == 1 ? std::optional(found[0]) : std::nullopt;
  }

  // 占全县教师的3% in a sentence that counts the teachers of one school: 全县 must be said before.
  bool OfSamePlace(uint32_t at, size_t whole, Range sentence) const {
    const auto after = context_.Between(at + 1, at + 4);
    const size_t all = after.find(U'全');
    if (all == after.npos || all + 1 >= after.size() ||
        std::u32string_view(U"县市区州省国镇").find(after[all + 1]) == after.npos) {
      return true;
    }
    const auto before = context_.Between(sentence.begin, Fig(whole).range.begin);
    return before.find(after.substr(all, 2)) != before.npos;
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

  // The name of the figure, without 总数 and 全县.
  static std::u32string NameOf(const Figure& figure) {
    const std::u32string subject =
        text::ToUtf32(figure.subject_text + figure.head_text).value_or(U"");
    return std::u32string(WholeName(subject));
  }

  static bool IsCalled(const Figure& figure, std::u32string_view name) {
    return name.size() >= 2 && NameOf(figure) == name;
  }

  // Whether `name` is the figure's subject or what is left of it when words are dropped: 财政支出
  // of 公共财政支出, 符合条件教师 of 符合交流条件的教师.
  bool MayBeShort(const Figure& figure, std::u32string_view name) const {
    if (name.size() < kShortestName) return IsCalled(figure, name);
    if (NameOf(figure).ends_with(name)) return true;
    const uint32_t begin = figure.range.begin;
    const Range before = context_.report.BeforeInClause(figure.clause, begin);
    const auto lead =
        context_.Between(std::max(before.begin, begin - std::min(begin, kLeadReach)), begin);
    const size_t at = lead.rfind(name.substr(0, 2));
    return at != lead.npos && IsShortFor(name, lead.substr(at));
  }

  // The same, or the other way round: 公共财政支出 of 财政支出. Not enough to accuse by.
  bool Names(const Figure& figure, std::u32string_view name) const {
    if (MayBeShort(figure, name)) return true;
    const std::u32string subject = NameOf(figure);
    return name.size() >= kShortestName && !subject.empty() && name.ends_with(subject);
  }

  // All characters of `name` in their order in `subject`, the first two and the last two together.
  static bool IsShortFor(std::u32string_view name, std::u32string_view subject) {
    if (name.size() < kShortestName + 1 || !subject.starts_with(name.substr(0, 2)) ||
        !subject.ends_with(name.substr(name.size() - 2))) {
      return false;
    }
    size_t at = 0;
    for (const char32_t c : subject) at += at < name.size() && c == name[at];
    return at == name.size();
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
    Add("share.named", {*part}, *whole, percent, true);
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

  Outcome Check(const std::vector<size_t>& parts, size_t whole, size_t percent) const {
    text::Interval sum = text::Interval::Exactly(Decimal(0));
    for (const size_t p : parts) sum = sum + IntervalOf(Fig(p));
    return CheckShare(sum, IntervalOf(Fig(whole)), IntervalOf(Fig(percent)));
  }

  void Add(std::string_view rule, const std::vector<size_t>& parts, size_t whole, size_t percent,
           bool stated) {
    const Outcome outcome = Check(parts, whole, percent);
    Finding finding{"share", parts, outcome, stated ? Binding::kStated : Binding::kInferred,
                    stated};
    finding.members.insert(finding.members.end(), {whole, percent});
    const int scale = ScaleOf(Fig(whole), context_);
    Decimal sum(0);
    std::string terms;
    for (const size_t p : parts) {
      sum = sum + Fig(p).value;
      terms += (terms.empty() ? "" : "+") + InScale(Fig(p).value, scale);
    }
    if (parts.size() > 1) terms = "(" + terms + ")";
    finding.rule = rule;
    finding.stated = Fig(percent).value;
    finding.recomputed = Divide(sum.Shift(2), Fig(whole).value, kShownDigits);
    finding.explanation =
        fmt::format("{}÷{}={}%，文中{}{}", terms, InScale(Fig(whole).value, scale),
                    finding.recomputed.ToString(), Written(Fig(percent), context_),
                    outcome == Outcome::kMeets ? "，相符" : "，不一致，请核实");
    found_.push_back(std::move(finding));
  }

  // 644人,占教师总数的4.3%: the whole is not told here.
  void WholeMissing(size_t part, size_t percent) {
    Finding finding{"share", {part, percent}, Outcome::kUnknown};
    finding.rule = "share.whole_missing";
    finding.stated = Fig(percent).value;
    const int scale = ScaleOf(Fig(part), context_);
    const Decimal whole =
        Divide(Fig(part).value.Shift(2 - scale), Fig(percent).value, scale > 0 ? 2 : 0);
    finding.explanation =
        fmt::format("总数未给出，无法核算（按{}反推总数约{}{}{}）", Written(Fig(percent), context_),
                    whole.ToString(), ScaleWord(scale), Fig(part).unit);
    found_.push_back(std::move(finding));
  }

  const RelationContext& context_;
  std::unordered_map<size_t, size_t> whole_of_;  // by part, of the sums
  std::vector<Finding> found_;
};

}  // namespace

std::vector<Finding> FindShares(const RelationContext& context, const std::vector<Finding>& sums) {
  return ShareFinder(context, sums).Run();
}

}  // namespace dudao::extraction
