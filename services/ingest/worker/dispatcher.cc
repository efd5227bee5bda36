#include "services/ingest/worker/dispatcher.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/status/stage_error.h"

namespace dudao::ingest {
namespace {

constexpr char kStage[] = "ingest";

std::vector<store::LeaseId> LeasesOf(const std::vector<Decoded>& burst) {
  std::vector<store::LeaseId> leases;
  leases.reserve(burst.size());
  for (const Decoded& decoded : burst) leases.push_back(decoded.job.lease);
  return leases;
}

}  // namespace

Dispatcher::Dispatcher(store::Store& store, queue::TaskSender& sender, DecodePool& pool,
                       DispatcherOptions options, obs::Metrics& metrics, const obs::Log& log)
    : store_(store),
      sender_(sender),
      pool_(pool),
      options_(std::move(options)),
      log_(log),
      sent_(metrics.counter("dudao_ingest_sent_total", "Tasks pushed onto the road")),
      unsent_(metrics.counter("dudao_ingest_handed_back_total", "Leases handed back unsent")),
      refused_count_(metrics.counter("dudao_ingest_refused_total", "Errors recorded by ingest")) {}

absl::Status Dispatcher::Turn(TimePoint now) {
  TakeDecoded();
  GiveUpWaiting(now);
  if (absl::Status s = RecordRefusals(); !s.ok()) return s;
  if (absl::Status s = SendReady(); !s.ok()) return s;
  if (absl::Status s = HandBack(); !s.ok()) return s;
  return LeaseMore();
}

void Dispatcher::TakeDecoded() {
  for (Decoded& decoded : pool_.Take()) {
    const absl::Status& status = decoded.task.status();
    if (status.ok()) {
      ready_.push_back(std::move(decoded));
    } else if (absl::IsUnavailable(status)) {
      // The store was away when the original was wanted: nobody's failure.
      to_hand_back_.push_back(decoded.job.lease);
    } else {
      Refuse(decoded.job, status);
    }
  }
}

void Dispatcher::GiveUpWaiting(TimePoint now) {
  if (ready_.empty() || sender_.Writable()) {
    road_open_at_ = now;
  } else if (now - road_open_at_ >= options_.patience) {
    for (const Decoded& decoded : std::exchange(ready_, {})) {
      to_hand_back_.push_back(decoded.job.lease);
    }
  }
}

void Dispatcher::Refuse(const store::LeasedJob& job, const absl::Status& reason) {
  store::Completion refusal;
  refusal.lease = job.lease;
  refusal.error = AsStageError(kStage, reason);
  // It never saw the road, so it says nothing about those that fell silent there.
  refusal.got_through = false;
  log_.Info("refused", {{"job_id", job.lease.job_id}, {"code", refusal.error->code()}});
  refused_.push_back(std::move(refusal));
}

absl::Status Dispatcher::RecordRefusals() {
  if (refused_.empty()) return absl::OkStatus();
  if (auto answers = store_.Commit(refused_); !answers.ok()) return answers.status();
  refused_count_.Add(static_cast<double>(refused_.size()));
  refused_.clear();
  return absl::OkStatus();
}

absl::Status Dispatcher::SendReady() {
  while (!ready_.empty() && to_hand_back_.empty() && sender_.Writable()) {
    const size_t count = std::min<size_t>(burst_, ready_.size());
    std::vector<Decoded> burst(std::make_move_iterator(ready_.begin()),
                               std::make_move_iterator(ready_.begin() + count));
    ready_.erase(ready_.begin(), ready_.begin() + count);
    if (absl::Status s = SendBurst(std::move(burst)); !s.ok()) return s;
  }
  return absl::OkStatus();
}

absl::Status Dispatcher::SendBurst(std::vector<Decoded> burst) {
  const auto ends = store_.ExtendAtPush(LeasesOf(burst), options_.road_lease);
  if (!ends.ok()) {
    std::move(burst.rbegin(), burst.rend(), std::front_inserter(ready_));
    return ends.status();
  }
  for (size_t i = 0; i < burst.size(); ++i) {
    const int64_t expires_at_ms = (*ends)[i];
    if (expires_at_ms == 0) continue;  // The lease ran out or the job was cancelled meanwhile.
    v1::StageTask& task = *burst[i].task;
    task.set_expires_at_ms(expires_at_ms);
    const absl::Status sent =
        sender_.Writable() ? sender_.Send(task) : absl::UnavailableError("the road is full");
    if (sent.ok()) {
      sent_.Add();
    } else if (absl::IsOutOfRange(sent)) {
      Refuse(burst[i].job,
             StageFailure(kStage, "too_large_task", false,
                          {burst[i].job.source_name, std::to_string(task.ByteSizeLong()),
                           std::to_string(options_.max_task_bytes)}));
    } else {
      to_hand_back_.push_back(burst[i].job.lease);
    }
  }
  burst_ =
      to_hand_back_.empty() ? std::min(burst_ + 1, options_.max_burst) : std::max(burst_ / 2, 1u);
  return absl::OkStatus();
}

absl::Status Dispatcher::HandBack() {
  if (to_hand_back_.empty()) return absl::OkStatus();
  if (absl::Status s = store_.HandBack(to_hand_back_); !s.ok()) return s;
  unsent_.Add(static_cast<double>(to_hand_back_.size()));
  to_hand_back_.clear();
  return absl::OkStatus();
}

absl::Status Dispatcher::LeaseMore() {
  if (!sender_.Writable()) return absl::OkStatus();
  auto leased = store_.Lease({.owner = options_.owner,
                              .window = options_.window,
                              .window_bytes = options_.window_bytes,
                              .lease = options_.decode_lease});
  if (!leased.ok()) return leased.status();
  for (store::LeasedJob& job : *leased) pool_.Post(std::move(job));
  return absl::OkStatus();
}

void Dispatcher::HandBackAll() {
  for (store::LeaseId& lease : pool_.Stop()) to_hand_back_.push_back(std::move(lease));
  for (Decoded& decoded : std::exchange(ready_, {})) to_hand_back_.push_back(decoded.job.lease);
  if (absl::Status s = RecordRefusals(); !s.ok()) log_.Warn("refusals_lost", {});
  if (absl::Status s = HandBack(); !s.ok()) log_.Warn("leases_left_to_run_out", {});
}

}  // namespace dudao::ingest
