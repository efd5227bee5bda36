#include "cli/letter_command.h"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <optional>

#include "cli/decision_files.h"
#include "cli/display/restricted.h"
#include "cli/exit_code.h"
#include "cli/office_papers.h"
#include "cli/papers/docx/letter.h"
#include "cli/report_files.h"
#include "cli/review_files.h"
#include "cli/setup.h"
#include "common/stage/stage.h"
#include "common/status/stage_error.h"

namespace dudao::cli {
namespace {

namespace fs = std::filesystem;

class LetterWriter {
 public:
  LetterWriter(const LetterCommandOptions& options, const Setup& setup)
      : options_(options), setup_(setup) {}

  int Run() {
    auto paper = ReadPaper();
    if (!paper.ok()) return Fault(options_.path, paper.status());
    paper_ = *std::move(paper);
    return options_.decisions.empty() ? WriteDraft() : WriteDecided();
  }

 private:
  int Fault(const std::string& path, const absl::Status& status) const {
    fmt::print(stderr, "{}\n", FaultLine(setup_.wordings.faults, path, status));
    return kSomeInputsFailed;
  }

  absl::StatusOr<Paper> ReadPaper() const {
    const auto files = OpenArchives(ListReports({options_.path}), setup_.analysis->ingester());
    if (files.size() != 1) return StageFailure(kIngest, "one_report", false, {options_.path});
    auto bytes = ReadReport(files[0], setup_.analysis->ingester());
    if (!bytes.ok()) return bytes.status();
    auto result = setup_.analysis->Analyse(*bytes, files[0].name, options_.review);
    if (!result.ok()) return result.status();
    MaskRestricted(setup_.wordings.words.Of("restricted", "message"), result->review);
    return setup_.papers.maker.Make(*result->review, result->text,
                                    {.stated = options_.review.overrides()});
  }

  // 内部 or 反馈, made.
  absl::StatusOr<std::string> Folder(const char* side) const {
    const fs::path folder = fs::path(options_.out_dir) / side / FileNameOf(PlaceOrName(paper_));
    if (auto made = MakeFolder(folder.string()); !made.ok()) return made;
    return folder.string();
  }

  int WriteDraft() const {
    const auto folder = Folder("内部");
    if (!folder.ok()) return Fault(options_.out_dir, folder.status());
    const std::string path = *folder + "/" + kDraftFile;
    const auto bytes = LetterBytes(setup_.papers, paper_, AdoptAll(paper_), /*draft=*/true);
    if (!bytes.ok()) return Fault(path, bytes.status());
    if (auto saved = WriteFile(path, *bytes); !saved.ok()) return Fault(path, saved);
    fmt::print("没有给出问题清单，只写出内部初核稿（未经审核，不得外发）  → {}\n", path);
    return kAllFine;
  }

  absl::StatusOr<Desk> ReadDeskFile() const {
    auto decisions = ReadDecisions({options_.decisions});
    if (!decisions.ok()) return decisions.status();
    if (decisions->desks.empty()) {
      return StageFailure(kIngest, "desk_not_read", false, {options_.decisions});
    }
    const Desk& desk = decisions->desks[0];
    const std::string place = PlaceOrName(paper_);
    if (desk.document_id != paper_.head.document_id && desk.place != place) {
      return StageFailure(kIngest, "desk_other_place", false,
                          {options_.decisions, desk.place, place});
    }
    const std::vector<std::string> unknown = desk.UnknownVerdicts();
    if (!unknown.empty()) {
      return StageFailure(kIngest, "unknown_verdict", false,
                          {options_.decisions, fmt::format("{}", fmt::join(unknown, "、"))});
    }
    return desk;
  }

  int WriteDecided() const {
    const auto desk = ReadDeskFile();
    if (!desk.ok()) return Fault(options_.decisions, desk.status());
    const Adoption adoption = Adopt(paper_, *desk);
    Say(adoption);
    if (adoption.findings.empty()) {
      fmt::print(stderr, "{}：没有可以外发的采纳事项，不写反馈函。请在“处理”一列选定后重试。\n",
                 options_.decisions);
      return kSomeInputsFailed;
    }
    const auto folder = Folder("反馈");
    if (!folder.ok()) return Fault(options_.out_dir, folder.status());
    return Save(adoption, *folder);
  }

  int Save(const Adoption& adoption, const std::string& folder) const {
    const std::string letter = folder + "/" + kLetterFile, table = folder + "/" + kRelationFile;
    const auto bytes = LetterBytes(setup_.papers, paper_, adoption, /*draft=*/false);
    if (!bytes.ok()) return Fault(letter, bytes.status());
    if (auto saved = WriteFile(letter, *bytes); !saved.ok()) return Fault(letter, saved);
    const auto sheets = RelationTableToSend(paper_, adoption, setup_.wordings.words);
    if (auto saved = WriteBook(table, {sheets}); !saved.ok()) return Fault(table, saved);
    fmt::print("反馈函  → {}\n数据核验表  → {}\n", letter, table);
    return kAllFine;
  }

  static void Say(const Adoption& a) {
    fmt::print("采纳并写入反馈函 {} 项；不采纳 {} 项，待议 {} 项，未处理 {} 项。\n",
               a.findings.size(), a.rejected, a.deferred, a.open);
    if (!a.kept_inside.empty()) {
      fmt::print("第 {} 项选了采纳，但只供内部掌握，没有写入。\n", fmt::join(a.kept_inside, "、"));
    }
    if (!a.without_reason.empty()) {
      fmt::print("第 {} 项不采纳，没有写处理理由，请补写。\n", fmt::join(a.without_reason, "、"));
    }
    if (!a.gone.empty()) {
      fmt::print("问题清单 {} 的采纳事项本次核验没有再出现，没有写入，请核对。\n",
                 fmt::join(a.gone, "、"));
    }
  }

  const LetterCommandOptions& options_;
  const Setup& setup_;
  Paper paper_;
};

}  // namespace

int RunLetter(const LetterCommandOptions& asked) {
  auto setup = Setup::Create(asked.data_dir, asked.review.framework());
  if (!setup.ok()) return ReportSetupFault(setup.status());
  LetterCommandOptions options = asked;
  options.review.set_framework(setup->framework);
  return LetterWriter(options, *setup).Run();
}

}  // namespace dudao::cli
