// Four real processes, a real redis-server, kill -9: no acknowledged report is lost, none is
// reviewed twice, and the review is the one `dudao check` gives.
#include <gmock/gmock.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <vector>

#include "cli/analysis.h"
#include "common/config/data_dir.h"
#include "common/json/proto_json.h"
#include "common/store/sqlite_store.h"
#include "common/store/store_options.h"
#include "tests/support/road.h"

namespace dudao {
namespace {

using test::Road;
using test::WaitFor;

const std::string kData = std::string(DUDAO_SOURCE_DIR) + "/data";

std::vector<std::string> Samples() {
  std::vector<std::string> out;
  for (const auto& entry : std::filesystem::directory_iterator(kData + "/samples")) {
    if (entry.path().extension() == ".txt") out.push_back(entry.path().string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

// A sample made distinct, so that neither cache nor the uniqueness of reviews spares any work.
std::string Distinct(const std::string& sample, int number) {
  std::string out = sample;
  out.insert(sample.find('\n') + 1, "材料编号" + std::to_string(number) + "\n");
  return out;
}

class RoadTest : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(road_.Start()) << road_.Logs(); }

  bool Done(const std::string& job) {
    const auto now = road_.GetJob(job);
    return now && now->state() == v1::JOB_STATE_DONE;
  }

  v1::Review Review(const std::string& job) {
    grpc::ClientContext context;
    v1::GetReviewRequest request;
    request.set_job_id(job);
    v1::GetReviewResponse response;
    const grpc::Status status = road_.reviews().GetReview(&context, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response.review();
  }

  store::Stats Stats() {
    store::StoreOptions options;
    options.path = road_.store_path();
    auto opened = options.Open();
    EXPECT_TRUE(opened.ok()) << opened.status().message();
    auto stats = (*opened)->GetStats();
    EXPECT_TRUE(stats.ok());
    return *stats;
  }

  Road road_{DUDAO_BIN_DIR, kData};
};

TEST_F(RoadTest, GivesTheBytesOfACheckInOneProcess) {
  auto data = ReadDataDir(kData);
  ASSERT_TRUE(data.ok());
  auto analysis = cli::Analysis::Create(*data);
  ASSERT_TRUE(analysis.ok());
  ASSERT_GE(Samples().size(), 3u);
  for (const std::string& path : Samples()) {
    const std::string bytes = test::ReadFile(path);
    const std::string name = std::filesystem::path(path).filename();
    auto embedded = (*analysis)->Analyse(bytes, name, {});
    ASSERT_TRUE(embedded.ok());
    const auto job = road_.Submit(bytes, name);
    ASSERT_TRUE(job) << road_.Logs();
    ASSERT_TRUE(WaitFor([&] { return Done(job->id()); })) << road_.Logs();
    EXPECT_EQ(json::ToJson(Review(job->id())), json::ToJson(*embedded->review)) << name;
  }
}

TEST_F(RoadTest, RefusalsSayWhatToDo) {
  const auto job = road_.Submit(std::string("\0\1\2\3binary", 10), "scan.bin");
  ASSERT_TRUE(job);
  ASSERT_TRUE(WaitFor([&] {
    const auto now = road_.GetJob(job->id());
    return now && now->state() == v1::JOB_STATE_REJECTED;
  })) << road_.Logs();
  EXPECT_THAT(road_.GetJob(job->id())->message(), testing::HasSubstr("scan.bin"));
}

// The shape of the day a machine room has a power cut: workers die with tasks in hand and in their
// sockets, again and again, while reports come in.
TEST_F(RoadTest, KilledWorkersLoseNothingAndReviewNothingTwice) {
  constexpr int kJobs = 200;
  const std::string sample = test::ReadFile(Samples().front());
  // Frozen first, so that what is sent to it piles up in its sockets and dies with it: kills that
  // certainly hit work.
  road_.extraction.Signal(SIGSTOP);
  std::vector<std::string> jobs;
  for (int i = 0; i < kJobs; ++i) {
    std::optional<v1::Job> job;
    ASSERT_TRUE(WaitFor([&] {
      return (job = road_.Submit(Distinct(sample, i), "r" + std::to_string(i))).has_value();
    })) << road_.Logs();
    jobs.push_back(job->id());
  }
  int kills = 0;
  const auto done = [&] {
    return std::count_if(jobs.begin(), jobs.end(), [&](const std::string& j) { return Done(j); });
  };
  for (int round = 0; round < 30 && done() < kJobs; ++round) {
    switch (round % 4) {
      case 0:
        road_.extraction.Signal(SIGKILL);
        road_.StartExtraction();
        break;
      case 1:
        road_.segmentation.Signal(SIGKILL);
        road_.StartSegmentation();
        break;
      case 2:
        road_.scoring.Signal(SIGKILL);
        road_.StartScoring();
        break;
      case 3:
        road_.ingest.Signal(SIGKILL);
        road_.StartIngest();
        ASSERT_TRUE(road_.WaitUntilServing()) << road_.Logs();
        break;
    }
    ++kills;
    const auto before = done();
    WaitFor([&] { return done() > before || done() == kJobs; }, std::chrono::milliseconds(1500));
  }
  ASSERT_TRUE(WaitFor([&] { return done() == kJobs; }, std::chrono::seconds(90)))
      << done() << " of " << kJobs << " after " << kills << " kills\n"
      << road_.Logs();

  std::set<std::string> reviews;
  for (const std::string& job : jobs) reviews.insert(road_.GetJob(job)->review_id());
  EXPECT_EQ(reviews.size(), static_cast<size_t>(kJobs));
  auto stats = Stats();
  EXPECT_EQ(stats.reviews, static_cast<uint64_t>(kJobs));
  EXPECT_EQ(stats.jobs[v1::JOB_STATE_DONE], static_cast<uint64_t>(kJobs));
  EXPECT_GE(stats.counters["lease_expired"], 1u) << "no kill hit work";
  RecordProperty("kills", kills);
  RecordProperty("lease_expired", static_cast<int>(stats.counters["lease_expired"]));
}

TEST_F(RoadTest, RedisAwayOnlySlows) {
  road_.redis.Signal(SIGKILL);
  const std::string sample = test::ReadFile(Samples().front());
  const auto job = road_.Submit(Distinct(sample, 7), "no-redis");
  ASSERT_TRUE(job) << road_.Logs();
  EXPECT_TRUE(WaitFor([&] { return Done(job->id()); })) << road_.Logs();
}

TEST_F(RoadTest, StopsInOrder) {
  for (test::Process* p : {&road_.ingest, &road_.segmentation, &road_.extraction, &road_.scoring}) {
    p->Signal(SIGTERM);
  }
  for (test::Process* p : {&road_.ingest, &road_.segmentation, &road_.extraction, &road_.scoring}) {
    EXPECT_EQ(p->Wait(), 0) << road_.Logs();
  }
}

}  // namespace
}  // namespace dudao
