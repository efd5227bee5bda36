#include "services/ingest/worker/ingest_worker.h"

#include <utility>

namespace dudao::ingest {
namespace {

// JOB_STATE_QUEUED → queued.
std::string Lower(v1::JobState state) {
  std::string name = v1::JobState_Name(state).substr(std::string("JOB_STATE_").size());
  for (char& c : name) c = static_cast<char>(c | 0x20);
  return name;
}

}  // namespace

IngestWorker::IngestWorker(store::Store& store, std::unique_ptr<queue::TaskSender> sender,
                           const Ingester& ingester, std::string stage_digest,
                           IngestWorkerOptions options, obs::Metrics& metrics, const obs::Log& log)
    : store_(store),
      options_(std::move(options)),
      metrics_(metrics),
      log_(log),
      sender_(std::move(sender)),
      pool_(options_.decode_threads, MakeDecoder(store, ingester, std::move(stage_digest)),
            [this] { Wake(); }),
      dispatcher_(store, *sender_, pool_, options_.dispatcher, metrics, log) {}

IngestWorker::~IngestWorker() { Stop(); }

void IngestWorker::Start() {
  dispatch_ = std::thread([this] { Dispatch(); });
  sweep_ = std::thread([this] { Sweep(); });
}

void IngestWorker::Stop() {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
    stopping_ = true;
  }
  changed_.notify_all();
  if (dispatch_.joinable()) dispatch_.join();
  if (sweep_.joinable()) sweep_.join();
  dispatcher_.HandBackAll();
}

void IngestWorker::Wake() {
  {
    const std::lock_guard lock(mutex_);
    woken_ = true;
  }
  changed_.notify_all();
}

absl::Status IngestWorker::Check() const {
  const std::lock_guard lock(mutex_);
  return last_;
}

void IngestWorker::Dispatch() {
  auto pause = options_.turn_every;
  while (Wait(pause, /*wakes=*/pause == options_.turn_every)) {
    const absl::Status turned = dispatcher_.Turn(std::chrono::steady_clock::now());
    pause = turned.ok() ? options_.turn_every : options_.pause;
    const std::lock_guard lock(mutex_);
    if (!turned.ok() && last_.ok()) {
      log_.Error("store_failed", {{"error", std::string(turned.message())}});
    }
    last_ = turned;
  }
}

void IngestWorker::Sweep() {
  do {
    const absl::StatusOr<store::Swept> swept = store_.SweepExpired();
    if (swept.ok() && swept->expired > 0) {
      log_.Warn("leases_expired", {{"count", swept->expired}, {"quarantined", swept->quarantined}});
      Wake();
    }
    Count();
  } while (Wait(options_.sweep_every, /*wakes=*/false));
}

void IngestWorker::Count() {
  const absl::StatusOr<store::Stats> stats = store_.GetStats();
  if (!stats.ok()) return;
  for (int i = v1::JOB_STATE_QUEUED; i <= v1::JOB_STATE_CANCELLED; ++i) {
    const auto state = static_cast<v1::JobState>(i);
    const auto found = stats->jobs.find(state);
    metrics_.gauge("dudao_jobs", "Jobs by state", {{"state", Lower(state)}})
        .Set(found == stats->jobs.end() ? 0 : static_cast<double>(found->second));
  }
  metrics_.gauge("dudao_reviews", "Reviews recorded").Set(static_cast<double>(stats->reviews));
  for (const auto& [name, value] : stats->counters) {
    metrics_
        .gauge("dudao_store_events", "Counted in the store since it was made", {{"event", name}})
        .Set(static_cast<double>(value));
  }
}

bool IngestWorker::Wait(std::chrono::milliseconds time, bool wakes) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, time, [&] { return stopping_ || (wakes && woken_); });
  if (wakes) woken_ = false;
  return !stopping_;
}

}  // namespace dudao::ingest
