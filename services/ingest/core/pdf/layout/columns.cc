#include "services/ingest/core/pdf/layout/columns.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace dudao::ingest::pdf {
namespace {

constexpr size_t kFewestLines = 6;    // on each side
constexpr double kFull = 0.6;         // share of lines that reach their column's right edge
constexpr size_t kFewestLetters = 8;  // of a full line of a column

// A line cut at the gutter; either side may be missing.
struct Halves {
  std::optional<Line> left, right;
};

// Nothing when the line crosses the gutter.
std::optional<Halves> CutAt(const Line& line, double gutter) {
  size_t first_right = 0;
  while (first_right < line.segments.size() && line.segments[first_right].place.right <= gutter)
    ++first_right;
  const size_t count = line.segments.size();
  if (first_right < count && line.segments[first_right].place.left < gutter) return std::nullopt;
  Halves halves;
  if (first_right > 0) halves.left = PartOf(line, 0, first_right);
  if (first_right < count) halves.right = PartOf(line, first_right, count);
  return halves;
}

// The place in the middle part of the text that most lines leave free between two segments.
std::optional<double> FindGutter(const std::vector<Line>& lines) {
  double left = lines.front().place.left, right = lines.front().place.right;
  for (const Line& line : lines) {
    left = std::min(left, line.place.left);
    right = std::max(right, line.place.right);
  }
  const double from = left + 0.3 * (right - left), to = left + 0.7 * (right - left);
  std::vector<std::pair<double, int>> events;  // +1 where a gap begins, -1 where it ends
  for (const Line& line : lines) {
    for (size_t i = 1; i < line.segments.size(); ++i) {
      const double begin = std::max(from, line.segments[i - 1].place.right);
      const double end = std::min(to, line.segments[i].place.left);
      if (begin >= end) continue;
      events.emplace_back(begin, 1);
      events.emplace_back(end, -1);
    }
  }
  std::sort(events.begin(), events.end());
  int open = 0, most = 0;
  double gutter = 0;
  for (size_t i = 0; i + 1 < events.size(); ++i) {
    open += events[i].second;
    if (open <= most) continue;
    most = open;
    gutter = (events[i].first + events[i + 1].first) / 2;
  }
  if (most < static_cast<int>(kFewestLines)) return std::nullopt;
  return gutter;
}

// Whether lines run to one right edge and are not made of cells.
bool RunsOn(std::vector<Line> lines) {
  if (lines.size() < kFewestLines) return false;
  MergeSegments(lines);
  double right = lines.front().place.right;
  for (const Line& line : lines) right = std::max(right, line.place.right);
  size_t full = 0;
  for (const Line& line : lines) {
    const bool reaches = line.place.right >= right - 2 * line.size;
    if (reaches && line.segments.size() == 1 && line.segments[0].text.size() >= kFewestLetters)
      ++full;
  }
  return static_cast<double>(full) >= kFull * static_cast<double>(lines.size());
}

class Reader {
 public:
  Reader(double gutter, bool sure) : gutter_(gutter), sure_(sure) {}

  std::vector<Column> Read(std::vector<Line> lines) {
    for (Line& line : lines) {
      auto halves = CutAt(line, gutter_);
      if (!halves) Close();
      if (!halves) {
        whole_.lines.push_back(std::move(line));
        continue;
      }
      if (halves->left) left_.push_back(*std::move(halves->left));
      if (halves->right) right_.push_back(*std::move(halves->right));
      band_.push_back(std::move(line));
    }
    Close();
    Flush();
    return std::move(columns_);
  }

 private:
  void Flush() {
    if (!whole_.lines.empty()) columns_.push_back(std::exchange(whole_, {}));
  }

  // Ends a band of lines that leave the gutter free: two columns, or lines like any other.
  void Close() {
    if (RunsOn(left_) && (RunsOn(right_) || (sure_ && !right_.empty()))) {
      Flush();
      columns_.push_back({std::move(left_)});
      columns_.push_back({std::move(right_)});
    } else {
      std::move(band_.begin(), band_.end(), std::back_inserter(whole_.lines));
    }
    left_.clear();
    right_.clear();
    band_.clear();
  }

  double gutter_;
  bool sure_;  // other pages are parted there
  std::vector<Line> left_, right_, band_;
  Column whole_;
  std::vector<Column> columns_;
};

}  // namespace

std::optional<double> GapOfColumns(const std::vector<Line>& lines) {
  const auto gap = lines.empty() ? std::nullopt : FindGutter(lines);
  if (!gap || Reader(*gap, /*sure=*/false).Read(lines).size() < 2) return std::nullopt;
  return gap;
}

std::vector<Column> InReadingOrder(std::vector<Line> lines, std::optional<double> gap) {
  std::vector<Column> columns;
  if (lines.empty()) return columns;
  if (const auto own = GapOfColumns(lines)) {
    columns = Reader(*own, /*sure=*/false).Read(std::move(lines));
  } else if (gap) {
    columns = Reader(*gap, /*sure=*/true).Read(std::move(lines));
  } else {
    columns.push_back({std::move(lines)});
  }
  for (Column& column : columns) MergeSegments(column.lines);
  return columns;
}

}  // namespace dudao::ingest::pdf
