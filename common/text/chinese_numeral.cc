#include <algorithm>

#include "common/text/numeral_symbol.h"

namespace dudao::text {
namespace {

using Text = std::u32string_view;

// One digit of a number, or what stands for one.
struct Digit {
  size_t length = 0;  // 0: none
  int value = 0;
  bool vague = false;   // 几, 数, or a pair: 七八
  bool few = false;     // 几, 数
  bool formal = false;  // 壹
};

// A number below 10^4: 三千五百, 十几, 百.
struct Section {
  size_t end = 0;
  int64_t value = 0;
  int64_t place = 1;  // of the last written digit
  bool vague = false;
  bool lone_digit = false;  // one digit and nothing else
  bool powered = false;     // a 十百千 was read
};

// 七八, 两三: neighbours, and nothing but them; 三五, but not in 十三五.
bool IsPair(Text text, size_t i, Symbol first) {
  const Symbol second = SymbolAt(text, i + 1);
  if (first.value == 0 || !second.IsPlainDigit()) return false;
  const bool three_or_five = i == 0 && first.value == 3 && second.value == 5;
  if (second.value != first.value + 1 && !three_or_five) return false;
  return !SymbolAt(text, i + 2).IsPlainDigit();
}

Digit ReadDigit(Text text, size_t i) {
  const Symbol s = SymbolAt(text, i);
  switch (s.kind) {
    case Symbol::kDigit:
    case Symbol::kPairDigit: {
      const bool pair = IsPair(text, i, s);
      return {pair ? size_t{2} : size_t{1}, s.value, pair, false, false};
    }
    case Symbol::kFormalDigit:
      return {1, s.value, false, false, true};
    case Symbol::kFew:
      return {1, 1, true, true, false};
    default:
      return {};
  }
}

class SectionReader {
 public:
  SectionReader(Text text, size_t begin) : text_(text), begin_(begin), at_(begin) {}

  // nullopt when no section begins here.
  std::optional<Section> Read() {
    out_.end = begin_;
    while (!out_.vague && ReadPowered()) {
    }
    if (!out_.vague) ReadOnes();
    if (out_.end == begin_) return std::nullopt;
    return out_;
  }

 private:
  // 零 between places: 三千零五.
  size_t SkipZero() const {
    const Symbol s = SymbolAt(text_, at_);
    const bool inside = ceiling_ < 4 && ceiling_ > 1;
    return at_ + (inside && s.IsPlainDigit() && s.value == 0 ? 1 : 0);
  }

  // A digit with its power, a first 十, 百 or 千 alone, 廿.
  bool ReadPowered() {
    const size_t at = SkipZero();
    const Symbol first = SymbolAt(text_, at);
    if (first.kind == Symbol::kTens) return ceiling_ == 4 && Take(at, {1, first.value}, 1, 0);
    const Digit digit = ReadDigit(text_, at);
    const Symbol power = SymbolAt(text_, at + digit.length);
    if (!power.IsSmallPower() || (digit.length > 0 && digit.value == 0)) return false;
    if (digit.length == 0 && !MayBeAlone(power)) return false;
    // 伍十 is 队伍十分; 伍拾 is a number.
    if (digit.length > 0 && digit.formal != (power.kind == Symbol::kFormalPower)) return false;
    if (first.kind == Symbol::kPairDigit && power.value == 1 && !digit.vague) return false;
    return Take(at, digit.length > 0 ? digit : Digit{0, 1}, power.value, 1);
  }

  // 百 in 近百个, 十 in 一百十五, 拾 in 拾万; not 佰 or 仟.
  bool MayBeAlone(Symbol power) const {
    return power.value == 1 || (ceiling_ == 4 && power.kind == Symbol::kPower);
  }

  bool Take(size_t at, Digit digit, int power, size_t power_length) {
    if (power >= ceiling_) return false;
    out_.value += digit.value * PowerOfTen(power);
    out_.place = PowerOfTen(power);
    out_.vague = digit.vague;
    out_.powered = true;
    out_.end = at_ = at + digit.length + power_length;
    ceiling_ = power;
    return true;
  }

  // The last digit: 五 of 二十五, 几 of 十几, 三 of 二百三 (which is 二百三十).
  void ReadOnes() {
    const size_t at = SkipZero();
    const Digit digit = ReadDigit(text_, at);
    if (digit.length == 0) return;
    if (digit.few) {
      if (ceiling_ != 1 || text_[at] != U'几') return;
      out_.vague = true;
      out_.end = at + 1;
      return;
    }
    const bool first = ceiling_ == 4;
    if (!first && (digit.value == 0 || SymbolAt(text_, at).kind == Symbol::kPairDigit)) return;
    const bool elided = !first && ceiling_ > 1 && at == at_;
    // 一 begins too many words to be taken for 一百一.
    if (elided && digit.value == 1) return;
    out_.place = elided ? PowerOfTen(ceiling_ - 1) : 1;
    out_.value += digit.value * out_.place;
    out_.vague = digit.vague;
    out_.lone_digit = first;
    out_.end = at + digit.length;
  }

  Text text_;
  size_t begin_;
  size_t at_;
  int ceiling_ = 4;  // powers read from here on lie below it
  Section out_;
};

size_t PlainDigitsAt(Text text, size_t i) {
  size_t end = i;
  while (SymbolAt(text, end).IsPlainDigit()) ++end;
  return end - i;
}

Numeral Make(size_t length, Decimal value, Decimal precision) {
  Numeral n;
  n.length = n.digits_length = length;
  n.value = value;
  n.precision = precision;
  n.script = Numeral::Script::kChinese;
  return n;
}

Decimal HalfOf(int64_t place) { return Decimal::Of(5 * place, 1); }

Decimal DigitValue(Text digits, int scale) {
  std::string plain;
  for (const char32_t c : digits) plain.push_back(static_cast<char>('0' + SymbolOf(c).value));
  return Decimal::Parse(plain)->Shift(-scale);
}

// 二〇二一, 一〇五. Two or three digits without a zero are no number (五四, 一二三).
std::optional<Numeral> ReadDigitString(Text text, size_t digits) {
  const Text run = text.substr(0, digits);
  const bool zero = run.find_first_of(U"〇零") != Text::npos;
  if ((digits < 4 && !zero) || digits > kMaxNumeralDigits) return std::nullopt;
  return Make(digits, DigitValue(run, 0), HalfOf(1));
}

// Reads sections and their 万, 亿 from left to right.
class ChineseReader {
 public:
  explicit ChineseReader(Text text) : text_(text) {}

  std::optional<Numeral> Read(bool lone_scale) {
    const auto first = SectionReader(text_, 0).Read();
    if (!first) return ReadLoneScale(lone_scale);
    if (IsWord(*first)) return std::nullopt;
    if (ReadDecimal(*first)) return Finish();
    for (auto section = first; section && Add(*section);) section = Next();
    if (numeral_.length == 0) return std::nullopt;
    return Finish();
  }

 private:
  // 十分重要, 百分点, 千分之, 千米; 队伍 and 大陆; a lone 拾.
  bool IsWord(const Section& s) const {
    if (s.end == 1 && SymbolOf(text_[0]).kind == Symbol::kFormalPower) {
      return ReadLargePower(text_, 1).power == 0;
    }
    if (s.end == 1 && SymbolOf(text_[0]).kind == Symbol::kPower) {
      const char32_t next = CharAt(text_, 1);
      if (next == U'分') return CharAt(text_, 2) != U'钟';
      return text_[0] == U'千' && IsUnitAfterThousand(next);
    }
    return s.lone_digit && SymbolOf(text_[0]).kind == Symbol::kFormalDigit &&
           ReadLargePower(text_, 1).power == 0;
  }

  // 万余人, 近万名.
  std::optional<Numeral> ReadLoneScale(bool lone_scale) {
    const LargePower large = ReadLargePower(text_, 0);
    if (large.power == 0 || CharAt(text_, large.length) == U'分') return std::nullopt;
    if (!lone_scale && !IsMoreAt(text_, large.length)) return std::nullopt;
    const int64_t value = PowerOfTen(large.power);
    numeral_ = Make(large.length, Decimal(value), HalfOf(value));
    SetScaled(0, large, false);
    return Finish();
  }

  // 七十七点五, 三点二亿. Not 三点一是, 八点三十分, 两点一线.
  bool ReadDecimal(const Section& s) {
    if (s.vague || CharAt(text_, s.end) != U'点' || text_[0] == U'两') return false;
    const size_t digits = PlainDigitsAt(text_, s.end + 1);
    const size_t end = s.end + 1 + digits;
    if (digits == 0 || digits > 12) return false;
    if (SymbolAt(text_, end).IsSmallPower() || CharAt(text_, end) == U'是') return false;
    const int scale = static_cast<int>(digits);
    const Decimal value = Decimal(s.value) + DigitValue(text_.substr(s.end + 1, digits), scale);
    numeral_ = Make(end, value, Decimal::Of(5, scale + 1));
    place_ = 0;
    ReadScale(end);
    return true;
  }

  // The scale of a decimal: 三点二亿, 一点五万余.
  void ReadScale(size_t at) {
    const size_t more = IsMoreAt(text_, at) ? 1 : 0;
    const LargePower large = ReadLargePower(text_, at + more);
    if (large.power == 0) return;
    numeral_.value = numeral_.value.Shift(large.power);
    numeral_.precision = numeral_.precision.Shift(large.power);
    SetScaled(at + more, large, more > 0);
  }

  void SetScaled(size_t begin, LargePower large, bool vague) {
    numeral_.digits_length = begin;
    numeral_.length = begin + large.length;
    numeral_.scaled = true;
    numeral_.scale_power = large.power;
    numeral_.vague |= vague;
  }

  // Adds a section with the 万 or 亿 after it; false when nothing can follow.
  bool Add(const Section& s) {
    const bool more = !s.vague && s.place > 1 && IsMoreAt(text_, s.end);
    const size_t at = s.end + (more ? 1 : 0);
    const LargePower large = ReadLargePower(text_, at);
    // 三万五千亿: 亿 gathers all before it.
    const bool gathers = large.power == 8 && last_ == 4 && !gathered_;
    if (large.power == 0 || (large.power >= last_ && !gathers)) {
      if (large.power == 0) AddLast(s);  // else it begins the next number
      return false;
    }
    const int64_t factor = PowerOfTen(large.power);
    total_ = gathers ? (total_ + s.value) * factor : total_ + s.value * factor;
    gathered_ |= large.power >= 8;
    last_ = large.power;
    place_ = s.place * factor;
    numeral_.vague = s.vague;
    SetScaled(at, large, more);
    return !numeral_.vague && place_ <= PowerOfTen(15);
  }

  void AddLast(const Section& s) {
    // 三万五 is 三万五千.
    const bool elided = s.lone_digit && last_ < kNoPower && !zero_;
    const int64_t factor = elided ? PowerOfTen(last_ - 1) : 1;
    if (elided && s.value <= 1) return;
    total_ += s.value * factor;
    place_ = s.place * factor;
    numeral_.length = numeral_.digits_length = s.end;
    numeral_.scaled = false;
    numeral_.scale_power = 0;
    numeral_.vague = s.vague;
  }

  // The section after 万 or 亿, 零 skipped. Bare 百 or 千 begin none.
  std::optional<Section> Next() {
    size_t at = numeral_.length;
    const Symbol first = SymbolAt(text_, at);
    zero_ = first.IsPlainDigit() && first.value == 0;
    if (zero_) ++at;
    const Symbol::Kind kind = SymbolAt(text_, at).kind;
    const bool ten = kind == Symbol::kPower && SymbolAt(text_, at).value == 1;
    if (kind != Symbol::kDigit && kind != Symbol::kPairDigit && kind != Symbol::kFormalDigit &&
        !ten)
      return std::nullopt;
    const auto section = SectionReader(text_, at).Read();
    if (!section || section->value == 0) return std::nullopt;
    return section;
  }

  Numeral Finish() {
    Numeral n = numeral_;
    if (place_ > 0) {
      n.value = Decimal(total_);
      n.precision = HalfOf(place_);
    }
    const bool round = place_ > 1 || n.scaled;
    if (!n.vague && round && IsMoreAt(text_, n.length)) {
      n.vague = true;
      if (!n.scaled) ++n.digits_length;
      ++n.length;
    }
    n.script = Numeral::Script::kChinese;
    return n;
  }

  static constexpr int kNoPower = 99;
  Text text_;
  Numeral numeral_;
  int64_t total_ = 0;
  int64_t place_ = 0;
  int last_ = kNoPower;
  bool gathered_ = false;  // 亿 was read
  bool zero_ = false;      // 零 stood before the section
};

}  // namespace

std::optional<Numeral> ReadChineseNumeral(Text text, bool lone_scale) {
  const size_t digits = PlainDigitsAt(text, 0);
  const bool pair = digits == 2 && IsPair(text, 0, SymbolOf(text[0]));
  if (digits > 1 && !pair) return ReadDigitString(text, digits);
  return ChineseReader(text).Read(lone_scale);
}

}  // namespace dudao::text
