#include "cli/papers/decisions/expert_book.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "cli/papers/decisions/desk_columns.h"

namespace dudao::cli {
namespace {

using enum ColumnKind;

constexpr size_t kMostQuotes = 6;  // sentences beside an indicator

// 二、(一)：全区公用经费……
std::string Quotes(const IndicatorRow& row) {
  std::vector<std::string> out;
  for (const EvidenceRow& e : row.evidence) {
    if (out.size() == kMostQuotes) break;
    out.push_back(e.location.empty() ? e.quote : fmt::format("{}：{}", e.location, e.quote));
  }
  return fmt::format("{}", fmt::join(out, "\n"));
}

std::vector<Column> ColumnsOf(bool by_place, const Words& words) {
  constexpr size_t kPointsAt = 4;
  std::vector<Column> out = {
      {.title = expert::kPlace, .width = 12, .hidden = by_place},
      {.title = expert::kIndicator, .width = 7, .kind = kCentred, .hidden = !by_place},
      {.title = "指标", .width = 22, .hidden = !by_place},
      {.title = "责任单位", .width = 9, .kind = kCentred, .hidden = !by_place},
      {.title = expert::kPoints, .width = 6, .kind = kCentred},
      {.title = expert::kSelf, .width = 7, .kind = kInput, .help = words.Of("expert", "help_self")},
      {.title = "机器预评", .width = 9, .kind = kCentred},
      {.title = expert::kScore,
       .width = 8,
       .kind = kInput,
       .at_most = kPointsAt,
       .help = words.Of("expert", "help_score")},
      {.title = expert::kBasis,
       .width = 28,
       .kind = kInput,
       .help = words.Of("expert", "help_basis")},
      {.title = "机器判断", .width = 14},
      {.title = "报告依据", .width = 48},
      {.title = "报告未述及", .width = 24}};
  return out;
}

}  // namespace

// What experts wrote before, handed out row by row.
class ExpertBook::Kept {
 public:
  explicit Kept(const ExpertScores& before) {
    for (const ExpertScore& row : before.rows) {
      of_[{row.by_place, row.place, row.indicator}] = &row;
    }
  }

  // nullptr when nobody wrote anything there.
  const ExpertScore* Take(bool by_place, const std::string& place, const std::string& indicator) {
    const auto it = of_.find({by_place, place, indicator});
    if (it == of_.end()) return nullptr;
    const ExpertScore* out = it->second;
    of_.erase(it);
    return out;
  }

  // Rows for reports and indicators that this run has not.
  TableSheet Left(const Words& words) const {
    TableSheet out{.name = desk::kGoneSheet, .title = words.Of("expert", "gone")};
    out.columns = {
        {.title = expert::kPlace, .width = 16}, {.title = expert::kIndicator, .width = 10},
        {.title = expert::kPoints, .width = 8}, {.title = expert::kSelf, .width = 8},
        {.title = expert::kScore, .width = 8},  {.title = expert::kBasis, .width = 60}};
    for (const auto& [key, row] : of_) {
      out.rows.push_back({Text(row->place), Text(row->indicator), Number(row->points),
                          Number(row->self), Number(row->score), Text(row->basis)});
    }
    return out;
  }

  bool empty() const { return of_.empty(); }

 private:
  std::map<std::tuple<bool, std::string, std::string>, const ExpertScore*> of_;
};

size_t ExpertBook::IndicatorOf(const std::string& framework, const IndicatorRow& row) {
  const auto it = std::find_if(indicators_.begin(), indicators_.end(), [&](const Indicator& i) {
    return i.framework == framework && i.id == row.id;
  });
  if (it != indicators_.end()) return static_cast<size_t>(it - indicators_.begin());
  indicators_.push_back({framework, row.id, row.name, row.responsible});
  return indicators_.size() - 1;
}

void ExpertBook::Add(const Paper& paper, const std::string& place) {
  if (!paper.score.scored) return;
  places_.push_back({place, paper.score.self_total});
  for (const IndicatorGroup& group : paper.score.groups) {
    for (const IndicatorRow& row : group.rows) {
      rows_.push_back({places_.size() - 1, IndicatorOf(paper.score.framework_title, row),
                       row.low == row.high ? row.low : row.low + "—" + row.high, row.points,
                       row.self, row.status_word, Quotes(row),
                       fmt::format("{}", fmt::join(row.missing, "\n"))});
    }
  }
}

std::vector<Cell> ExpertBook::CellsOf(const Row& row, bool by_place, Kept* kept) const {
  const Indicator& indicator = indicators_[row.indicator];
  const std::string& place = places_[row.place].label;
  const ExpertScore* before = kept->Take(by_place, place, indicator.id);
  static const ExpertScore kNothing;
  const ExpertScore& written = before == nullptr ? kNothing : *before;
  // What the report says of itself; else what somebody copied from its table.
  const std::string& self = row.self.empty() ? written.self : row.self;
  return {
      Text(place),         Text(indicator.id), Text(indicator.name), Text(indicator.responsible),
      Number(row.points),  Number(self),       Text(row.range),      Number(written.score),
      Text(written.basis), Text(row.status),   Text(row.evidence),   Text(row.missing)};
}

TableSheet ExpertBook::SheetOf(size_t indicator, Kept* kept) const {
  const Indicator& i = indicators_[indicator];
  TableSheet out{.name = fmt::format("{}{} {}", expert::kByIndicator, i.id, i.name)};
  out.title = fmt::format(fmt::runtime(words_.Of("expert", "by_indicator")), i.id, i.name);
  out.notes = {
      fmt::format(fmt::runtime(words_.Of("expert", "indicator_note")), i.framework, i.responsible),
      words_.Of("paper", "pre_score"), words_.Of("expert", "how")};
  out.columns = ColumnsOf(/*by_place=*/false, words_);
  out.frozen_columns = 1;
  for (const Row& row : rows_) {
    if (row.indicator == indicator) out.rows.push_back(CellsOf(row, /*by_place=*/false, kept));
  }
  return out;
}

TableSheet ExpertBook::SheetOfPlace(size_t place, Kept* kept) const {
  TableSheet out{.name = fmt::format("{} {}", expert::kByPlace, places_[place].label)};
  out.title = fmt::format(fmt::runtime(words_.Of("expert", "by_place")), places_[place].label);
  if (!places_[place].self.empty()) {
    out.notes.push_back(
        fmt::format(fmt::runtime(words_.Of("expert", "self_total")), places_[place].self));
  }
  out.notes.push_back(words_.Of("paper", "pre_score"));
  out.notes.push_back(words_.Of("expert", "how"));
  out.columns = ColumnsOf(/*by_place=*/true, words_);
  out.frozen_columns = 3;
  for (const Row& row : rows_) {
    if (row.place == place) out.rows.push_back(CellsOf(row, /*by_place=*/true, kept));
  }
  return out;
}

TableSheet ExpertBook::About(const ExpertScores& before) const {
  TableSheet out{.name = desk::kAboutSheet, .title = words_.Of("expert", "title")};
  out.columns = {{.title = desk::kItem, .width = 16},
                 {.title = desk::kContent, .width = 90, .kind = kInput}};
  // A file's name stands for an expert who has not signed: it is not written back as a name.
  const std::string name = before.expert == kExpertFile ? "" : before.expert;
  out.rows.push_back({Text(expert::kName), Text(name)});
  for (const char* code : {"rule1", "rule2", "rule3", "rule4"}) {
    out.rows.push_back({Text("填写说明"), Text(words_.Of("expert", code))});
  }
  if (places_.size() > kMostPlaces) {
    out.rows.push_back({Text("填写说明"), Text(words_.Of("expert", "many_places"))});
  }
  return out;
}

std::vector<TableSheet> ExpertBook::Sheets(const ExpertScores& before) const {
  Kept kept(before);
  std::vector<TableSheet> out = {About(before)};
  for (size_t i = 0; i < indicators_.size(); ++i) out.push_back(SheetOf(i, &kept));
  for (size_t p = 0; p < places_.size() && places_.size() <= kMostPlaces; ++p) {
    out.push_back(SheetOfPlace(p, &kept));
  }
  if (!kept.empty()) out.push_back(kept.Left(words_));
  return out;
}

}  // namespace dudao::cli
