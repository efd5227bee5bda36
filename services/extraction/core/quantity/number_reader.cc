#include "services/extraction/core/quantity/number_reader.h"

#include <algorithm>

#include "common/text/reading_text.h"
#include "common/text/utf.h"

namespace dudao::extraction {
namespace {

using text::Decimal;
using text::Numeral;
using Text = std::u32string_view;

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

char32_t At(Text text, size_t i) { return i < text.size() ? text[i] : U'\0'; }

// After 近, 上, 逾 … a lone 万 is a number.
bool AllowsLoneScale(Text text, size_t at) {
  static constexpr Text kBefore = U"近上逾约超过达";
  return at > 0 && kBefore.find(text[at - 1]) != Text::npos;
}

Candidate Make(const Numeral& n, size_t at) {
  Candidate c;
  const auto begin = static_cast<uint32_t>(at);
  c.figure.range = c.figure.number = {begin, begin + static_cast<uint32_t>(n.length)};
  c.figure.value = n.value;
  c.figure.precision = n.precision;
  c.chinese = n.script == Numeral::Script::kChinese;
  c.figure.more = n.vague;
  c.scaled = n.scaled;
  c.scale_power = n.scale_power;
  c.figure.written_out = !n.scaled && !n.vague && !c.chinese;
  return c;
}

void NoteForm(Text text, Candidate* c) {
  const Text number = text.substr(c->figure.number.begin, c->figure.number.size());
  static constexpr Text kPowers = U"十百千万亿";
  if (!c->chinese) return;
  // 百, 千万: powers and nothing else.
  c->lone_power = number.find_first_not_of(kPowers) == Text::npos;
  c->lone_digit = number.size() == 1 && !c->lone_power;
  // 七八所, 三五年: between the two.
  if (number.size() != 2 || !c->figure.more) return;
  const auto high = text::ReadNumeral(number.substr(1));
  if (!high || high->length != 1 || !(high->value > c->figure.value)) return;
  c->pair = true;
  c->figure.more = false;
  c->figure.value_hi = high->value;
}

// 增长-3.2%: a minus before a rate, with no number before it.
bool HasSign(Text text, const Candidate& c) {
  const uint32_t at = c.figure.range.begin;
  const bool rate = c.figure.dimension == Dimension::kPercent ||
                    c.figure.dimension == Dimension::kPercentagePoint;
  return rate && at > 1 && text[at - 1] == U'-' && text::IsHan(text[at - 2]);
}

// A part of a whole as a decimal. The digits say nothing of precision: a third is a third.
void SetFraction(const Decimal& part, const Decimal& whole, uint32_t end, Candidate* c) {
  static constexpr int kDigits = 4;
  static const Unit kFraction{"", Dimension::kRatio, false, false, Unit::One::kCounts, {}};
  c->unit = &kFraction;
  c->figure.value = Divide(part, whole, kDigits);
  c->figure.precision = Decimal::Of(5, kDigits + 1);
  c->figure.range.end = c->figure.number.end = end;
  c->figure.dimension = Dimension::kRatio;
  c->figure.written_out = false;
  c->lone_digit = false;
}

// 两|个半月: 2.5 of 个月, as exact as 半年 is.
void AddHalf(Figure* f) {
  f->value = f->value + Decimal::Of(5, 1);
  f->precision = Decimal::Of(25, 2);
  f->unit.erase(f->unit.find("半"), std::string_view("半").size());
  f->written_out = false;
}

bool IsRangeSign(char32_t c) {
  return c == U'-' || c == U'~' || c == 0x2014 || c == 0x2013 || c == 0x2015 || c == U'至' ||
         c == U'到' || c == 0x301C || c == 0x2010 || c == 0x2011;
}

// 百分之, 千分之: the unit written before its number.
std::string_view ShareUnit(Text text, size_t at) {
  if (At(text, at + 1) != U'分') return {};
  const Text word = text.substr(at, 3);
  if (word == U"百分之") return "%";
  if (word == U"千分之") return "‰";
  if (word == U"万分之") return "‱";
  return {};
}

}  // namespace

size_t SkipNumber(Text text, size_t at) {
  while (at < text.size() && (IsDigit(text[at]) || ((text[at] == U'.' || text[at] == U',') &&
                                                    IsDigit(At(text, at + 1))))) {
    ++at;
  }
  return at;
}

std::optional<Candidate> NumberReader::Read(Text text, size_t at, size_t end) const {
  text = text.substr(0, end);
  if (auto share = ReadShare(text, at)) return share;
  if (auto half = ReadHalfShare(text, at)) return half;
  const auto numeral = text::ReadNumeral(text.substr(at), AllowsLoneScale(text, at));
  if (!numeral) return std::nullopt;
  Candidate c = Make(*numeral, at);
  NoteForm(text, &c);
  if (auto fraction = ReadFraction(text, c)) return fraction;
  if (auto fraction = ReadSlashFraction(text, c)) return fraction;
  if (ReadRatio(text, &c) || ReadProportion(text, &c)) return c;
  ReadRange(text, &c);
  ReadUnit(text, &c);
  c.negative = HasSign(text, c);
  return c;
}

// 百分之八十五.
std::optional<Candidate> NumberReader::ReadShare(Text text, size_t at) const {
  const std::string_view unit = ShareUnit(text, at);
  if (unit.empty()) return std::nullopt;
  const auto numeral = text::ReadNumeral(text.substr(at + 3));
  if (!numeral) return std::nullopt;
  Candidate c = Make(*numeral, at + 3);
  static const Unit kShare{"%", Dimension::kPercent, false, false, Unit::One::kCounts, {}};
  c.unit = &kShare;
  c.figure.range.begin = c.figure.number.begin = static_cast<uint32_t>(at);
  c.figure.unit = unit;
  c.figure.dimension = Dimension::kPercent;
  return c;
}

// 一半: 50 %.
std::optional<Candidate> NumberReader::ReadHalfShare(Text text, size_t at) const {
  const char32_t second = At(text, at + 1);
  if (second != U'半' && second != U'数') return std::nullopt;
  const Text word = text.substr(at, 2);
  if (word != U"一半" && word != U"半数") return std::nullopt;
  Candidate c;
  static const Unit kHalf{"%", Dimension::kPercent, false, false, Unit::One::kCounts, {}};
  c.unit = &kHalf;
  const auto begin = static_cast<uint32_t>(at);
  c.figure.range = c.figure.number = {begin, begin + 2};
  c.figure.value = Decimal(50);
  c.figure.precision = Decimal(25);
  c.figure.unit = "%";
  c.figure.dimension = Dimension::kPercent;
  c.chinese = true;
  return c;
}

// 三分之二, as a decimal.
std::optional<Candidate> NumberReader::ReadFraction(Text text, const Candidate& denominator) const {
  const uint32_t at = denominator.figure.number.end;
  if (At(text, at) != U'分' || At(text, at + 1) != U'之') return std::nullopt;
  Candidate whole = denominator;
  const auto part = text::ReadNumeral(text.substr(at + 2));
  if (!part || whole.figure.value.is_zero()) return std::nullopt;
  SetFraction(part->value, whole.figure.value, at + 2 + static_cast<uint32_t>(part->length),
              &whole);
  return whole;
}

// 2/3以上的学校: small whole numbers, the lower one first; not 1/2/3, nor a date.
std::optional<Candidate> NumberReader::ReadSlashFraction(Text text, const Candidate& part) const {
  const uint32_t at = part.figure.number.end;
  if (part.chinese || At(text, at) != U'/' || !IsDigit(At(text, at + 1))) return std::nullopt;
  const auto whole = text::ReadNumeral(text.substr(at + 1));
  if (!whole || !whole->value.is_whole() || whole->value > Decimal(10)) return std::nullopt;
  if (part.figure.value.is_zero() || !(whole->value > part.figure.value)) return std::nullopt;
  const uint32_t end = at + 1 + static_cast<uint32_t>(whole->length);
  const char32_t next = At(text, end);
  if (next == U'/' || lexicon_->UnitAt(text, end)) return std::nullopt;
  Candidate c = part;
  SetFraction(part.figure.value, whole->value, end, &c);
  return c;
}

// 1:15.3. Times of day are dates and never come here.
bool NumberReader::ReadRatio(Text text, Candidate* c) const {
  const uint32_t at = c->figure.number.end;
  if (c->chinese || At(text, at) != U':' || !IsDigit(At(text, at + 1))) return false;
  const auto second = text::ReadNumeral(text.substr(at + 1));
  if (!second) return false;
  const uint32_t end = at + 1 + static_cast<uint32_t>(second->length);
  const bool one_first = c->figure.value == Decimal(1);
  if (!one_first && second->value != Decimal(1)) return false;
  if (At(text, end) == U':') return false;
  if (one_first) {
    c->figure.value = second->value;
    c->figure.precision = second->precision;
  }
  static const Unit kRatio{"", Dimension::kRatio, false, false, Unit::One::kCounts, {}};
  c->unit = &kRatio;
  c->figure.dimension = Dimension::kRatio;
  c->figure.range.end = c->figure.number.end = end;
  return true;
}

// 12.9:44.5:42.6, 职普比4:6: its value is the first term. The words before must speak of a ratio,
// or it is a time of day or a score.
bool NumberReader::ReadProportion(Text text, Candidate* c) const {
  uint32_t at = c->figure.number.end;
  if (c->chinese || At(text, at) != U':' || !IsDigit(At(text, at + 1))) return false;
  static constexpr uint32_t kReach = 30;
  const uint32_t from = c->figure.range.begin - std::min(kReach, c->figure.range.begin);
  Text before = text.substr(from, c->figure.range.begin - from);
  if (const size_t stop = before.find_last_of(U"。;\n"); stop != Text::npos) {
    before.remove_prefix(stop + 1);
  }
  if (!lexicon_->context().IsIn(Context::kRatio, before)) return false;
  static constexpr int kMostTerms = 6;
  for (int terms = 1; terms < kMostTerms && At(text, at) == U':' && IsDigit(At(text, at + 1));
       ++terms) {
    const auto term = text::ReadNumeral(text.substr(at + 1));
    if (!term) return false;
    at += 1 + static_cast<uint32_t>(term->length);
  }
  static const Unit kRatio{"", Dimension::kRatio, false, false, Unit::One::kCounts, {}};
  c->unit = &kRatio;
  c->figure.dimension = Dimension::kRatio;
  c->figure.range.end = c->figure.number.end = at;
  c->figure.written_out = false;
  return true;
}

// 6-16周岁, 3%～5%, 十至十五人: value is the lower end. The lower end's unit, when written, must be
// that of the upper.
void NumberReader::ReadRange(Text text, Candidate* c) const {
  uint32_t at = c->figure.number.end;
  const auto low_unit = lexicon_->UnitAt(text, at);
  if (low_unit) at += low_unit->length;
  if (!IsRangeSign(At(text, at))) return;
  // 由30%到50% is a change, not a range.
  const uint32_t begin = c->figure.range.begin;
  if (begin > 0 && (text[begin - 1] == U'由' || text[begin - 1] == U'从')) return;
  while (IsRangeSign(At(text, at))) ++at;
  const auto high = text::ReadNumeral(text.substr(at));
  if (!high || (high->script == Numeral::Script::kChinese) != c->chinese) return;
  const uint32_t end = at + static_cast<uint32_t>(high->length);
  const auto unit = lexicon_->UnitAt(text, end);
  if (!unit || (low_unit && low_unit->unit != unit->unit)) return;
  // 3-5万元: the scale belongs to both.
  if (high->scaled && !c->figure.written_out && high->value < c->figure.value) return;
  if (high->scaled && c->figure.written_out) {
    c->figure.value = c->figure.value.Shift(high->scale_power);
    c->figure.precision = c->figure.precision.Shift(high->scale_power);
  }
  if (!(high->value > c->figure.value)) return;
  c->figure.value_hi = high->value;
  c->figure.number.end = c->figure.range.end = end;
  c->lone_digit = false;
}

void NumberReader::ReadUnit(Text text, Candidate* c) const {
  Figure& f = c->figure;
  const auto match = lexicon_->UnitAt(text, f.number.end);
  if (!match) return;
  c->unit = match->unit;
  f.range.end = f.number.end + match->length;
  f.dimension = match->unit->dimension;
  if (match->unit->tenths) {
    f.unit = "%";
    f.value = f.value.Shift(1);
    if (f.value_hi) f.value_hi = f.value_hi->Shift(1);
    f.precision = f.precision.Shift(1);
    return;
  }
  f.unit = text::ToUtf8(text.substr(f.number.end, match->length));
  if (match->unit->half) AddHalf(&f);
}

}  // namespace dudao::extraction
