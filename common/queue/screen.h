// What a worker does not take up: tasks of another schema, and tasks whose lease has run out.
//
//   if (!screen.Admits(task, now_ms)) continue;  // dropped and counted
#ifndef DUDAO_COMMON_QUEUE_SCREEN_H_
#define DUDAO_COMMON_QUEUE_SCREEN_H_

#include <cstdint>
#include <string>

#include "common/obs/metrics.h"
#include "dudao/v1/stage_task.pb.h"

namespace dudao::queue {

// StageTask.schema of this version.
inline constexpr uint32_t kTaskSchema = 1;

// Thread-safe. Counts dudao_queue_dropped_total{stage, reason: schema | expired}.
class Screen {
 public:
  Screen(const std::string& stage, obs::Metrics& metrics);
  // `now_ms`: milliseconds since 1970. expires_at_ms 0 never expires.
  bool Admits(const v1::StageTask& task, int64_t now_ms) const;

 private:
  obs::Counter schema_;
  obs::Counter expired_;
};

}  // namespace dudao::queue

#endif  // DUDAO_COMMON_QUEUE_SCREEN_H_
