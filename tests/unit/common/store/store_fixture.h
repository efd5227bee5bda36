// A store of one's own with a clock that stands still, and short words for a job's life.
#ifndef DUDAO_TESTS_UNIT_COMMON_STORE_STORE_FIXTURE_H_
#define DUDAO_TESTS_UNIT_COMMON_STORE_STORE_FIXTURE_H_

#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "common/store/review_id.h"
#include "common/store/sqlite_store.h"
#include "common/text/sha256.h"
#include "tests/support/process.h"

namespace dudao::store {

using std::chrono::milliseconds;
using std::chrono::seconds;

inline Policy TestPolicy() {
  Policy policy;
  policy.max_queued = 100;
  policy.retry_delay = milliseconds(100);
  return policy;
}

// Makes the store under test. Another engine joins by another maker.
using MakeStore = std::function<std::unique_ptr<Store>(const Clock&, const test::TempDir&)>;

inline std::unique_ptr<Store> Opened(SqliteOptions options) {
  auto store = SqliteStore::Open(std::move(options));
  EXPECT_TRUE(store.ok()) << store.status();
  return store.ok() ? *std::move(store) : nullptr;
}

class StoreFixture {
 public:
  explicit StoreFixture(const MakeStore& make)
      : store(make([this] { return now_ms.load(); }, dir)) {}

  void Pass(milliseconds time) { now_ms += time.count(); }

  Submission Ask(const std::string& content, const std::string& key) const {
    Submission s;
    s.content = content;
    s.document_id = text::Sha256Hex(content);
    s.idempotency_key = key;
    s.metadata.set_source_name(key + ".txt");
    s.metadata.set_submitter("青禾区");
    s.review_id = ReviewId(s.document_id, s.options, stages);
    return s;
  }

  v1::Job Submit(const std::string& content, const std::string& key) {
    auto receipt = store->Submit(Ask(content, key));
    EXPECT_TRUE(receipt.ok()) << receipt.status();
    return receipt.ok() ? receipt->job : v1::Job();
  }

  std::vector<LeasedJob> Lease(uint32_t window = 64, const std::string& owner = "me") {
    auto jobs = store->Lease({.owner = owner, .window = window, .lease = seconds(90)});
    EXPECT_TRUE(jobs.ok()) << jobs.status();
    return jobs.ok() ? *jobs : std::vector<LeasedJob>();
  }

  Completion Done(const LeasedJob& job) const {
    Completion done;
    done.lease = job.lease;
    done.review.mutable_document()->set_id(job.document_id);
    done.review.mutable_document()->set_source_name(job.source_name);
    done.review.mutable_score()->set_scored(true);
    done.review.mutable_score()->set_low("61.5");
    done.text = "云岭县自评报告";
    done.review_id = ReviewId(job.document_id, job.options, stages);
    return done;
  }

  Completion Failed(const LeasedJob& job, const std::string& code, bool retryable) const {
    Completion failed;
    failed.lease = job.lease;
    failed.error.emplace();
    failed.error->set_stage("extraction");
    failed.error->set_code(code);
    failed.error->set_retryable(retryable);
    return failed;
  }

  Fenced Commit(const Completion& completion) {
    auto answers = store->Commit({completion});
    EXPECT_TRUE(answers.ok()) << answers.status();
    return answers.ok() ? answers->at(0) : Fenced::kLate;
  }

  v1::Job Job(const std::string& id) {
    auto job = store->GetJob(id);
    EXPECT_TRUE(job.ok()) << job.status();
    return job.ok() ? *job : v1::Job();
  }

  uint64_t Counter(const std::string& name) {
    auto stats = store->GetStats();
    EXPECT_TRUE(stats.ok()) << stats.status();
    return stats->counters[name];
  }

  uint64_t Reviews() { return store->GetStats()->reviews; }

  test::TempDir dir;
  std::atomic<int64_t> now_ms{1'600'000'000'000};
  v1::StageVersions stages;
  std::unique_ptr<Store> store;
};

}  // namespace dudao::store

#endif  // DUDAO_TESTS_UNIT_COMMON_STORE_STORE_FIXTURE_H_
