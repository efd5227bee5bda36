#include "services/extraction/core/quantity/phrase_trimmer.h"

#include <algorithm>
#include <utility>

#include "common/text/numeral.h"
#include "common/text/reading_text.h"

namespace dudao::extraction {
namespace {

using Text = std::u32string_view;

bool In(char32_t c, Text set) { return set.find(c) != Text::npos; }

// 干部|“组团式”帮扶: a quotation that says how.
bool IsManner(Text text, uint32_t at, uint32_t end) {
  const size_t close = text.substr(0, end).find(U'”', at);
  return close != Text::npos && close > at + 1 && In(text[close - 1], U"式型");
}

// 三年内, 五年来: a stretch of time begins here.
bool IsTimeAt(Text text, uint32_t at) {
  const Text words = text.substr(at, 5);
  const size_t year = words.find(U'年');
  return year != Text::npos && year > 0 && year + 1 < words.size() &&
         In(words[year + 1], U"内来间");
}

}  // namespace

// 镇、|3个街道: what joins the noun to the next is no part of it.
uint32_t PhraseTrimmer::NounEnd(uint32_t begin, uint32_t end) const {
  uint32_t stop = NounStop(begin, end);
  while (stop > begin && In(text_[stop - 1], U"、,和及与的共约近达")) --stop;
  return stop;
}

uint32_t PhraseTrimmer::NounStop(uint32_t begin, uint32_t end) const {
  uint32_t word = begin;  // 区、州、县级基地: one character alone is no noun
  for (uint32_t at = begin; at < end;) {
    const char32_t c = text_[at];
    if (c == U'《' || c == U')' || c == U'\t' || (c == U'、' && at - word >= 2)) return at;
    if (c == U'、') word = at + 1;
    if (c == U'“' && at > begin && IsManner(text_, at, end)) return at;
    if (c == U'“') {
      at = SkipTo(at, U'”', end);
      continue;
    }
    if (c == U'(') {
      const uint32_t close = SkipTo(at, U')', end);
      if (close - at > 6) return at;
      at = close;
      continue;
    }
    // 4所学校|三五年内
    if (at > begin && text::BeginsNumeral(c) && IsTimeAt(text_, at)) return at;
    const auto closer = lexicon_.closers().LongestAt(text_, at);
    const bool keeps = closer && lexicon_.Keeps(closer->word);
    // 12500人|在园: a bare modifier at the end is no part of the noun.
    const bool modifier = closer && closer->end - closer->begin <= 2 && closer->end >= end;
    if (closer && (!keeps || (modifier && at > begin))) return at;
    at = closer ? closer->end : at + 1;
  }
  return end;
}

uint32_t PhraseTrimmer::SkipTo(uint32_t at, char32_t close, uint32_t end) const {
  static constexpr uint32_t kReach = 60;
  const uint32_t limit = std::min(end, at + kReach);
  for (uint32_t i = at; i < limit; ++i) {
    if (text_[i] == close) return i + 1;
  }
  return at + 1;
}

void PhraseTrimmer::CutQuotation(Range* r) const {
  const Text words = text_.substr(r->begin, r->size());
  const size_t close = words.rfind(U'”');
  if (close == Text::npos || close + 1 >= words.size()) return;
  if (words.substr(0, close).find(U'“') == Text::npos) r->begin += close + 1;
}

void PhraseTrimmer::StripEnd(Range* r) const {
  while (!r->empty()) {
    uint32_t length = 0;
    if (lexicon_.ChangeBefore(text_, r->end, &length) != 0 && length <= r->size()) {
      r->end -= length;
      continue;
    }
    if (StripBase(r) || StripComparison(r)) continue;
    const auto link = lexicon_.links().LongestEndingAt(text_.substr(r->begin), r->size());
    if (!link) return;
    const uint32_t begin = r->begin + link->begin;
    if (KeepsLink({begin, r->end, link->word}, *r)) return;
    r->end = begin;
  }
}

// 所有, 生均, 短缺 end like links.
bool PhraseTrimmer::KeepsLink(const text::WordFinder::Hit& link, Range r) const {
  if (link.end - link.begin != 1 || link.begin == r.begin) return false;
  const char32_t before = text_[link.begin - 1];
  if (text_[link.begin] == U'均') return In(before, U"生人班校师户园");
  if (text_[link.begin] == U'缺') return In(before, U"短紧空稀");
  return text_[link.begin] == U'有' && In(before, U"所公国私");
}

// 较2019年, 比上年, 同比.
bool PhraseTrimmer::StripBase(Range* r) const {
  const auto base = lexicon_.base_times().LongestEndingAt(text_, r->end);
  if (base && base->begin >= r->begin) return r->end = base->begin, CutBaseWord(r), true;
  const auto date = FirstEndingAfter(dates_, r->end - 1);
  if (date == dates_.end() || date->range.end != r->end || date->range.begin < r->begin) {
    return false;
  }
  r->end = date->range.begin;
  CutBaseWord(r);
  return true;
}

// 在上年的|基础上|, 与全省平均|相比|: what a figure is measured from is no part of the words before
// it.
bool PhraseTrimmer::StripComparison(Range* r) const {
  static constexpr std::pair<Text, Text> kForms[] = {
      {U"基础上", U"在"}, {U"基础之上", U"在"}, {U"相比", U"与和同"}, {U"相较", U"与和同"}};
  Text words = text_.substr(r->begin, r->size());
  if (In(words.back(), U"高低多少")) words.remove_suffix(1);
  for (const auto& [close, open] : kForms) {
    if (!words.ends_with(close)) continue;
    const size_t at = words.find_last_of(open);
    r->end = r->begin + (at == Text::npos ? 0 : static_cast<uint32_t>(at));
    return true;
  }
  return false;
}

// 比上年|多招学生: a base of comparison that opens the words.
bool PhraseTrimmer::StripBaseFront(Range* r) const {
  if (!In(text_[r->begin], U"较比") || r->size() < 3) return false;
  const auto date = FirstEndingAfter(dates_, r->begin + 1);
  if (date != dates_.end() && date->range.begin == r->begin + 1 && date->range.end < r->end) {
    return r->begin = date->range.end, true;
  }
  static constexpr uint32_t kLongest = 6;
  for (uint32_t end = std::min(r->begin + kLongest, r->end); end > r->begin + 2; --end) {
    const auto base = lexicon_.base_times().LongestEndingAt(text_, end);
    if (base && base->begin == r->begin + 1) return r->begin = end, true;
  }
  return false;
}

void PhraseTrimmer::CutBaseWord(Range* r) const {
  const Text words = text_.substr(r->begin, r->size());
  if (words.ends_with(U"占比较") || words.ends_with(U"比较")) {
    r->end -= 1;
  } else if (words.ends_with(U"相比") || words.ends_with(U"相较")) {
    r->end -= 2;
  } else if (!words.empty() && In(words.back(), U"较比与")) {
    r->end -= 1;
  }
}

text::WordFinder::Found PhraseTrimmer::OpenerAt(uint32_t at, uint32_t end) const {
  const auto hit = lexicon_.openers().LongestAt(text_, at);
  return hit && hit->end <= end && !lexicon_.IsNoun(hit->word) ? hit : text::WordFinder::Found();
}

void PhraseTrimmer::CutOpener(Range* r) const {
  while (!r->empty() && (CutAfterFigure(r) || StripBaseFront(r))) {
  }
  uint32_t begin = r->begin;
  uint32_t joins = begin;  // where an act would be one with the noun
  for (uint32_t at = r->begin; at < r->end;) {
    const auto hit = lexicon_.openers().LongestAt(text_, at);
    if (!hit || hit->end > r->end) {
      ++at;
      continue;
    }
    if (begin > r->begin && hit->begin == joins && NamesAct(*hit, *r, begin)) {
      joins = hit->end;
    } else if (!lexicon_.IsNoun(hit->word) && !InsideNoun(*hit, *r)) {
      begin = joins = hit->end;
    }
    at = hit->end;
  }
  r->begin = begin;
}

// 下发|整改通知书, 开展|督导检查: right behind a verb, and in front of more of the noun or behind
// another act, an act is part of it. `begin`: past that verb.
bool PhraseTrimmer::NamesAct(const text::WordFinder::Hit& hit, Range r, uint32_t begin) const {
  if (!lexicon_.IsAct(hit.word)) return false;
  return hit.end < r.end ? text::IsHan(text_[hit.end]) : hit.begin > begin;
}

// 建设 of 建设面积 and 录取 of 录取人数 open nothing; nor does a word followed by 率, 数, 者, 的.
bool PhraseTrimmer::InsideNoun(const text::WordFinder::Hit& hit, Range r) const {
  if (hit.end - hit.begin == 1) return hit.begin != r.begin;
  if (hit.end >= r.end) return false;
  if (In(text_[hit.end], U"率额")) return true;
  const auto head = lexicon_.bare_heads().LongestAt(text_, hit.end);
  if (head && head->end == r.end && hit.begin > r.begin) return true;
  return hit.end + 1 == r.end && In(text_[hit.end], U"数者费员度量面类站点室会值");
}

void PhraseTrimmer::StripFront(Range* r) const {
  while (!r->empty()) {
    const auto date = FirstEndingAfter(dates_, r->begin);
    if (date != dates_.end() && date->range.begin == r->begin) {
      r->begin = std::min(date->range.end, r->end);
      continue;
    }
    if (In(text_[r->begin], U"、,和及与”)）以上下内左右余多的")) {
      if (!CutAfterFigure(r)) return;
      continue;
    }
    if (StripBaseFront(r)) continue;
    if (text::BeginsNumeral(text_[r->begin]) && IsTimeAt(text_, r->begin)) {
      const size_t year = text_.find(U'年', r->begin);
      r->begin = std::min(static_cast<uint32_t>(year) + 2, r->end);
      continue;
    }
    const auto lead = lexicon_.leaders().LongestAt(text_, r->begin);
    if (!lead || lead->end > r->end) return;
    if (lead->end == r->end && lead->end - lead->begin > 1) return;
    if (IsNounAt(r->begin, lead->end)) return;  // 应届毕业生
    r->begin = lead->end;
  }
}

bool PhraseTrimmer::IsNounAt(uint32_t at, uint32_t past) const {
  const auto word = lexicon_.openers().LongestAt(text_, at);
  return word && lexicon_.IsNoun(word->word) && word->end > past;
}

// What is left over between the figure before and this one: 以上, 、
bool PhraseTrimmer::CutAfterFigure(Range* r) const {
  const Text words = text_.substr(r->begin, r->size());
  for (const Text word : {U"以上", U"以下", U"以内", U"左右"}) {
    if (words.starts_with(word)) return r->begin += word.size(), true;
  }
  // 三年|内|投入, but 内设机构 opens a noun.
  const bool within =
      words[0] == U'内' && r->begin > 0 && In(text_[r->begin - 1], U"年度月日天周时钟里米");
  if (!within && !In(words[0], U"、,和及与”)的")) return false;
  if (IsNounAt(r->begin, r->begin + 1)) return false;  // 及格率
  ++r->begin;
  return true;
}

std::optional<uint32_t> PhraseTrimmer::ComparisonAt(Range r) const {
  static constexpr uint32_t kReach = 60;  // further back it is of other figures
  r.begin = std::max(r.begin, r.end - std::min(r.end, kReach));
  const Text words = text_.substr(r.begin, r.size());
  const NearbyWords& context = lexicon_.context();
  if (const auto word = context.Finder(Context::kBeyond).FindNext(words, 0)) {
    const Text level = words.substr(word->end);
    const bool names = level.find(U'的') != Text::npos || !context.IsIn(Context::kLevel, level);
    const bool denied = word->begin > 0 && words[word->begin - 1] == U'不';
    if (!names) return r.begin + word->begin - denied;
  }
  const bool told = !words.empty() && In(words.back(), U"高低多少");
  if (!told && !context.EndsWith(Context::kLevel, words)) return std::nullopt;
  const auto level = context.Finder(Context::kLevel).FindNext(words, 1);
  if (!level) return std::nullopt;
  const size_t than = words.substr(0, level->begin).find_last_of(U"比较");
  return than == Text::npos ? std::nullopt : std::optional(r.begin + static_cast<uint32_t>(than));
}

void PhraseTrimmer::CutLongLead(Range* r) const {
  static constexpr uint32_t kLong = 24, kLongList = 60;
  if (r->size() <= kLong) return;
  const Text words = text_.substr(r->begin, r->size());
  // 封闭化管理率、专职保安配备率、护学岗设置率|均为100%
  const bool list = words.find(U"率、") != Text::npos && words.ends_with(U'率');
  if (list && r->size() <= kLongList) return;
  const size_t of = words.rfind(U'的');
  if (of != Text::npos && of + 3 < words.size()) r->begin += of + 1;
  if (r->size() > kLong) r->begin = r->end - kLong;
}

Range PhraseTrimmer::LastAct(Range whole) const {
  Range act{whole.end, whole.end};
  for (uint32_t at = whole.begin; at < whole.end;) {
    const auto hit = OpenerAt(at, whole.end);
    const bool verb = hit && hit->end - hit->begin > 1;
    if (verb && act.begin > hit->begin) act.begin = hit->begin;
    if (!verb) act.begin = whole.end;
    at = verb ? hit->end : at + 1;
  }
  return act;
}

Range PhraseTrimmer::NounAndVerb(Range whole) const {
  static constexpr uint32_t kLongest = 16;
  const Range act = LastAct(whole);
  Range noun{whole.begin, act.begin};
  StripFront(&noun);
  CutOpener(&noun);
  StripFront(&noun);
  const bool means = !noun.empty() && In(text_[noun.begin], U"通采以按用从在面经依");
  // 实际|配备 has no noun.
  const bool how =
      noun.size() < 3 && act.end == whole.end && lexicon_.links().LongestEndingAt(text_, noun.end);
  if (noun.size() < 2 || act.empty() || means || how) return {};
  const Range both{noun.begin, act.end};
  return both.size() <= kLongest ? both : Range{};
}

}  // namespace dudao::extraction
