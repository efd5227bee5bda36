#include "common/stage/stage_worker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <sstream>
#include <stdexcept>

#include "common/cache/memory_cache.h"
#include "common/queue/memory_queue.h"
#include "common/status/stage_error.h"

namespace dudao {
namespace {

using std::chrono::milliseconds;

// A stage whose core upper-cases nothing and counts everything: the segmentation's title becomes
// the text. What it does instead is set by a test.
struct FakeCore {
  std::atomic<int> runs{0};
  std::function<absl::Status(v1::StageTask&)> instead;

  StageStep Step() {
    StageStep step;
    step.name = "segmentation";
    step.digest = "d1";
    step.has_output = [](const v1::StageTask& t) { return t.has_segmentation(); };
    step.output = [](v1::StageTask& t) { return t.mutable_segmentation(); };
    step.input = [](const v1::StageTask& t) { return t.document().text(); };
    step.run = [this](v1::StageTask& t) {
      ++runs;
      if (instead) return instead(t);
      t.mutable_segmentation()->mutable_frame()->set_title(t.document().text());
      return absl::OkStatus();
    };
    step.note = [](v1::StageTask& t, const std::string& digest, uint32_t microseconds) {
      t.mutable_stages()->set_segmentation(digest);
      t.mutable_timing()->set_segmentation(microseconds);
    };
    return step;
  }
};

class StageWorkerTest : public testing::Test {
 protected:
  StageWorkerTest() {
    options_.poll = milliseconds(1);
    options_.now_ms = [] { return 1000; };
  }

  StageWorker& Worker() {
    if (!worker_) {
      worker_ = std::make_unique<StageWorker>(core_.Step(), in_.receiver(), out_.sender(), cache_,
                                              options_, metrics_, log_);
    }
    return *worker_;
  }
  static v1::StageTask Task(const std::string& id, const std::string& text = "text") {
    v1::StageTask task;
    task.set_schema(queue::kTaskSchema);
    task.set_job_id(id);
    task.set_epoch(3);
    task.mutable_document()->set_id("digest");
    task.mutable_document()->set_source_name("a.txt");
    task.mutable_document()->set_text(text);
    return task;
  }
  v1::StageTask Through(const v1::StageTask& task) {
    EXPECT_TRUE(in_.sender()->Send(task).ok());
    EXPECT_TRUE(Worker().Turn());
    const auto sent = out_.receiver()->Receive(milliseconds(0));
    return sent->value_or(v1::StageTask());
  }
  double Outcome(const std::string& outcome) {
    return metrics_
        .counter("dudao_stage_tasks_total", "Tasks by what was done with them",
                 {{"stage", "segmentation"}, {"outcome", outcome}})
        .value();
  }

  queue::MemoryQueue in_{100};
  queue::MemoryQueue out_{100, 4096};
  cache::MemoryCache cache_{1 << 20};
  obs::Metrics metrics_;
  std::ostringstream written_;
  obs::Log log_{"segmentation", obs::Level::kInfo, written_};
  FakeCore core_;
  StageWorkerOptions options_;
  std::unique_ptr<StageWorker> worker_;
};

TEST_F(StageWorkerTest, DoesItsWorkAndNotesIt) {
  const v1::StageTask sent = Through(Task("j1", "title"));
  EXPECT_EQ(sent.job_id(), "j1");
  EXPECT_EQ(sent.epoch(), 3u);
  EXPECT_EQ(sent.segmentation().frame().title(), "title");
  EXPECT_EQ(sent.stages().segmentation(), "d1");
  EXPECT_TRUE(sent.timing().has_segmentation());
  EXPECT_EQ(sent.document().text(), "title");
}

TEST_F(StageWorkerTest, TheSameInputIsDoneOnce) {
  const v1::StageTask first = Through(Task("j1"));
  v1::StageTask second = Through(Task("j2"));
  EXPECT_EQ(core_.runs, 1);
  EXPECT_EQ(second.segmentation().SerializeAsString(), first.segmentation().SerializeAsString());
  Through(Task("j3", "other text"));
  EXPECT_EQ(core_.runs, 2);
  EXPECT_EQ(Outcome("cached"), 1);
}

TEST_F(StageWorkerTest, AnotherDigestIsAnotherOutput) {
  Through(Task("j1"));
  StageStep newer = core_.Step();
  newer.digest = "d2";
  worker_ = std::make_unique<StageWorker>(newer, in_.receiver(), out_.sender(), cache_, options_,
                                          metrics_, log_);
  EXPECT_EQ(Through(Task("j2")).stages().segmentation(), "d2");
  EXPECT_EQ(core_.runs, 2);
}

TEST_F(StageWorkerTest, ACacheThatGivesNonsenseIsNotBelieved) {
  struct Nonsense final : cache::Cache {
    std::optional<std::string> Get(std::string_view) override { return "\xff\xff\xff"; }
    void Put(std::string_view, std::string_view) override {}
  } nonsense;
  worker_ = std::make_unique<StageWorker>(core_.Step(), in_.receiver(), out_.sender(), nonsense,
                                          options_, metrics_, log_);
  EXPECT_EQ(Through(Task("j1", "title")).segmentation().frame().title(), "title");
}

TEST_F(StageWorkerTest, WorkAlreadyDoneIsForwarded) {
  v1::StageTask task = Task("j1");
  task.mutable_segmentation()->mutable_frame()->set_title("done before");
  EXPECT_EQ(Through(task).SerializeAsString(), task.SerializeAsString());
  EXPECT_EQ(core_.runs, 0);
}

TEST_F(StageWorkerTest, ErrorsOfEarlierStagesAreForwarded) {
  v1::StageTask task = Task("j1");
  task.mutable_error()->set_code("not_text");
  EXPECT_EQ(Through(task).SerializeAsString(), task.SerializeAsString());
  EXPECT_EQ(core_.runs, 0);
}

TEST_F(StageWorkerTest, ExpiredAndUnknownTasksAreDropped) {
  v1::StageTask expired = Task("j1");
  expired.set_expires_at_ms(999);
  v1::StageTask unknown = Task("j2");
  unknown.set_schema(queue::kTaskSchema + 1);
  Through(expired);
  Through(unknown);
  EXPECT_EQ(out_.size(), 0u);
  EXPECT_EQ(core_.runs, 0);
}

TEST_F(StageWorkerTest, ACoresErrorRidesAlongWithoutTheBulk) {
  core_.instead = [](v1::StageTask& t) {
    t.mutable_segmentation()->mutable_frame()->set_title("half done");
    return StageFailure("segmentation", "no_body", false, {"a.txt"});
  };
  const v1::StageTask sent = Through(Task("j1"));
  EXPECT_EQ(sent.error().code(), "no_body");
  EXPECT_FALSE(sent.error().retryable());
  EXPECT_EQ(sent.job_id(), "j1");
  EXPECT_EQ(sent.epoch(), 3u);
  EXPECT_EQ(sent.document().source_name(), "a.txt");
  EXPECT_FALSE(sent.has_segmentation());
  EXPECT_EQ(sent.document().text(), "");
}

TEST_F(StageWorkerTest, AnErrorIsNotCached) {
  core_.instead = [](v1::StageTask&) { return absl::InternalError("now"); };
  EXPECT_TRUE(Through(Task("j1")).has_error());
  core_.instead = nullptr;
  EXPECT_FALSE(Through(Task("j2")).has_error());
}

TEST_F(StageWorkerTest, AnExceptionBecomesAnErrorThatMayBeTriedAgain) {
  core_.instead = [](v1::StageTask&) -> absl::Status { throw std::runtime_error("odd"); };
  const v1::StageTask sent = Through(Task("j1"));
  EXPECT_EQ(sent.error().code(), "internal");
  EXPECT_EQ(sent.error().stage(), "segmentation");
  EXPECT_TRUE(sent.error().retryable());
}

TEST_F(StageWorkerTest, AResultTooLargeForTheRoadBecomesAnError) {
  const v1::StageTask sent = Through(Task("j1", std::string(3000, 'x')));
  EXPECT_EQ(sent.error().code(), "too_large_task");
  EXPECT_FALSE(sent.error().retryable());
  ASSERT_EQ(sent.error().arguments_size(), 3);
  EXPECT_EQ(sent.error().arguments(0), "a.txt");
}

TEST_F(StageWorkerTest, NoReportTextInTheLog) {
  core_.instead = [](v1::StageTask&) { return absl::InternalError("云岭县"); };
  Through(Task("j1", "云岭县"));
  EXPECT_THAT(written_.str(), testing::HasSubstr("core_failed"));
  EXPECT_THAT(written_.str(), testing::Not(testing::HasSubstr("云岭县")));
}

TEST_F(StageWorkerTest, AFullRoadIsWaitedForAndNothingIsLost) {
  out_.set_capacity(1);
  Worker().Start();
  for (int i = 0; i < 20; ++i) EXPECT_TRUE(in_.sender()->Send(Task(std::to_string(i))).ok());
  auto receiver = out_.receiver();
  for (int i = 0; i < 20; ++i) {
    const auto task = receiver->Receive(std::chrono::minutes(1));
    ASSERT_TRUE(task->has_value());
    EXPECT_EQ((*task)->job_id(), std::to_string(i));
  }
  Worker().Stop();
  EXPECT_EQ(Outcome("unsent"), 0);
}

TEST_F(StageWorkerTest, StopEndsAWaitForAFullRoad) {
  out_.set_capacity(0);
  std::promise<void> begun;
  core_.instead = [&](v1::StageTask&) {
    begun.set_value();
    return absl::OkStatus();
  };
  Worker().Start();
  EXPECT_TRUE(Worker().Check().ok());
  EXPECT_TRUE(in_.sender()->Send(Task("j1")).ok());
  begun.get_future().wait();
  Worker().Stop();
  EXPECT_EQ(Outcome("unsent"), 1);
  EXPECT_FALSE(Worker().Check().ok());
}

TEST_F(StageWorkerTest, AHungCoreIsNoticed) {
  std::promise<void> noticed;
  auto released = noticed.get_future().share();
  options_.core_limit = milliseconds(1);
  options_.on_hung = [&] {
    EXPECT_FALSE(worker_->Check().ok());
    noticed.set_value();
  };
  core_.instead = [&](v1::StageTask&) {
    released.wait();
    return absl::OkStatus();
  };
  Worker().Start();
  EXPECT_TRUE(in_.sender()->Send(Task("j1")).ok());
  EXPECT_TRUE((*out_.receiver()->Receive(std::chrono::minutes(1))).has_value());
  Worker().Stop();
  EXPECT_THAT(written_.str(), testing::HasSubstr("core_hung"));
}

TEST_F(StageWorkerTest, AHungCoreEndsTheProcessUnlessToldOtherwise) {
  options_.core_limit = milliseconds(1);
  core_.instead = [](v1::StageTask&) -> absl::Status {
    for (;;) pause();
  };
  EXPECT_EXIT(
      {
        Worker().Start();
        (void)in_.sender()->Send(Task("j1"));
        for (;;) pause();
      },
      testing::ExitedWithCode(70), "");
}

}  // namespace
}  // namespace dudao
