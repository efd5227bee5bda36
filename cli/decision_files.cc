#include "cli/decision_files.h"

#include <algorithm>
#include <filesystem>

#include "cli/report_files.h"
#include "services/ingest/core/refusal.h"

namespace dudao::cli {
namespace fs = std::filesystem;

const Desk* Decisions::DeskFor(const std::string& document_id, const std::string& place) const {
  const auto find = [this](const auto& fits) -> const Desk* {
    const auto it = std::find_if(desks.begin(), desks.end(), fits);
    return it == desks.end() ? nullptr : &*it;
  };
  const Desk* same = find([&](const Desk& d) { return d.document_id == document_id; });
  return same != nullptr ? same : find([&](const Desk& d) { return d.place == place; });
}

std::map<std::string, text::Decimal> Decisions::ScoresFor(
    const std::vector<std::string>& labels) const {
  std::map<std::string, text::Decimal> out;
  for (const std::string& label : labels) {
    for (const ExpertView& view : scores) {
      if (view.place == label) out.emplace(view.indicator, view.mean);
    }
    if (!out.empty()) break;
  }
  return out;
}

absl::StatusOr<ReadBook> ReadBookFile(const std::string& path) {
  const std::string name = fs::path(path).filename().string();
  auto bytes = ReadReport(ReportFile{path, name, "", 0}, WorkbookLimits().max_bytes);
  if (!bytes.ok()) return bytes.status();
  auto book = ReadWorkbook(*bytes);
  return book.ok() ? std::move(book) : ingest::NameFile(book.status(), path);
}

absl::StatusOr<std::optional<ReadBook>> ReadBookIfThere(const std::string& path) {
  std::error_code ignored;
  if (!fs::exists(path, ignored)) return std::optional<ReadBook>();
  auto book = ReadBookFile(path);
  if (!book.ok()) return book.status();
  return std::optional<ReadBook>(*std::move(book));
}

absl::StatusOr<std::vector<ExpertScores>> ReadExpertFiles(const std::vector<std::string>& paths) {
  std::vector<ExpertScores> out;
  for (const std::string& path : paths) {
    auto book = ReadBookFile(path);
    if (!book.ok()) return book.status();
    auto scores = ReadExpertScores(*book, fs::path(path).filename().string());
    if (!scores.ok()) return ingest::NameFile(scores.status(), path);
    out.push_back(*std::move(scores));
  }
  return out;
}

absl::StatusOr<Decisions> ReadDecisions(const std::vector<std::string>& paths) {
  Decisions out;
  std::vector<std::string> experts;
  for (const std::string& path : paths) {
    auto book = ReadBookFile(path);
    if (!book.ok()) return book.status();
    if (IsExpertBook(*book)) {
      experts.push_back(path);
      continue;
    }
    auto desk = ReadDesk(*book);
    if (!desk.ok()) return ingest::NameFile(desk.status(), path);
    out.desks.push_back(*std::move(desk));
  }
  auto scores = ReadExpertFiles(experts);
  if (!scores.ok()) return scores.status();
  for (const ExpertScores& one : *scores) {
    out.faults.insert(out.faults.end(), one.faults.begin(), one.faults.end());
  }
  out.scores = Combine(*scores, &out.faults);
  return out;
}

}  // namespace dudao::cli
