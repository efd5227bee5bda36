#include "services/ingest/server/watch_reactor.h"

#include <utility>

namespace dudao::ingest {

bool IsFinished(v1::JobState state) {
  return state != v1::JOB_STATE_QUEUED && state != v1::JOB_STATE_LEASED;
}

WatchReactor* WatchReactor::Begin(JobWatcher& watcher, obs::Metrics& metrics,
                                  const std::string& job_id, std::function<void(v1::Job&)> word) {
  const std::shared_ptr<WatchReactor> call(new WatchReactor(watcher, metrics, std::move(word)));
  call->self_ = call;
  call->watch_ =
      watcher.Add(job_id, [call](const absl::StatusOr<v1::Job>& job) { call->Tell(job); });
  return call.get();
}

WatchReactor::WatchReactor(JobWatcher& watcher, obs::Metrics& metrics,
                           std::function<void(v1::Job&)> word)
    : watcher_(watcher), meter_(metrics, "WatchJob"), word_(std::move(word)) {}

void WatchReactor::Tell(const absl::StatusOr<v1::Job>& job) {
  {
    const std::lock_guard lock(mutex_);
    if (last_) return;
    if (!job.ok()) {
      end_ = job.status();
      last_ = true;
    } else {
      v1::Job& told = *told_.emplace_back().mutable_job();
      told = *job;
      word_(told);
      last_ = IsFinished(told.state());
    }
  }
  Next();
}

WatchReactor::Step WatchReactor::ChooseStep() {
  const std::lock_guard lock(mutex_);
  if (busy_ || over_) return Step::kNothing;
  if (!told_.empty()) {
    written_ = std::move(told_.front());
    told_.pop_front();
    busy_ = true;
    return Step::kWrite;
  }
  over_ = last_;
  return last_ ? Step::kFinish : Step::kNothing;
}

void WatchReactor::Next() {
  switch (ChooseStep()) {
    case Step::kNothing:
      return;
    case Step::kWrite:
      return StartWrite(&written_);
    case Step::kFinish:
      return Finish(meter_.Done(end_));
  }
}

void WatchReactor::OnWriteDone(bool ok) {
  {
    const std::lock_guard lock(mutex_);
    busy_ = false;
  }
  if (!ok) return OnCancel();
  Next();
}

void WatchReactor::OnCancel() {
  {
    const std::lock_guard lock(mutex_);
    told_.clear();
    last_ = true;
    end_ = absl::CancelledError("the caller has gone");
  }
  Next();
}

void WatchReactor::OnDone() {
  watcher_.Remove(watch_);
  self_.reset();
}

}  // namespace dudao::ingest
