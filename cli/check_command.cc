#include "cli/check_command.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <thread>
#include <utility>

#include "cli/analysis.h"
#include "cli/exit_code.h"
#include "cli/ordered_work.h"
#include "cli/progress_bar.h"
#include "cli/render_text.h"
#include "cli/report_files.h"
#include "cli/restricted.h"
#include "cli/review_files.h"
#include "cli/setup.h"
#include "cli/system_reason.h"
#include "cli/terminal_text.h"
#include "common/json/proto_json.h"

namespace dudao::cli {
namespace {

// What one input came to.
struct Outcome {
  std::string shown;  // for stdout
  std::string fault;  // for stderr; empty when fine
};

// The run's fixed parts, shared by its threads.
class Checker {
 public:
  Checker(const CheckOptions& options, const Setup& setup, std::vector<std::string> out_names)
      : options_(options), setup_(setup), out_names_(std::move(out_names)) {
    text_.columns = TerminalColumns(STDOUT_FILENO, text_.columns);
    text_.colour = WantsColour(STDOUT_FILENO);
    text_.full = options.full;
    text_.include_restricted = options.include_restricted;
    text_.stated = options.review.overrides();
  }

  Outcome Check(size_t index, const ReportFile& file) const {
    auto bytes = ReadReport(file, setup_.analysis->ingester());
    if (!bytes.ok()) return {"", FaultLine(setup_.wordings.faults, file.path, bytes.status())};
    auto result = setup_.analysis->Analyse(*bytes, file.name, options_.review);
    if (!result.ok()) return {"", FaultLine(setup_.wordings.faults, file.path, result.status())};
    Finish(&*result);
    return Show(index, *result->review);
  }

 private:
  void Finish(AnalysisResult* result) const {
    v1::Review& review = *result->review;
    if (options_.include_text) review.mutable_document()->set_text(result->text);
    if (options_.timing) *review.mutable_timing() = result->timing;
    if (!options_.include_restricted) {
      MaskRestricted(setup_.wordings.words.Of("restricted", "message"), &review);
    }
  }

  Outcome Show(size_t index, const v1::Review& review) const {
    if (!options_.out_dir.empty()) return Save(index, review);
    if (options_.json) return {json::ToJson(review), ""};
    return {RenderText(review, setup_.wordings.words, text_) + "\n", ""};
  }

  Outcome Save(size_t index, const v1::Review& review) const {
    TextOptions plain = text_;
    plain.columns = TextOptions().columns;
    plain.colour = false;
    plain.full = true;
    const std::string path = out_names_[index];
    if (auto saved = WriteFile(path + ".json", json::ToJson(review) + "\n"); !saved.ok()) {
      return {"", FaultLine(setup_.wordings.faults, path + ".json", saved)};
    }
    if (auto saved = WriteFile(path + ".txt", RenderText(review, setup_.wordings.words, plain));
        !saved.ok()) {
      return {"", FaultLine(setup_.wordings.faults, path + ".txt", saved)};
    }
    return {fmt::format("{}  → {}.json\n", RenderSummary(review, setup_.wordings.words), path), ""};
  }

  const CheckOptions& options_;
  const Setup& setup_;
  const std::vector<std::string> out_names_;
  TextOptions text_;
};

// Prints outcomes as they come in order: JSON as one object, or an array.
class Printer {
 public:
  Printer(bool json, bool array) : json_(json), array_(array) {}

  void Print(const Outcome& outcome) {
    if (!outcome.fault.empty()) {
      ++faults_;
      fmt::print(stderr, "{}\n", outcome.fault);
      return;
    }
    if (json_ && array_) std::fputs(printed_ == 0 ? "[" : ",\n", stdout);
    ++printed_;
    std::fwrite(outcome.shown.data(), 1, outcome.shown.size(), stdout);
  }

  void Close() {
    if (json_ && array_) std::fputs(printed_ == 0 ? "[]" : "]", stdout);
    if (json_ && (array_ || printed_ > 0)) std::fputc('\n', stdout);
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return;
    ++faults_;
    fmt::print(stderr, "无法写出结果（{}）。请检查磁盘空间，或用 -o 换一个文件夹。\n",
               SystemReason(errno));
  }

  size_t faults() const { return faults_; }

 private:
  const bool json_, array_;
  size_t printed_ = 0, faults_ = 0;
};

unsigned Threads(unsigned asked, size_t files) {
  const unsigned jobs = asked > 0 ? asked : std::max(1u, std::thread::hardware_concurrency());
  return static_cast<unsigned>(std::min<size_t>(jobs, files));
}

// One file asked for, not a folder or an archive that may hold one.
bool OneFile(const std::vector<std::string>& paths, const std::vector<ReportFile>& files) {
  std::error_code ignored;
  return paths.size() == 1 && !std::filesystem::is_directory(paths[0], ignored) &&
         files.size() == 1 && files[0].archive.empty();
}

// Says which of the folders given hold no report; how many do.
size_t ReportEmptyFolders(const std::vector<std::string>& paths) {
  const auto empty = [](const std::string& path) {
    if (!ListReports({path}).empty()) return false;
    fmt::print(stderr, "{}：文件夹中没有文件。请给出报告文件或含有报告的文件夹。\n", path);
    return true;
  };
  return std::count_if(paths.begin(), paths.end(), empty);
}

int CheckAll(const CheckOptions& options, const Setup& setup,
             const std::vector<ReportFile>& files) {
  const Checker checker(options, setup, OutNames(options.out_dir, files));
  Printer printer(options.json && options.out_dir.empty(), !OneFile(options.paths, files));
  ProgressBar bar(files.size());
  InOrder<Outcome>(
      files.size(), Threads(options.jobs, files.size()),
      [&](size_t i) { return checker.Check(i, files[i]); },
      [&](const Outcome& outcome) {
        bar.Hide();
        printer.Print(outcome);
      },
      [&](size_t finished) { bar.Show(finished); });
  bar.Hide();
  printer.Close();
  if (printer.faults() == 0) return kAllFine;
  if (files.size() > 1) {
    fmt::print(stderr, "共 {} 份，其中 {} 份未能核验，原因见上。\n", files.size(),
               printer.faults());
  }
  return kSomeInputsFailed;
}

}  // namespace

int RunCheck(const CheckOptions& asked) {
  auto setup = Setup::Create(asked.data_dir, asked.review.framework());
  if (!setup.ok()) return ReportSetupFault(setup.status());
  CheckOptions options = asked;
  options.review.set_framework(setup->framework);
  const size_t empty = ReportEmptyFolders(options.paths);
  const std::vector<ReportFile> files =
      OpenArchives(ListReports(options.paths), setup->analysis->ingester());
  if (files.empty()) return kSomeInputsFailed;
  if (auto made = MakeFolder(options.out_dir); !made.ok()) {
    fmt::print(stderr, "{}\n", FaultLine(setup->wordings.faults, options.out_dir, made));
    return kUsage;
  }
  return std::max(CheckAll(options, *setup, files), empty > 0 ? kSomeInputsFailed : kAllFine);
}

}  // namespace dudao::cli
