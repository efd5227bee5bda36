#include "cli/remote/remote_commands.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <utility>

#include "cli/display/restricted.h"
#include "cli/exit_code.h"
#include "cli/remote/client.h"
#include "cli/render_text.h"
#include "cli/report_files.h"
#include "cli/setup.h"
#include "cli/terminal_text.h"
#include "common/json/proto_json.h"
#include "common/status/stage_error.h"
#include "common/text/sha256.h"
#include "services/ingest/child/parser_process.h"

namespace dudao::cli {
namespace {

constexpr size_t kMaxReport = 64u << 20;  // servers refuse more as they are configured

// Says in Chinese why a call failed.
int ReportCallFault(const RemoteOptions& remote, const Wordings& words, const std::string& what,
                    const absl::Status& status) {
  if (absl::IsUnavailable(status) || absl::IsDeadlineExceeded(status)) {
    fmt::print(stderr,
               "{}：连不上服务 {}。请确认服务已启动（dudao serve 或 ./x up），或用 --server "
               "指明地址。（{}）\n",
               what, remote.server, std::string(status.message()));
    return kServer;
  }
  if (StageErrorOf(status)) {
    fmt::print(stderr, "{}\n", FaultLine(words.faults, what, status));
    return kSomeInputsFailed;
  }
  const std::string message(status.message());
  if (absl::IsNotFound(status)) {
    fmt::print(stderr, "{}：服务上没有。请核对编号（dudao list 可列出）。（{}）\n", what, message);
  } else if (absl::IsAlreadyExists(status)) {
    fmt::print(stderr, "{}：这个 --key 已用于另一份报告。请换一个，或不写 --key。（{}）\n", what,
               message);
  } else if (absl::IsResourceExhausted(status)) {
    fmt::print(stderr, "{}：服务正忙。请稍后再试。（{}）\n", what, message);
  } else if (absl::IsFailedPrecondition(status)) {
    fmt::print(stderr, "{}：还没有结果。请用 dudao watch 查看进度。（{}）\n", what, message);
  } else {
    fmt::print(stderr, "{}：服务拒绝了请求（{}）。\n", what, message);
  }
  return kServer;
}

std::string JobLine(const Words& words, const v1::Job& job) {
  std::string out = fmt::format("{}  {}  {}", job.id(), words.Of("job", JobState_Name(job.state())),
                                job.metadata().source_name());
  if (!job.review_id().empty()) out += "  评审 " + job.review_id();
  if (!job.message().empty()) out += "  " + job.message();
  return out;
}

void Print(const std::string& line) {
  fmt::print("{}\n", line);
  std::fflush(stdout);
}

int CodeOf(const v1::Job& job) {
  return job.state() == v1::JOB_STATE_DONE ? kAllFine : kSomeInputsFailed;
}

v1::SubmitHeader HeaderOf(const SubmitOptions& options, const ReportFile& file,
                          const std::string& bytes) {
  v1::SubmitHeader header;
  header.set_size(bytes.size());
  header.set_digest(text::Sha256Hex(bytes));
  *header.mutable_metadata() = options.metadata;
  header.mutable_metadata()->set_source_name(file.name);
  header.set_force(options.force);
  std::string key = options.key;
  if (key.empty()) key = SubmissionKey(header.digest(), header.metadata());
  if (options.force && options.key.empty()) {
    // A forced run is a new one each time it is asked for.
    key += fmt::format("-{}-{}", getpid(),
                       std::chrono::system_clock::now().time_since_epoch().count());
  }
  header.set_idempotency_key(key);
  return header;
}

// Submits one file; the receipt's job goes to `jobs`.
int SubmitOne(const SubmitOptions& options, const Wordings& words, const ingest::Ingester& ingester,
              Client& client, const ReportFile& file, std::vector<v1::Job>* jobs) {
  auto bytes = ReadReport(file, ingester);
  if (!bytes.ok()) {
    fmt::print(stderr, "{}\n", FaultLine(words.faults, file.path, bytes.status()));
    return kSomeInputsFailed;
  }
  auto receipt = client.Submit(HeaderOf(options, file, *bytes), *bytes);
  if (!receipt.ok()) return ReportCallFault(options.remote, words, file.path, receipt.status());
  if (!options.wait) Print(JobLine(words.words, receipt->job()));
  jobs->push_back(receipt->job());
  return kAllFine;
}

int AwaitAll(const SubmitOptions& options, const Wordings& words, Client& client,
             const std::vector<v1::Job>& jobs) {
  int worst = kAllFine;
  for (const v1::Job& job : jobs) {
    auto last = client.Watch(job.id(), [](const v1::Job&) {});
    if (!last.ok()) return ReportCallFault(options.remote, words, job.id(), last.status());
    Print(JobLine(words.words, *last));
    worst = std::max(worst, CodeOf(*last));
  }
  return worst;
}

}  // namespace

std::string SubmissionKey(const std::string& digest, const v1::SubmitMetadata& metadata) {
  return fmt::format("dudao-{}-{}", digest.substr(0, 32),
                     text::Sha256Hex(metadata.SerializeAsString()).substr(0, 16));
}

int RunSubmit(const SubmitOptions& options) {
  auto words = Wordings::Create(options.remote.data_dir);
  if (!words.ok()) return ReportSetupFault(words.status());
  // Only to open archives: a server takes one report at a time.
  const ingest::Ingester ingester = ingest::MakeIngester({.max_bytes = kMaxReport});
  const std::vector<ReportFile> files = OpenArchives(ListReports(options.paths), ingester);
  if (!options.key.empty() && files.size() > 1) {
    fmt::print(stderr, "--key 只能用于一份报告；多份请不写，由程序按内容生成。\n");
    return kUsage;
  }
  Client client(options.remote.server);
  std::vector<v1::Job> jobs;
  int worst = kAllFine;
  for (const ReportFile& file : files) {
    const int code = SubmitOne(options, *words, ingester, client, file, &jobs);
    worst = std::max(worst, code);
    if (code == kServer) break;
  }
  if (!options.wait) return worst;
  return std::max(worst, AwaitAll(options, *words, client, jobs));
}

int RunWatch(const RemoteOptions& remote, const std::string& job_id) {
  auto words = Wordings::Create(remote.data_dir);
  if (!words.ok()) return ReportSetupFault(words.status());
  auto last = Client(remote.server).Watch(job_id, [&](const v1::Job& job) {
    Print(JobLine(words->words, job));
  });
  if (!last.ok()) return ReportCallFault(remote, *words, job_id, last.status());
  return CodeOf(*last);
}

int RunGet(const GetOptions& options) {
  auto words = Wordings::Create(options.remote.data_dir);
  if (!words.ok()) return ReportSetupFault(words.status());
  auto response = Client(options.remote.server).GetReview(options.id, options.include_text);
  if (!response.ok()) {
    return ReportCallFault(options.remote, *words, options.id, response.status());
  }
  v1::Review& review = *response->mutable_review();
  if (!options.include_restricted) {
    MaskRestricted(words->words.Of("restricted", "message"), &review);
  }
  TextOptions text;
  text.columns = TerminalColumns(STDOUT_FILENO, text.columns);
  text.colour = WantsColour(STDOUT_FILENO);
  text.full = options.full;
  PaperOptions paper;
  paper.include_restricted = options.include_restricted;
  Print(options.json ? json::ToJson(review)
                     : RenderText(words->maker.Make(review, review.document().text(), paper),
                                  words->words, text));
  return kAllFine;
}

int RunList(const ListOptions& options) {
  auto words = Wordings::Create(options.remote.data_dir);
  if (!words.ok()) return ReportSetupFault(words.status());
  auto page = Client(options.remote.server).ListJobs(options.request);
  if (!page.ok()) return ReportCallFault(options.remote, *words, "list", page.status());
  if (options.json) {
    Print(json::ToJson(*page));
    return kAllFine;
  }
  for (const v1::Job& job : page->jobs()) Print(JobLine(words->words, job));
  if (!page->next_page_token().empty()) {
    fmt::print(stderr, "还有更多：加 --page {} 继续。\n", page->next_page_token());
  }
  return kAllFine;
}

int RunCancel(const RemoteOptions& remote, const std::string& job_id) {
  auto words = Wordings::Create(remote.data_dir);
  if (!words.ok()) return ReportSetupFault(words.status());
  auto job = Client(remote.server).Cancel(job_id);
  if (!job.ok()) return ReportCallFault(remote, *words, job_id, job.status());
  Print(JobLine(words->words, *job));
  return job->state() == v1::JOB_STATE_CANCELLED ? kAllFine : kSomeInputsFailed;
}

}  // namespace dudao::cli
