// The start of the road as threads: the dispatcher's loop, the decode pool, and the sweeper.
//
//   IngestWorker worker(store, std::move(sender), ingester, digest, {.dispatcher = {.owner = "a"}},
//                       metrics, log);
//   worker.Start();   …   worker.Wake();   …   worker.Stop();
#ifndef DUDAO_SERVICES_INGEST_WORKER_INGEST_WORKER_H_
#define DUDAO_SERVICES_INGEST_WORKER_INGEST_WORKER_H_

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "services/ingest/worker/dispatcher.h"

namespace dudao::ingest {

struct IngestWorkerOptions {
  DispatcherOptions dispatcher;
  size_t decode_threads = 1;
  std::chrono::milliseconds turn_every{10};  // unless woken
  std::chrono::milliseconds sweep_every{1000};
  std::chrono::milliseconds pause{200};  // after an error of the store
};

class IngestWorker {
 public:
  // `store`, `ingester`, `metrics` and `log` outlive the worker.
  IngestWorker(store::Store& store, std::unique_ptr<queue::TaskSender> sender,
               const Ingester& ingester, std::string stage_digest, IngestWorkerOptions options,
               obs::Metrics& metrics, const obs::Log& log);
  ~IngestWorker();  // as Stop

  void Start();
  // Hands back what was not sent, and joins. Twice is harmless.
  void Stop();
  // Something was submitted or finished: looks at once. Thread-safe.
  void Wake();
  // The store's last answer to the dispatcher: for health checks. Thread-safe.
  absl::Status Check() const;

 private:
  void Dispatch();
  void Sweep();
  void Count();
  // Waits for `time`, a wake (if `wakes`) or the end; false at the end.
  bool Wait(std::chrono::milliseconds time, bool wakes);

  store::Store& store_;
  const IngestWorkerOptions options_;
  obs::Metrics& metrics_;
  const obs::Log& log_;
  const std::unique_ptr<queue::TaskSender> sender_;
  ThreadDecodePool pool_;
  Dispatcher dispatcher_;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  bool woken_ = false;
  bool stopping_ = false;
  absl::Status last_;
  std::thread dispatch_, sweep_;
};

}  // namespace dudao::ingest

#endif  // DUDAO_SERVICES_INGEST_WORKER_INGEST_WORKER_H_
