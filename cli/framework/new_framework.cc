#include "cli/framework/new_framework.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "absl/status/status.h"
#include "common/text/decimal.h"
#include "common/text/table.h"

namespace dudao::cli {
namespace {

using text::Decimal;
using Columns = std::map<std::string, size_t, std::less<>>;  // place of each kind of column

struct DraftIndicator {
  std::string name, style, responsible;
  Decimal points;
  std::vector<std::string> evidence;
};

struct DraftGroup {
  std::string name;
  std::vector<DraftIndicator> indicators;
};

// The value of the first word that stands in `cell`; empty when none does.
std::string Meaning(const TableWords::List& words, std::string_view cell) {
  for (const auto& [word, value] : words) {
    if (cell.find(word) != cell.npos) return value.empty() ? word : value;
  }
  return {};
}

Columns ColumnsOf(const TableRow& row, const TableWords& words) {
  Columns out;
  for (size_t i = 0; i < row.size(); ++i) {
    if (const std::string kind = Meaning(words.headers, row[i]); !kind.empty())
      out.try_emplace(kind, i);
  }
  return out;
}

bool IsHead(const Columns& columns) {
  return columns.contains("points") && (columns.contains("name") || columns.contains("third"));
}

std::string Cell(const TableRow& row, const Columns& columns, std::string_view kind) {
  const auto it = columns.find(kind);
  return it == columns.end() || it->second >= row.size() ? std::string() : row[it->second];
}

// 财政决算表；教育经费统计、名册 → three documents.
std::vector<std::string> Documents(const std::string& cell) {
  std::vector<std::string> out(1);
  for (size_t at = 0; at < cell.size();) {
    const std::string_view rest = std::string_view(cell).substr(at);
    size_t sign = 0;
    for (const std::string_view s : {"；", "、", ";", "，"}) {
      if (rest.starts_with(s)) sign = s.size();
    }
    if (sign > 0) out.emplace_back();
    if (sign == 0) out.back() += cell[at];
    at += std::max<size_t>(sign, 1);
  }
  std::erase(out, "");
  return out;
}

// 6分 → 6.
std::optional<Decimal> Points(std::string cell) {
  constexpr std::string_view kUnit = "分";
  if (cell.ends_with(kUnit)) cell.resize(cell.size() - kUnit.size());
  const auto out = Decimal::Parse(cell);
  return out && !out->is_negative() ? out : std::nullopt;
}

// A YAML text in double quotes.
std::string Quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

std::string IndicatorText(const DraftIndicator& i, const std::string& id, const TableWords& words) {
  std::string out = fmt::format(
      "      - id: \"{}\"\n        name: {}\n        points: {}\n        style: judge\n", id,
      Quoted(i.name), i.points.ToString());
  if (!i.style.empty()) {
    out += fmt::format("        # 评分方式原文：{}\n", i.style);
    const std::string guess = Meaning(words.styles, i.style);
    if (!guess.empty() && guess != "judge")
      out += fmt::format("        # 似为 {}：写上标准线（lines）和参数后可改用\n", guess);
  }
  if (!i.responsible.empty())
    out += fmt::format("        responsible: {}\n", Quoted(i.responsible));
  if (!i.evidence.empty()) {
    std::vector<std::string> quoted;
    for (const std::string& e : i.evidence) quoted.push_back(Quoted(e));
    out += fmt::format("        evidence: [{}]\n", fmt::join(quoted, ", "));
  }
  std::vector<std::string> phrases;
  for (const std::string& part : Documents(i.name)) phrases.push_back(Quoted(part));
  return out + fmt::format("        phrases: [{}]   # 由名称拆出，请按本地报告的写法补充\n",
                           fmt::join(phrases, ", "));
}

constexpr char kHead[] =
    R"(# 由表格生成的初稿。请逐项核对，补上标准线（lines）、评分方式（style）和报告里会出现的词（phrases），
# 写法见 data/frameworks/default-county.yaml 开头的说明；改后运行 dudao framework check 本文件。

id: {}
title: {}
level: {}
version: "1"

# 等次：from 含本数，below 不含本数。请按本地规定修改。
grades:
  - {{name: 优秀, from: 90}}
  - {{name: 良好, from: 80, below: 90}}
  - {{name: 合格, from: 65, below: 80}}
  - {{name: 不合格, below: 65}}

groups:
)";

std::string FrameworkText(const std::vector<DraftGroup>& groups, const TableWords& words,
                          const DraftHead& head) {
  std::string out = fmt::format(kHead, Quoted(head.id), Quoted(head.title), head.level);
  for (size_t g = 0; g < groups.size(); ++g) {
    Decimal sum(0);
    for (const DraftIndicator& i : groups[g].indicators) sum = sum + i.points;
    out += fmt::format("\n  - id: \"{}\"\n    name: {}\n    points: {}\n    indicators:\n", g + 1,
                       Quoted(groups[g].name), sum.ToString());
    for (size_t i = 0; i < groups[g].indicators.size(); ++i)
      out += IndicatorText(groups[g].indicators[i], fmt::format("{}.{}", g + 1, i + 1), words);
  }
  return out;
}

class Drafter {
 public:
  explicit Drafter(const TableWords& words) : words_(words) {}

  absl::Status Add(const TableRow& row, size_t number) {
    if (!IsHead(columns_)) {
      columns_ = ColumnsOf(row, words_);
      if (!IsHead(columns_)) columns_.clear();
      return absl::OkStatus();
    }
    const std::string group = Cell(row, columns_, "group"), name = NameOf(row);
    if (std::any_of(row.begin(), row.end(),
                    [&](const std::string& c) { return !Meaning(words_.totals, c).empty(); }))
      return absl::OkStatus();
    if (!group.empty() && (groups_.empty() || groups_.back().name != group))
      groups_.push_back({group, {}});
    if (name.empty()) return absl::OkStatus();
    const auto points = Points(Cell(row, columns_, "points"));
    if (!points)
      return absl::InvalidArgumentError(fmt::format(
          "第 {} 行“{}”的分值不是数字。请补上分值，或把合并的单元格拆开", number, name));
    if (groups_.empty()) groups_.push_back({"指标", {}});
    groups_.back().indicators.push_back({name, Cell(row, columns_, "style"),
                                         Cell(row, columns_, "responsible"), *points,
                                         Documents(Cell(row, columns_, "evidence"))});
    return absl::OkStatus();
  }

  const std::vector<DraftGroup>& groups() const { return groups_; }
  bool has_head() const { return IsHead(columns_); }

 private:
  std::string NameOf(const TableRow& row) const {
    const std::string third = Cell(row, columns_, "third");
    return third.empty() ? Cell(row, columns_, "name") : third;
  }

  const TableWords& words_;
  Columns columns_;
  std::vector<DraftGroup> groups_;
};

}  // namespace

absl::StatusOr<TableWords> TableWords::Create(const text::DataSet& data) {
  const auto file = data.Require("frameworks/table_words.tsv");
  if (!file.ok()) return file.status();
  const auto table = text::Table::Parse(**file, {"kind", "word", "value"});
  if (!table.ok()) return table.status();
  TableWords out;
  for (const text::Row& row : table->rows()) {
    if (row["word"].empty()) return row.Error("word", "empty");
    List* list = row["kind"] == "header"  ? &out.headers
                 : row["kind"] == "style" ? &out.styles
                 : row["kind"] == "total" ? &out.totals
                                          : nullptr;
    if (list == nullptr) return row.Error("kind", "none of header, style, total");
    list->emplace_back(row["word"], row["value"]);
  }
  return out;
}

absl::StatusOr<std::string> DraftFramework(const std::vector<TableRow>& rows,
                                           const TableWords& words, const DraftHead& head) {
  Drafter drafter(words);
  for (size_t i = 0; i < rows.size(); ++i) {
    if (absl::Status status = drafter.Add(rows[i], i + 1); !status.ok()) return status;
  }
  if (!drafter.has_head())
    return absl::InvalidArgumentError(
        "没有找到表头。表头里要有“分值”和“二级指标”（或“指标名称”）两列");
  std::vector<DraftGroup> groups = drafter.groups();
  std::erase_if(groups, [](const DraftGroup& g) { return g.indicators.empty(); });
  if (groups.empty()) return absl::InvalidArgumentError("表头下面没有指标");
  return FrameworkText(groups, words, head);
}

}  // namespace dudao::cli
