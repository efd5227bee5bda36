#include "services/extraction/core/problem/section_items.h"

#include <algorithm>
#include <limits>

namespace dudao::extraction {
namespace {

constexpr uint32_t kNoLevel = std::numeric_limits<uint32_t>::max();

// A run of paragraphs of one role, without the heading line that opens it.
struct Section {
  std::vector<Range> pieces;     // text of each paragraph
  std::vector<uint32_t> levels;  // of its number, kNoLevel without one
};

class Collector {
 public:
  Collector(const ReportText& report, std::string_view role)
      : report_(report),
        role_(role),
        markers_(report.markers()),
        item_begins_(report.item_begins()) {}

  std::vector<SectionItem> Run() {
    Section section;
    bool inside = false;
    for (const Paragraph& p : report_.paragraphs()) {
      const bool of_role = p.role == role_ && !p.is_frame;
      const bool opens = of_role && OpensSection(p);
      if (inside && (!of_role || opens)) Close(&section);
      inside = of_role;
      if (of_role) Read(p, opens, &section);
    }
    Close(&section);
    return std::move(items_);
  }

 private:
  // Whether the paragraph begins with the heading that gives the section its role.
  bool OpensSection(const Paragraph& p) const {
    if (!p.heading || p.heading_end <= p.range.begin) return false;
    const v1::Heading& heading = report_.segmentation().headings(static_cast<int>(*p.heading));
    if (!heading.has_role() || heading.role() != role_) return false;
    if (!heading.has_parent()) return true;
    // A role repeated below its section is told by the nearest ancestor's.
    const auto& parent = report_.segmentation().headings(static_cast<int>(heading.parent()));
    return !(parent.has_role() && parent.role() == role_);
  }

  void Read(const Paragraph& p, bool opens, Section* section) const {
    Range piece = p.range;
    if (opens) {
      piece.begin = std::min(p.heading_end, p.range.end);
      while (piece.begin < piece.end && IsStop(report_.view()[piece.begin])) ++piece.begin;
    }
    if (piece.empty()) return;
    section->pieces.push_back(piece);
    section->levels.push_back(opens ? kNoLevel : LevelAt(p.range.begin));
  }

  static bool IsStop(char32_t c) { return c == U'。' || c == U':' || c == U',' || c == U';'; }

  uint32_t LevelAt(uint32_t begin) const {
    const auto it = std::lower_bound(item_begins_.begin(), item_begins_.end(), begin);
    if (it == item_begins_.end() || *it != begin) return kNoLevel;
    return report_.segmentation().items(static_cast<int>(it - item_begins_.begin())).level();
  }

  void Close(Section* section) {
    const uint32_t outermost =
        section->levels.empty() ? kNoLevel
                                : *std::min_element(section->levels.begin(), section->levels.end());
    if (outermost != kNoLevel) {
      ByNumber(*section, outermost);
    } else if (!ByMarker(*section)) {
      ByParagraph(*section);
    }
    *section = Section();
  }

  void ByNumber(const Section& section, uint32_t level) {
    bool open = false;
    for (size_t i = 0; i < section.pieces.size(); ++i) {
      const bool begins = section.levels[i] == level;
      if (begins) items_.push_back({section.pieces[i], true});
      if (!begins && open) items_.back().range.end = section.pieces[i].end;
      open = open || begins;
    }
  }

  // Each 一是 up to the next.
  bool ByMarker(const Section& section) {
    bool any = false;
    for (const Range piece : section.pieces) {
      for (size_t m = FirstMarker(markers_, piece.begin); m < markers_.size(); ++m) {
        if (markers_[m].begin >= piece.end) break;
        const bool last = m + 1 >= markers_.size() || markers_[m + 1].begin >= piece.end;
        items_.push_back({{markers_[m].begin, last ? piece.end : markers_[m + 1].begin}, true});
        any = true;
      }
    }
    return any;
  }

  void ByParagraph(const Section& section) {
    for (const Range piece : section.pieces) {
      if (report_.view()[piece.end - 1] != U':') items_.push_back({piece, false});
    }
  }

  const ReportText& report_;
  const std::string_view role_;
  const std::vector<Range>& markers_;
  const std::vector<uint32_t>& item_begins_;
  std::vector<SectionItem> items_;
};

}  // namespace

std::vector<SectionItem> ItemsOfRole(const ReportText& report, std::string_view role) {
  return Collector(report, role).Run();
}

size_t FirstMarker(const std::vector<Range>& markers, uint32_t at) {
  return std::partition_point(markers.begin(), markers.end(),
                              [at](Range m) { return m.begin < at; }) -
         markers.begin();
}

}  // namespace dudao::extraction
