#include "cli/across/render_across.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "common/text/decimal.h"

namespace dudao::cli {
namespace {

using text::Decimal;

constexpr char kMark[] = "\xEF\xBB\xBF";

// A cell by RFC 4180. One that a table program would take for a formula gets an apostrophe before
// it.
std::string Cell(std::string text) {
  if (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos) {
    text.insert(0, "'");
  }
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

std::string Line(const std::vector<std::string>& cells) {
  std::string out;
  for (const std::string& cell : cells) out += (out.empty() ? "" : ",") + Cell(cell);
  return out + "\r\n";
}

std::string NameOf(const PlaceSummary& s) { return s.place.empty() ? s.source_name : s.place; }

std::string RangeOf(const PlaceSummary& s) { return s.scored ? s.low + "-" + s.high : "—"; }

std::string MetricName(const metrics::MetricTable& metrics, const std::string& id) {
  const auto index = metrics.ById(id);
  return index ? metrics.metrics()[*index].name : id;
}

std::string LocationOf(const std::vector<Locations>& locations, const Shared& s) {
  if (s.report >= locations.size()) return "";
  const auto it = locations[s.report].find(s.span.begin);
  return it == locations[s.report].end() ? "" : it->second;
}

// Indexes of the reports that were read, most 需核实 first.
std::vector<size_t> ByCounts(const std::vector<PlaceSummary>& all) {
  std::vector<size_t> order;
  for (size_t i = 0; i < all.size(); ++i) {
    if (!all[i].source_name.empty()) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return std::tuple(all[b].errors, all[b].warnings, all[b].unanswered) <
           std::tuple(all[a].errors, all[a].warnings, all[a].unanswered);
  });
  return order;
}

// Within one level and framework by the lower end, then the upper; those not scored last.
std::vector<size_t> ByScore(const std::vector<PlaceSummary>& all) {
  std::vector<size_t> order = ByCounts(all);
  const auto value = [](const std::string& s) { return Decimal::Parse(s).value_or(Decimal(-1)); };
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    const PlaceSummary &x = all[a], &y = all[b];
    const auto group = [](const PlaceSummary& s) { return std::tie(s.level, s.framework); };
    if (group(x) != group(y)) return group(x) < group(y);
    if (x.scored != y.scored) return x.scored;
    if (value(x.low) != value(y.low)) return value(y.low) < value(x.low);
    return value(y.high) < value(x.high);
  });
  return order;
}

std::vector<std::string> RowOf(const PlaceSummary& s, const Words& words) {
  return {NameOf(s),
          words.Of("level", s.level),
          std::to_string(s.errors),
          std::to_string(s.warnings),
          std::to_string(s.unanswered),
          s.scored ? "可以" : "不作预评",
          RangeOf(s),
          s.source_name};
}

const std::vector<std::string>& Heads() {
  static const std::vector<std::string> heads = {"地区",   "层级",     "需核实",   "建议询问",
                                                 "未回应", "可否评分", "预评区间", "文件"};
  return heads;
}

}  // namespace

std::string RenderAcross(const Across& across, const AcrossOptions& options) {
  const std::vector<PlaceSummary> all = across.summaries();
  std::string out = "\n各地对照（机器预评仅依据报告文字，非评价结论）\n";
  out += "需核实  建议询问  未回应  可否评分  预评区间      地区（文件）\n";
  for (const size_t i : options.rank ? ByScore(all) : ByCounts(all)) {
    const PlaceSummary& s = all[i];
    out += fmt::format("{:>6}  {:>8}  {:>6}  {}  {:<12}  {}（{}）\n", s.errors, s.warnings,
                       s.unanswered, s.scored ? "可以    " : "不作预评", RangeOf(s), NameOf(s),
                       s.source_name);
  }
  for (const Shared& s : across.shared()) {
    const char* const whose = s.source == "last_year" ? "本地其他年度报告"
                              : s.source == "library" ? "范文"
                                                      : "其他报告";
    out += fmt::format("文字相似：{} 与{} {}，约{}字\n", all[s.report].source_name, whose,
                       s.other_name, s.characters);
  }
  return out;
}

std::string AcrossCsv(const Across& across, const Words& words) {
  const std::vector<PlaceSummary> all = across.summaries();
  std::string out = kMark + Line(Heads());
  for (const size_t i : ByCounts(all)) out += Line(RowOf(all[i], words));
  return out;
}

std::string MatrixCsv(const Across& across, const Words& words) {
  const std::vector<PlaceSummary> all = across.summaries();
  std::vector<std::string> ids;
  for (const PlaceSummary& s : all) {
    for (const IndicatorCell& cell : s.indicators) {
      if (std::find(ids.begin(), ids.end(), cell.id) == ids.end()) ids.push_back(cell.id);
    }
  }
  if (ids.empty()) return {};
  std::vector<std::string> head = {"地区", "指标体系"};
  head.insert(head.end(), ids.begin(), ids.end());
  std::string out = kMark + Line(head);
  for (const PlaceSummary& s : all) {
    if (s.source_name.empty() || s.indicators.empty()) continue;
    std::vector<std::string> row = {NameOf(s), s.framework};
    for (const std::string& id : ids) {
      const auto cell = std::find_if(s.indicators.begin(), s.indicators.end(),
                                     [&](const IndicatorCell& c) { return c.id == id; });
      if (cell == s.indicators.end()) {
        row.emplace_back();
      } else {
        const std::string status = words.Of("status", cell->status);
        row.push_back(cell->score.empty() ? status : cell->score + "/" + cell->points);
      }
    }
    out += Line(row);
  }
  return out;
}

std::string DistributionCsv(const Across& across, const Words& words,
                            const metrics::MetricTable& metrics) {
  const std::vector<PlaceSummary> all = across.summaries();
  const std::vector<Distribution> distributions = Distribute(all);
  if (distributions.empty()) return {};
  std::string out = kMark + Line({"层级", "数据", "学段", "单位", "地区数", "最小", "中位数",
                                  "最大", "离散（中位差）", "偏离较远，建议询问"});
  for (const Distribution& d : distributions) {
    std::string far;
    for (const uint32_t o : d.outliers) {
      far += (far.empty() ? "" : "；") + NameOf(all[d.values[o].summary]) + " " +
             d.values[o].value.ToString();
    }
    out += Line({words.Of("level", d.level), MetricName(metrics, d.metric), d.stage, d.unit,
                 std::to_string(d.values.size()), d.values.front().value.ToString(),
                 d.median.ToString(), d.values.back().value.ToString(), d.spread.ToString(), far});
  }
  return out;
}

std::string SharedCsv(const Across& across, const std::vector<Locations>& locations) {
  if (across.shared().empty()) return {};
  const std::vector<PlaceSummary> all = across.summaries();
  std::string out = kMark + Line({"报告", "地区", "位置", "相似字数", "相似于", "地区", "来源"});
  const std::map<std::string, std::string> sources = {
      {"last_year", "本地其他年度"}, {"report", "其他报告"}, {"library", "范文库"}};
  for (const Shared& s : across.shared()) {
    out += Line({all[s.report].source_name, NameOf(all[s.report]), LocationOf(locations, s),
                 std::to_string(s.characters), s.other_name, s.other_place, sources.at(s.source)});
  }
  return out;
}

std::string ComparedCsv(const Across& across, const metrics::MetricTable& metrics) {
  const std::vector<PlaceSummary> all = across.summaries();
  std::string rows;
  for (size_t i = 0; i < all.size(); ++i) {
    for (const Compared& c : across.compared(i)) {
      const char* const answer = c.answer == Compared::Answer::kAgrees    ? "一致"
                                 : c.answer == Compared::Answer::kDiffers ? "不一致，请核实"
                                                                          : "报告未写明";
      rows += Line({NameOf(all[i]), MetricName(metrics, c.metric), c.stage,
                    c.reference.ToString() + c.unit, answer});
    }
  }
  if (rows.empty()) return {};
  return kMark + Line({"地区", "数据", "学段", "统计数据", "报告"}) + rows;
}

}  // namespace dudao::cli
