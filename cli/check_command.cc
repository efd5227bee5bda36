#include "cli/check_command.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <thread>
#include <utility>

#include "cli/across/across.h"
#include "cli/across/render_across.h"
#include "cli/across_run.h"
#include "cli/analysis.h"
#include "cli/decided_review.h"
#include "cli/decision_files.h"
#include "cli/display/restricted.h"
#include "cli/exit_code.h"
#include "cli/office_papers.h"
#include "cli/ordered_work.h"
#include "cli/progress_bar.h"
#include "cli/render_text.h"
#include "cli/report_files.h"
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
  IndexRow row;       // with -o
  std::shared_ptr<const Paper> paper;
  Locations shared;  // where passages stand that other reports have, too
};

// The run's fixed parts, shared by its threads.
class Checker {
 public:
  Checker(const CheckOptions& options, const Setup& setup, const Decisions& decisions,
          std::vector<std::string> out_names)
      : options_(options), setup_(setup), decisions_(decisions), out_names_(std::move(out_names)) {
    text_.columns = TerminalColumns(STDOUT_FILENO, text_.columns);
    text_.colour = WantsColour(STDOUT_FILENO);
    text_.full = options.full;
    paper_.stated = options.review.overrides();
    paper_.include_restricted = options.include_restricted;
  }

  // `across`: what other reports say of this one; may be null.
  Outcome Check(size_t index, const ReportFile& file, const Across* across) const {
    auto bytes = ReadReport(file, setup_.analysis->ingester());
    if (!bytes.ok()) return {"", FaultLine(setup_.wordings.faults, file.path, bytes.status())};
    v1::ReviewOptions review = options_.review;
    if (across != nullptr) *review.mutable_beyond() = across->BeyondOf(index);
    auto result = setup_.analysis->Analyse(*bytes, file.name, review);
    if (!result.ok()) return {"", FaultLine(setup_.wordings.faults, file.path, result.status())};
    Finish(&*result);
    const std::string decided = Decide(&*result);
    Outcome outcome = Show(index, *result, decided);
    for (const v1::Finding& f : result->review->findings()) {
      if (f.code() == "copied_text") outcome.shared[f.spans(0).begin()] = f.location();
    }
    return outcome;
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

  // Lines that say what people decided; lays it on the review.
  std::string Decide(AnalysisResult* result) const {
    if (decisions_.empty()) return "";
    return ApplyDecisions(decisions_, setup_.analysis->scorer(), PaperOf(*result), result->review);
  }

  Outcome Show(size_t index, const AnalysisResult& result, const std::string& decided) const {
    const v1::Review& review = *result.review;
    if (!options_.out_dir.empty()) {
      Outcome saved = Save(index, result);
      saved.shown += decided;
      return saved;
    }
    if (options_.json) return {json::ToJson(review), ""};
    if (options_.html) return {setup_.papers.html.Review(review, PaperOf(result)), ""};
    return {RenderText(PaperOf(result), setup_.wordings.words, text_) + decided + "\n", ""};
  }

  Paper PaperOf(const AnalysisResult& result) const {
    return setup_.papers.maker.Make(*result.review, result.text, paper_);
  }

  Outcome Save(size_t index, const AnalysisResult& result) const {
    const auto paper = std::make_shared<const Paper>(PaperOf(result));
    const std::string& path = out_names_[index];
    const std::pair<const char*, std::string> files[] = {
        {".json", json::ToJson(*result.review) + "\n"},
        {".html", setup_.papers.html.Review(*result.review, *paper)}};
    for (const auto& [extension, bytes] : files) {
      if (auto saved = WriteFile(path + extension, bytes); !saved.ok()) {
        return {"", FaultLine(setup_.wordings.faults, path + extension, saved)};
      }
    }
    const std::string page = std::filesystem::path(path + ".html").filename().string();
    return {fmt::format("{}  → {}.html\n", RenderSummary(*paper, setup_.wordings.words), path), "",
            IndexRowOf(*paper, page), paper};
  }

  const CheckOptions& options_;
  const Setup& setup_;
  const Decisions& decisions_;
  const std::vector<std::string> out_names_;
  TextOptions text_;
  PaperOptions paper_;
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

// The reports laid beside each other: a table on the terminal, 内部/各地对照.csv and
// 内部/雷同文字.csv with -o; false when they could not be written.
bool WriteAcross(const CheckOptions& options, const Setup& setup, const AcrossRun& run,
                 const std::vector<Locations>& locations) {
  const Across& across = run.across();
  const Words& words = setup.wordings.words;
  if (!options.json && !options.html && across.summaries().size() > 1) {
    fmt::print("{}", RenderAcross(across, {.rank = options.rank}));
  }
  if (options.out_dir.empty()) return true;
  const std::string inside = InsideFolder(options.out_dir);
  const std::pair<std::string, std::string> files[] = {
      {inside + "/各地对照.csv", AcrossCsv(across, words)},
      {inside + "/指标矩阵.csv", MatrixCsv(across, words)},
      {inside + "/数据分布.csv", DistributionCsv(across, words, run.metrics())},
      {inside + "/雷同文字.csv", SharedCsv(across, locations)},
      {inside + "/统计比对.csv", ComparedCsv(across, run.metrics())}};
  for (const auto& [path, bytes] : files) {
    if (bytes.empty()) continue;
    const auto saved = WriteFile(path, bytes);
    if (saved.ok()) continue;
    fmt::print(stderr, "{}\n", FaultLine(setup.wordings.faults, path, saved));
    return false;
  }
  return true;
}

// 内部/index.html, when papers are written; false when it could not be.
bool WriteIndex(const CheckOptions& options, const Setup& setup, std::vector<IndexRow> rows) {
  if (options.out_dir.empty()) return true;
  const std::string path = InsideFolder(options.out_dir) + "/index.html";
  const auto saved = WriteFile(path, setup.papers.html.Index(std::move(rows)));
  if (saved.ok()) {
    fmt::print("总览  → {}\n", path);
  } else {
    fmt::print(stderr, "{}\n", FaultLine(setup.wordings.faults, path, saved));
  }
  return saved.ok();
}

// Workbooks and drafts of letters, when papers are written; says what could not be.
class Office {
 public:
  Office(const CheckOptions& options, const Setup& setup) : setup_(setup) {
    inside_ = InsideFolder(options.out_dir);
    if (!inside_.empty()) papers_.emplace(inside_, setup.papers);
  }

  void Add(const Outcome& outcome) {
    if (papers_ && outcome.paper) Note(papers_->Add(*outcome.paper));
  }

  // Whether all was written.
  bool Finish() {
    if (!papers_) return true;
    Note(papers_->Finish());
    if (fine_) fmt::print("问题清单、专家评分表、复核结果  → {}\n", inside_);
    return fine_;
  }

 private:
  void Note(const absl::Status& status) {
    if (status.ok()) return;
    fine_ = false;
    fmt::print(stderr, "{}\n", FaultLine(setup_.wordings.faults, inside_, status));
  }

  const Setup& setup_;
  std::string inside_;
  std::optional<OfficePapers> papers_;
  bool fine_ = true;
};

// `run`: the reports beside each other, when there is more than one or something to hold them
// against.
int CheckAll(const CheckOptions& options, const Setup& setup, const Decisions& decisions,
             const std::vector<ReportFile>& files, const AcrossRun* run) {
  const Across* const across = run != nullptr ? &run->across() : nullptr;
  const Checker checker(options, setup, decisions, OutNames(InsideFolder(options.out_dir), files));
  Office office(options, setup);
  std::vector<IndexRow> rows;
  std::vector<Locations> locations;
  Printer printer(options.json && options.out_dir.empty(), !OneFile(options.paths, files));
  ProgressBar bar(files.size());
  InOrder<Outcome>(
      files.size(), Threads(options.jobs, files.size()),
      [&](size_t i) { return checker.Check(i, files[i], across); },
      [&](Outcome outcome) {
        bar.Hide();
        printer.Print(outcome);
        office.Add(outcome);
        if (!outcome.fault.empty()) {
          outcome.row.name = files[rows.size()].name;
          outcome.row.fault = outcome.fault;
        }
        rows.push_back(std::move(outcome.row));
        locations.push_back(std::move(outcome.shared));
      },
      [&](size_t finished) { bar.Show(finished); });
  bar.Hide();
  printer.Close();
  if (run != nullptr && !WriteAcross(options, setup, *run, locations)) return kSomeInputsFailed;
  const bool indexed = WriteIndex(options, setup, std::move(rows));
  if (!office.Finish() || !indexed) return kSomeInputsFailed;
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
  const auto decisions = ReadDecisions(options.decisions);
  if (!decisions.ok()) {
    fmt::print(stderr, "{}\n",
               FaultLine(setup->wordings.faults, options.decisions[0], decisions.status()));
    return kUsage;
  }
  for (const ExpertFault& fault : decisions->faults) {
    fmt::print(stderr, "{}：{}，补正前不计入。\n", fault.where, fault.what);
  }
  const size_t empty = ReportEmptyFolders(options.paths);
  const std::vector<ReportFile> files =
      OpenArchives(ListReports(options.paths), setup->analysis->ingester());
  if (files.empty()) return kSomeInputsFailed;
  if (options.html && options.out_dir.empty() && files.size() > 1) {
    fmt::print(stderr, "--format html 一次只输出一份报告，这里有 {} 份。请用 -o 指定文件夹。\n",
               files.size());
    return kUsage;
  }
  if (auto made = MakeFolder(InsideFolder(options.out_dir)); !made.ok()) {
    fmt::print(stderr, "{}\n", FaultLine(setup->wordings.faults, options.out_dir, made));
    return kUsage;
  }
  std::unique_ptr<AcrossRun> run;
  if (files.size() > 1 || !options.library.empty() || !options.reference.empty()) {
    auto made = AcrossRun::Make(options, *setup, files);
    if (!made.ok()) {
      fmt::print(stderr, "{}\n", std::string(made.status().message()));
      return kUsage;
    }
    run = *std::move(made);
  }
  return std::max(CheckAll(options, *setup, *decisions, files, run.get()),
                  empty > 0 ? kSomeInputsFailed : kAllFine);
}

}  // namespace dudao::cli
