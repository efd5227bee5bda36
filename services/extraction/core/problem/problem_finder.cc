#include "services/extraction/core/problem/problem_finder.h"

#include <algorithm>

#include "services/extraction/core/problem/section_items.h"

namespace dudao::extraction {
namespace {

bool IsStop(char32_t c) {
  return c == U'。' || c == U',' || c == U';' || c == U'!' || c == U'?' || c == U':' || c == U'\n';
}

bool EndsFault(char32_t c) {
  return c == U'。' || c == U';' || c == U'!' || c == U'?' || c == U'\n';
}

// Splits the text of one problem into its separate faults.
class PartSplitter {
 public:
  PartSplitter(const ReportText& report, const WordTable& words, const std::vector<Range>& markers)
      : report_(report), words_(words), markers_(markers) {}

  std::vector<Range> Split(Range range) {
    parts_.clear();
    ReadFrom(SkipHeading(range), range.end);
    // 3.家校协同不够紧密。 has no more to say than its heading.
    if (parts_.empty()) ReadFrom(range.begin, range.end);
    return std::move(parts_);
  }

 private:
  void ReadFrom(uint32_t begin, uint32_t end) {
    at_ = begin;
    end_ = end;
    while (at_ < end_) Next();
  }

  std::u32string_view View(uint32_t begin, uint32_t end) const {
    return report_.View({begin, end});
  }

  // Past the number, the heading sentence and its stop.
  uint32_t SkipHeading(Range range) const {
    const Paragraph& p = report_.paragraphs()[report_.ParagraphAt(range.begin)];
    uint32_t at = range.begin;
    if (p.range.begin == range.begin) at = std::max(p.text_begin, p.heading_end);
    return std::min(at, range.end);
  }

  // One sentence or clause group from at_, parted where a new fault begins.
  void Next() {
    at_ = SkipLead(at_);
    uint32_t begin = at_, i = at_;
    bool fault = false;
    for (; i < end_ && !EndsFault(report_.view()[i]); ++i) {
      fault = fault || SenseAt(i) == "fault";
      if (report_.view()[i] != U',' || !fault || !NewFaultAt(i + 1)) continue;
      Take(begin, i);
      begin = i + 1;
      fault = false;
    }
    Take(begin, i);
    at_ = i + 1;
  }

  // Stops, markers (一是), numbers and words that only lead on (特别是).
  uint32_t SkipLead(uint32_t at) const {
    for (bool moved = true; moved && at < end_;) {
      moved = false;
      while (at < end_ && IsStop(report_.view()[at])) ++at, moved = true;
      const size_t m = FirstMarker(markers_, at);
      if (m < markers_.size() && markers_[m].begin == at) at = markers_[m].end, moved = true;
      const Paragraph& p = report_.paragraphs()[report_.ParagraphAt(at)];
      if (p.range.begin == at && p.text_begin > at) at = p.text_begin, moved = true;
      if (SenseAt(at) == "lead") at += LengthAt(at), moved = true;
    }
    return std::min(at, end_);
  }

  // Whether the clause at `at` tells a fault of its own: not an effect of the one before.
  bool NewFaultAt(uint32_t at) const {
    if (SenseAt(at) == "continue") return false;
    bool fault = false;
    for (uint32_t i = at; i < end_ && report_.view()[i] != U',' && !EndsFault(report_.view()[i]);
         ++i) {
      fault = fault || SenseAt(i) == "fault";
    }
    // 缺乏…, 不够…: no subject of its own.
    return fault && SenseAt(at) != "fault";
  }

  void Take(uint32_t begin, uint32_t end) {
    while (begin < end && SenseAt(begin) == "lead") begin += LengthAt(begin);
    if (begin < end) parts_.push_back({begin, end});
  }

  std::string_view SenseAt(uint32_t at) const {
    const auto hit = words_.words.LongestAt(report_.view(), at);
    return hit ? words_.TagOf(*hit) : std::string_view();
  }

  uint32_t LengthAt(uint32_t at) const {
    const auto hit = words_.words.LongestAt(report_.view(), at);
    return hit ? hit->end - hit->begin : 1;
  }

  const ReportText& report_;
  const WordTable& words_;
  const std::vector<Range>& markers_;
  uint32_t at_ = 0, end_ = 0;
  std::vector<Range> parts_;
};

// Ends with its last sentence: not with the ； or the break before the next item.
Range Trimmed(const ReportText& report, Range range) {
  while (!range.empty()) {
    const char32_t c = report.view()[range.end - 1];
    if (c != U'\n' && c != U';' && c != U',') break;
    --range.end;
  }
  return range;
}

}  // namespace

absl::StatusOr<ProblemRules> ProblemRules::Create(const text::DataSet& data) {
  auto words = WordTable::Load(data, "lexicon/fault_words.tsv", {"sense"});
  if (!words.ok()) return words.status();
  return ProblemRules(*std::move(words));
}

std::vector<ProblemMark> ProblemRules::Problems(const ReportText& report) const {
  PartSplitter splitter(report, words_, report.markers());
  std::vector<ProblemMark> out;
  for (const SectionItem& item : ItemsOfRole(report, "problems")) {
    const auto opening = words_.words.LongestAt(report.view(), item.range.begin);
    if (!item.numbered && opening && words_.TagOf(*opening) == "answer") {
      report.Refused("refused.answer", item.range, {opening->begin, opening->end});
      continue;
    }
    const Range range = Trimmed(report, item.range);
    if (range.empty()) continue;
    out.push_back({range, splitter.Split(range)});
    report.Fired(item.numbered ? "problem.numbered" : "problem.paragraph", range);
  }
  return out;
}

// 针对…问题, …: one mark each; a numbered item answers one problem whatever its words.
std::vector<Range> ProblemRules::Rectifications(const ReportText& report) const {
  std::vector<Range> out;
  for (const SectionItem& item : ItemsOfRole(report, "rectification")) {
    const Range range = Trimmed(report, item.range);
    if (range.empty()) continue;
    out.push_back(range);
    report.Fired(item.numbered ? "rectification.numbered" : "rectification.paragraph", range);
  }
  return out;
}

void ToProto(const ProblemMark& mark, const ReportText& report, v1::Problem* out) {
  text::ToProto(report.Home(mark.range), out->mutable_span());
  out->set_text(report.SourceWords(mark.range));
  for (const Range& part : mark.parts) text::ToProto(report.Home(part), out->add_parts());
}

}  // namespace dudao::extraction
