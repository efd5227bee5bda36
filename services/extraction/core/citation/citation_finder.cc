#include "services/extraction/core/citation/citation_finder.h"

#include <algorithm>
#include <optional>

#include "common/text/reading_text.h"
#include "common/text/utf.h"

namespace dudao::extraction {
namespace {

constexpr size_t kLongestTitle = 120;
constexpr size_t kLongestIssuerCode = 14;  // 云教督委办函 and the like before 〔2021〕
constexpr size_t kLongestSerial = 6;

char32_t At(std::u32string_view text, size_t i) { return i < text.size() ? text[i] : 0; }

bool IsOneOf(char32_t c, std::u32string_view set) { return c != 0 && set.find(c) != set.npos; }

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

Range ToRange(size_t begin, size_t end) {
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

bool EndsSentence(char32_t c) { return c == U'。' || c == U'\n' || c == U'!' || c == U'?'; }

// Whether a 《 after `before` stands inside a title: 《关于印发《…》的通知》.
bool OpensInside(std::u32string_view before) {
  for (const std::u32string_view verb :
       {U"印发", U"转发", U"贯彻", U"落实", U"实施", U"执行", U"修订", U"公布", U"发布", U"学习"}) {
    if (before.ends_with(verb)) return true;
  }
  return false;
}

struct Title {
  size_t inner_end = 0;  // before the 》
  bool closed = false;
};

// A title that is never closed ends before the first stop, bracket or next title.
Title Unclosed(std::u32string_view text, size_t begin) {
  size_t i = begin;
  while (i < text.size() && i < begin + kLongestTitle && !EndsSentence(text[i]) &&
         !IsOneOf(text[i], U",;:《")) {
    ++i;
  }
  return {i, false};
}

// From just behind a 《 to its 》; nested ones are counted.
Title ReadTitle(std::u32string_view text, size_t begin) {
  int depth = 1;
  const size_t limit = std::min(text.size(), begin + kLongestTitle);
  for (size_t i = begin; i < limit; ++i) {
    const char32_t c = text[i];
    if (EndsSentence(c)) break;
    if (c == U'《') {
      if (!OpensInside(text.substr(begin, i - begin))) break;
      ++depth;
    }
    if (c == U'》' && --depth == 0) return {i, true};
  }
  return Unclosed(text, begin);
}

// 〔2019〕10号, [2019]第10号, (2019)10号 at its bracket: the position after 号.
std::optional<size_t> ReadYearAndSerial(std::u32string_view text, size_t at) {
  if (!IsOneOf(At(text, at), U"〔[【(〈")) return std::nullopt;
  for (size_t i = at + 1; i < at + 5; ++i) {
    if (!IsDigit(At(text, i))) return std::nullopt;
  }
  if (!IsOneOf(At(text, at + 5), U"〕]】)〉")) return std::nullopt;
  size_t i = at + 6;
  if (At(text, i) == U'第') ++i;
  const size_t serial = i;
  while (IsDigit(At(text, i)) && i < serial + kLongestSerial) ++i;
  if (i == serial || At(text, i) != U'号') return std::nullopt;
  return i + 1;
}

class Finder {
 public:
  Finder(const ReportText& report, const ReportingPlace& place, const CitationKinds& kinds)
      : report_(report), text_(report.view()), place_(place), kinds_(kinds) {}

  std::vector<CitationMark> Run() {
    const MarkedText& marked = report_.marked();
    for (size_t i = marked.Next(CharKind::kBracket, 0); i < text_.size();
         i = marked.Next(CharKind::kBracket, i)) {
      const char32_t c = text_[i];
      if (c == U'《') {
        i = TakeTitle(i);
      } else if (c == U'〔' || c == U'[' || c == U'【' || c == U'(' || c == U'〈') {
        i = TakeLoneNumber(i);
      } else {
        ++i;
      }
    }
    return std::move(marks_);
  }

 private:
  size_t TakeTitle(size_t at) {
    const Title title = ReadTitle(text_, at + 1);
    if (title.inner_end == at + 1) {  // 《》: nothing named
      report_.Refused("refused.empty_title", ToRange(at, at + 1 + title.closed));
      return at + 1;
    }
    CitationMark mark;
    mark.title = ToRange(at + 1, title.inner_end);
    mark.closed = title.closed;
    mark.range = ToRange(at, title.inner_end + title.closed);
    size_t next = mark.range.end;
    if (const auto number = NumberAfter(next)) {
      mark.doc_no = *number;
      next = number->end;
    } else if (!marks_.empty() && marks_.back().title.empty() && marks_.back().range.end == at) {
      mark.doc_no = marks_.back().range;  // 云政发〔2021〕3号《…》
      marks_.pop_back();
    }
    lead_ = ContinuesList(at) ? lead_ : kinds_.LeadBefore(text_, at, place_);
    const CitationKinds::Kind kind = kinds_.Of(text_, mark.title, lead_, place_);
    mark.kind = kind.name;
    marks_.push_back(mark);
    report_.Fired(title.closed ? "citation.title" : "citation.title_unclosed", mark.range);
    if (!mark.doc_no.empty()) report_.Fired("citation.number_beside", mark.range, mark.doc_no);
    report_.Fired(kind.rule, mark.range);
    return next;
  }

  // 《甲》《乙》、《丙》和《丁》: what leads the first leads them all.
  bool ContinuesList(size_t at) const {
    if (marks_.empty()) return false;
    size_t i = std::max(marks_.back().range.end, marks_.back().doc_no.end);
    while (i < at && IsOneOf(text_[i], U"、,和与及以()并")) ++i;
    return i == at;
  }

  // (云政办发〔2021〕7号) or 云政办发〔2021〕7号 right behind a title.
  std::optional<Range> NumberAfter(size_t at) const {
    const size_t begin = At(text_, at) == U'(' ? at + 1 : at;
    size_t bracket = begin;
    while (bracket < begin + kLongestIssuerCode && text::IsHan(At(text_, bracket))) ++bracket;
    if (bracket == begin) return std::nullopt;
    const auto end = ReadYearAndSerial(text_, bracket);
    if (!end || (begin == at && LeadsOn(begin, bracket))) return std::nullopt;
    return ToRange(begin, *end);
  }

  // 《义务教育法》和云教〔2020〕9号: the number of another document.
  bool LeadsOn(size_t begin, size_t bracket) const {
    for (size_t end = begin + 1; end < bracket; ++end) {
      if (kinds_.VerbEnding(text_.substr(begin, end - begin)) > 0) return true;
    }
    return false;
  }

  // 根据云教督〔2021〕5号文件: a number without a title.
  size_t TakeLoneNumber(size_t bracket) {
    const auto end = ReadYearAndSerial(text_, bracket);
    if (!end) return bracket + 1;
    const size_t begin = CodeBegin(bracket);
    if (begin == bracket) {
      report_.Refused("refused.number_without_issuer", ToRange(bracket, *end));
      return *end;
    }
    CitationMark mark;
    mark.range = mark.doc_no = ToRange(begin, *end);
    mark.kind = kinds_.LeadBefore(text_, begin, place_) == CitationKinds::Lead::kIssuedHere
                    ? "local"
                    : "policy";
    marks_.push_back(mark);
    report_.Fired("citation.number", mark.range);
    return *end;
  }

  // First character of the issuer's code before `bracket`, without the verb that leads it.
  size_t CodeBegin(size_t bracket) const {
    size_t floor = bracket > kLongestIssuerCode ? bracket - kLongestIssuerCode : 0;
    if (!marks_.empty()) floor = std::max<size_t>(floor, marks_.back().range.end);
    size_t begin = bracket;
    while (begin > floor && text::IsHan(text_[begin - 1])) {
      if (kinds_.VerbEnding(text_.substr(floor, begin - floor)) > 0) break;
      --begin;
    }
    return begin;
  }

  const ReportText& report_;
  const std::u32string_view text_;
  const ReportingPlace& place_;
  const CitationKinds& kinds_;
  CitationKinds::Lead lead_ = CitationKinds::Lead::kNone;
  std::vector<CitationMark> marks_;
};

std::string WithoutLineBreaks(std::string_view words) {
  std::string out;
  for (const char c : words) {
    if (c != '\n' && c != '\r') out.push_back(c);
  }
  return out;
}

}  // namespace

absl::StatusOr<CitationRules> CitationRules::Create(const text::DataSet& data) {
  auto kinds = CitationKinds::Create(data);
  if (!kinds.ok()) return kinds.status();
  return CitationRules(*std::move(kinds));
}

std::vector<CitationMark> CitationRules::Find(const ReportText& report,
                                              const ReportingPlace& place) const {
  return Finder(report, place, kinds_).Run();
}

void ToProto(const CitationMark& mark, const ReportText& report, v1::Citation* out) {
  text::ToProto(report.Home(mark.range), out->mutable_span());
  out->set_text(report.SourceWords(mark.range));
  if (!mark.title.empty()) out->set_title(WithoutLineBreaks(report.SourceWords(mark.title)));
  if (!mark.doc_no.empty()) out->set_doc_no(WithoutLineBreaks(report.SourceWords(mark.doc_no)));
  out->set_kind(std::string(mark.kind));
}

}  // namespace dudao::extraction
