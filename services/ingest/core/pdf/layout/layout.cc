#include "services/ingest/core/pdf/layout/layout.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "common/text/utf.h"
#include "services/ingest/core/document_builder.h"
#include "services/ingest/core/pdf/layout/columns.h"
#include "services/ingest/core/pdf/layout/furniture.h"
#include "services/ingest/core/pdf/layout/grid.h"
#include "services/ingest/core/pdf/layout/list_mark.h"
#include "services/ingest/core/pdf/layout/plain_letters.h"
#include "services/ingest/core/pdf/layout/upright.h"

namespace dudao::ingest::pdf {
namespace {

// In sizes of the font.
constexpr double kIndent = 1.2;    // a line set in by more begins a paragraph
constexpr double kCentred = 1.2;   // margins of a centred line differ by less
constexpr double kNoteSize = 0.9;  // of the usual size; notes are smaller
constexpr double kBin = 3;         // points: edges that differ by less are one
// Of the usual step from one line to the next, in sizes of the font: a wider one begins a
// paragraph.
constexpr double kWideStep = 1.3;

// The column's edges: the leftmost place where at least one line in six begins, the rightmost one
// any line reaches.
struct Edges {
  double left = 0, right = 0;
};

std::optional<double> LeftEdge(const std::vector<const Line*>& lines) {
  std::map<long, size_t> begins;
  for (const Line* line : lines) ++begins[std::lround(line->place.left / kBin)];
  for (const auto& [bin, count] : begins) {
    const auto next = begins.find(bin + 1);
    const size_t near = count + (next == begins.end() ? 0 : next->second);
    if (near >= 2 && near * 6 >= lines.size()) return static_cast<double>(bin) * kBin;
  }
  return std::nullopt;
}

struct Sheet {
  uint32_t number = 0;
  std::vector<Column> columns;
};

class Writer {
 public:
  Writer(DocumentBuilder& out, const std::vector<Sheet>& sheets) : out_(out) { Survey(sheets); }

  void Write(const Sheet& sheet) {
    out_.BeginPage(sheet.number);
    const bool only = sheet.columns.size() == 1;
    for (const Column& column : sheet.columns) {
      above_ = nullptr;
      const bool last = &column == &sheet.columns.back();
      WriteColumn(column.lines, only, last ? NotesBegin(column.lines) : column.lines.size());
    }
  }

 private:
  // The usual size of the text, and its left edge where pages have one column.
  void Survey(const std::vector<Sheet>& sheets) {
    std::map<long, size_t> sizes;  // in half points
    std::vector<const Line*> lines;
    for (const Sheet& sheet : sheets) {
      for (const Column& column : sheet.columns) {
        for (const Line& line : column.lines) {
          sizes[std::lround(std::min(line.size, 1e4) * 2)] += line.text().size();
          if (sheet.columns.size() == 1) lines.push_back(&line);
        }
      }
    }
    const auto usual =
        std::max_element(sizes.begin(), sizes.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    if (usual != sizes.end()) usual_size_ = static_cast<double>(usual->first) / 2;
    left_ = LeftEdge(lines).value_or(left_);
    usual_step_ = UsualStep(sheets);
  }

  // From the middle of a line to that of the next, in sizes of the larger font.
  static double Step(const Line& above, const Line& below) {
    return (below.place.middle() - above.place.middle()) / std::max(above.size, below.size);
  }

  // The commonest step below lines that reach the right edge: of these most go on. 0 when unknown.
  static double UsualStep(const std::vector<Sheet>& sheets) {
    std::map<long, size_t> steps;  // in twentieths
    for (const Sheet& sheet : sheets) {
      for (const Column& column : sheet.columns) {
        double right = 0;
        for (const Line& line : column.lines) right = std::max(right, line.place.right);
        for (size_t i = 0; i + 1 < column.lines.size(); ++i) {
          const Line &above = column.lines[i], &below = column.lines[i + 1];
          if (above.size <= 0 || above.place.right < right - 2 * above.size) continue;
          const double step = Step(above, below);
          if (step > 0 && step < 10) ++steps[std::lround(step * 20)];
        }
      }
    }
    const auto usual =
        std::max_element(steps.begin(), steps.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return usual == steps.end() || usual->second < 3 ? 0 : static_cast<double>(usual->first) / 20;
  }

  // Where the notes at the foot begin: the small lines that end the page, from the first that bears
  // a note's mark.
  size_t NotesBegin(const std::vector<Line>& lines) const {
    size_t small = lines.size();
    while (small > 0 && lines[small - 1].size < kNoteSize * usual_size_) --small;
    if (small == 0) return lines.size();
    while (small < lines.size() && !BeginsWithNoteMark(lines[small].text())) ++small;
    return small;
  }

  Edges EdgesOf(const std::vector<Line>& lines, bool only) const {
    std::vector<const Line*> all;
    Edges edges{1e9, 0};
    for (const Line& line : lines) {
      all.push_back(&line);
      edges.left = std::min(edges.left, line.place.left);
      edges.right = std::max(edges.right, line.place.right);
    }
    const auto own = LeftEdge(all);
    if (own) edges.left = *own;
    // A page of short paragraphs alone has no line at the edge: the other pages know it.
    if (only) edges.left = std::min(edges.left, left_);
    return edges;
  }

  static bool Centred(const Line& line, const Edges& edges) {
    const double before = line.place.left - edges.left, after = edges.right - line.place.right;
    return before > 2 * line.size && std::abs(before - after) < kCentred * line.size;
  }

  void WriteColumn(const std::vector<Line>& lines, bool only, size_t notes) {
    const Edges edges = EdgesOf(lines, only);
    const std::vector<Grid> grids = FindGrids(lines);
    auto grid = grids.begin();
    for (size_t i = 0; i < lines.size();) {
      if (grid != grids.end() && grid->begin == i) {
        WriteGrid(*grid);
        i = (grid++)->end;
        above_ = nullptr;
        continue;
      }
      if (BeginsParagraph(lines[i])) out_.Line("");
      above_ = &lines[i];
      WriteLine(lines[i], edges, i >= notes);
      ++i;
    }
  }

  bool BeginsParagraph(const Line& line) const {
    if (above_ == nullptr || usual_step_ == 0 || line.size <= 0) return false;
    return Step(*above_, line) > kWideStep * usual_step_;
  }

  void WriteLine(const Line& line, const Edges& edges, bool note) {
    const bool set_in = line.place.left > edges.left + kIndent * line.size && !Centred(line, edges);
    std::u32string words = set_in ? U"\u3000\u3000" : U"";
    words += line.text();
    out_.Line(text::ToUtf8(words), {.kind = note ? "footnote" : ""});
  }

  void WriteGrid(const Grid& grid) {
    out_.BeginTable();
    for (size_t r = 0; r < grid.rows.size(); ++r) {
      out_.BeginRow();
      for (const GridCell& cell : grid.rows[r]) {
        out_.Cell(text::ToUtf8(cell.text), {.header = r < grid.header_rows && !cell.text.empty(),
                                            .column_span = static_cast<uint32_t>(cell.columns)});
      }
    }
    out_.EndTable();
  }

  DocumentBuilder& out_;
  double usual_size_ = 0;
  double usual_step_ = 0;
  const Line* above_ = nullptr;  // the line just written in this column
  double left_ = 1e9;
};

void MakePlain(std::vector<PageBoxes>& pages) {
  for (PageBoxes& page : pages) {
    for (Box& box : page.boxes)
      std::transform(box.text.begin(), box.text.end(), box.text.begin(), PlainLetter);
  }
}

std::vector<Sheet> ReadSheets(std::vector<PageBoxes> pages) {
  for (PageBoxes& page : pages) page = TurnUpright(std::move(page));
  DropWatermarks(pages);
  std::vector<PageLines> by_page;
  by_page.reserve(pages.size());
  for (const PageBoxes& page : pages)
    by_page.push_back({page.width, page.height, BuildLines(page)});
  DropFurniture(by_page);
  std::optional<double> gap;
  for (PageLines& page : by_page) {
    JoinStacks(page.lines);
    if (!gap) gap = GapOfColumns(page.lines);
  }
  std::vector<Sheet> sheets;
  sheets.reserve(by_page.size());
  for (PageLines& page : by_page) {
    sheets.push_back(
        {static_cast<uint32_t>(sheets.size() + 1), InReadingOrder(std::move(page.lines), gap)});
  }
  return sheets;
}

}  // namespace

absl::StatusOr<v1::Document> LayOut(std::vector<PageBoxes> pages, const Limits& limits) {
  MakePlain(pages);
  const std::vector<Sheet> sheets = ReadSheets(std::move(pages));
  DocumentBuilder out(limits.max_text_bytes);
  Writer writer(out, sheets);
  for (const Sheet& sheet : sheets) writer.Write(sheet);
  return std::move(out).Finish();
}

}  // namespace dudao::ingest::pdf
