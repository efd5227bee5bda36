#include "services/ingest/worker/dispatcher.h"

#include <gmock/gmock.h>

#include "common/queue/memory_queue.h"
#include "common/store/review_id.h"
#include "common/store/sqlite_store.h"
#include "common/text/sha256.h"
#include "services/ingest/worker/ingest_worker.h"
#include "tests/support/process.h"

namespace dudao::ingest {
namespace {

using std::chrono::milliseconds;

std::unique_ptr<store::Store> OpenStore(const store::Clock& clock) {
  return *store::SqliteStore::Open({.path = ":memory:", .clock = clock});
}

v1::Job Submit(store::Store& store, const std::string& content) {
  store::Submission s;
  s.content = content;
  s.document_id = text::Sha256Hex(content);
  s.idempotency_key = content;
  s.metadata.set_source_name("自评.txt");
  s.options.set_framework("示范");
  return store.Submit(s)->job;
}

// Decodes at once, in the caller's thread.
class InlinePool : public DecodePool {
 public:
  explicit InlinePool(Decoder decoder) : decoder_(std::move(decoder)) {}
  void Post(store::LeasedJob job) override { done_.push_back(decoder_(job)); }
  std::vector<Decoded> Take() override { return std::exchange(done_, {}); }
  std::vector<store::LeaseId> Stop() override {
    std::vector<store::LeaseId> left;
    for (const Decoded& decoded : done_) left.push_back(decoded.job.lease);
    done_.clear();
    return left;
  }

 private:
  const Decoder decoder_;
  std::vector<Decoded> done_;
};

class DispatcherTest : public ::testing::Test {
 protected:
  void Turns(int count) {
    for (int i = 0; i < count; ++i) ASSERT_TRUE(dispatcher_.Turn(steady_).ok());
  }
  std::optional<v1::StageTask> Sent() { return *receiver_->Receive(milliseconds(0)); }
  v1::Job Job(const v1::Job& job) { return *store_->GetJob(job.id()); }
  uint64_t Counter(const std::string& name) { return store_->GetStats()->counters[name]; }

  int64_t now_ms_ = 1'600'000'000'000;
  Dispatcher::TimePoint steady_{};
  std::unique_ptr<store::Store> store_ = OpenStore([this] { return now_ms_; });
  Ingester ingester_{{}};
  obs::Metrics metrics_;
  obs::Log log_{"test", obs::Level::kOff};
  queue::MemoryQueue queue_{4, 1 << 20};
  std::unique_ptr<queue::TaskSender> sender_ = queue_.sender();
  std::unique_ptr<queue::TaskReceiver> receiver_ = queue_.receiver();
  InlinePool pool_{MakeDecoder(*store_, ingester_, "ingest-1")};
  Dispatcher dispatcher_{*store_, *sender_, pool_, {.owner = "me", .window = 8}, metrics_, log_};
};

TEST_F(DispatcherTest, AQueuedJobGoesOutDecodedWithItsLease) {
  const v1::Job job = Submit(*store_, "青禾区自评报告。");
  Turns(2);
  const std::optional<v1::StageTask> task = Sent();
  ASSERT_TRUE(task.has_value());
  EXPECT_EQ(task->job_id(), job.id());
  EXPECT_EQ(task->epoch(), 1u);
  EXPECT_EQ(task->expires_at_ms(), now_ms_ + 30'000);
  EXPECT_EQ(task->document().text(), "青禾区自评报告。");
  EXPECT_EQ(task->document().source_name(), "自评.txt");
  EXPECT_EQ(task->options().framework(), "示范");
  EXPECT_EQ(task->stages().ingest(), "ingest-1");
  EXPECT_EQ(Job(job).state(), v1::JOB_STATE_LEASED);
}

TEST_F(DispatcherTest, WhatIsNoTextIsRejectedHereWithItsReason) {
  const v1::Job job = Submit(*store_, std::string("\0\1\2\3\0\0", 6));
  Turns(2);
  EXPECT_FALSE(Sent().has_value());
  EXPECT_EQ(Job(job).state(), v1::JOB_STATE_REJECTED);
  EXPECT_EQ(Job(job).error().arguments(0), "自评.txt");
}

TEST_F(DispatcherTest, NothingIsLeasedWhileNobodyListens) {
  queue_.set_capacity(0);
  const v1::Job job = Submit(*store_, "青禾区自评报告。");
  Turns(5);
  EXPECT_EQ(Job(job).state(), v1::JOB_STATE_QUEUED);
  EXPECT_EQ(Job(job).epoch(), 0u);
}

TEST_F(DispatcherTest, WhatTheRoadDoesNotTakeIsHandedBackAndCountsAsNothing) {
  for (int i = 0; i < 8; ++i) Submit(*store_, "第" + std::to_string(i) + "份自评报告。");
  Turns(10);
  EXPECT_EQ(queue_.size(), 4u);
  now_ms_ += 100'000;
  steady_ += std::chrono::seconds(100);
  Turns(2);
  // Four were sent; the other four are where they are safe, and nobody is blamed.
  EXPECT_EQ(store_->SweepExpired()->expired, 4u);
  EXPECT_EQ(Counter("vanished"), 0u);
  EXPECT_GE(Counter("handed_back"), 1u);
}

TEST_F(DispatcherTest, DecodedJobsDoNotWaitForAClosedRoadForEver) {
  const v1::Job job = Submit(*store_, "青禾区自评报告。");
  Turns(1);  // leased and decoded
  queue_.set_capacity(0);
  Turns(2);
  EXPECT_EQ(Job(job).state(), v1::JOB_STATE_LEASED);
  steady_ += std::chrono::seconds(11);
  Turns(1);
  EXPECT_EQ(Job(job).state(), v1::JOB_STATE_QUEUED);
}

TEST_F(DispatcherTest, ATaskOverTheLimitIsRefusedNotSent) {
  const v1::Job large = Submit(*store_, std::string(1 << 20, 'x'));
  const v1::Job small = Submit(*store_, "青禾区自评报告。");
  Turns(4);
  EXPECT_EQ(Sent()->job_id(), small.id());
  EXPECT_EQ(Job(large).state(), v1::JOB_STATE_REJECTED);
  EXPECT_EQ(Job(large).error().code(), "too_large_task");
}

TEST_F(DispatcherTest, ALeaseLostBeforePushIsNotSent) {
  const v1::Job job = Submit(*store_, "青禾区自评报告。");
  Turns(1);
  store_->Cancel(job.id()).IgnoreError();
  Turns(2);
  EXPECT_FALSE(Sent().has_value());
}

TEST_F(DispatcherTest, LeavingHandsBackWhatWasNotSent) {
  const v1::Job job = Submit(*store_, "青禾区自评报告。");
  Turns(1);
  dispatcher_.HandBackAll();
  EXPECT_EQ(Job(job).state(), v1::JOB_STATE_QUEUED);
  EXPECT_EQ(Counter("handed_back"), 1u);
}

// The threads: everything submitted comes out, whoever wakes whom.
TEST(IngestWorker, SendsAllThatIsSubmitted) {
  const auto store = OpenStore({});
  const Ingester ingester({});
  obs::Metrics metrics;
  obs::Log log("test", obs::Level::kOff);
  queue::MemoryQueue queue(2);
  const auto receiver = queue.receiver();
  IngestWorkerOptions options;
  options.dispatcher.owner = "me";
  options.dispatcher.window = 3;
  options.decode_threads = 2;
  IngestWorker worker(*store, queue.sender(), ingester, "ingest-1", options, metrics, log);
  worker.Start();
  std::set<std::string> sent;
  for (int i = 0; i < 30; ++i) {
    Submit(*store, "第" + std::to_string(i) + "份自评报告。");
    worker.Wake();
  }
  ASSERT_TRUE(test::WaitFor([&] {
    const auto task = *receiver->Receive(milliseconds(10));
    if (task && sent.insert(task->job_id()).second) {
      store::Completion done;
      done.lease = {task->job_id(), task->epoch()};
      done.review.mutable_document()->set_id(task->document().id());
      done.review_id = task->document().id();
      EXPECT_TRUE(store->Commit({done}).ok());
      worker.Wake();
    }
    return sent.size() == 30;
  }));
  EXPECT_TRUE(worker.Check().ok());
  worker.Stop();
  EXPECT_EQ(store->GetStats()->reviews, 30u);
}

}  // namespace
}  // namespace dudao::ingest
