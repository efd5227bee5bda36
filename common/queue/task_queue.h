// The road between stages: one single-frame StageTask a message, at most once, bounded in flight.
// What is lost on the way is found again by its lease in the store, never by the queue.
#ifndef DUDAO_COMMON_QUEUE_TASK_QUEUE_H_
#define DUDAO_COMMON_QUEUE_TASK_QUEUE_H_

#include <chrono>
#include <cstddef>
#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "dudao/v1/stage_task.pb.h"

namespace dudao::queue {

// Largest serialised task, unless configured otherwise.
inline constexpr size_t kMaxTaskBytes = 32u << 20;

// Owned and used by one thread.
class TaskSender {
 public:
  virtual ~TaskSender() = default;
  // Unavailable when no place is free within the send timeout (the task was not sent); OutOfRange
  // when the serialised task is over max_task_bytes (send a `too_large` error in its place).
  virtual absl::Status Send(const v1::StageTask& task) = 0;
  // Whether Send would find a place now.
  virtual bool Writable() = 0;
};

// Owned and used by one thread.
class TaskReceiver {
 public:
  virtual ~TaskReceiver() = default;
  // The next task, or nothing within `wait`. Bytes that are no StageTask are dropped and counted.
  virtual absl::StatusOr<std::optional<v1::StageTask>> Receive(std::chrono::milliseconds wait) = 0;
};

}  // namespace dudao::queue

#endif  // DUDAO_COMMON_QUEUE_TASK_QUEUE_H_
