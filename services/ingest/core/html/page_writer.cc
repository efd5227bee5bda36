#include "services/ingest/core/html/page_writer.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "services/ingest/core/html/element.h"
#include "services/ingest/core/html/line_writer.h"
#include "services/ingest/core/html/list_marker.h"
#include "services/ingest/core/html/table_kind.h"
#include "services/ingest/core/refusal.h"

namespace dudao::ingest::html {
namespace {

// An element whose children are being walked, and what they inherit.
struct Frame {
  const GumboNode* node;
  size_t next = 0;
  Flow flow = Flow::kInline;
  bool keep_space = false;
  bool table_head = false;  // within thead
  bool data_table = false;  // this element is a table that stays one
  bool cell = false;        // this element is a cell of such a table
  uint32_t outline_level = 0;
  uint32_t number = 1;  // of an <ol>'s next item
};

class PageWriter {
 public:
  PageWriter(const Limits& limits, DocumentBuilder* out)
      : limits_(limits), out_(*out), lines_([this](std::string_view line, uint32_t outline_level) {
          TakeLine(line, outline_level);
        }) {}

  absl::Status Write(const GumboNode& root) {
    Enter(root);
    while (!frames_.empty() && !out_.full()) {
      Frame& frame = frames_.back();
      if (frame.next == Children(*frame.node).length) {
        Leave();
        continue;
      }
      const GumboNode& child = *Child(*frame.node, frame.next++);
      if (IsElement(child)) {
        if (frames_.size() > limits_.max_depth) {
          return Refuse("too_deep", {std::to_string(limits_.max_depth)});
        }
        Enter(child);
      } else {
        Text(child, frame);
      }
    }
    return absl::OkStatus();
  }

 private:
  void TakeLine(std::string_view line, uint32_t outline_level) {
    if (in_cell_) {
      if (!cell_.empty() && !line.empty()) cell_ += '\n';
      cell_ += line;
    } else if (!in_table_) {
      out_.Line(line, {.outline_level = outline_level, .kind = kind_});
    }
  }

  void Text(const GumboNode& node, const Frame& frame) {
    if (!IsText(node)) return;
    // White space between the rows and cells of a table is markup.
    if (in_table_ && !in_cell_) return;
    lines_.Text(node.v.text.text, frame.keep_space, frame.outline_level);
  }

  void Enter(const GumboNode& element) {
    Frame frame;
    if (!frames_.empty()) frame = frames_.back();
    frame.node = &element;
    frame.next = 0;
    frame.data_table = frame.cell = false;
    frame.flow = FlowOf(element);
    if (frame.flow == Flow::kDropped) return;
    if (frame.flow == Flow::kBreak) {
      if (!in_table_ || in_cell_) lines_.BreakLine();
      return;
    }
    if (frame.flow == Flow::kBlock || BeginsDrawnLine(element)) lines_.EndBlock();
    frame.keep_space |= KeepsSpace(element);
    if (const uint32_t level = OutlineLevel(element); level > 0) frame.outline_level = level;
    if (EnterPart(element, frame)) frames_.push_back(frame);
  }

  // Drawn words come one <text> a word or character, on lines that only their height tells.
  bool BeginsDrawnLine(const GumboNode& element) {
    if (!IsDrawnText(element)) return false;
    std::string y(Attribute(element, "y"));
    std::swap(y, drawn_at_);
    return y != drawn_at_;
  }

  // Elements with a meaning of their own; false when the element is done with.
  bool EnterPart(const GumboNode& element, Frame& frame) {
    switch (TagOf(element)) {
      case GUMBO_TAG_OL:
        frame.number = FirstNumber(element);
        return true;
      case GUMBO_TAG_LI:
        BeginItem(element);
        return true;
      case GUMBO_TAG_TABLE:
        if (!in_table_ && !IsLayoutTable(element)) BeginTable(element, frame);
        return true;
      case GUMBO_TAG_THEAD:
        frame.table_head = true;
        return true;
      case GUMBO_TAG_TR:
        row_due_ = in_table_;
        return true;
      case GUMBO_TAG_TD:
      case GUMBO_TAG_TH:
        if (in_table_ && !in_cell_) frame.cell = in_cell_ = true;
        return true;
      case GUMBO_TAG_CAPTION:
        // Written before its table.
        return !in_table_ || in_cell_;
      default:
        return true;
    }
  }

  void BeginItem(const GumboNode& item) {
    if (frames_.empty() || TagOf(*frames_.back().node) != GUMBO_TAG_OL) return;
    Frame& list = frames_.back();
    const std::string marker = ListMarker(*list.node, item, &list.number);
    lines_.Marker(marker);
    ++list.number;
  }

  void BeginTable(const GumboNode& table, Frame& frame) {
    for (size_t i = 0; i < Children(table).length; ++i) {
      if (TagOf(*Child(table, i)) == GUMBO_TAG_CAPTION) WriteCaption(*Child(table, i));
    }
    frame.data_table = in_table_ = true;
    frame.table_head = false;
    out_.BeginTable();
  }

  void WriteCaption(const GumboNode& caption) {
    PageWriter writer(limits_, &out_);
    writer.kind_ = "caption";
    // A caption too deep for its own walk is left out: the page's walk does not go there.
    if (!writer.Write(caption).ok()) return;
  }

  void Leave() {
    const Frame frame = frames_.back();
    frames_.pop_back();
    if (frame.flow == Flow::kBlock) lines_.EndBlock();
    if (TagOf(*frame.node) == GUMBO_TAG_LI) lines_.Marker("");
    if (frame.cell) EndCell(frame);
    if (frame.data_table) {
      out_.EndTable();
      in_table_ = false;
    }
  }

  void EndCell(const Frame& frame) {
    if (row_due_) out_.BeginRow();
    row_due_ = false;
    const GumboNode& cell = *frame.node;
    out_.Cell(cell_, {.header = TagOf(cell) == GUMBO_TAG_TH || frame.table_head,
                      .row_span = NumberIn(Attribute(cell, "rowspan"), 1),
                      .column_span = NumberIn(Attribute(cell, "colspan"), 1)});
    cell_.clear();
    in_cell_ = false;
  }

  const Limits& limits_;
  DocumentBuilder& out_;
  LineWriter lines_;
  std::vector<Frame> frames_;
  std::string_view kind_;
  bool in_table_ = false, in_cell_ = false;
  bool row_due_ = false;  // begins with the row's first cell, so that a row without any is none
  std::string cell_;
  std::string drawn_at_;  // height of the last drawn text
};

}  // namespace

absl::Status WritePage(const GumboNode& root, const Limits& limits, DocumentBuilder* out) {
  return PageWriter(limits, out).Write(root);
}

}  // namespace dudao::ingest::html
