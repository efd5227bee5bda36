#include "services/scoring/worker/scoring_worker.h"

#include <cstdlib>
#include <utility>

#include "common/stage/stage.h"
#include "common/status/stage_error.h"
#include "common/store/review_id.h"
#include "services/scoring/worker/review_of.h"

namespace dudao::scoring {
namespace {

int64_t SystemNowMs() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

// Hung code holds its thread for good: the process goes, its leases bring the jobs back.
[[noreturn]] void LeaveHung() { std::_Exit(70); }

}  // namespace

struct ScoringWorker::Meters {
  explicit Meters(obs::Metrics& m)
      : reviews(m.counter("dudao_scoring_reviews_total", "Reviews recorded")),
        errors(m.counter("dudao_scoring_errors_total", "Errors recorded")),
        late(m.counter("dudao_scoring_late_total", "Completions of leases that were over")),
        core(m.seconds("dudao_stage_core_seconds", "Time in the core", {{"stage", "scoring"}})) {}
  obs::Counter reviews, errors, late;
  obs::Histogram core;
};

ScoringWorker::ScoringWorker(store::Store& store, std::unique_ptr<queue::TaskReceiver> in,
                             const Scorer& scorer, std::string stage_digest,
                             ScoringWorkerOptions options, obs::Metrics& metrics,
                             const obs::Log& log)
    : store_(store),
      in_(std::move(in)),
      scorer_(scorer),
      digest_(std::move(stage_digest)),
      options_(std::move(options)),
      log_(log),
      screen_(std::string(kScoring), metrics),
      meters_(std::make_unique<Meters>(metrics)) {}

ScoringWorker::~ScoringWorker() { Stop(); }

void ScoringWorker::Start() {
  loop_ = std::thread([this] { Loop(); });
  watchdog_ = std::thread([this] { Watch(); });
}

void ScoringWorker::Stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  if (loop_.joinable()) loop_.join();
  if (watchdog_.joinable()) watchdog_.join();
}

absl::Status ScoringWorker::Check() const {
  const std::lock_guard lock(mutex_);
  return last_;
}

void ScoringWorker::Loop() {
  while (true) {
    Turn();
    std::unique_lock lock(mutex_);
    if (!last_.ok()) changed_.wait_for(lock, options_.pause, [this] { return stopping_; });
    if (stopping_) return;
  }
}

bool ScoringWorker::Turn() {
  // What the store refused is tried again before more is taken: the road fills up behind, and the
  // jobs wait where they are safe.
  if (batch_.empty()) Gather();
  if (batch_.empty()) return false;
  const absl::Status recorded = Record();
  const std::lock_guard lock(mutex_);
  if (!recorded.ok() && last_.ok()) {
    log_.Error("store_failed", {{"error", std::string(recorded.message())}});
  }
  last_ = recorded;
  return true;
}

void ScoringWorker::Gather() {
  batch_bytes_ = 0;
  if (!TakeOne(options_.poll)) return;
  while (batch_.size() < options_.max_batch && batch_bytes_ < options_.max_batch_bytes) {
    if (!TakeOne(std::chrono::milliseconds(0))) return;
  }
}

bool ScoringWorker::TakeOne(std::chrono::milliseconds wait) {
  absl::StatusOr<std::optional<v1::StageTask>> received = in_->Receive(wait);
  if (!received.ok()) {
    log_.Error("receive_failed", {{"error", std::string(received.status().message())}});
    return false;
  }
  std::optional<v1::StageTask> task = *std::move(received);
  if (!task) return false;
  const int64_t now = options_.now_ms ? options_.now_ms() : SystemNowMs();
  if (!screen_.Admits(*task, now)) return true;
  batch_bytes_ += task->document().text().size();
  batch_.push_back(Complete(*std::move(task)));
  return true;
}

store::Completion ScoringWorker::Complete(v1::StageTask task) {
  store::Completion completion;
  completion.lease = {task.job_id(), task.epoch()};
  if (task.has_error()) {
    completion.error = task.error();
    return completion;
  }
  if (!task.has_document() || !task.has_segmentation() || !task.has_extraction()) {
    completion.error = AsStageError(kScoring, absl::InternalError("a stage's output is missing"));
    return completion;
  }
  const auto begun = std::chrono::steady_clock::now();
  Mark(true);
  task.mutable_stages()->set_scoring(digest_);
  absl::StatusOr<v1::Review> review =
      ReviewOf(scorer_, task.document(), std::move(*task.mutable_segmentation()),
               std::move(*task.mutable_extraction()), task.options(), task.stages());
  Mark(false);
  meters_->core.Observe(
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count());
  if (!review.ok()) {
    completion.error = AsStageError(kScoring, review.status());
    return completion;
  }
  completion.review_id = store::ReviewId(task.document().id(), task.options(), task.stages());
  completion.review = *std::move(review);
  completion.text = std::move(*task.mutable_document()->mutable_text());
  return completion;
}

absl::Status ScoringWorker::Record() {
  const absl::StatusOr<std::vector<store::Fenced>> answers = store_.Commit(batch_);
  if (absl::IsUnavailable(answers.status())) return answers.status();
  if (!answers.ok()) {
    // Asking again would fail again: the leases run out and bring the jobs back one by one.
    log_.Error("batch_dropped", {{"count", batch_.size()}});
    batch_.clear();
    return answers.status();
  }
  for (size_t i = 0; i < batch_.size(); ++i) {
    const bool late = (*answers)[i] == store::Fenced::kLate;
    (late ? meters_->late : batch_[i].error ? meters_->errors : meters_->reviews).Add();
    if (late) log_.Info("completion_late", {{"job_id", batch_[i].lease.job_id}});
  }
  batch_.clear();
  options_.on_commit();
  return absl::OkStatus();
}

void ScoringWorker::Mark(bool running) {
  const std::lock_guard lock(mutex_);
  core_since_.reset();
  if (running) core_since_ = std::chrono::steady_clock::now();
}

void ScoringWorker::Watch() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    changed_.wait_for(lock, options_.core_limit / 4, [this] { return stopping_; });
    if (!core_since_ || std::chrono::steady_clock::now() - *core_since_ < options_.core_limit) {
      continue;
    }
    core_since_.reset();
    log_.Error("core_hung", {{"ms", options_.core_limit.count()}});
    lock.unlock();
    options_.on_hung ? options_.on_hung() : LeaveHung();
    lock.lock();
  }
}

}  // namespace dudao::scoring
