#include "cli/papers/xlsx/results_book.h"

#include <fmt/format.h>

#include <algorithm>

namespace dudao::cli {
namespace {

using enum ColumnKind;

size_t CountOf(const Paper& paper, std::string_view verdict) {
  return static_cast<size_t>(
      std::count_if(paper.relations.begin(), paper.relations.end(),
                    [&](const RelationRow& r) { return r.verdict == verdict; }));
}

Cell Count(size_t n) { return Number(std::to_string(n)); }

std::string Evidence(const IndicatorRow& row) {
  std::vector<std::string> out;
  for (const EvidenceRow& e : row.evidence) {
    out.push_back(e.location.empty() ? e.quote : fmt::format("{}：{}", e.location, e.quote));
  }
  return fmt::format("{}", fmt::join(out, "\n"));
}

std::vector<Column> OverviewColumns() {
  return {{.title = "序号", .width = 5, .kind = kCentred},
          {.title = "地区", .width = 14},
          {.title = "层级", .width = 7, .kind = kCentred},
          {.title = "评价年度", .width = 7, .kind = kCentred},
          {.title = "履职年度", .width = 7, .kind = kCentred},
          {.title = "需核实", .width = 7, .kind = kNumber},
          {.title = "建议询问", .width = 7, .kind = kNumber},
          {.title = "未回应", .width = 7, .kind = kNumber},
          {.title = "提示", .width = 7, .kind = kNumber},
          {.title = "核算相符", .width = 7, .kind = kNumber},
          {.title = "核算请核实", .width = 8, .kind = kNumber},
          {.title = "无法核算", .width = 7, .kind = kNumber},
          {.title = "可否评分", .width = 16},
          {.title = "机器预评\n低", .width = 9, .kind = kNumber},
          {.title = "机器预评\n高", .width = 9, .kind = kNumber},
          {.title = "待人工核定", .width = 8, .kind = kNumber},
          {.title = "自评总分", .width = 7, .kind = kNumber},
          {.title = "其中加分", .width = 7, .kind = kNumber},
          {.title = "核定总分", .width = 7, .kind = kNumber},
          {.title = "等级", .width = 7, .kind = kCentred},
          {.title = "指标体系", .width = 12},
          {.title = "报告标题", .width = 28},
          {.title = "文件名", .width = 24}};
}

std::vector<Column> ScoreColumns() {
  return {{.title = "地区", .width = 12},
          {.title = "指标组", .width = 11},
          {.title = "编号", .width = 7, .kind = kCentred},
          {.title = "指标", .width = 18},
          {.title = "责任单位", .width = 9, .kind = kCentred},
          {.title = "满分", .width = 6, .kind = kNumber},
          {.title = "自评分", .width = 6, .kind = kNumber},
          {.title = "机器预评\n低", .width = 8, .kind = kNumber},
          {.title = "机器预评\n高", .width = 8, .kind = kNumber},
          {.title = "机器判断", .width = 12},
          {.title = "把握", .width = 9, .kind = kCentred},
          {.title = "理由", .width = 34},
          {.title = "报告依据", .width = 40},
          {.title = "报告未述及", .width = 20},
          {.title = "需补佐证", .width = 14}};
}

}  // namespace

void ResultsBook::Add(const Paper& paper, const std::string& place) {
  const PaperHead& head = paper.head;
  const ScoreSheet& score = paper.score;
  Place row;
  row.label = place;
  row.verify = paper.counts.verify;
  const auto known = [](const Known& k) { return Text(k.words); };
  row.cells = {Text(place),
               known(head.level),
               known(head.evaluation_year),
               known(head.duty_year),
               Count(paper.counts.verify),
               Count(paper.counts.ask),
               Count(paper.counts.unanswered),
               Count(paper.counts.hint),
               Count(CountOf(paper, "holds")),
               Count(CountOf(paper, "violated")),
               Count(CountOf(paper, "undetermined")),
               Text(score.scored ? words_.Of("results", "scored") : score.why_not),
               Number(score.low),
               Number(score.high),
               Number(score.pending),
               Number(score.self_total),
               Number(score.self_bonus),
               Number(score.total),
               Text(score.grade),
               Text(score.framework_title),
               Text(head.title),
               Text(head.source_name)};
  AddScores(paper, place, &row);
  relations_.Add(paper.relations, place);
  if (std::find(frameworks_.begin(), frameworks_.end(), score.framework_title) == frameworks_.end())
    frameworks_.push_back(score.framework_title);
  places_.push_back(std::move(row));
}

void ResultsBook::AddScores(const Paper& paper, const std::string& place, Place* row) {
  for (const IndicatorGroup& group : paper.score.groups) {
    for (const IndicatorRow& i : group.rows) {
      scores_.push_back({Text(place), Text(group.name), Text(i.id), Text(i.name),
                         Text(i.responsible), Number(i.points), Number(i.self), Number(i.low),
                         Number(i.high), Text(i.status_word), Text(i.confidence_word),
                         Text(i.reason), Text(Evidence(i)),
                         Text(fmt::format("{}", fmt::join(i.missing, "\n"))),
                         Text(fmt::format("{}", fmt::join(i.evidence_required, "；")))});
      // Frameworks of several levels share most of their indicators.
      const std::string key = fmt::format("{}\n{}（{}分）", i.id, i.name, i.points);
      const auto known = std::find_if(columns_.begin(), columns_.end(),
                                      [&](const auto& column) { return column == key; });
      if (known == columns_.end()) {
        columns_.push_back(key);
      }
      row->matrix[key] = i.low == i.high ? Number(i.low) : Text(i.low + "—" + i.high);
    }
  }
}

std::vector<const ResultsBook::Place*> ResultsBook::InOrder() const {
  std::vector<const Place*> out;
  for (const Place& place : places_) out.push_back(&place);
  std::stable_sort(out.begin(), out.end(),
                   [](const Place* a, const Place* b) { return a->verify > b->verify; });
  return out;
}

std::vector<std::string> ResultsBook::Notes() const {
  return {fmt::format(fmt::runtime(words_.Of("results", "note")), words_.Of("paper", "pre_score"),
                      fmt::join(frameworks_, "、"))};
}

TableSheet ResultsBook::Overview() const {
  TableSheet out{.name = "总表", .title = words_.Of("results", "overview"), .notes = Notes()};
  out.columns = OverviewColumns();
  out.printed_columns = out.columns.size() - 1;
  out.frozen_columns = 2;
  for (const Place* place : InOrder()) {
    std::vector<Cell> cells = {Count(out.rows.size() + 1)};
    cells.insert(cells.end(), place->cells.begin(), place->cells.end());
    out.rows.push_back(std::move(cells));
  }
  return out;
}

TableSheet ResultsBook::Scores() const {
  TableSheet out{.name = "指标得分", .title = words_.Of("results", "scores"), .notes = Notes()};
  out.columns = ScoreColumns();
  out.rows = scores_;
  out.frozen_columns = 4;
  return out;
}

TableSheet ResultsBook::Matrix() const {
  TableSheet out{.name = "指标矩阵", .title = words_.Of("results", "matrix"), .notes = Notes()};
  out.columns = {{.title = "地区", .width = 14}};
  for (const std::string& title : columns_) {
    out.columns.push_back({.title = title, .width = 7, .kind = kCentred});
  }
  for (const Place* place : InOrder()) {
    std::vector<Cell> cells = {Text(place->label)};
    for (const std::string& key : columns_) {
      const auto it = place->matrix.find(key);
      cells.push_back(it == place->matrix.end() ? Cell() : it->second);
    }
    out.rows.push_back(std::move(cells));
  }
  out.frozen_columns = 1;
  out.tall_head = true;
  return out;
}

std::vector<TableSheet> ResultsBook::Sheets() const {
  return {Overview(), Scores(),
          relations_.Finish("数据核验", words_.Of("results", "relations"), Notes()), Matrix()};
}

}  // namespace dudao::cli
