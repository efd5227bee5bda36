#include "services/scoring/core/rules/line_group.h"

#include <fmt/format.h>

#include <algorithm>

namespace dudao::scoring {
namespace {

std::string NameOf(const Line& line, const MetricDictionary& metrics,
                   const std::optional<size_t>& metric) {
  const std::string& name = metric ? metrics.metrics()[*metric].name : line.metric;
  return line.stage.empty() ? name : fmt::format("{}（{}）", name, line.stage);
}

}  // namespace

std::vector<LineGroup> GroupLines(const std::vector<const Line*>& lines,
                                  const MetricDictionary& metrics) {
  std::vector<LineGroup> out;
  for (const Line* line : lines) {
    if (!line->on) continue;
    const auto metric = metrics.OfLine(*line);
    const std::string name = NameOf(*line, metrics, metric);
    const auto same = [&](const LineGroup& g) {
      return g.stage == line->stage && g.metric == metric && (metric || g.name == name);
    };
    auto it = std::find_if(out.begin(), out.end(), same);
    if (it == out.end()) it = out.insert(out.end(), {metric, name, line->stage, {}});
    it->lines.push_back(line);
  }
  return out;
}

}  // namespace dudao::scoring
