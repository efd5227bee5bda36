#include "services/ingest/server/job_watcher.h"

#include <set>

namespace dudao::ingest {
namespace {

absl::Status GoingAway() { return absl::UnavailableError("the server is going away"); }

}  // namespace

JobWatcher::JobWatcher(store::Store& store, std::chrono::milliseconds every)
    : store_(store), every_(every), thread_([this] { Loop(); }) {}

JobWatcher::~JobWatcher() { Stop(); }

uint64_t JobWatcher::Add(const std::string& job_id, Listener listener) {
  std::unique_lock lock(mutex_);
  const uint64_t watch = ++last_watch_;
  if (stopping_) {
    lock.unlock();
    listener(GoingAway());
    return watch;
  }
  watches_[watch] = {job_id, std::move(listener)};
  added_ = true;
  changed_.notify_all();
  return watch;
}

void JobWatcher::Remove(uint64_t watch) {
  const std::lock_guard lock(mutex_);
  watches_.erase(watch);
}

void JobWatcher::Stop() {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
  for (const News& news : Farewell()) news.listener(news.job);
}

void JobWatcher::Loop() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    added_ = false;
    lock.unlock();
    const std::vector<std::string> asked = Watched();
    // A store that is away is asked again at the next tick.
    const auto jobs = asked.empty() ? std::vector<v1::Job>() : store_.GetJobs(asked);
    if (jobs.ok()) {
      for (const News& news : Compare(asked, *jobs)) news.listener(news.job);
    }
    lock.lock();
    const auto wanted = [this] { return stopping_ || added_; };
    if (watches_.empty()) {
      changed_.wait(lock, wanted);
    } else {
      changed_.wait_for(lock, every_, wanted);
    }
  }
}

std::vector<std::string> JobWatcher::Watched() {
  const std::lock_guard lock(mutex_);
  std::set<std::string> ids;
  for (const auto& [id, watch] : watches_) ids.insert(watch.job_id);
  return {ids.begin(), ids.end()};
}

std::vector<JobWatcher::News> JobWatcher::Compare(const std::vector<std::string>& asked,
                                                  const std::vector<v1::Job>& jobs) {
  std::map<std::string, const v1::Job*> found;
  for (const std::string& id : asked) found[id] = nullptr;
  for (const v1::Job& job : jobs) found[job.id()] = &job;
  std::vector<News> news;
  const std::lock_guard lock(mutex_);
  for (auto& [id, watch] : watches_) {
    const auto entry = found.find(watch.job_id);
    if (entry == found.end()) continue;  // Added since.
    const v1::Job* job = entry->second;
    if (job == nullptr) {
      news.push_back({watch.listener, absl::NotFoundError("no job " + watch.job_id)});
      continue;
    }
    const std::pair<int, uint64_t> now{job->state(), job->epoch()};
    if (now != watch.told) news.push_back({watch.listener, *job});
    watch.told = now;
  }
  return news;
}

std::vector<JobWatcher::News> JobWatcher::Farewell() {
  const std::lock_guard lock(mutex_);
  std::vector<News> news;
  news.reserve(watches_.size());
  for (auto& [id, watch] : watches_) {
    news.push_back({watch.listener, GoingAway()});
  }
  watches_.clear();
  return news;
}

}  // namespace dudao::ingest
