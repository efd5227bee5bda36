#include "services/extraction/core/date/date_finder.h"

#include <optional>

#include "services/extraction/core/date/date_parts.h"

namespace dudao::extraction {
namespace {

constexpr std::u32string_view kGoesOn = U"〇○零一二三四五六七八九十月-–—―~～－−至到";
constexpr size_t kLongestYearList = 8;

// A date or a range: `to` is `from` when it is no range.
struct Stretch {
  DatePoint from, to;
  size_t end = 0;
  std::string_view rule = {};  // that read it
};

bool IsChineseDigit(char32_t c) {
  return c == U'〇' || c == U'○' || c == U'零' || c == U'一' || c == U'二' || c == U'三' ||
         c == U'四' || c == U'五' || c == U'六' || c == U'七' || c == U'八' || c == U'九' ||
         c == U'十';
}

// Whether a date can begin at `i`: a number that is not the tail of another.
bool CanBegin(std::u32string_view text, size_t i) {
  const char32_t c = text[i];
  if (IsDigit(c)) {
    if (i == 0) return true;
    const char32_t before = text[i - 1];
    if (IsDigit(before)) return false;
    return before != U'.' || i < 2 || !IsDigit(text[i - 2]);
  }
  if (c < U'一' && c != U'〇' && c != U'○') return false;
  return IsChineseDigit(c) && (i == 0 || !IsChineseDigit(text[i - 1]));
}

// 2021-04-30, 2021/4/30, 2021.4.30; year and day alone are too like other numbers.
std::optional<Stretch> ReadNumericDate(std::u32string_view text, size_t at) {
  const auto year = ReadYearDigits(text, at);
  if (!year || !IsDigit(text[at])) return std::nullopt;
  const char32_t sign = CharAt(text, year->end);
  if (sign != U'-' && sign != U'/' && sign != U'.') return std::nullopt;
  if (!IsDigit(CharAt(text, year->end + 1))) return std::nullopt;
  const auto month = ReadSmallNumber(text, year->end + 1);
  if (!month || month->value < 1 || month->value > 12) return std::nullopt;
  if (CharAt(text, month->end) != sign || !IsDigit(CharAt(text, month->end + 1)))
    return std::nullopt;
  const auto day = ReadSmallNumber(text, month->end + 1);
  if (!day || day->value < 1 || day->value > 31) return std::nullopt;
  DatePoint point{year->value, month->value, day->value, day->end};
  return Stretch{point, point, day->end};
}

// 2018—2020年, 2020-2021学年, (2018-2020): two years, the first without 年. In brackets the word
// may be missing altogether.
std::optional<Stretch> ReadYearRange(std::u32string_view text, size_t at) {
  const auto from = ReadYearDigits(text, at);
  if (!from) return std::nullopt;
  const size_t sign = SkipRangeSign(text, from->end);
  if (sign == from->end) return std::nullopt;
  const auto to = ReadYearDigits(text, sign);
  if (!to || to->value <= from->value) return std::nullopt;
  Stretch range{DatePoint{from->value}, DatePoint{to->value}, to->end};
  if (text.substr(to->end, 2) == U"学年") {
    range.end = to->end + 2 + (CharAt(text, to->end + 2) == U'度');
    return range;
  }
  if (CharAt(text, to->end) == U'年') {
    range.end = to->end + 1;
    range.end += YearQualifier(text, range.end);
    return range;
  }
  const char32_t before = at > 0 ? text[at - 1] : 0, after = CharAt(text, to->end);
  return before == U'(' && after == U')' ? std::optional(range) : std::nullopt;
}

// 2020学年: from the autumn of 2020 to the summer of 2021.
std::optional<Stretch> ReadSchoolYear(std::u32string_view text, size_t at) {
  const auto year = ReadYearDigits(text, at);
  if (!year || text.substr(year->end, 2) != U"学年") return std::nullopt;
  return Stretch{DatePoint{year->value}, DatePoint{year->value + 1}, year->end + 2};
}

// 2019年6-12月, 1-9月: a month without 月, then one with it.
std::optional<Stretch> ReadMonthRange(std::u32string_view text, size_t at) {
  Stretch range;
  size_t i = at;
  const auto year = ReadYearDigits(text, at);
  if (year && CharAt(text, year->end) == U'年') {
    range.from.year = year->value;
    i = year->end + 1;
  }
  const auto first = ReadSmallNumber(text, i);
  if (!first || first->value < 1 || first->value > 12) return std::nullopt;
  const size_t sign = SkipRangeSign(text, first->end);
  if (sign == first->end) return std::nullopt;
  const auto last = ReadPoint(text, sign);
  if (!last || last->year || last->day) return std::nullopt;
  range.from.month = first->value;
  range.to = *last;
  range.end = last->end;
  return range;
}

// After 4月15日: 至20日, -20日.
bool ReadLastDay(std::u32string_view text, size_t at, Stretch* range) {
  const auto day = ReadSmallNumber(text, at);
  if (range->from.day == 0 || !day || day->value < 1 || day->value > 31) return false;
  const char32_t sign = CharAt(text, day->end);
  if (sign != U'日' && sign != U'号') return false;
  range->to = range->from;
  range->to.day = day->value;
  range->end = day->end + 1;
  return true;
}

// 4月15-20日: the first day without 日.
bool ReadDayRange(std::u32string_view text, Stretch* range) {
  if (range->from.month == 0 || range->from.day || range->from.qualified) return false;
  const auto first = ReadSmallNumber(text, range->end);
  if (!first || first->value < 1 || first->value > 31) return false;
  const size_t sign = SkipRangeSign(text, first->end);
  if (sign == first->end) return false;
  range->from.day = first->value;
  if (ReadLastDay(text, sign, range)) return true;
  range->from.day = 0;
  return false;
}

// 2021年4月30日, 2012年至2020年, 2020年9月至2021年1月, 3月至5月, 4月15日至20日, 4月15-20日.
std::optional<Stretch> ReadWrittenDate(std::u32string_view text, size_t at) {
  const auto from = ReadPoint(text, at);
  if (!from) return std::nullopt;
  Stretch stretch{*from, *from, from->end};
  if (ReadDayRange(text, &stretch)) return stretch;
  const size_t sign = SkipRangeSign(text, from->end);
  if (sign == from->end) return stretch;
  if (ReadLastDay(text, sign, &stretch)) return stretch;
  const auto to = ReadPoint(text, sign);
  if (to && (to->year || from->month)) {
    stretch.to = *to;
    stretch.end = to->end;
  } else if (const auto school = ReadSchoolYear(text, sign); school && !from->month) {
    stretch.to = DatePoint{school->from.year};  // 2019年-2020学年
    stretch.end = school->end;
  }
  return stretch;
}

struct Rule {
  std::string_view name;
  std::optional<Stretch> (*read)(std::u32string_view text, size_t at);
};

// The first that reads a date wins.
constexpr Rule kRules[] = {{"date.month_range", ReadMonthRange},
                           {"date.year_range", ReadYearRange},
                           {"date.school_year", ReadSchoolYear},
                           {"date.numeric", ReadNumericDate},
                           {"date.written", ReadWrittenDate}};

std::optional<Stretch> ReadStretch(std::u32string_view text, size_t at) {
  for (const Rule& rule : kRules) {
    auto found = rule.read(text, at);
    if (!found) continue;
    found->rule = rule.name;
    return found;
  }
  return std::nullopt;
}

// Why what looks like a date is none, for the trace alone; empty when it does not look like one.
std::string_view WhyNoDate(std::u32string_view text, size_t at, size_t* end) {
  if (const auto year = ReadYearDigits(text, at); year && text.substr(year->end, 2) == U"年级") {
    *end = year->end + 2;
    return "refused.date_grade";
  }
  const auto month = ReadSmallNumber(text, at);
  if (!month || CharAt(text, month->end) != U'月') return {};
  *end = month->end + 1;
  if (month->value < 1 || month->value > 12) return "refused.date_no_month";
  return IsDigit(text[at]) ? std::string_view() : "refused.date_maybe_name";
}

class Finder {
 public:
  Finder(const MarkedText& text, const DateContext& context)
      : marked_(text),
        text_(text.view()),
        report_(context.report),
        report_year_(context.report_year),
        anchor_(context.report_year) {}

  std::vector<DateMark> Run() {
    for (size_t i = marked_.Next(CharKind::kDate, 0); i < text_.size();
         i = marked_.Next(CharKind::kDate, i)) {
      const char32_t c = text_[i];
      if (c == U'《') in_title_ = true;
      if (c == U'》' || c == U'\n') in_title_ = false;
      i = CanBegin(text_, i) ? Read(i) : i + 1;
    }
    return std::move(marks_);
  }

 private:
  // Reads what begins at `i`; returns where to go on.
  size_t Read(size_t i) {
    // 一名, 三所: of a Chinese digit that begins a date another digit, 月 or a range sign follows.
    const bool chinese = !IsDigit(text_[i]);
    if (chinese && (i + 1 >= text_.size() || kGoesOn.find(text_[i + 1]) == kGoesOn.npos))
      return i + 1;
    if (auto stretch = ReadStretch(text_, i)) {
      Take(i, *stretch);
      return stretch->end;
    }
    const size_t end = ReadYearList(i);
    if (end == i + 1 && report_ && report_->is_traced()) NoteRefusal(i);
    return end;
  }

  void NoteRefusal(size_t begin) const {
    size_t end = begin;
    const std::string_view why = WhyNoDate(text_, begin, &end);
    if (why.empty()) return;
    report_->Refused(why, {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
  }

  // 2018、2019和2020年: years that share one 年.
  size_t ReadYearList(size_t at) {
    size_t starts[kLongestYearList], count = 0, i = at;
    while (count < kLongestYearList) {
      const auto year = ReadYearDigits(text_, i);
      if (!year) return at + 1;
      starts[count++] = i;
      const char32_t next = CharAt(text_, year->end);
      if (next == U'年') break;
      if (next != U'、' && next != U'和' && next != U'与' && next != U'及') return at + 1;
      i = year->end + 1;
    }
    if (count < 2 || count == kLongestYearList) return at + 1;
    for (size_t k = 0; k + 1 < count; ++k) {
      const DatePoint point{ReadYearDigits(text_, starts[k])->value, 0, 0, starts[k] + 4};
      Take(starts[k], Stretch{point, point, point.end, "date.year_of_list"});
    }
    return starts[count - 1];
  }

  // A lone month: of 今年 or 去年, else of the date before. After 2020年底, 9月 is next year's.
  int YearOfLoneMonth(size_t at) const {
    const std::u32string_view before = text_.substr(at >= 2 ? at - 2 : 0, at >= 2 ? 2 : 0);
    if (report_year_) {
      if (before == U"今年" || before == U"本年") return report_year_;
      if (before == U"去年" || before == U"上年") return report_year_ - 1;
      if (before == U"明年" || before == U"次年") return report_year_ + 1;
    }
    return anchor_ && anchor_is_year_end_ ? anchor_ + 1 : anchor_;
  }

  void Take(size_t begin, Stretch stretch) {
    const bool lone = !stretch.from.year;
    if (lone) stretch.from.year = YearOfLoneMonth(begin);
    if (!stretch.to.year) {
      // 9月至1月 runs into the next year.
      const bool wraps = stretch.to.month < stretch.from.month && stretch.from.year;
      stretch.to.year = stretch.from.year + wraps;
    }
    DateMark mark{{static_cast<uint32_t>(begin), static_cast<uint32_t>(stretch.end)},
                  Iso(stretch.from)};
    const std::string to = Iso(stretch.to);
    if (to != mark.iso) mark.iso += "/" + to;
    if (report_) report_->Fired(stretch.rule, mark.range);
    if (report_ && lone) report_->Fired("date.year_understood", mark.range);
    marks_.push_back(std::move(mark));
    if (in_title_ || !stretch.to.year) return;
    anchor_ = stretch.to.year;
    anchor_is_year_end_ = stretch.to.year_end;
  }

  const MarkedText& marked_;
  const std::u32string_view text_;
  const ReportText* const report_;
  const int report_year_;
  int anchor_;  // year a lone month takes
  bool anchor_is_year_end_ = false;
  bool in_title_ = false;  // titles name other years than the text around them
  std::vector<DateMark> marks_;
};

}  // namespace

std::vector<DateMark> FindDates(const MarkedText& text, const DateContext& context) {
  return Finder(text, context).Run();
}

}  // namespace dudao::extraction
