#include "common/stage/stage_worker.h"

#include <fmt/format.h>

#include <cstdlib>
#include <exception>
#include <optional>
#include <utility>

#include "common/status/stage_error.h"
#include "common/text/sha256.h"

namespace dudao {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kHungExitCode = 70;

int64_t SystemNowMs() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

StageWorkerOptions WithDefaults(StageWorkerOptions options) {
  if (!options.now_ms) options.now_ms = SystemNowMs;
  // _Exit: destructors would wait for the very thread that hangs.
  if (!options.on_hung) options.on_hung = [] { std::_Exit(kHungExitCode); };
  return options;
}

uint32_t MicrosecondsSince(Clock::time_point begun) {
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begun);
  return static_cast<uint32_t>(took.count());
}

}  // namespace

struct StageWorker::Meters {
  Meters(const std::string& stage, obs::Metrics& metrics)
      : hits(Count(metrics, stage, "cached")),
        runs(Count(metrics, stage, "run")),
        forwarded(Count(metrics, stage, "forwarded")),
        failed(Count(metrics, stage, "failed")),
        too_large(Count(metrics, stage, "too_large")),
        unsent(Count(metrics, stage, "unsent")),
        seconds(metrics.seconds("dudao_stage_seconds", "Time of the core", {{"stage", stage}})) {}

  static obs::Counter Count(obs::Metrics& metrics, const std::string& stage,
                            const std::string& outcome) {
    return metrics.counter("dudao_stage_tasks_total", "Tasks by what was done with them",
                           {{"stage", stage}, {"outcome", outcome}});
  }

  obs::Counter hits, runs, forwarded, failed, too_large, unsent;
  obs::Histogram seconds;
};

void StripToError(v1::StageTask& task, const v1::StageError& error) {
  *task.mutable_error() = error;
  task.mutable_document()->clear_text();
  task.clear_segmentation();
  task.clear_extraction();
}

StageWorker::StageWorker(StageStep step, std::unique_ptr<queue::TaskReceiver> in,
                         std::unique_ptr<queue::TaskSender> out, cache::Cache& cache,
                         StageWorkerOptions options, obs::Metrics& metrics, const obs::Log& log)
    : step_(std::move(step)),
      in_(std::move(in)),
      out_(std::move(out)),
      cache_(cache),
      options_(WithDefaults(std::move(options))),
      log_(log),
      screen_(step_.name, metrics),
      meters_(std::make_unique<Meters>(step_.name, metrics)) {}

StageWorker::~StageWorker() { Stop(); }

void StageWorker::Start() {
  alive_ = true;
  loop_ = std::thread([this] { Loop(); });
  watchdog_ = std::thread([this] { Watch(); });
}

void StageWorker::Stop() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  if (loop_.joinable()) loop_.join();
  if (watchdog_.joinable()) watchdog_.join();
}

absl::Status StageWorker::Check() const {
  if (hung_) return absl::UnavailableError("the core is hung");
  if (!alive_) return absl::UnavailableError("the worker does not run");
  return absl::OkStatus();
}

void StageWorker::Loop() {
  while (!stopping_) Turn();
  alive_ = false;
}

bool StageWorker::Turn() {
  auto received = in_->Receive(options_.poll);
  if (!received.ok()) {
    log_.Error("receive_failed", {{"error", std::string(received.status().message())}});
    std::unique_lock lock(mutex_);  // a socket that fails at once must not spin
    changed_.wait_for(lock, options_.poll, [this] { return stopping_.load(); });
    return false;
  }
  if (!*received) return false;
  v1::StageTask task = *std::move(*received);
  if (!screen_.Admits(task, options_.now_ms())) return true;
  Advance(task);
  SendOn(task);
  return true;
}

void StageWorker::Advance(v1::StageTask& task) {
  if (task.has_error() || step_.has_output(task)) return meters_->forwarded.Add();
  const auto begun = Clock::now();
  const std::string key = CacheKey(task);
  if (FromCache(task, key)) {
    meters_->hits.Add();
  } else {
    RunCore(task, key);
  }
  if (!task.has_error()) step_.note(task, step_.digest, MicrosecondsSince(begun));
}

// Length-free join is safe: the input is last, and names and digests hold no colon.
std::string StageWorker::CacheKey(const v1::StageTask& task) const {
  return fmt::format("{}:{}:{}", step_.name, step_.digest, text::Sha256Hex(step_.input(task)));
}

// A value of another shape is a miss; nothing half-parsed stays in the task.
bool StageWorker::FromCache(v1::StageTask& task, const std::string& key) {
  const auto hit = cache_.Get(key);
  if (!hit) return false;
  google::protobuf::Message* output = step_.output(task);
  if (output->ParseFromString(*hit)) return true;
  output->Clear();
  return false;
}

void StageWorker::RunCore(v1::StageTask& task, const std::string& key) {
  const auto begun = Clock::now();
  Mark(true);
  absl::Status done;
  try {
    done = step_.run(task);
  } catch (const std::exception& e) {
    done = absl::InternalError(e.what());
  }
  Mark(false);
  meters_->seconds.Observe(MicrosecondsSince(begun) / 1e6);
  if (done.ok()) {
    meters_->runs.Add();
    cache_.Put(key, step_.output(task)->SerializeAsString());
    return;
  }
  meters_->failed.Add();
  const v1::StageError error = AsStageError(step_.name, done);
  log_.Error("core_failed",
             {{"job_id", task.job_id()}, {"trace_id", task.trace_id()}, {"code", error.code()}});
  StripToError(task, error);
}

// A full road is waited for; a task too large for it becomes an error that fits.
void StageWorker::SendOn(v1::StageTask& task) {
  for (;;) {
    const absl::Status sent = out_->Send(task);
    if (sent.ok()) return;
    if (absl::IsOutOfRange(sent) && !task.has_error()) {
      meters_->too_large.Add();
      log_.Error("task_too_large", {{"job_id", task.job_id()}, {"trace_id", task.trace_id()}});
      StripToError(task, TooLarge(task));
      continue;
    }
    if (stopping_ || absl::IsOutOfRange(sent)) return meters_->unsent.Add();
    // Send has waited its time already; a fake that does not wait must not spin.
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, std::chrono::milliseconds(5), [this] { return stopping_.load(); });
  }
}

v1::StageError StageWorker::TooLarge(const v1::StageTask& task) const {
  v1::StageError error;
  error.set_stage(step_.name);
  error.set_code("too_large_task");
  error.add_arguments(task.document().source_name());
  error.add_arguments(fmt::format("{}", task.ByteSizeLong()));
  error.add_arguments(fmt::format("{}", options_.max_task_bytes));
  return error;
}

void StageWorker::Mark(bool running) {
  {
    std::lock_guard lock(mutex_);
    core_since_ = running ? std::optional(Clock::now()) : std::nullopt;
  }
  changed_.notify_all();
}

void StageWorker::Watch() {
  std::unique_lock lock(mutex_);
  while (!stopping_ || core_since_) {
    if (!core_since_) {
      changed_.wait(lock, [this] { return stopping_ || core_since_; });
      continue;
    }
    const auto begun = *core_since_;
    const bool done = changed_.wait_until(lock, begun + options_.core_limit,
                                          [&] { return core_since_ != begun; });
    if (done) continue;
    hung_ = true;
    lock.unlock();
    log_.Error("core_hung", {{"stage", step_.name}, {"limit_ms", options_.core_limit.count()}});
    options_.on_hung();
    lock.lock();
    changed_.wait(lock, [&] { return core_since_ != begun; });
    hung_ = false;
  }
}

}  // namespace dudao
