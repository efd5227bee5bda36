#include "cli/papers/decisions/expert_scores.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "cli/papers/decisions/desk_columns.h"
#include "cli/papers/decisions/table_reader.h"
#include "services/ingest/core/refusal.h"

namespace dudao::cli {
namespace {

using text::Decimal;

std::optional<SheetTable> TableOf(const ReadSheet& sheet) {
  return SheetTable::Find(sheet,
                          {expert::kPlace, expert::kIndicator, expert::kScore, expert::kBasis});
}

// The name on 说明; the file's when nobody signed.
std::string SignedBy(const ReadBook& book, const std::string& file) {
  const ReadSheet* about = book.Find(desk::kAboutSheet);
  const auto table =
      about == nullptr ? std::nullopt : SheetTable::Find(*about, {desk::kItem, desk::kContent});
  if (!table) return file;
  for (const SheetTable::Row& row : table->rows()) {
    if (row[desk::kItem] != expert::kName) continue;
    if (std::string name = row[desk::kContent]; !name.empty()) return name;
  }
  return file;
}

// What keeps a row from counting; empty when nothing does.
std::string FaultOf(const ExpertScore& row) {
  const auto score = Decimal::Parse(row.score), most = Decimal::Parse(row.points);
  if (!score) return fmt::format("专家分写作“{}”，不是一个数", row.score);
  if (score->is_negative() || (most && *score > *most)) {
    return fmt::format("专家分{}不在0至{}之间", row.score, row.points);
  }
  return row.basis.empty() ? "没有写评分依据" : "";
}

class Reader {
 public:
  Reader(const std::string& file, ExpertScores* out) : file_(file), out_(*out) {}

  void Read(const ReadSheet& sheet, const SheetTable& table) {
    const bool by_place = sheet.name.starts_with(expert::kByPlace);
    for (const SheetTable::Row& row : table.rows()) {
      ExpertScore read;
      read.by_place = by_place;
      read.place = row[expert::kPlace];
      read.indicator = row[expert::kIndicator];
      read.points = row[expert::kPoints];
      read.self = row[expert::kSelf];
      read.score = row[expert::kScore];
      read.basis = row[expert::kBasis];
      read.expert = out_.expert;
      const char* at = !read.score.empty() && read.basis.empty() ? expert::kBasis : expert::kScore;
      read.where = fmt::format("{} 工作表“{}”{}", file_, sheet.name, row.CellOf(at));
      Add(std::move(read));
    }
  }

 private:
  void Add(ExpertScore row) {
    if (row.self.empty() && row.score.empty() && row.basis.empty()) return;
    if (!row.score.empty()) {
      const std::string fault = FaultOf(row);
      row.counts = fault.empty();
      if (!row.counts) out_.faults.push_back({row.where, fault});
    }
    out_.rows.push_back(std::move(row));
  }

  const std::string& file_;
  ExpertScores& out_;
};

using Key = std::pair<std::string, std::string>;  // place and indicator

struct Gathered {
  std::vector<Key> order;
  std::map<Key, std::vector<const ExpertScore*>> of;
};

Gathered Gather(const std::vector<ExpertScores>& experts) {
  Gathered out;
  for (const ExpertScores& one : experts) {
    for (const ExpertScore& row : one.rows) {
      if (!row.counts) continue;
      const Key key{row.place, row.indicator};
      if (out.of[key].empty()) out.order.push_back(key);
      out.of[key].push_back(&row);
    }
  }
  return out;
}

// The scores by expert; one that differs from the same expert's other is a fault and drops both.
std::map<std::string, Decimal> ByExpert(const std::vector<const ExpertScore*>& rows,
                                        std::vector<ExpertFault>* faults) {
  std::map<std::string, Decimal> out;
  std::map<std::string, const ExpertScore*> first;
  for (const ExpertScore* row : rows) {
    const Decimal score = *Decimal::Parse(row->score);
    const auto [it, added] = first.emplace(row->expert, row);
    if (added) {
      out.emplace(row->expert, score);
    } else if (*Decimal::Parse(it->second->score) != score) {
      faults->push_back(
          {row->where, fmt::format("专家分{}与同一专家在另一处（{}）所打的{}不一致", row->score,
                                   it->second->where, it->second->score)});
      out.erase(row->expert);
    }
  }
  return out;
}

}  // namespace

bool IsExpertBook(const ReadBook& book) {
  return std::any_of(book.sheets.begin(), book.sheets.end(),
                     [](const ReadSheet& sheet) { return TableOf(sheet).has_value(); });
}

absl::StatusOr<ExpertScores> ReadExpertScores(const ReadBook& book, const std::string& file) {
  if (!IsExpertBook(book)) return ingest::Refuse("experts_not_read");
  ExpertScores out;
  out.expert = SignedBy(book, file);
  Reader reader(file, &out);
  for (const ReadSheet& sheet : book.sheets) {
    if (const auto table = TableOf(sheet)) reader.Read(sheet, *table);
  }
  return out;
}

std::vector<ExpertView> Combine(const std::vector<ExpertScores>& experts,
                                std::vector<ExpertFault>* faults) {
  const Gathered gathered = Gather(experts);
  std::vector<ExpertView> out;
  for (const Key& key : gathered.order) {
    ExpertView view;
    view.place = key.first;
    view.indicator = key.second;
    Decimal sum;
    for (const auto& [name, score] : ByExpert(gathered.of.at(key), faults)) {
      if (view.scores.empty() || score < view.lowest) view.lowest = score;
      if (view.scores.empty() || score > view.highest) view.highest = score;
      view.scores.emplace_back(name, score);
      sum = sum + score;
    }
    if (view.scores.empty()) continue;
    view.mean = Divide(sum, Decimal(static_cast<int64_t>(view.scores.size())), 2);
    out.push_back(std::move(view));
  }
  return out;
}

}  // namespace dudao::cli
