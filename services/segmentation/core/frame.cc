#include "services/segmentation/core/frame.h"

#include <algorithm>
#include <string>

#include "common/text/utf.h"
#include "services/segmentation/core/char_class.h"
#include "services/segmentation/core/day.h"

namespace dudao::segmentation {
namespace {

// Characters of the opening that may state years and the report's purpose.
constexpr size_t kOpening = 600;

// Length of 云政函〔2021〕15号 at the start of a line of its own, 签发人 allowed after it; 0: none.
size_t DocNoLength(View s) {
  const size_t open = s.find_first_of(U"〔[(【");
  const size_t end = s.find(U'号');
  if (open == View::npos || open == 0 || open > 16 || end == View::npos || end < open + 6) return 0;
  if (ReadYear(s.substr(open + 1)) == 0 || !IsDigit(s[end - 1]) || end > 30) return 0;
  const View rest = s.substr(end + 1);
  return rest.empty() || rest.starts_with(U"签发人") || rest.starts_with(U"会签人") ? end + 1 : 0;
}

// The first `seen` characters of `words` that are no blanks, blanks among them included.
View FirstSeen(View words, size_t seen) {
  size_t i = 0;
  for (; i < words.size() && seen > 0; ++i) seen -= !IsBlank(words[i]);
  return words.substr(0, i);
}

class FrameReader {
 public:
  explicit FrameReader(const FrameSources& from) : from_(from), page_(*from.page) {
    title_ = JoinTitle();
    opening_ = JoinOpening();
    FindOrgans();
  }

  v1::Frame Read() {
    v1::Frame frame;
    if (!title_.empty()) frame.set_title(Shown(title_));
    SetIssuer(&frame);
    SetRegion(&frame);
    frame.set_doc_kind(DocKind());
    SetDates(&frame);
    SetYears(&frame);
    SetNumbers(&frame);
    SetBody(&frame);
    frame.set_cut_off(CutOff());
    return frame;
  }

 private:
  View Words(text::Span s) const { return from_.text.substr(s.begin, s.size()); }
  std::string Shown(View words) const;
  View LineWords(uint32_t i) const { return Words((*from_.lines)[i].span); }

  Word JoinTitle() const;
  Word JoinOpening() const;
  void FindOrgans();
  Word RedHead() const;
  size_t DocNoLengthBelow(uint32_t i) const;
  void SetIssuer(v1::Frame* frame) const;
  void SetRegion(v1::Frame* frame) const;
  Word RegionOfOpening() const;
  std::string Level(View region) const;
  std::string LevelOfOrgan(View s) const;
  bool GovernsTowns() const;
  std::string CityLevel(View region) const;
  const TitleWord* KindOfTitle(View title) const;
  bool ReportsWork() const;
  std::string DocKind() const;
  uint32_t DutyYearOfHeadings() const;
  void SetYears(v1::Frame* frame) const;
  void SetDates(v1::Frame* frame) const;
  void SetNumbers(v1::Frame* frame) const;
  void SetBody(v1::Frame* frame) const;
  bool CutOff() const;

  const FrameSources& from_;
  const Page& page_;
  Word title_, opening_;  // without blanks
  Word head_organ_, foot_organ_, addressee_;
};

// `words` of the simplified text as they were submitted. Only traditional script takes the search.
std::string FrameReader::Shown(View words) const {
  if (from_.text.data() == from_.source.data()) return text::ToUtf8(words);
  Word seen;
  std::vector<uint32_t> home;
  for (uint32_t i = 0; i < from_.text.size(); ++i) {
    if (IsBlank(from_.text[i])) continue;
    seen.push_back(text::Fold(from_.text[i]));
    home.push_back(i);
  }
  const Word wanted = Squeeze(words);
  const size_t at = seen.find(wanted);
  if (at == Word::npos) return text::ToUtf8(words);
  Word out;
  for (size_t i = at; i < at + wanted.size(); ++i) out += from_.source[home[i]];
  return text::ToUtf8(out);
}

Word FrameReader::JoinTitle() const {
  Word title;
  for (uint32_t i = page_.title_begin; i < page_.title_end; ++i) title += LineWords(i);
  return title;
}

// Running text above the first numbered section.
Word FrameReader::JoinOpening() const {
  Word opening;
  const auto& nodes = from_.outline->nodes;
  const size_t end = nodes.empty() ? from_.blocks->size() : nodes.front().block;
  for (size_t b = 0; b < end && opening.size() < kOpening; ++b) {
    if (!(*from_.frame)[b]) opening += Squeeze(Words((*from_.blocks)[b].span).substr(0, kOpening));
  }
  return opening;
}

void FrameReader::FindOrgans() {
  for (size_t b = 0; b < from_.blocks->size(); ++b) {
    if (!(*from_.frame)[b]) continue;
    const Block& block = (*from_.blocks)[b];
    const Word s = Squeeze(Words(block.span));
    if (IsAddressee(s, *from_.lexicon)) {
      if (addressee_.empty()) addressee_ = s;
      continue;
    }
    const size_t date = DateBegin(s);  // 云岭县人民政府 2021年10月15日
    const size_t name = date == View::npos ? s.size() : date;
    if (!IsOrganLine(View(s).substr(0, name), *from_.lexicon)) continue;
    (block.first_line < page_.prose ? head_organ_ : foot_organ_) =
        FirstSeen(Words(block.span), name);
  }
  if (head_organ_.empty()) head_organ_ = RedHead();
}

// 云岭县人民政府文件 above a document number: who issues an official paper.
Word FrameReader::RedHead() const {
  for (uint32_t i = 0; i + 1 < page_.title_begin; ++i) {
    Word s = Squeeze(LineWords(i));
    if (s.size() > 40 || s.empty() || DocNoLengthBelow(i) == 0) continue;
    const size_t name = s.ends_with(U"文件") ? s.size() - 2 : s.size();
    if (IsOrganLine(View(s).substr(0, name), *from_.lexicon)) {
      return Word(FirstSeen(LineWords(i), name));
    }
  }
  return {};
}

// Length of the document number on the next line that is not blank.
size_t FrameReader::DocNoLengthBelow(uint32_t i) const {
  for (++i; i < page_.title_begin; ++i) {
    const text::Span line = (*from_.lines)[i].span;
    if (!line.empty()) return line.size() > 60 ? 0 : DocNoLength(Squeeze(Words(line)));
  }
  return 0;
}

void FrameReader::SetIssuer(v1::Frame* frame) const {
  const Word& issuer = !page_.table.issuer.empty() ? page_.table.issuer
                       : !foot_organ_.empty()      ? foot_organ_
                                                   : head_organ_;
  if (!issuer.empty()) frame->set_issuer(Shown(issuer));
}

// The place before the first 人民政府 of the opening that has a name.
Word FrameReader::RegionOfOpening() const {
  static constexpr View kGovernment = U"人民政府";
  const View s = opening_;
  for (size_t at = s.find(kGovernment); at != View::npos; at = s.find(kGovernment, at + 1)) {
    size_t begin = at;
    while (begin > 0 && text::IsHan(s[begin - 1]) && at - begin < 20) --begin;
    Word name = ReadRegion(s.substr(begin), *from_.lexicon);
    if (begin + name.size() == at) return name;
  }
  return {};
}

// The title names it, else who signs, else the opening (云岭县人民政府高度重视…).
void FrameReader::SetRegion(v1::Frame* frame) const {
  Word region = ReadRegion(Squeeze(title_), *from_.lexicon);
  for (const Word* organ : {&foot_organ_, &head_organ_}) {
    if (region.empty()) region = ReadRegion(Squeeze(*organ), *from_.lexicon);
  }
  if (region.empty()) region = RegionOfOpening();
  if (!region.empty()) frame->set_region(Shown(region));
  const std::string level = Level(region);
  if (!level.empty()) frame->set_level(level);
}

// 辖12个乡镇、3个街道 in the first pages: a city with no county under it.
bool FrameReader::GovernsTowns() const {
  static constexpr size_t kPages = 2000, kReach = 40;
  size_t read = 0;
  for (size_t b = 0; b < from_.blocks->size() && read < kPages; ++b) {
    if ((*from_.frame)[b]) continue;
    const View words = Words((*from_.blocks)[b].span).substr(0, kPages);
    read += words.size();
    const size_t at = words.find(U'辖');
    if (at == View::npos) continue;
    const View rest = words.substr(at, kReach);
    const View said = rest.substr(0, rest.find_first_of(U"。；;"));
    const bool towns = said.find(U'乡') != View::npos || said.find(U'镇') != View::npos;
    const bool counties =
        said.find_first_of(U"县旗") != View::npos || said.find(U"个区") != View::npos;
    return towns && !counties;
  }
  return false;
}

// 市 is a prefecture, unless a city stands above it or it reports to one.
std::string FrameReader::CityLevel(View region) const {
  if (from_.lexicon->IsProvinceCity(region)) return "province";
  const size_t inner = region.substr(0, region.size() - 1).find_first_of(U"市州盟");
  const bool under = inner != View::npos && inner > 0 && inner + 2 < region.size();
  const bool reports_up = !addressee_.empty() && addressee_.find(U'市') != Word::npos &&
                          addressee_.find(U'省') == Word::npos;
  const bool says_so = opening_.find(U"县级市") != Word::npos;
  return under || reports_up || says_so || GovernsTowns() ? "county" : "prefecture";
}

// The level of the place before 人民政府: ***区人民政府 → county.
std::string FrameReader::LevelOfOrgan(View s) const {
  const size_t at = std::min(s.find(U"人民政府"), s.find(U"行政公署"));
  if (at == View::npos || at == 0) return {};
  const View place = s.substr(0, at);
  const RegionWord* found = from_.lexicon->FindRegion(place);
  if (found == nullptr) return {};
  return place.ends_with(U"市") ? CityLevel(place) : found->level;
}

std::string FrameReader::Level(View region) const {
  if (const RegionWord* found = from_.lexicon->FindRegion(region)) {
    return region.ends_with(U"市") ? CityLevel(region) : found->level;
  }
  for (const Word& s : {Squeeze(title_), Squeeze(foot_organ_), Squeeze(head_organ_), opening_}) {
    if (std::string level = LevelOfOrgan(s); !level.empty()) return level;
  }
  // 某某县履行教育职责自评报告
  const RegionWord* found = from_.lexicon->FindRegion(ReadPlace(Squeeze(title_)));
  return found == nullptr ? std::string() : found->level;
}

// The word that tells a title's kind. 2022年工作总结及2023年工作计划 is a summary first.
const TitleWord* FrameReader::KindOfTitle(View title) const {
  const TitleWord* word = from_.lexicon->FindTitle(title);
  const size_t also = title.find_last_of(U"及和暨与");
  if (word == nullptr || word->kind != "other" || also == View::npos) return word;
  const TitleWord* first = from_.lexicon->FindTitle(title.substr(0, also));
  return first == nullptr ? word : first;
}

// 现在，我代表市人民政府，向大会报告工作 · 现将有关情况汇报如下
bool FrameReader::ReportsWork() const {
  for (const View words :
       {U"报告工作", U"作工作报告", U"作政府工作报告", U"报告如下", U"汇报如下", U"总结如下"}) {
    if (opening_.find(words) != Word::npos) return true;
  }
  return false;
}

std::string FrameReader::DocKind() const {
  const Lexicon& lexicon = *from_.lexicon;
  Word title = Squeeze(title_);
  if (!title.empty() && IsCloseBracket(title.back()))
    title.resize(std::min(title.rfind(U'('), title.size()));
  const TitleWord* word = KindOfTitle(title);
  const bool purpose = lexicon.IsSelfReport(opening_) && (opening_.find(U"自查") != Word::npos ||
                                                          opening_.find(U"自评") != Word::npos);
  if (word == nullptr) return purpose ? "self_report" : ReportsWork() ? "work_report" : "other";
  if (word->kind == "other") return "other";
  if (lexicon.IsSelfReport(title)) return "self_report";
  const bool evaluated = title.find(U"督导评") != Word::npos || purpose;
  return word->kind == "self_report" && evaluated ? "self_report" : "work_report";
}

// 二、2021年履职情况. What was found last year and is put right now belongs to the year before.
uint32_t FrameReader::DutyYearOfHeadings() const {
  for (const Node& node : from_.outline->nodes) {
    if (!node.is_heading) continue;
    const Word words = Squeeze(Words(node.shape.span));
    if (words.find(U"整改") != Word::npos || words.find(U"反馈") != Word::npos) continue;
    if (const uint32_t year = ReadStatedYears(words).duty; year != 0) return year;
  }
  return 0;
}

void FrameReader::SetYears(v1::Frame* frame) const {
  const StatedYears in_title = ReadStatedYears(Squeeze(title_)),
                    in_opening = ReadStatedYears(opening_);
  uint32_t evaluation = in_title.evaluation ? in_title.evaluation : in_opening.evaluation;
  uint32_t duty = in_title.duty ? in_title.duty : in_opening.duty;
  // A report of 2020 dated 2021 reports on 2020; dated 2020 it belongs to the evaluation of 2020.
  const uint32_t either = in_title.either ? in_title.either : in_opening.either;
  const uint32_t dated = ReadYear(text::U32(frame->publish_date()));
  if (either != 0 && duty == 0 && dated > either) {
    duty = either;
  } else if (either != 0 && evaluation == 0 && either != duty) {
    evaluation = either;
  }
  if (duty == 0) duty = DutyYearOfHeadings();
  // 2020年以来,… at the head of a self-assessment.
  if (duty == 0 && frame->doc_kind() == "self_report" && opening_.size() > 6 &&
      opening_[4] == U'年' && (opening_[5] == U'以' || IsComma(opening_[5]))) {
    duty = ReadYear(opening_);
  }
  if (evaluation != 0) frame->set_evaluation_year(evaluation);
  if (duty != 0) frame->set_duty_year(duty);
}

void FrameReader::SetDates(v1::Frame* frame) const {
  std::string date = page_.table.publish_date;
  if (date.empty() && page_.signoff) {
    const Word s = Squeeze(LineWords(*page_.signoff));
    const size_t begin = DateBegin(s);
    if (begin != View::npos) date = ReadDayLine(View(s).substr(begin))->iso;
  }
  if (!date.empty()) frame->set_publish_date(date);
  frame->set_has_signoff_date(!date.empty());
  frame->set_has_addressee(!addressee_.empty());
}

void FrameReader::SetNumbers(v1::Frame* frame) const {
  if (!page_.table.index_no.empty()) frame->set_index_no(Shown(page_.table.index_no));
  Word doc_no = page_.table.doc_no;
  for (uint32_t i = 0; i < page_.prose && i < from_.lines->size() && doc_no.empty(); ++i) {
    if ((*from_.lines)[i].span.size() > 60) continue;
    if (const size_t length = DocNoLength(Squeeze(LineWords(i)))) {
      doc_no = FirstSeen(LineWords(i), length);
    }
  }
  if (!doc_no.empty()) frame->set_doc_no(Shown(doc_no));
}

void FrameReader::SetBody(v1::Frame* frame) const {
  if (page_.begin >= page_.end) {
    text::ToProto({}, frame->mutable_body());
    return;
  }
  text::ToProto({(*from_.lines)[page_.begin].span.begin, (*from_.lines)[page_.end - 1].span.end},
                frame->mutable_body());
}

// The last section has no text, or the last sentence no end.
bool FrameReader::CutOff() const {
  if (from_.outline->cut_off) return true;
  if (page_.signoff || from_.blocks->empty()) return false;
  const View last = Words(from_.blocks->back().span);
  const char32_t end = LastSeen(last);
  if (end == U'…' || last.ends_with(U"...")) return true;
  return last.size() > 40 && (text::IsHan(end) || IsComma(end) || end == U'、' || IsDigit(end));
}

}  // namespace

v1::Frame ReadFrame(const FrameSources& from, const v1::FrameOverrides& overrides) {
  v1::Frame frame = FrameReader(from).Read();
  if (overrides.has_evaluation_year()) frame.set_evaluation_year(overrides.evaluation_year());
  if (overrides.has_duty_year()) frame.set_duty_year(overrides.duty_year());
  if (overrides.has_level()) frame.set_level(overrides.level());
  if (overrides.has_title()) frame.set_title(overrides.title());
  if (overrides.has_issuer()) frame.set_issuer(overrides.issuer());
  if (overrides.has_region()) frame.set_region(overrides.region());
  if (overrides.has_doc_kind()) frame.set_doc_kind(overrides.doc_kind());
  if (overrides.has_publish_date()) frame.set_publish_date(overrides.publish_date());
  if (overrides.has_index_no()) frame.set_index_no(overrides.index_no());
  if (overrides.has_doc_no()) frame.set_doc_no(overrides.doc_no());
  return frame;
}

}  // namespace dudao::segmentation
