#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "cli/papers/decisions/desk.h"
#include "cli/papers/decisions/desk_columns.h"
#include "cli/papers/model/place_name.h"

namespace dudao::cli {
namespace {

using enum ColumnKind;

constexpr size_t kSpareRows = 10;  // with drop-downs, for what a person wishes to add

std::vector<Column> DeskColumns(const Words& words) {
  const auto help = [&](const char* code) { return words.Of("desk", code); };
  return {{.title = desk::kNo, .width = 5, .kind = kCentred},
          {.title = desk::kClass, .width = 9, .kind = kCentred},
          {.title = desk::kLocation, .width = 13},
          {.title = desk::kQuote, .width = 34},
          {.title = desk::kGrounds, .width = 36},
          {.title = desk::kAsk, .width = 28},
          {.title = desk::kEvidence, .width = 16},
          {.title = desk::kResponsible, .width = 9, .kind = kCentred},
          {.title = desk::kVerdict,
           .width = 8,
           .kind = kInput,
           .choices = {kAdopted, kRejected, kDeferred},
           .help = help("help_verdict")},
          {.title = desk::kReason, .width = 16, .kind = kInput, .help = help("help_reason")},
          {.title = desk::kRewording, .width = 18, .kind = kInput, .help = help("help_rewording")},
          {.title = desk::kReply, .width = 18, .kind = kInput},
          {.title = desk::kConclusion, .width = 14, .kind = kInput},
          {.title = desk::kId, .width = 10, .help = help("help_id")}};
}

std::vector<Cell> CellsOf(const std::vector<std::string>& shown, const Decision& d,
                          const std::string& id) {
  std::vector<Cell> out;
  for (const std::string& text : shown) out.push_back(Text(text));
  for (const std::string* text :
       {&d.verdict, &d.reason, &d.rewording, &d.reply, &d.conclusion, &id}) {
    out.push_back(Text(*text));
  }
  return out;
}

// What is only for the office says so.
std::string ClassOf(const FindingRow& row, const Words& words) {
  const std::string word = row.unanswered ? words.Of("desk", "unanswered") : row.severity_word;
  return row.audience == "office" ? words.Of("desk", "inside") + word : word;
}

std::vector<Cell> CellsOf(const FindingRow& row, const Decision& decision, const Words& words) {
  std::vector<Cell> out =
      CellsOf({std::to_string(row.no), ClassOf(row, words), row.location, row.quote,
               GroundsOf(row, words), row.ask, row.evidence, row.responsible},
              decision, row.id);
  out[0] = Number(out[0].text);
  return out;
}

// A row as it was, from its own words.
std::vector<Cell> CellsOf(const DeskRow& row, const std::string& no) {
  std::vector<std::string> shown = {no};
  for (const char* title : {desk::kClass, desk::kLocation, desk::kQuote, desk::kGrounds, desk::kAsk,
                            desk::kEvidence, desk::kResponsible}) {
    const auto it = row.shown.find(title);
    shown.push_back(it == row.shown.end() ? "" : it->second);
  }
  return CellsOf(shown, row.decision, row.id);
}

// What was decided before, handed out by finding id; of findings with one id in their order.
class Before {
 public:
  explicit Before(const Desk& desk) {
    for (const std::vector<DeskRow>* rows : {&desk.rows, &desk.gone}) {
      for (const DeskRow& row : *rows) (row.id.empty() ? added_ : of_[row.id]).push_back(&row);
    }
  }

  Decision Take(const std::string& id) {
    const auto it = of_.find(id);
    if (it == of_.end() || it->second.empty()) return {};
    const DeskRow* row = it->second.front();
    it->second.erase(it->second.begin());
    return row->decision;
  }

  const std::vector<const DeskRow*>& added() const { return added_; }

  // Those nobody took, in their old order.
  std::vector<const DeskRow*> Left(const Desk& desk) const {
    std::vector<const DeskRow*> out;
    for (const std::vector<DeskRow>* rows : {&desk.rows, &desk.gone}) {
      for (const DeskRow& row : *rows) {
        const auto it = of_.find(row.id);
        if (it == of_.end()) continue;
        if (std::find(it->second.begin(), it->second.end(), &row) != it->second.end()) {
          out.push_back(&row);
        }
      }
    }
    return out;
  }

 private:
  std::map<std::string, std::vector<const DeskRow*>> of_;
  std::vector<const DeskRow*> added_;
};

std::string ScoreWords(const Paper& paper, const Words& words) {
  const ScoreSheet& score = paper.score;
  if (!score.scored) return fmt::format("{}：{}", score.heading, score.why_not);
  return fmt::format(fmt::runtime(words.Of("desk", "range")), score.heading, score.low, score.high,
                     score.pending, score.framework_title);
}

TableSheet MainSheet(const Paper& paper, const Words& words) {
  TableSheet out{.name = desk::kSheet};
  out.title = fmt::format(fmt::runtime(words.Of("desk", "title")), PlaceOrName(paper));
  const Counts& n = paper.counts;
  out.notes = {fmt::format(fmt::runtime(words.Of("desk", "counts")), paper.findings.size(),
                           n.verify, n.ask, n.unanswered, n.hint),
               ScoreWords(paper, words), words.Of("desk", "how")};
  out.columns = DeskColumns(words);
  out.frozen_columns = 3;
  return out;
}

TableSheet GoneSheet(const std::vector<const DeskRow*>& rows, const Words& words) {
  TableSheet out{.name = desk::kGoneSheet, .title = words.Of("desk", "gone_title")};
  out.notes = {words.Of("desk", "gone")};
  out.columns = DeskColumns(words);
  for (const DeskRow* row : rows)
    out.rows.push_back(CellsOf(*row, std::to_string(out.rows.size() + 1)));
  return out;
}

TableSheet AboutSheet(const Paper& paper, const Words& words) {
  TableSheet out{.name = desk::kAboutSheet, .title = words.Of("desk", "about_title")};
  out.columns = {{.title = desk::kItem, .width = 16}, {.title = desk::kContent, .width = 90}};
  const auto add = [&](std::string item, std::string content) {
    out.rows.push_back({Text(std::move(item)), Text(std::move(content))});
  };
  add(desk::kPlace, PlaceOrName(paper));
  add("报告标题", paper.head.title);
  add("文件名", paper.head.source_name);
  add(desk::kDocument, paper.head.document_id);
  add("指标体系", paper.score.framework_title);
  add("软件", paper.software);
  for (const char* code : {"rule1", "rule2", "rule3", "rule4"}) {
    add("填写说明", words.Of("desk", code));
  }
  return out;
}

}  // namespace

std::string GroundsOf(const FindingRow& row, const Words& words) {
  std::string out = row.message;
  if (!row.arithmetic.empty() && out.find(row.arithmetic) == std::string::npos) {
    out += "\n" + fmt::format(fmt::runtime(words.Of("desk", "arithmetic")), row.arithmetic);
  }
  if (!row.basis.empty() && out.find(row.basis) == std::string::npos) {
    out += "\n" + fmt::format(fmt::runtime(words.Of("desk", "basis")), row.basis);
  }
  return out;
}

std::vector<TableSheet> DeskSheets(const Paper& paper, const Desk& desk, const Words& words) {
  Before before(desk);
  TableSheet main = MainSheet(paper, words);
  for (const FindingRow& row : paper.findings) {
    main.rows.push_back(CellsOf(row, before.Take(row.id), words));
  }
  for (const DeskRow* row : before.added()) {
    main.rows.push_back(CellsOf(*row, std::to_string(main.rows.size() + 1)));
    main.rows.back()[0] = Number(main.rows.back()[0].text);
  }
  for (size_t i = 0; i < kSpareRows; ++i) main.rows.emplace_back();
  std::vector<TableSheet> out = {std::move(main)};
  const std::vector<const DeskRow*> gone = before.Left(desk);
  if (!gone.empty()) out.push_back(GoneSheet(gone, words));
  out.push_back(AboutSheet(paper, words));
  return out;
}

}  // namespace dudao::cli
