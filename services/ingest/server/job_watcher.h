// Changes of jobs to those who watch them: one query a tick for all of them.
//
//   uint64_t watch = watcher.Add(job_id, [](const absl::StatusOr<v1::Job>& job) { … });
//   watcher.Remove(watch);
#ifndef DUDAO_SERVICES_INGEST_SERVER_JOB_WATCHER_H_
#define DUDAO_SERVICES_INGEST_SERVER_JOB_WATCHER_H_

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "common/store/store.h"

namespace dudao::ingest {

class JobWatcher {
 public:
  // Called from the watcher's thread, without locks: the job at first and whenever its state or
  // lease changed; NotFound when there is none, Unavailable at the watcher's end. May still be
  // called once while Remove is under way.
  using Listener = std::function<void(const absl::StatusOr<v1::Job>&)>;

  // `store` outlives the watcher.
  JobWatcher(store::Store& store, std::chrono::milliseconds every);
  ~JobWatcher();  // as Stop

  uint64_t Add(const std::string& job_id, Listener listener);
  void Remove(uint64_t watch);
  void Stop();

 private:
  struct Watch {
    std::string job_id;
    Listener listener;
    // State and epoch last told.
    std::pair<int, uint64_t> told{-1, 0};
  };
  struct News {
    Listener listener;
    absl::StatusOr<v1::Job> job;
  };

  void Loop();
  std::vector<std::string> Watched();
  std::vector<News> Compare(const std::vector<std::string>& asked,
                            const std::vector<v1::Job>& jobs);
  std::vector<News> Farewell();

  store::Store& store_;
  const std::chrono::milliseconds every_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool stopping_ = false;
  bool added_ = false;
  uint64_t last_watch_ = 0;
  std::map<uint64_t, Watch> watches_;
  std::thread thread_;
};

}  // namespace dudao::ingest

#endif  // DUDAO_SERVICES_INGEST_SERVER_JOB_WATCHER_H_
