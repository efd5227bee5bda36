#include "cli/office_papers.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "cli/decision_files.h"
#include "cli/papers/docx/letter.h"
#include "cli/review_files.h"
#include "cli/system_reason.h"
#include "common/stage/stage.h"
#include "common/status/stage_error.h"
#include "services/ingest/core/refusal.h"

namespace dudao::cli {
namespace {

namespace fs = std::filesystem;

std::string BytesOf(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
}

// 问题清单.xlsx → 问题清单（上次）.xlsx
std::string LastOf(const std::string& path) {
  const fs::path p(path);
  return (p.parent_path() / (p.stem().string() + "（上次）" + p.extension().string())).string();
}

absl::Status OtherPlace(const std::string& path, const std::string& theirs,
                        const std::string& ours) {
  return StageFailure(kIngest, "desk_other_place", false, {path, theirs, ours});
}

// What an earlier run left; empty for the first.
absl::StatusOr<Desk> EarlierDesk(const std::string& path, const Paper& paper) {
  auto book = ReadBookIfThere(path);
  if (!book.ok()) return book.status();
  if (!*book) return Desk();
  auto desk = ReadDesk(**book);
  if (!desk.ok()) return ingest::NameFile(desk.status(), path);
  const std::string place = PlaceOrName(paper);
  if (!desk->place.empty() && desk->place != place) return OtherPlace(path, desk->place, place);
  return desk;
}

absl::StatusOr<ExpertScores> EarlierScores(const std::string& path) {
  auto book = ReadBookIfThere(path);
  if (!book.ok()) return book.status();
  if (!*book) return ExpertScores();
  // A run with nothing to score left a table without rows.
  if (!IsExpertBook(**book)) return ExpertScores();
  return ReadExpertScores(**book, kExpertFile);
}

}  // namespace

absl::Status WriteBook(const std::string& path, const std::vector<TableSheet>& sheets) {
  const auto bytes = WriteWorkbook(sheets);
  if (!bytes.ok()) {
    return StageFailure(kIngest, "file_not_written", false,
                        {path, std::string(bytes.status().message())});
  }
  std::error_code failed;
  if (fs::exists(path, failed)) {
    if (BytesOf(path) == *bytes) return absl::OkStatus();
    fs::copy_file(path, LastOf(path), fs::copy_options::overwrite_existing, failed);
    if (failed) {
      return StageFailure(kIngest, "file_not_written", false, {LastOf(path), SystemReason(failed)});
    }
  }
  return WriteFile(path, *bytes);
}

absl::StatusOr<std::string> LetterBytes(const Papers& papers, const Paper& paper,
                                        const Adoption& adoption, bool draft) {
  const TemplateValues values =
      LetterValues(paper, adoption, papers.maker.words(), {.draft = draft});
  auto bytes = FillDocument(papers.letter_template, values);
  if (bytes.ok()) return bytes;
  return StageFailure(kIngest, "template_unfit", false,
                      {kLetterTemplate, std::string(bytes.status().message())});
}

OfficePapers::OfficePapers(std::string inside, const Papers& papers)
    : inside_(std::move(inside)),
      papers_(papers),
      results_(papers.maker.words()),
      experts_(papers.maker.words()) {}

absl::Status OfficePapers::Add(const Paper& paper) {
  const std::string label = labels_.Take(paper);
  results_.Add(paper, label);
  experts_.Add(paper, label);
  const std::string folder = (fs::path(inside_) / label).string();
  if (auto made = MakeFolder(folder); !made.ok()) return made;
  const std::string desk_path = (fs::path(folder) / kDeskFile).string();
  const auto before = EarlierDesk(desk_path, paper);
  if (!before.ok()) return before.status();
  if (auto written = WriteBook(desk_path, DeskSheets(paper, *before, papers_.maker.words()));
      !written.ok()) {
    return written;
  }
  const auto letter = LetterBytes(papers_, paper, AdoptAll(paper), /*draft=*/true);
  if (!letter.ok()) return letter.status();
  return WriteFile((fs::path(folder) / kDraftFile).string(), *letter);
}

absl::Status OfficePapers::Finish() const {
  const std::string results = (fs::path(inside_) / kResultsFile).string();
  if (auto written = WriteBook(results, results_.Sheets()); !written.ok()) return written;
  if (experts_.empty()) return absl::OkStatus();
  const std::string experts = (fs::path(inside_) / kExpertFile).string();
  const auto before = EarlierScores(experts);
  if (!before.ok()) return before.status();
  return WriteBook(experts, experts_.Sheets(*before));
}

}  // namespace dudao::cli
