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

bool StartsWithAny(Text text, std::initializer_list<Text> words) {
  return std::any_of(words.begin(), words.end(), [text](Text w) { return text.starts_with(w); });
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
};

bool IsLatin(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

// A4纸, 2+1项目, GB12345-6个: part of a code or a combination.
bool IsPartOfCode(const Place& p) {
  const char32_t c = p.previous();
  return IsLatin(c) || In(c, U"+.-_*#@") || (c >= U'0' && c <= U'9') || p.next() == U'+';
}

// 第3名, 第十五届; 前10名, but not 目前15名.
bool IsOrdinal(const Place& p) {
  if (p.previous() == U'第') return true;
  if (p.previous() != U'前' || !p.Unit(UnitGroup::kOrdinal)) return false;
  return !EndsWithAny(p.before, {U"目前", U"此前", U"以前", U"学前", U"年前", U"日前", U"当前"});
}

// 居全省35名, 位列全市前3位, 排名12位.
bool IsRank(const Place& p) {
  if (!p.Unit(UnitGroup::kRank)) return false;
  const Text near = p.before.substr(p.before.size() - std::min<size_t>(8, p.before.size()));
  for (const Text word : {Text(U"居"), Text(U"排名"), Text(U"名列"), Text(U"位列"), Text(U"排在"),
                          Text(U"列全"), Text(U"列第")}) {
    const size_t at = near.rfind(word);
    if (at == Text::npos) continue;
    const Text between = near.substr(at + word.size());
    if (between.find_first_of(U",。;、") == Text::npos && !near.substr(at).starts_with(U"居住") &&
        !near.substr(at).starts_with(U"居民")) {
      return true;
    }
  }
  return false;
}

// 十五届区委, 三轮巡察, 二期工程: a count that orders.
bool IsOrderingCount(const Place& p) {
  // A lone two that counts is 两; 二 orders.
  if (p.words[0] == U'二' && p.c.lone_digit && p.c.unit->classifier) return true;
  static constexpr std::initializer_list<Text> kBodies = {
      U"区委", U"县委", U"市委", U"省委", U"州委", U"旗委", U"中央", U"党委",
      U"全会", U"人大", U"政协", U"全国", U"一次", U"二次", U"三次", U"四次",
      U"五次", U"六次", U"七次", U"三中", U"四中", U"五中", U"六中"};
  if (p.Unit(UnitGroup::kSession) && StartsWithAny(p.after, kBodies)) return true;
  // 十二届八次全会, 市委五届四次、五次全会.
  if (p.Unit(UnitGroup::kSession) && p.after.substr(0, 4).find(U'次') != Text::npos) return true;
  if (p.Unit(UnitGroup::kMeeting) && p.c.chinese &&
      p.after.substr(0, 6).find(U"全会") != Text::npos)
    return true;
  if (p.Unit(UnitGroup::kRound) && p.after.substr(0, 6).find(U"巡察") != Text::npos) return true;
  // 改造三期 is a stage of building; 培训班三期 counts when something was held.
  if (p.Unit(UnitGroup::kStage) && p.c.lone_digit && p.words[0] != U'两') {
    const Text near = p.before.substr(p.before.size() - std::min<size_t>(14, p.before.size()));
    const bool held = near.find(U"办") != Text::npos || near.find(U"培训") != Text::npos ||
                      near.find(U"开展") != Text::npos || near.find(U"印发") != Text::npos;
    if (!held) return true;
  }
  return p.Unit(UnitGroup::kStage) && !p.before.empty() &&
         StartsWithAny(p.after, {U"工程", U"项目", U"建设", U"规划", U"投资", U"行动"});
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
  return In(p.previous(), U"每某又再另这那哪同首上下任统逐专万不另新前后凡多") ||
         StartsWithAny(p.after, {U"名", U"次次", U"性"});
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
  uint32_t length = 0;
  return p.lexicon.BoundBefore(p.before, p.before.size(), &length) == nullptr &&
         !EndsWithAny(p.before, {U"达", U"数", U"成"});
}

// 不让一名学生掉队, 无一例, 没有一所: rhetoric. 未发生一起 is a count of none.
bool IsRhetoric(const Place& p) {
  if (!p.c.lone_digit || p.c.figure.value != text::Decimal(1)) return false;
  return EndsWithAny(
      p.before, {U"不让", U"不落", U"不漏", U"不使", U"不丢", U"无", U"没有", U"决不让", U"绝不让",
                 U"确保", U"不少", U"不放弃", U"不掉", U"让每"});
}

// 两个重点, 四个方面发力; 三方面. A count of real things (三个方面问题) stays.
bool IsStructural(const Place& p) {
  if (!p.Unit(UnitGroup::kStructural)) return false;
  if (!(p.c.chinese || p.c.figure.value < text::Decimal(10))) return false;
  const Text after = p.after.substr(0, 8);
  if (p.lexicon.structural().LongestAt(after, 0)) return true;
  if (!after.starts_with(U"方面")) return false;
  return after.size() == 2 || In(after[2], U",。;:、开入着发推加进做持同下抓");
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
  return p.c.chinese ? length <= 10 : first && length <= 8 && close > 0;
}

// 近三年, 过去五年, 三年来, 三年行动, 学前三年: a stretch of time that only places or names.
bool IsTimeName(const Place& p) {
  if (!p.Unit(UnitGroup::kTime)) return false;
  if (EndsWithAny(p.before,
                  {U"近", U"过去", U"前", U"后", U"这", U"最近", U"未来", U"今后", U"学前", U"幼儿",
                   U"每", U"学前教育", U"头", U"十", U"上", U"下", U"教育"})) {
    if (!EndsWithAny(p.before, {U"每"}) || p.c.chinese) return true;
  }
  if (StartsWithAny(
          p.after,
          {U"来",   U"以来", U"行动", U"规划", U"计划", U"制",   U"期间", U"一贯", U"攻坚", U"提升",
           U"义务", U"毛入", U"教育", U"纲要", U"目标", U"任期", U"跟踪", U"滚动", U"一度", U"期",
           U"间",   U"资助", U"免费", U"一届", U"建设", U"发展", U"专项", U"“毛",  U"中"})) {
    return true;
  }
  static constexpr std::initializer_list<Text> kSpans = {
      U"满",   U"为期", U"连续", U"历时", U"服务", U"任教", U"工作", U"少于", U"低于", U"超过",
      U"至少", U"成立", U"近",   U"约",   U"达",   U"用",   U"长达", U"期",   U"龄",   U"每",
      U"缩短", U"延长", U"逾",   U"限",   U"教龄", U"任职", U"从教", U"了",   U"于"};
  return p.c.chinese && p.Unit(UnitGroup::kYear) && !EndsWithAny(p.before, kSpans) &&
         !StartsWithAny(p.after, {U"以上", U"以下", U"以内", U"内", U"左右"});
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
  if (p.Unit(UnitGroup::kHours) && value == text::Decimal(24) && !p.c.chinese) {
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

constexpr std::array<Rule, 15> kRules = {{
    {"code", IsPartOfCode},
    {"ordinal", IsOrdinal},
    {"rank", IsRank},
    {"ordering_count", IsOrderingCount},
    {"rate_base", IsRateBase},
    {"round_name", IsRoundName},
    {"rhetoric", IsRhetoric},
    {"vague", IsVague},
    {"structural", IsStructural},
    {"parallel_slogan", IsParallelSlogan},
    {"quoted_name", IsQuotedName},
    {"time_name", IsTimeName},
    {"round_the_clock", IsRoundTheClock},
    {"article", IsArticle},
    {"part_word", IsPartWord},
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

bool IsDenied(Text text, const Candidate& c) {
  if (!c.lone_digit || c.figure.value != text::Decimal(1)) return false;
  return EndsWithAny(text.substr(0, c.figure.range.begin),
                     {U"未发生", U"没有发生", U"从未发生", U"未出现", U"没有出现", U"未发生过",
                      U"未出现过", U"无发生", U"杜绝发生"});
}

}  // namespace dudao::extraction
