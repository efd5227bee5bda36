#include "services/extraction/core/quantity/refusal.h"

#include <algorithm>
#include <array>

namespace dudao::extraction {
namespace {

using Text = std::u32string_view;

bool In(char32_t c, Text set) { return set.find(c) != Text::npos; }

bool EndsWithAny(Text text, std::initializer_list<Text> words) {
  return std::any_of(words.begin(), words.end(), [text](Text w) { return text.ends_with(w); });
}

// What a rule looks at.
struct Place {
  const QuantityLexicon& lexicon;
  Text before;  // of the paragraph, up to the figure
  Text words;   // the figure's own
  Text after;   // from the figure's end to the paragraph's
  const Candidate& c;

  char32_t previous() const { return before.empty() ? U'\0' : before.back(); }
  char32_t next() const { return after.empty() ? U'\0' : after.front(); }
  bool Unit(UnitGroup group) const { return c.unit->Is(group); }
  bool EndsWith(Context context) const { return lexicon.context().EndsWith(context, before); }
  bool StartsWith(Context context) const { return lexicon.context().StartsWith(context, after); }
  // The last `reach` characters before the figure.
  Text Near(size_t reach) const {
    return before.substr(before.size() - std::min(reach, before.size()));
  }
};

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool IsLatin(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

// A4纸, 2+1项目, GB12345-6个: part of a code or a combination; 增长-3.2% has a sign.
bool IsPartOfCode(const Place& p) {
  const char32_t c = p.previous();
  if (p.c.negative) return false;
  if (c == U' ' && p.before.size() > 1 && IsDigit(p.before[p.before.size() - 2])) return true;
  return IsLatin(c) || In(c, U"+.-_*#@") || IsDigit(c) || p.next() == U'+';
}

// 第3名, 第十五届; 前10名, but not 目前15名.
bool IsOrdinal(const Place& p) {
  if (p.previous() == U'第') return true;
  if (p.previous() != U'前' || !p.Unit(UnitGroup::kOrdinal)) return false;
  return !p.EndsWith(Context::kNotOrdinal);
}

// 居全省35名, 位列全市前3位, 排名12位.
bool IsRank(const Place& p) {
  if (!p.Unit(UnitGroup::kRank)) return false;
  const Text near = p.Near(8);
  const text::WordFinder& ranks = p.lexicon.context().Finder(Context::kRank);
  for (auto hit = ranks.FindNext(near, 0); hit; hit = ranks.FindNext(near, hit->end)) {
    const Text from = near.substr(hit->begin);
    if (p.lexicon.context().StartsWith(Context::kNotRank, from)) continue;
    if (near.find_first_of(U",。;、", hit->end) == Text::npos) return true;
  }
  return false;
}

// 十五届区委, 十二届八次全会, 市委五届四次、五次全会, 市第五届人大六次会议.
bool IsMeetingNumber(const Place& p) {
  if (p.Unit(UnitGroup::kSession)) {
    return p.StartsWith(Context::kSessionBody) || p.after.substr(0, 4).find(U'次') != Text::npos;
  }
  if (!p.Unit(UnitGroup::kMeeting) || !p.c.chinese) return false;
  if (p.lexicon.context().IsIn(Context::kMeeting, p.after.substr(0, 6))) return true;
  static constexpr size_t kBodyLength = 10;
  return p.after.starts_with(U"会议") &&
         p.lexicon.context().IsIn(Context::kSessionBody, p.Near(kBodyLength));
}

// 改造三期 and 二期工程 are stages of building; 培训班三期 counts when something was held.
bool IsBuildingStage(const Place& p) {
  if (!p.Unit(UnitGroup::kStage)) return false;
  static constexpr size_t kReach = 14;
  if (p.c.lone_digit && p.words[0] != U'两' &&
      !p.lexicon.context().IsIn(Context::kHeld, p.Near(kReach))) {
    return true;
  }
  return !p.before.empty() && p.StartsWith(Context::kStaged);
}

// 三轮巡察; 二所: a lone two that counts is 两, 二 orders.
bool IsOrderingCount(const Place& p) {
  if (p.words[0] == U'二' && p.c.lone_digit && p.c.unit->classifier) return true;
  return p.Unit(UnitGroup::kRound) && p.after.substr(0, 6).find(U"巡察") != Text::npos;
}

// 一个, 一批, 几名: too vague to be a number; 一名, 一次 count unless 每, 某, 又 … stand before.
bool IsVague(const Place& p) {
  const Candidate& c = p.c;
  if (!c.chinese || c.figure.unit == "%") return false;
  if (!c.lone_digit) return false;
  if (c.unit->one == Unit::One::kArabicOnly) return true;
  if (c.figure.more) return true;  // 几名, 数次
  if (c.figure.value != text::Decimal(1)) return false;
  if (c.unit->one != Unit::One::kCounts) return true;
  return p.EndsWith(Context::kNoOne) || p.StartsWith(Context::kNoOneAfter);
}

// 零部件, 半个世纪: neither is a count.
bool IsPartWord(const Place& p) {
  if (!p.c.chinese || p.c.figure.number.size() != 1) return false;
  if (p.words[0] == U'零') return p.c.unit->classifier && p.c.figure.modality != Modality::kDenied;
  return p.words[0] == U'半' && p.c.unit->classifier;
}

// 百日, 千名教师访万家: a round number in a name. 近百个 and 上千名 are figures.
bool IsRoundName(const Place& p) {
  if (!p.c.lone_power || p.c.figure.more || p.c.figure.dimension == Dimension::kMoney) return false;
  if (p.c.figure.value == text::Decimal(10) && p.c.unit->classifier && p.previous() != U'“') {
    return false;
  }
  const bool time = p.c.figure.dimension == Dimension::kDuration;
  if (time && p.StartsWith(Context::kLastsAfter)) return false;  // 十年内
  uint32_t length = 0;
  return p.lexicon.BoundBefore(p.before, p.before.size(), &length) == nullptr &&
         !p.EndsWith(Context::kRound);
}

// 不让一名学生掉队, 无一例, 没有一所, 一人不漏: rhetoric. 未发生一起 is a count of none.
bool IsRhetoric(const Place& p) {
  if (!p.c.lone_digit || p.c.figure.value != text::Decimal(1)) return false;
  return p.EndsWith(Context::kRhetoric) || p.StartsWith(Context::kRhetoricAfter);
}

// 两个重点, 四个方面发力; 三方面. A count of real things (三个方面问题) stays.
bool IsStructural(const Place& p) {
  if (!p.Unit(UnitGroup::kStructural)) return false;
  if (!(p.c.chinese || p.c.figure.value < text::Decimal(10))) return false;
  const Text after = p.after.substr(0, 8);
  if (p.lexicon.structural().LongestAt(after, 0)) return true;
  if (!after.starts_with(U"方面")) return false;
  return after.size() == 2 ||
         p.lexicon.context().StartsWith(Context::kAspectAfter, after.substr(2));
}

// “四有”, “五项管理”: a short quotation that begins with its number is a name.
bool IsQuotedName(const Place& p) {
  static constexpr size_t kReach = 10;
  static constexpr Text kQuotes = U"“”‘’\"「」";
  const Text before = p.before.substr(p.before.size() - std::min(kReach, p.before.size()));
  const size_t open = before.find_last_of(kQuotes);
  if (open == Text::npos || In(before[open], U"”’」")) return false;
  const size_t close = p.after.substr(0, kReach).find_first_of(kQuotes);
  if (close == Text::npos || In(p.after[close], U"“‘「")) return false;
  const size_t length = (before.size() - open - 1) + p.c.figure.range.size() + close;
  const bool first = open + 1 == before.size();
  // 事故“零发生”。says that there were none; “零事故”活动 is a name.
  const bool denies = p.c.figure.modality == Modality::kDenied;
  if (denies && (close + 1 >= p.after.size() || In(p.after[close + 1], U",。;、)"))) return false;
  return p.c.chinese ? length <= 10 : first && length <= 8 && close > 0;
}

// 近三年, 过去五年, 三年来, 三年行动, 学前三年: a stretch of time that only places or names.
bool IsTimeName(const Place& p) {
  if (!p.Unit(UnitGroup::kTime)) return false;
  const bool each = p.previous() == U'每';
  if (p.EndsWith(Context::kTimeBefore) || (each && p.c.chinese)) return true;
  if (p.StartsWith(Context::kTimeAfter)) return true;
  return p.c.chinese && p.Unit(UnitGroup::kYear) && !p.EndsWith(Context::kLastsBefore) &&
         !p.StartsWith(Context::kLastsAfter);
}

// 翻一番 doubles; 一番 elsewhere is a phrase.
bool IsNoDoubling(const Place& p) {
  if (!p.Unit(UnitGroup::kDouble)) return false;
  return p.previous() != U'翻' && !EndsWithAny(p.before, {U"翻了"});
}

// 一人一档, 两自一包: a numeral, a word, a numeral, a word.
bool IsParallelSlogan(const Place& p) {
  if (!p.c.chinese || !p.c.lone_digit || p.c.figure.range.size() != 2) return false;
  const bool after = p.after.size() >= 2 && In(p.after[0], U"一两二三四五六七八九多") &&
                     !p.lexicon.UnitAt(p.after, 1);
  const size_t n = p.before.size();
  const bool before =
      n >= 2 && In(p.before[n - 2], U"一两二三四五六七八九") && !p.lexicon.UnitAt(p.before, n - 1);
  return after || before;
}

// 24小时值班, 365天, 12345: round the clock is no duration.
bool IsRoundTheClock(const Place& p) {
  const auto& value = p.c.figure.value;
  if (p.Unit(UnitGroup::kHours) && value == text::Decimal(24)) {
    return !EndsWithAny(p.before, {U"于", U"过", U"在"});
  }
  return p.Unit(UnitGroup::kDay) && value == text::Decimal(365);
}

// 每百名学生: the measure of a rate.
bool IsRateBase(const Place& p) { return p.previous() == U'每' && p.c.lone_power; }

// 《…标准》88条: articles of a document.
bool IsArticle(const Place& p) { return p.previous() == U'》' && p.Unit(UnitGroup::kArticle); }

struct Rule {
  std::string_view name;
  bool (*holds)(const Place&);
};

constexpr std::array<Rule, 18> kRules = {{
    {"refused.code", IsPartOfCode},
    {"refused.ordinal", IsOrdinal},
    {"refused.rank", IsRank},
    {"refused.meeting_number", IsMeetingNumber},
    {"refused.building_stage", IsBuildingStage},
    {"refused.ordering_count", IsOrderingCount},
    {"refused.rate_base", IsRateBase},
    {"refused.round_name", IsRoundName},
    {"refused.rhetoric", IsRhetoric},
    {"refused.vague", IsVague},
    {"refused.structural", IsStructural},
    {"refused.parallel_slogan", IsParallelSlogan},
    {"refused.quoted_name", IsQuotedName},
    {"refused.time_name", IsTimeName},
    {"refused.no_doubling", IsNoDoubling},
    {"refused.round_the_clock", IsRoundTheClock},
    {"refused.article", IsArticle},
    {"refused.part_word", IsPartWord},
}};

}  // namespace

std::string_view Refuse(const QuantityLexicon& lexicon, Text text, Range paragraph,
                        const Candidate& candidate) {
  const Range r = candidate.figure.range;
  const Place place{lexicon, text.substr(paragraph.begin, r.begin - paragraph.begin),
                    text.substr(r.begin, r.size()), text.substr(r.end, paragraph.end - r.end),
                    candidate};
  for (const Rule& rule : kRules) {
    if (rule.holds(place)) return rule.name;
  }
  return {};
}

bool IsDenied(const QuantityLexicon& lexicon, Text text, const Candidate& c) {
  if (!c.lone_digit || c.figure.value != text::Decimal(1)) return false;
  return lexicon.context().EndsWith(Context::kDenied, text.substr(0, c.figure.range.begin));
}

}  // namespace dudao::extraction
