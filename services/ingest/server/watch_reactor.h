// One WatchJob call: what the watcher tells, written one message at a time.
#ifndef DUDAO_SERVICES_INGEST_SERVER_WATCH_REACTOR_H_
#define DUDAO_SERVICES_INGEST_SERVER_WATCH_REACTOR_H_

#include <grpcpp/support/server_callback.h>

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "common/rpc/calls.h"
#include "dudao/v1/ingest_service.pb.h"
#include "services/ingest/server/job_watcher.h"

namespace dudao::ingest {

// Whether nothing more will happen to a job in this state.
bool IsFinished(v1::JobState state);

class WatchReactor final : public grpc::ServerWriteReactor<v1::WatchJobResponse>,
                           public std::enable_shared_from_this<WatchReactor> {
 public:
  // `word` fills Job.message. The reactor lives until the call is over.
  static WatchReactor* Begin(JobWatcher& watcher, obs::Metrics& metrics, const std::string& job_id,
                             std::function<void(v1::Job&)> word);

 private:
  WatchReactor(JobWatcher& watcher, obs::Metrics& metrics, std::function<void(v1::Job&)> word);

  void Tell(const absl::StatusOr<v1::Job>& job);
  // Starts the next write, or ends the call. gRPC may run OnWriteDone inside StartWrite, so no lock
  // is held over it.
  void Next();
  void OnWriteDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;

  enum class Step { kNothing, kWrite, kFinish };
  Step ChooseStep();

  JobWatcher& watcher_;
  rpc::CallMeter meter_;
  const std::function<void(v1::Job&)> word_;
  uint64_t watch_ = 0;

  std::mutex mutex_;
  std::deque<v1::WatchJobResponse> told_;
  v1::WatchJobResponse written_;
  bool busy_ = false;  // a write is under way
  bool last_ = false;  // nothing comes after what is in told_
  bool over_ = false;  // Finish was called
  absl::Status end_;
  std::shared_ptr<WatchReactor> self_;
};

}  // namespace dudao::ingest

#endif  // DUDAO_SERVICES_INGEST_SERVER_WATCH_REACTOR_H_
