#include "cli/papers/model/paper_maker.h"

#include <algorithm>

#include "cli/papers/model/paper_context.h"
#include "common/text/table.h"

namespace dudao::cli {
namespace {

absl::StatusOr<std::map<std::string, CodeFacts>> ReadCodes(const text::DataSet& data) {
  auto file = data.Require("display/findings.tsv");
  if (!file.ok()) return file.status();
  auto table = text::Table::Parse(**file, {"code", "name", "counts", "quote"});
  if (!table.ok()) return table.status();
  std::map<std::string, CodeFacts> out;
  for (const text::Row& row : table->rows()) {
    if (row["name"].empty()) return row.Error("name", "empty");
    if (row["counts"] != "unanswered" && !row["counts"].empty()) {
      return row.Error("counts", "unanswered or nothing");
    }
    if (row["quote"] != "no" && !row["quote"].empty()) return row.Error("quote", "no or nothing");
    const CodeFacts facts{out.size(), std::string(row["name"]), row["counts"] == "unanswered",
                          row["quote"].empty()};
    if (!out.emplace(row["code"], facts).second) return row.Error("code", "given twice");
  }
  return out;
}

void AddResponsible(Paper* paper) {
  const auto add = [paper](const std::string& who) {
    if (!who.empty() && std::find(paper->responsible.begin(), paper->responsible.end(), who) ==
                            paper->responsible.end()) {
      paper->responsible.push_back(who);
    }
  };
  for (const FindingRow& row : paper->findings) add(row.responsible);
  for (const IndicatorGroup& group : paper->score.groups) {
    for (const IndicatorRow& row : group.rows) add(row.responsible);
  }
}

}  // namespace

absl::StatusOr<PaperMaker> PaperMaker::Create(const text::DataSet& data) {
  auto words = Words::Create(data);
  if (!words.ok()) return words.status();
  auto frameworks = FrameworkFacts::Create(data);
  if (!frameworks.ok()) return frameworks.status();
  auto codes = ReadCodes(data);
  if (!codes.ok()) return codes.status();
  return PaperMaker(*std::move(words), *std::move(frameworks), *std::move(codes));
}

CodeFacts PaperMaker::OfCode(const std::string& code) const {
  const auto it = codes_.find(code);
  return it == codes_.end() ? CodeFacts{codes_.size(), code} : it->second;
}

Paper PaperMaker::Make(const v1::Review& review, std::string_view source,
                       const PaperOptions& options) const {
  PaperContext context(*this, review, source, options);
  Paper paper;
  AddHead(context, &paper);
  AddRelations(context, &paper);
  AddFindings(context, &paper);
  AddAsks(context, &paper);
  AddScore(context, &paper);
  AddResponsible(&paper);
  paper.text = context.text;
  paper.paragraphs = context.paragraphs.All();
  return paper;
}

}  // namespace dudao::cli
