#include "services/extraction/core/commitment/commitment_finder.h"

#include <algorithm>
#include <optional>

namespace dudao::extraction {
namespace {

constexpr uint32_t kProjectReach = 14;  // characters between a quoted name and 工程
constexpr uint32_t kLongestQuoted = 40;
constexpr uint32_t kUntilReach = 3;  // 力争到, 到 before a date

class Finder {
 public:
  Finder(const ReportText& report, const std::vector<DateMark>& dates,
         const std::vector<CitationMark>& citations, const std::vector<Figure>& figures,
         const WordTable& words)
      : report_(report),
        dates_(dates),
        citations_(citations),
        figures_(figures),
        words_(words),
        markers_(report.markers()) {}

  std::vector<CommitmentMark> Run() {
    for (const Paragraph& p : report_.paragraphs()) {
      if (p.is_frame || p.is_heading || !Promises(p.role)) continue;
      for (uint32_t s = p.first_sentence; s < p.end_sentence; ++s) Read(p, s);
    }
    return std::move(found_);
  }

 private:
  static bool Promises(std::string_view role) {
    return role == "plans" || role == "current_year" || role == "rectification";
  }

  void Read(const Paragraph& p, uint32_t sentence) {
    const Range range = Bare(p, report_.sentences()[sentence].range);
    if (range.empty()) return;
    const bool future = Has(range, "future");
    // Plans speak of what is to come unless they say otherwise; other sections of what was done.
    if (p.role == "plans" ? Has(range, "done") && !future : !future) {
      report_.Refused("refused.promise_done", range);
      return;
    }
    const auto hook = HookOf(range);
    if (!hook) {
      report_.Refused("refused.promise_without_hook", range);
      return;
    }
    found_.push_back({range, *hook, DeadlineOf(range)});
  }

  // Without number, heading, 一是 and the final stop.
  Range Bare(const Paragraph& p, Range sentence) const {
    uint32_t begin = std::max({sentence.begin, p.text_begin, p.heading_end});
    uint32_t end = sentence.end;
    const auto marker = std::partition_point(markers_.begin(), markers_.end(),
                                             [&](Range m) { return m.begin < begin; });
    while (begin < end && IsStop(report_.view()[begin])) ++begin;
    if (marker != markers_.end() && marker->begin == begin) begin = marker->end;
    while (begin < end && IsStop(report_.view()[begin])) ++begin;
    while (begin < end && IsStop(report_.view()[end - 1])) --end;
    return {begin, end};
  }

  static bool IsStop(char32_t c) {
    return c == U'。' || c == U'!' || c == U'?' || c == U';' || c == U',' || c == U':';
  }

  bool Has(Range range, std::string_view sense) const {
    const std::u32string_view words = report_.View(range);
    for (auto hit = words_.words.FindNext(words, 0); hit;
         hit = words_.words.FindNext(words, hit->end)) {
      if (words_.TagOf(*hit).find(sense) != std::string_view::npos) return true;
    }
    return false;
  }

  // The first figure, date, named project or document.
  std::optional<Range> HookOf(Range range) const {
    std::optional<Range> best;
    std::string_view rule;
    const auto offer = [&](std::string_view by, std::optional<Range> r) {
      if (!r || (best && r->begin >= best->begin)) return;
      best = r;
      rule = by;
    };
    offer("commitment.date", FirstIn(dates_, range, [](const DateMark&) { return true; }));
    offer("commitment.figure", FirstIn(figures_, range, [](const Figure& f) {
            return f.modality != Modality::kDenied;
          }));
    offer("commitment.document",
          FirstIn(citations_, range, [this](const CitationMark& c) { return !IsBasis(c); }));
    offer("commitment.project", Project(range));
    if (best) report_.Fired(rule, range, *best);
    return best;
  }

  template <typename Mark, typename Test>
  static std::optional<Range> FirstIn(const std::vector<Mark>& marks, Range range, Test test) {
    for (auto it = FirstEndingAfter(marks, range.begin);
         it != marks.end() && it->range.begin < range.end; ++it) {
      if (range.Contains(it->range) && test(*it)) return it->range;
    }
    return std::nullopt;
  }

  // 按照《…法》的规定: the ground of an act, not the act.
  bool IsBasis(const CitationMark& c) const {
    const uint32_t begin = c.range.begin - std::min<uint32_t>(c.range.begin, 2);
    const auto before = report_.View({begin, c.range.begin});
    return c.kind == "law" &&
           (before == U"按照" || before == U"根据" || before == U"依据" || before == U"依照");
  }

  // “青苗”工程, “强师”三年行动计划: a quoted name and the word that makes it a project.
  std::optional<Range> Project(Range range) const {
    const std::u32string_view text = report_.view();
    for (uint32_t i = range.begin; i < range.end; ++i) {
      if (text[i] != U'“') continue;
      const uint32_t limit = std::min(range.end, i + kLongestQuoted);
      uint32_t close = i + 1;
      while (close < limit && text[close] != U'”') ++close;
      if (close >= limit) continue;
      if (const uint32_t end = ProjectEnd(close + 1, range.end)) return Range{i, end};
      i = close;
    }
    return std::nullopt;
  }

  // End of the first project word within reach and before any stop; 0 when there is none.
  uint32_t ProjectEnd(uint32_t begin, uint32_t limit) const {
    limit = std::min(limit, begin + kProjectReach);
    for (uint32_t i = begin; i < limit && !IsStop(report_.view()[i]) && report_.view()[i] != U'、';
         ++i) {
      if (report_.view()[i] == U'“') return 0;
      const auto hit = words_.words.LongestAt(report_.view(), i);
      if (hit && words_.TagOf(*hit).find("project") != std::string_view::npos) {
        return hit->end;
      }
    }
    return 0;
  }

  // The last date that a deadline word stands at: 到2023年底, 2022年8月前.
  std::string DeadlineOf(Range range) const {
    std::string deadline;
    for (auto it = FirstEndingAfter(dates_, range.begin);
         it != dates_.end() && it->range.begin < range.end; ++it) {
      if (IsDeadline(*it)) deadline = it->iso;
    }
    return deadline;
  }

  bool IsDeadline(const DateMark& date) const {
    const char32_t after =
        date.range.end < report_.view().size() ? report_.view()[date.range.end] : 0;
    const char32_t last = report_.view()[date.range.end - 1];
    if (after == U'前' || after == U'内' || last == U'底' || last == U'末') return true;
    for (uint32_t back = 1; back <= kUntilReach && back <= date.range.begin; ++back) {
      const auto hit = words_.words.LongestAt(report_.view(), date.range.begin - back);
      if (hit && hit->end == date.range.begin && words_.TagOf(*hit) == "until") return true;
    }
    return false;
  }

  const ReportText& report_;
  const std::vector<DateMark>& dates_;
  const std::vector<CitationMark>& citations_;
  const std::vector<Figure>& figures_;
  const WordTable& words_;
  const std::vector<Range>& markers_;
  std::vector<CommitmentMark> found_;
};

}  // namespace

absl::StatusOr<CommitmentRules> CommitmentRules::Create(const text::DataSet& data) {
  auto words = WordTable::Load(data, "lexicon/commitment_words.tsv", {"sense"});
  if (!words.ok()) return words.status();
  return CommitmentRules(*std::move(words));
}

std::vector<CommitmentMark> CommitmentRules::Find(const ReportText& report,
                                                  const std::vector<DateMark>& dates,
                                                  const std::vector<CitationMark>& citations,
                                                  const std::vector<Figure>& figures) const {
  return Finder(report, dates, citations, figures, words_).Run();
}

void ToProto(const CommitmentMark& mark, const ReportText& report, v1::Commitment* out) {
  text::ToProto(report.Home(mark.range), out->mutable_span());
  out->set_text(report.SourceWords(mark.range));
  text::ToProto(report.Home(mark.hook), out->mutable_hook());
  if (!mark.deadline.empty()) out->set_deadline(mark.deadline);
}

}  // namespace dudao::extraction
