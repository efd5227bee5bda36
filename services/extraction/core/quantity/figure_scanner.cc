#include "services/extraction/core/quantity/figure_scanner.h"

#include <algorithm>
#include <iterator>

#include "common/text/numeral.h"
#include "common/text/numeral_symbol.h"
#include "services/extraction/core/quantity/refusal.h"

namespace dudao::extraction {
namespace {

using Text = std::u32string_view;

// The end of the title that opens at `at`; `at` + 1 when it is not closed in its paragraph, nor
// within what a title can be.
uint32_t SkipTitle(Text text, uint32_t at, uint32_t end) {
  static constexpr uint32_t kLongestTitle = 400;
  end = std::min(end, at + kLongestTitle);
  int depth = 0;
  for (uint32_t i = at; i < end; ++i) {
    if (text[i] == U'《') ++depth;
    if (text[i] == U'》' && --depth == 0) return i + 1;
  }
  return at + 1;
}

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

// 一二三产业: a run of Chinese digits that is no number holds none: past it with its 十百千, else
// past one character.
uint32_t SkipRefused(Text text, uint32_t at) {
  size_t end = at;
  while (text::SymbolAt(text, end).IsPlainDigit()) ++end;
  if (end < at + 2) return at + 1;
  while (text::SymbolAt(text, end).IsPlainDigit() || text::SymbolAt(text, end).IsSmallPower())
    ++end;
  return static_cast<uint32_t>(end);
}

}  // namespace

struct FigureScanner::Cursor {
  const ReportText& report;
  const std::vector<DateMark>& dates;
  std::vector<DateMark>::const_iterator date;
  Text text;
  const Paragraph* paragraph = nullptr;
  uint32_t index = 0;  // of the paragraph
  std::vector<Candidate> found;
};

std::vector<Candidate> FigureScanner::Scan(const ReportText& report,
                                           const std::vector<DateMark>& dates) const {
  static constexpr size_t kUsualGap = 48;  // characters from one figure to the next
  Cursor cursor{report, dates, dates.begin(), report.view()};
  cursor.found.reserve(report.view().size() / kUsualGap);
  for (const Paragraph& p : report.paragraphs()) {
    cursor.paragraph = &p;
    if (!p.is_frame) ScanParagraph(&cursor);
    ++cursor.index;
  }
  return std::move(cursor.found);
}

void FigureScanner::ScanParagraph(Cursor* c) const {
  const uint32_t end = c->paragraph->range.end;
  for (uint32_t at = c->paragraph->text_begin; at < end;) {
    if (!lexicon_->MayBegin(c->text[at])) {
      ++at;
      continue;
    }
    at = Step(c, at);
  }
}

uint32_t FigureScanner::Step(Cursor* c, uint32_t at) const {
  if (c->text[at] == U'《') return SkipTitle(c->text, at, c->paragraph->range.end);
  while (c->date != c->dates.end() && c->date->range.end <= at) ++c->date;
  if (c->date != c->dates.end() && c->date->range.Contains(at)) return c->date->range.end;
  const auto word = lexicon_->not_figures().LongestAt(c->text, at);
  const uint32_t word_end = word ? word->end : at;
  if (!text::BeginsNumeral(c->text[at])) return std::max(word_end, at + 1);
  return TakeNumber(c, at, word_end);
}

uint32_t FigureScanner::TakeNumber(Cursor* c, uint32_t at, uint32_t word_end) const {
  const uint32_t end = c->paragraph->range.end;
  auto candidate = reader_.Read(c->text, at, end);
  const uint32_t past = static_cast<uint32_t>(SkipNumber(c->text, at));
  if (!candidate) return std::max({word_end, past, SkipRefused(c->text, at)});
  if (IsDenied(c->text, *candidate)) word_end = at;
  if (word_end >= candidate->figure.range.end) return word_end;
  if (!Complete(*c, &*candidate)) return std::max({word_end, past, candidate->figure.number.end});
  c->found.push_back(*std::move(candidate));
  return c->found.back().figure.range.end;
}

// Gives a bare number its unit and asks whether it is a figure.
bool FigureScanner::Complete(const Cursor& c, Candidate* candidate) const {
  Figure& f = candidate->figure;
  if (!candidate->unit && !CompleteBare(c, candidate)) return false;
  f.paragraph = c.index;
  if (IsDenied(c.text, *candidate)) {
    f.value = text::Decimal(0);
    f.modality = Modality::kDenied;
    return true;
  }
  return Refuse(*lexicon_, c.text, c.paragraph->range, *candidate).empty();
}

// 29.9、4.9个百分点; 投资2500万; 差异系数0.35.
bool FigureScanner::CompleteBare(const Cursor& c, Candidate* candidate) const {
  if (CompleteNone(c, candidate)) return true;
  if (candidate->chinese) return false;
  if (ShareUnitOfNext(c, candidate)) return true;
  static const Unit kMoney{"", Dimension::kMoney, false, false, Unit::One::kCounts, {}};
  static const Unit kRatio{"", Dimension::kRatio, false, false, Unit::One::kCounts, {}};
  Figure& f = candidate->figure;
  const uint32_t clause = c.report.clauses()[c.report.ClauseAt(f.range.begin)].range.begin;
  const uint32_t from = std::max(clause, f.range.begin > 12 ? f.range.begin - 12 : 0);
  const Text before = c.text.substr(from, f.range.begin - from);
  const bool scaled = !f.written_out;
  if (scaled && !lexicon_->money_words().FindAll(before).empty()) {
    candidate->unit = &kMoney;
  } else if (!scaled && f.value.scale() > 0 &&
             (before.find(U"系数") != Text::npos || before.find(U"比值") != Text::npos ||
              before.find(U"指数") != Text::npos)) {
    candidate->unit = &kRatio;
  }
  if (!candidate->unit) return false;
  f.dimension = candidate->unit->dimension;
  return true;
}

// 零投诉, 零事故: none of what must not be.
bool FigureScanner::CompleteNone(const Cursor& c, Candidate* candidate) const {
  Figure& f = candidate->figure;
  if (!f.value.is_zero() || !candidate->chinese || f.number.size() != 1) return false;
  const Text noun = c.text.substr(f.range.end, 2);
  static constexpr Text kNever[] = {U"投诉", U"事故", U"伤亡", U"案件", U"上访", U"违纪"};
  if (std::find(std::begin(kNever), std::end(kNever), noun) == std::end(kNever)) return false;
  static const Unit kNone{"", Dimension::kCount, true, false, Unit::One::kCounts, {}};
  candidate->unit = &kNone;
  f.modality = Modality::kDenied;
  return true;
}

// The first number of a list takes the unit of the last.
bool FigureScanner::ShareUnitOfNext(const Cursor& c, Candidate* candidate) const {
  static constexpr int kLongestList = 20;
  uint32_t at = candidate->figure.range.end;
  const uint32_t end = c.paragraph->range.end;
  for (int n = 0; n < kLongestList && at + 1 < end &&
                  (c.text[at] == U'、' || c.text[at] == U'和') && IsDigit(c.text[at + 1]);
       ++n) {
    const auto next = reader_.Read(c.text, at + 1, end);
    if (!next || next->figure.value_hi) return false;
    if (next->unit) {
      candidate->unit = next->unit;
      candidate->figure.unit = next->figure.unit;
      candidate->figure.dimension = next->figure.dimension;
      return true;
    }
    at = next->figure.range.end;
  }
  return false;
}

}  // namespace dudao::extraction
