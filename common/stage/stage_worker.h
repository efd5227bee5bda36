// The loop of a middle stage: take a task, do this stage's work unless it is done or the cache has
// it, send it on. At least once is the rule: doing it twice is harmless, for cores are pure.
//
//   StageWorker worker(segmentation::MakeStep(segmenter, digest), std::move(in), std::move(out),
//                      cache, {}, metrics, log);
//   worker.Start();
#ifndef DUDAO_COMMON_STAGE_STAGE_WORKER_H_
#define DUDAO_COMMON_STAGE_STAGE_WORKER_H_

#include <google/protobuf/message.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "absl/status/status.h"
#include "common/cache/cache.h"
#include "common/obs/log.h"
#include "common/obs/metrics.h"
#include "common/queue/screen.h"
#include "common/queue/task_queue.h"
#include "dudao/v1/stage_task.pb.h"

namespace dudao {

// One stage as the loop sees it. Functions are pure and thread-safe.
struct StageStep {
  std::string name;    // kSegmentation
  std::string digest;  // of code and data: part of the cache key
  // Whether the task brings this stage's output already.
  std::function<bool(const v1::StageTask&)> has_output;
  // The output's place in the task.
  std::function<google::protobuf::Message*(v1::StageTask&)> output;
  // Everything the output depends on beside the digest, as bytes; hashed by the loop.
  std::function<std::string(const v1::StageTask&)> input;
  // The core: fills the output. An error rides along (common/status/stage_error.h).
  std::function<absl::Status(v1::StageTask&)> run;
  // Where the stage's digest and time are noted.
  std::function<void(v1::StageTask&, const std::string& digest, uint32_t microseconds)> note;
};

struct StageWorkerOptions {
  size_t max_task_bytes = queue::kMaxTaskBytes;  // the sender's limit, for the error's words
  std::chrono::milliseconds poll{200};           // wait of one Receive, so also of Stop
  std::chrono::milliseconds core_limit{20000};   // a core that runs longer is taken for hung
  // Milliseconds since 1970; by default the system's clock.
  std::function<int64_t()> now_ms;
  // Called from another thread when a core is hung; by default ends the process: it is disposable,
  // and the job's lease brings the job back.
  std::function<void()> on_hung;
};

class StageWorker {
 public:
  StageWorker(StageStep step, std::unique_ptr<queue::TaskReceiver> in,
              std::unique_ptr<queue::TaskSender> out, cache::Cache& cache,
              StageWorkerOptions options, obs::Metrics& metrics, const obs::Log& log);
  ~StageWorker();  // as Stop

  void Start();
  // Finishes the task in hand (unsent if the road is full) and joins.
  void Stop();
  // Unavailable once the loop has ended, or while a core is past its limit: for health checks.
  absl::Status Check() const;

  // One turn of the loop in the caller's thread, for tests and simulators: whether a task was
  // taken.
  bool Turn();

 private:
  struct Meters;
  void Loop();
  void Watch();
  void Advance(v1::StageTask& task);
  bool FromCache(v1::StageTask& task, const std::string& key);
  void RunCore(v1::StageTask& task, const std::string& key);
  void SendOn(v1::StageTask& task);
  v1::StageError TooLarge(const v1::StageTask& task) const;
  std::string CacheKey(const v1::StageTask& task) const;
  void Mark(bool running);

  const StageStep step_;
  std::unique_ptr<queue::TaskReceiver> in_;
  std::unique_ptr<queue::TaskSender> out_;
  cache::Cache& cache_;
  const StageWorkerOptions options_;
  const obs::Log& log_;
  const queue::Screen screen_;
  const std::unique_ptr<Meters> meters_;

  std::atomic<bool> stopping_{false};
  std::atomic<bool> hung_{false};
  std::atomic<bool> alive_{false};
  std::mutex mutex_;  // guards core_since_ and wakes the watchdog
  std::condition_variable changed_;
  std::optional<std::chrono::steady_clock::time_point> core_since_;
  std::thread loop_;
  std::thread watchdog_;
};

// What is left of a task that carries an error: its job, and nothing bulky.
void StripToError(v1::StageTask& task, const v1::StageError& error);

}  // namespace dudao

#endif  // DUDAO_COMMON_STAGE_STAGE_WORKER_H_
