#include "services/scoring/core/indicator/notice_map.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "services/scoring/core/indicator/evidence.h"

namespace dudao::scoring {
namespace {

using Row = std::vector<uint32_t>;  // headings, in order

// Siblings: of one parent and one way of numbering.
std::vector<Row> RowsOf(const v1::Segmentation& structure) {
  std::map<std::pair<int, std::string>, Row> rows;
  for (int h = 0; h < structure.headings_size(); ++h) {
    const v1::Heading& heading = structure.headings(h);
    const int parent = heading.has_parent() ? static_cast<int>(heading.parent()) : -1;
    rows[{parent, heading.style()}].push_back(static_cast<uint32_t>(h));
  }
  std::vector<Row> out;
  for (auto& [key, row] : rows) out.push_back(std::move(row));
  return out;
}

bool SpeaksOf(const ReportView& report, const Framework& framework, uint32_t heading,
              const NoticePoint& point) {
  const auto words = HeadingWords(report, heading);
  const auto hits = report.vocabulary().Find(words);
  bool out = false;
  const auto take = [&](uint32_t i) {
    out = out ||
          std::find(point.indicators.begin(), point.indicators.end(), i) != point.indicators.end();
  };
  framework.heading_topics.Match(hits, take);
  framework.text_topics.Match(hits, take);
  return out;
}

}  // namespace

std::vector<std::pair<uint32_t, uint32_t>> MapByNumber(const ReportView& report,
                                                       const Framework& framework) {
  const size_t points = framework.notice.size();
  std::vector<std::pair<uint32_t, uint32_t>> out;
  if (points < 2) return out;
  for (const Row& row : RowsOf(report.segmentation())) {
    if (row.size() != points) continue;
    size_t agree = 0;
    for (size_t i = 0; i < points; ++i) {
      if (SpeaksOf(report, framework, row[i], framework.notice[i])) ++agree;
    }
    if (agree * 2 < points) continue;
    for (size_t i = 0; i < points; ++i) out.emplace_back(row[i], static_cast<uint32_t>(i));
  }
  return out;
}

}  // namespace dudao::scoring
