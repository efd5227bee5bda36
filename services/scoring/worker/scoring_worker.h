// The end of the road: scores what arrives and records it, several jobs a transaction.
//
//   ScoringWorker worker(store, std::move(receiver), scorer, digest, {}, metrics, log);
//   worker.Start();
//
// A completion is void when the job has a newer lease; so a task that comes late, twice or forged
// changes nothing.
#ifndef DUDAO_SERVICES_SCORING_WORKER_SCORING_WORKER_H_
#define DUDAO_SERVICES_SCORING_WORKER_SCORING_WORKER_H_

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "common/obs/log.h"
#include "common/obs/metrics.h"
#include "common/queue/screen.h"
#include "common/queue/task_queue.h"
#include "common/store/store.h"
#include "services/scoring/core/scorer.h"

namespace dudao::scoring {

struct ScoringWorkerOptions {
  std::chrono::milliseconds poll{200};          // wait of one Receive, so also of Stop
  size_t max_batch = 32;                        // completions a transaction
  uint64_t max_batch_bytes = 16u << 20;         // and the texts in it
  std::chrono::milliseconds pause{200};         // before a commit the store refused is tried again
  std::chrono::milliseconds core_limit{20000};  // a core that runs longer is taken for hung
  // Called after each commit, from the worker's thread: ingest looks at its window.
  std::function<void()> on_commit = [] {};
  // Milliseconds since 1970; by default the system's clock.
  std::function<int64_t()> now_ms;
  // Called from another thread when the core is hung; by default ends the process.
  std::function<void()> on_hung;
};

class ScoringWorker {
 public:
  // `store`, `scorer`, `metrics` and `log` outlive the worker.
  ScoringWorker(store::Store& store, std::unique_ptr<queue::TaskReceiver> in, const Scorer& scorer,
                std::string stage_digest, ScoringWorkerOptions options, obs::Metrics& metrics,
                const obs::Log& log);
  ~ScoringWorker();  // as Stop

  void Start();
  // Records what is in hand if the store lets it, and joins. Twice is harmless.
  void Stop();
  // The store's last answer: for health checks. Thread-safe.
  absl::Status Check() const;

  // One round in the caller's thread: gathers what has arrived, waiting at most `poll` for the
  // first, and records it. Whether anything arrived or waits.
  bool Turn();

 private:
  struct Meters;
  void Loop();
  void Watch();
  void Gather();
  // False when the queue has nothing more.
  bool TakeOne(std::chrono::milliseconds wait);
  store::Completion Complete(v1::StageTask task);
  absl::Status Record();
  void Mark(bool running);

  store::Store& store_;
  const std::unique_ptr<queue::TaskReceiver> in_;
  const Scorer& scorer_;
  const std::string digest_;
  const ScoringWorkerOptions options_;
  const obs::Log& log_;
  const queue::Screen screen_;
  const std::unique_ptr<Meters> meters_;

  std::vector<store::Completion> batch_;
  uint64_t batch_bytes_ = 0;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  bool stopping_ = false;
  absl::Status last_;
  std::optional<std::chrono::steady_clock::time_point> core_since_;
  std::thread loop_, watchdog_;
};

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_WORKER_SCORING_WORKER_H_
