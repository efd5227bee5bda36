#include "services/scoring/worker/scoring_worker.h"

#include <gmock/gmock.h>

#include "common/config/data_dir.h"
#include "common/queue/memory_queue.h"
#include "common/stage/stage.h"
#include "common/store/review_id.h"
#include "common/store/sqlite_store.h"
#include "common/text/sha256.h"
#include "tests/support/process.h"

namespace dudao::scoring {
namespace {

using std::chrono::milliseconds;

constexpr char kText[] = "云岭县自评报告。";

const Scorer& SharedScorer() {
  static const std::unique_ptr<const Scorer> scorer =
      *Scorer::Create(*ReadDataDir(DUDAO_SOURCE_DIR "/data"));
  return *scorer;
}

class ScoringWorkerTest : public ::testing::Test {
 protected:
  // A job on its road, as it arrives here.
  v1::StageTask Arriving(const std::string& key) {
    store::Submission s;
    const std::string content = kText + key;
    s.content = content;
    s.document_id = text::Sha256Hex(content);
    s.idempotency_key = key;
    s.metadata.set_source_name("自评.txt");
    EXPECT_TRUE(store_->Submit(s).ok());
    const store::LeasedJob job = store_->Lease({.owner = "me"})->at(0);
    v1::StageTask task;
    task.set_schema(queue::kTaskSchema);
    task.set_job_id(job.lease.job_id);
    task.set_epoch(job.lease.epoch);
    task.mutable_document()->set_id(s.document_id);
    task.mutable_document()->set_source_name("自评.txt");
    task.mutable_document()->set_text(content);
    task.mutable_segmentation()->mutable_frame()->set_doc_kind("self_report");
    task.mutable_extraction();
    task.mutable_stages()->set_ingest("ingest-1");
    task.mutable_timing()->set_ingest(7);
    return task;
  }
  void Send(const v1::StageTask& task) { ASSERT_TRUE(queue_.sender()->Send(task).ok()); }
  v1::Job Job(const v1::StageTask& task) { return *store_->GetJob(task.job_id()); }

  ScoringWorkerOptions Options() {
    ScoringWorkerOptions options;
    options.poll = milliseconds(0);
    options.now_ms = [this] { return now_ms_; };
    options.on_commit = [this] { ++commits_; };
    return options;
  }

  int64_t now_ms_ = 1'600'000'000'000;
  int commits_ = 0;
  std::unique_ptr<store::Store> store_ =
      *store::SqliteStore::Open({.path = ":memory:", .clock = [this] { return now_ms_; }});
  obs::Metrics metrics_;
  obs::Log log_{"test", obs::Level::kOff};
  queue::MemoryQueue queue_{100};
  ScoringWorker worker_{
      *store_, queue_.receiver(), SharedScorer(), "scoring-1", Options(), metrics_, log_};
};

TEST_F(ScoringWorkerTest, WhatArrivesIsScoredSignedAndRecorded) {
  const v1::StageTask task = Arriving("一");
  Send(task);
  EXPECT_TRUE(worker_.Turn());
  ASSERT_EQ(Job(task).state(), v1::JOB_STATE_DONE);
  const store::StoredReview stored = *store_->GetReview(Job(task).review_id(), true);
  EXPECT_EQ(stored.review.document().id(), task.document().id());
  EXPECT_EQ(stored.review.software().version(), Version());
  EXPECT_EQ(stored.review.software().stages().ingest(), "ingest-1");
  EXPECT_EQ(stored.review.software().stages().scoring(), "scoring-1");
  EXPECT_FALSE(stored.review.has_timing());
  EXPECT_FALSE(stored.review.document().has_text());
  EXPECT_EQ(stored.text, task.document().text());
}

TEST_F(ScoringWorkerTest, SeveralShareOneCommit) {
  std::vector<v1::StageTask> tasks;
  for (const char* key : {"一", "二", "三"}) tasks.push_back(Arriving(key));
  for (const v1::StageTask& task : tasks) Send(task);
  worker_.Turn();
  EXPECT_EQ(commits_, 1);
  for (const v1::StageTask& task : tasks) EXPECT_EQ(Job(task).state(), v1::JOB_STATE_DONE);
}

TEST_F(ScoringWorkerTest, AnErrorThatRodeAlongIsRecorded) {
  v1::StageTask task = Arriving("一");
  task.clear_document();
  task.mutable_error()->set_stage("extraction");
  task.mutable_error()->set_code("too_large_task");
  Send(task);
  worker_.Turn();
  EXPECT_EQ(Job(task).state(), v1::JOB_STATE_REJECTED);
  EXPECT_EQ(Job(task).error().stage(), "extraction");
}

TEST_F(ScoringWorkerTest, ATaskWithoutAStagesOutputIsAFailureNotAReview) {
  v1::StageTask task = Arriving("一");
  task.clear_extraction();
  Send(task);
  worker_.Turn();
  EXPECT_EQ(Job(task).state(), v1::JOB_STATE_QUEUED);
  EXPECT_EQ(Job(task).failures(), 1u);
}

TEST_F(ScoringWorkerTest, AnUnknownFrameworkRejectsWithTheNamesThereAre) {
  v1::StageTask task = Arriving("一");
  task.mutable_options()->set_framework("没有这个");
  Send(task);
  worker_.Turn();
  EXPECT_EQ(Job(task).state(), v1::JOB_STATE_REJECTED);
  EXPECT_EQ(Job(task).error().code(), "unknown_framework");
}

TEST_F(ScoringWorkerTest, ExpiredUnknownAndDoubledTasksChangeNothing) {
  v1::StageTask expired = Arriving("一");
  expired.set_expires_at_ms(now_ms_);
  v1::StageTask future = Arriving("二");
  future.set_schema(99);
  const v1::StageTask doubled = Arriving("三");
  for (const v1::StageTask& task : {expired, future, doubled, doubled}) Send(task);
  while (worker_.Turn()) {
  }
  EXPECT_EQ(Job(expired).state(), v1::JOB_STATE_LEASED);
  EXPECT_EQ(Job(future).state(), v1::JOB_STATE_LEASED);
  EXPECT_EQ(Job(doubled).state(), v1::JOB_STATE_DONE);
  EXPECT_EQ(store_->GetStats()->reviews, 1u);
  EXPECT_EQ(store_->GetStats()->counters["commits_late"], 1u);
}

TEST_F(ScoringWorkerTest, TheLoopRecordsAndStops) {
  ScoringWorkerOptions options = Options();
  options.poll = milliseconds(5);
  std::atomic<int> commits = 0;
  options.on_commit = [&] { ++commits; };
  ScoringWorker worker(*store_, queue_.receiver(), SharedScorer(), "scoring-1", options, metrics_,
                       log_);
  const v1::StageTask task = Arriving("一");
  worker.Start();
  Send(task);
  EXPECT_TRUE(test::WaitFor([&] { return commits == 1; }));
  worker.Stop();
  EXPECT_TRUE(worker.Check().ok());
  EXPECT_EQ(Job(task).state(), v1::JOB_STATE_DONE);
}

}  // namespace
}  // namespace dudao::scoring
