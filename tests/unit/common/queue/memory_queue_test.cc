#include "common/queue/memory_queue.h"

#include <gtest/gtest.h>

#include <thread>

namespace dudao::queue {
namespace {

using std::chrono::milliseconds;

v1::StageTask Task(const std::string& id, size_t bulk = 0) {
  v1::StageTask task;
  task.set_job_id(id);
  task.mutable_document()->set_text(std::string(bulk, 'x'));
  return task;
}

TEST(MemoryQueueTest, FirstInFirstOutAndBounded) {
  MemoryQueue queue(2);
  auto in = queue.sender();
  auto out = queue.receiver();
  EXPECT_TRUE(in->Send(Task("a")).ok());
  EXPECT_TRUE(in->Writable());
  EXPECT_TRUE(in->Send(Task("b")).ok());
  EXPECT_FALSE(in->Writable());
  EXPECT_EQ(in->Send(Task("c")).code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ((*out->Receive(milliseconds(0)))->job_id(), "a");
  EXPECT_EQ((*out->Receive(milliseconds(0)))->job_id(), "b");
  EXPECT_FALSE((*out->Receive(milliseconds(0))).has_value());
}

TEST(MemoryQueueTest, TooLargeIsRefusedEvenWhenFull) {
  MemoryQueue queue(0, 100);
  EXPECT_EQ(queue.sender()->Send(Task("a", 200)).code(), absl::StatusCode::kOutOfRange);
  EXPECT_EQ(queue.sender()->Send(Task("a")).code(), absl::StatusCode::kUnavailable);
}

TEST(MemoryQueueTest, AWaitingReceiverIsWoken) {
  MemoryQueue queue(1);
  auto out = queue.receiver();
  std::thread sender([&] { EXPECT_TRUE(queue.sender()->Send(Task("a")).ok()); });
  const auto task = out->Receive(std::chrono::minutes(1));
  sender.join();
  ASSERT_TRUE(task->has_value());
  EXPECT_EQ((*task)->job_id(), "a");
}

}  // namespace
}  // namespace dudao::queue
