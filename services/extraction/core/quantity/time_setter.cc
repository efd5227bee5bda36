#include "services/extraction/core/quantity/time_setter.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "common/text/numeral.h"

namespace dudao::extraction {
namespace {

using Text = std::u32string_view;

bool In(char32_t c, Text set) { return set.find(c) != Text::npos; }

class SetterFinder {
 public:
  SetterFinder(const QuantityLexicon& lexicon, const ReportText& report)
      : lexicon_(lexicon), report_(report), text_(report.view()), year_(ReportYear()) {}

  std::vector<TimeSetter> Find(const std::vector<DateMark>& dates) {
    for (const DateMark& d : dates) AddDate(d);
    const MarkedText& marked = report_.marked();
    for (size_t at = marked.Next(CharKind::kTimeSetter, 0); at < text_.size();
         at = marked.Next(CharKind::kTimeSetter, at + 1)) {
      if (text_[at] == U'五') AddPlan(at);
      if (text_[at] == U'近') AddRecentYears(at);
    }
    std::sort(out_.begin(), out_.end(),
              [](const TimeSetter& a, const TimeSetter& b) { return a.range < b.range; });
    return std::move(out_);
  }

 private:
  std::string ReportYear() const {
    const v1::Frame& frame = report_.segmentation().frame();
    if (frame.has_duty_year()) return std::to_string(frame.duty_year());
    return frame.publish_date().substr(0, 4);
  }

  void Add(Range range, std::string period, bool span) {
    TimeSetter s{range, std::move(period), span};
    s.paragraph = report_.ParagraphAt(range.begin);
    s.sentence = report_.SentenceAt(range.begin);
    s.clause = report_.ClauseAt(range.begin);
    out_.push_back(std::move(s));
  }

  void AddDate(const DateMark& d) {
    const Text after = text_.substr(d.range.end, 4);
    if (!IsAdverbial(d)) return;
    const bool since =
        after.starts_with(U"以来") || after.starts_with(U"起") || after.starts_with(U"至今");
    std::string period = d.iso;
    std::replace(period.begin(), period.end(), '/', '-');
    if (since && period.size() == 4 && !year_.empty() && period < year_) {
      Add(d.range, period + "-" + year_, true);
      return;
    }
    Add(d.range, period, d.iso.find('/') != std::string::npos);
    out_.back().base = IsBase(d.range);
  }

  // 在2021年的基础上, 在2021年88.2%的基础上.
  bool IsBase(Range date) const {
    static constexpr uint32_t kReach = 16;
    if (date.begin == 0 || text_[date.begin - 1] != U'在') return false;
    const Text after = text_.substr(date.end, kReach);
    return after.substr(0, after.find_first_of(U",;。")).find(U"基础") != Text::npos;
  }

  // Whether the date says when, rather than what: it opens its clause or is followed by a pause,
  // and is neither a base (较2019年) nor a deadline (年底前).
  bool IsAdverbial(const DateMark& d) const {
    const Range clause = report_.clauses()[report_.ClauseAt(d.range.begin)].range;
    static constexpr uint32_t kReach = 400;
    const uint32_t far = std::max(clause.begin, d.range.begin - std::min(d.range.begin, kReach));
    Text lead = text_.substr(far, d.range.begin - far);
    const uint32_t begin = report_.paragraphs()[report_.ParagraphAt(d.range.begin)].text_begin;
    if (begin > far) lead.remove_prefix(std::min<size_t>(lead.size(), begin - far));
    if (lead.find(U'《') != Text::npos && lead.find(U'》') == Text::npos) return false;
    if (!lead.empty() && In(lead.back(), U"较比与")) return false;
    const char32_t next = d.range.end < text_.size() ? text_[d.range.end] : U'\n';
    if (next == U'前' || next == U'后') return false;
    if (next == U'的') return true;  // 2015年的32.9%
    // 对2018年度档案进行核查: the year belongs to the noun; 对2020学年1520名学生 counts.
    const bool digit = next >= U'0' && next <= U'9';
    if (!lead.empty() && In(lead.back(), U"对将把及") && !digit) return false;
    static constexpr size_t kPlaceLength = 8;
    if (lead.size() > kPlaceLength) return false;
    return !OpensNoun(lead);
  }

  // 做好2021年中考工作: a verb stands before, so the date belongs to a noun.
  bool OpensNoun(Text lead) const {
    for (size_t at = 0; at < lead.size();) {
      const auto leader = lexicon_.leaders().LongestAt(lead, at);
      const auto opener = lexicon_.openers().LongestAt(lead, at);
      if (opener && (!leader || leader->end < opener->end) && opener->end - at > 1) return true;
      at = leader ? leader->end : at + 1;
    }
    return false;
  }

  // “十三五”以来, 十四五期间.
  void AddPlan(size_t at) {
    if (at < 2 || text_[at - 2] != U'十' || !In(text_[at - 1], U"一二三四五六")) return;
    size_t after = at + 1;
    if (after < text_.size() && text_[after] == U'”') ++after;
    const Text next = text_.substr(after, 2);
    if (next != U"以来" && next != U"期间" && next != U"时期") return;
    const auto begin = static_cast<uint32_t>(at - 2);
    Add({begin, static_cast<uint32_t>(after)}, report_.Utf8({begin, begin + 3}), true);
  }

  // 近三年, 近5年来.
  void AddRecentYears(size_t at) {
    const auto years = text::ReadNumeral(text_.substr(at + 1, 4));
    if (!years || years->vague || !years->value.is_whole()) return;
    const size_t end = at + 1 + years->length;
    if (end >= text_.size() || text_[end] != U'年') return;
    Add({static_cast<uint32_t>(at), static_cast<uint32_t>(end + 1)},
        fmt::format("P{}Y", years->value.ToString()), true);
  }

  const QuantityLexicon& lexicon_;
  const ReportText& report_;
  const Text text_;
  const std::string year_;
  std::vector<TimeSetter> out_;
};

}  // namespace

std::vector<TimeSetter> FindTimeSetters(const QuantityLexicon& lexicon, const ReportText& report,
                                        const std::vector<DateMark>& dates) {
  return SetterFinder(lexicon, report).Find(dates);
}

}  // namespace dudao::extraction
