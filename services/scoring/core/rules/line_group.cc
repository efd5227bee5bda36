#include "services/scoring/core/rules/line_group.h"

#include <fmt/format.h>

#include <algorithm>

namespace dudao::scoring {
namespace {

LineGroup NewGroup(const Line& line, const metrics::Metric& metric) {
  LineGroup out;
  out.metric = line.measures->metric;
  out.stage = line.measures->stage;
  out.each_stage = out.stage.empty() && !line.stage.empty();
  out.has_stages = !metric.stages.empty();
  out.by_figure = line.measures->by_figure;
  const bool said = out.each_stage || (!out.stage.empty() && out.stage != metric.own_stage);
  out.name = said ? fmt::format("{}（{}）", metric.name, out.each_stage ? line.stage : out.stage)
                  : metric.name;
  return out;
}

}  // namespace

std::vector<LineGroup> GroupLines(const std::vector<const Line*>& lines,
                                  const metrics::MetricTable& metrics) {
  std::vector<LineGroup> out;
  for (const Line* line : lines) {
    if (!line->on) continue;
    auto it = std::find_if(out.begin(), out.end(), [&](const LineGroup& g) {
      return g.metric == line->measures->metric && g.stage == line->measures->stage;
    });
    if (it == out.end())
      it = out.insert(out.end(), NewGroup(*line, metrics.metrics()[line->measures->metric]));
    it->lines.push_back(line);
  }
  return out;
}

}  // namespace dudao::scoring
