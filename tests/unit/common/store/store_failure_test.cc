// What a store does with faults and with silence, held against each engine.
#include <gtest/gtest.h>

#include <set>

#include "common/store/store.h"
#include "tests/unit/common/store/store_engines.h"

namespace dudao::store {
namespace {

class StoreFailureTest : public EngineTest {};

INSTANTIATE_TEST_SUITE_P(Engines, StoreFailureTest, AllEngines(), EngineName);

TEST_P(StoreFailureTest, TheDocumentsOwnFaultRejects) {
  const v1::Job job = f.Submit("全文", "k1");
  f.Commit(f.Failed(f.Lease()[0], "not_text", false));
  const v1::Job after = f.Job(job.id());
  EXPECT_EQ(after.state(), v1::JOB_STATE_REJECTED);
  EXPECT_EQ(after.error().code(), "not_text");
  EXPECT_EQ(after.failures(), 0u);
}

TEST_P(StoreFailureTest, OurFaultIsTriedAgainAfterAPauseAndQuarantinedAtFive) {
  const v1::Job job = f.Submit("全文", "k1");
  for (int i = 1; i < 5; ++i) {
    f.Commit(f.Failed(f.Lease().at(0), "internal", true));
    ASSERT_EQ(f.Job(job.id()).failures(), static_cast<uint32_t>(i));
    EXPECT_EQ(f.Lease().size(), 0u);
    f.Pass(milliseconds(100 << i));
  }
  f.Commit(f.Failed(f.Lease().at(0), "internal", true));
  EXPECT_EQ(f.Job(job.id()).state(), v1::JOB_STATE_QUARANTINED);
  EXPECT_TRUE(f.store->GetOriginal(job.document_id()).ok());
}

TEST_P(StoreFailureTest, ADeadParserChildQuarantinesAtTwo) {
  const v1::Job job = f.Submit("全文", "k1");
  f.Commit(f.Failed(f.Lease().at(0), "parser_crashed", true));
  EXPECT_EQ(f.Job(job.id()).state(), v1::JOB_STATE_QUEUED);
  f.Pass(seconds(1));
  f.Commit(f.Failed(f.Lease().at(0), "parser_timeout", true));
  EXPECT_EQ(f.Job(job.id()).state(), v1::JOB_STATE_QUARANTINED);
}

// A stage that is away: nothing gets through, so nobody is blamed, however long it lasts.
TEST_P(StoreFailureTest, SilenceOfTheRoadCountsAgainstNobody) {
  const v1::Job one = f.Submit("一", "k1");
  const v1::Job two = f.Submit("二", "k2");
  for (int i = 0; i < 30; ++i) {
    ASSERT_EQ(f.Lease().size(), 2u);
    f.Pass(seconds(90));
    ASSERT_EQ(f.store->SweepExpired()->expired, 2u);
  }
  EXPECT_EQ(f.Job(one.id()).vanished(), 0u);
  EXPECT_EQ(f.Job(two.id()).vanished(), 0u);
  EXPECT_EQ(f.Counter("lease_expired"), 60u);
  EXPECT_EQ(f.Counter("vanished"), 0u);
}

// One round in which `poison` falls silent while a job leased later gets through.
void VanishOnce(StoreFixture& f, const std::string& poison, int round) {
  std::vector<LeasedJob> first = f.Lease(1);
  ASSERT_EQ(first.size(), 1u);
  ASSERT_EQ(first[0].lease.job_id, poison);
  f.Submit("旁人" + std::to_string(round), "other" + std::to_string(round));
  for (const LeasedJob& other : f.Lease()) f.Commit(f.Done(other));
  f.Pass(seconds(90));
  ASSERT_EQ(f.store->SweepExpired()->expired, 1u);
}

TEST_P(StoreFailureTest, SilenceWhileOthersGetThroughCounts) {
  Submission urgent = f.Ask("毒", "poison");
  urgent.metadata.set_priority(9);
  const std::string poison = f.store->Submit(urgent)->job.id();
  for (int round = 1; round <= 3; ++round) {
    VanishOnce(f, poison, round);
    ASSERT_EQ(f.Job(poison).vanished(), static_cast<uint32_t>(round));
  }
  EXPECT_EQ(f.Counter("vanished"), 3u);
}

TEST_P(StoreFailureTest, FromTheThirdSilenceAJobGoesAloneAndAfterThreeMoreToQuarantine) {
  Submission urgent = f.Ask("毒", "poison");
  urgent.metadata.set_priority(9);
  const std::string poison = f.store->Submit(urgent)->job.id();
  for (int round = 1; round <= 3; ++round) VanishOnce(f, poison, round);
  const v1::Job other = f.Submit("旁人", "other");
  // In back-off: others go first.
  ASSERT_EQ(f.Lease(1)[0].lease.job_id, other.id());
  f.Pass(seconds(1));
  // Waits until nothing is out, and nothing overtakes it meanwhile.
  f.Submit("又一人", "another");
  EXPECT_EQ(f.Lease().size(), 0u);
  f.Pass(seconds(90));
  f.store->SweepExpired().IgnoreError();
  for (uint32_t vanished = 4; vanished <= 6; ++vanished) {
    const std::vector<LeasedJob> alone = f.Lease();
    ASSERT_EQ(alone.size(), 1u);
    ASSERT_EQ(alone[0].lease.job_id, poison);
    EXPECT_EQ(f.Lease().size(), 0u);
    f.Pass(seconds(90));
    f.store->SweepExpired().IgnoreError();
    EXPECT_EQ(f.Job(poison).vanished(), vanished - 1);  // Judged when its back-off is over.
    f.Submit("证人" + std::to_string(vanished), "witness" + std::to_string(vanished));
    for (const LeasedJob& witness : f.Lease()) f.Commit(f.Done(witness));
    f.Pass(seconds(1));
    f.store->SweepExpired().IgnoreError();
    EXPECT_EQ(f.Job(poison).vanished(), vanished);
  }
  EXPECT_EQ(f.Job(poison).state(), v1::JOB_STATE_QUARANTINED);
  EXPECT_EQ(f.Job(poison).error().code(), "vanished");
}

// Two silent jobs by turns would hold the road for good: one out, the other next in line.
TEST_P(StoreFailureTest, JobsThatGoAloneDoNotStarveTheOthers) {
  for (const char* key : {"毒甲", "毒乙"}) {
    Submission urgent = f.Ask(key, key);
    urgent.metadata.set_priority(9);
    f.store->Submit(urgent).IgnoreError();
  }
  for (int round = 0; round < 3; ++round) {
    ASSERT_EQ(f.Lease(2).size(), 2u);
    f.Submit("证人" + std::to_string(round), "witness" + std::to_string(round));
    for (const LeasedJob& witness : f.Lease()) f.Commit(f.Done(witness));
    f.Pass(seconds(90));
    ASSERT_EQ(f.store->SweepExpired()->expired, 2u);
  }
  for (int i = 0; i < 5; ++i) f.Submit("常人" + std::to_string(i), "ordinary" + std::to_string(i));
  std::set<std::string> through;
  for (int turn = 0; turn < 20; ++turn) {
    for (const LeasedJob& job : f.Lease(1)) {
      if (f.Job(job.lease.job_id).vanished() == 0) {
        f.Commit(f.Done(job));
        through.insert(job.lease.job_id);
      }
    }
    f.Pass(seconds(30));
    f.store->SweepExpired().IgnoreError();
  }
  EXPECT_EQ(through.size(), 5u);
}

TEST_P(StoreFailureTest, AJobThatWentAloneWhileNothingGotThroughIsNotBlamed) {
  Submission urgent = f.Ask("毒", "poison");
  urgent.metadata.set_priority(9);
  const std::string poison = f.store->Submit(urgent)->job.id();
  for (int round = 1; round <= 3; ++round) VanishOnce(f, poison, round);
  for (int i = 0; i < 20; ++i) {
    // Once its lease runs out, once its back-off is over.
    for (int sweep = 0; sweep < 2; ++sweep) {
      f.Pass(seconds(400));
      f.store->SweepExpired().IgnoreError();
    }
    ASSERT_EQ(f.Lease().size(), 1u);
  }
  EXPECT_EQ(f.Job(poison).vanished(), 3u);
}

TEST_P(StoreFailureTest, AnIngestRefusalIsNoProofThatTheRoadIsOpen) {
  f.Submit("一", "k1");
  const LeasedJob silent = f.Lease(1)[0];
  f.Submit("二", "k2");
  Completion refused = f.Failed(f.Lease()[0], "not_text", false);
  refused.got_through = false;
  f.Commit(refused);
  f.Pass(seconds(90));
  f.store->SweepExpired().IgnoreError();
  EXPECT_EQ(f.Job(silent.lease.job_id).vanished(), 0u);
}

}  // namespace
}  // namespace dudao::store
