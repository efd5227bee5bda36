// The contract of a store, held against each engine: submission, leases, completion.
#include "common/store/store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/common/store/store_engines.h"

namespace dudao::store {
namespace {

using ::testing::ElementsAre;

class StoreTest : public EngineTest {};

INSTANTIATE_TEST_SUITE_P(Engines, StoreTest, AllEngines(), EngineName);

TEST_P(StoreTest, ASubmittedJobIsQueuedAndItsOriginalKept) {
  const v1::Job job = f.Submit("全文", "k1");
  EXPECT_EQ(job.state(), v1::JOB_STATE_QUEUED);
  EXPECT_EQ(job.epoch(), 0u);
  EXPECT_EQ(job.metadata().source_name(), "k1.txt");
  EXPECT_EQ(job.created_at_ms(), f.now_ms);
  EXPECT_EQ(*f.store->GetOriginal(job.document_id()), "全文");
  EXPECT_EQ(f.Job(job.id()).SerializeAsString(), job.SerializeAsString());
}

TEST_P(StoreTest, AnEmptyOriginalIsKept) {
  const v1::Job job = f.Submit("", "k1");
  EXPECT_EQ(*f.store->GetOriginal(job.document_id()), "");
}

TEST_P(StoreTest, TheSameKeyAndDocumentGiveTheSameReceipt) {
  const v1::Job first = f.Submit("全文", "k1");
  f.Pass(seconds(5));
  const auto again = f.store->Submit(f.Ask("全文", "k1"));
  ASSERT_TRUE(again.ok());
  EXPECT_TRUE(again->repeated);
  EXPECT_EQ(again->job.SerializeAsString(), first.SerializeAsString());
}

TEST_P(StoreTest, TheSameKeyForAnotherDocumentIsRefused) {
  const v1::Job first = f.Submit("全文", "k1");
  EXPECT_TRUE(absl::IsAlreadyExists(f.store->Submit(f.Ask("别的", "k1")).status()));
  EXPECT_TRUE(absl::IsNotFound(f.store->GetOriginal(text::Sha256Hex("别的")).status()));
}

TEST_P(StoreTest, KeysOfTwoSubmittersAreTwoKeys) {
  f.Submit("全文", "k1");
  Submission other = f.Ask("别的", "k1");
  other.metadata.set_submitter("云岭县");
  EXPECT_TRUE(f.store->Submit(other).ok());
}

TEST_P(StoreTest, AFullQueueRefusesNewReportsButRepeatsReceipts) {
  for (int i = 0; i < 100; ++i) f.Submit("全文" + std::to_string(i), std::to_string(i));
  EXPECT_TRUE(absl::IsResourceExhausted(f.store->Submit(f.Ask("多余", "x")).status()));
  EXPECT_TRUE(f.store->Submit(f.Ask("全文7", "7")).ok());
}

TEST_P(StoreTest, LeasesGoByPriorityThenAge) {
  const v1::Job old = f.Submit("一", "k1");
  f.Pass(milliseconds(1));
  const v1::Job late = f.Submit("二", "k2");
  Submission urgent = f.Ask("三", "k3");
  urgent.metadata.set_priority(5);
  const v1::Job first = f.store->Submit(urgent)->job;
  std::vector<std::string> order;
  for (const LeasedJob& job : f.Lease()) order.push_back(job.lease.job_id);
  EXPECT_THAT(order, ElementsAre(first.id(), old.id(), late.id()));
}

TEST_P(StoreTest, ALeaseRaisesTheEpochAndCarriesWhatTheStageNeeds) {
  const v1::Job job = f.Submit("全文", "k1");
  const std::vector<LeasedJob> leased = f.Lease();
  ASSERT_EQ(leased.size(), 1u);
  EXPECT_EQ(leased[0].lease.epoch, 1u);
  EXPECT_EQ(leased[0].document_id, job.document_id());
  EXPECT_EQ(leased[0].source_name, "k1.txt");
  EXPECT_EQ(leased[0].size, std::string("全文").size());
  EXPECT_EQ(leased[0].expires_at_ms, f.now_ms + 90'000);
  EXPECT_EQ(f.Job(job.id()).state(), v1::JOB_STATE_LEASED);
}

TEST_P(StoreTest, TheWindowCountsMyUnexpiredLeases) {
  for (int i = 0; i < 5; ++i) f.Submit("全文" + std::to_string(i), std::to_string(i));
  EXPECT_EQ(f.Lease(2).size(), 2u);
  EXPECT_EQ(f.Lease(2).size(), 0u);
  EXPECT_EQ(f.Lease(1, "another").size(), 1u);
  f.Pass(seconds(90));
  EXPECT_EQ(f.Lease(2).size(), 2u);
}

TEST_P(StoreTest, TheWindowCountsBytesButOneJobMayAlwaysGo) {
  f.Submit(std::string(600, 'a'), "k1");
  f.Submit(std::string(600, 'b'), "k2");
  const LeaseTerms terms{.owner = "me", .window = 8, .window_bytes = 500, .lease = seconds(9)};
  EXPECT_EQ(f.store->Lease(terms)->size(), 1u);
  EXPECT_EQ(f.store->Lease(terms)->size(), 0u);
}

TEST_P(StoreTest, OnlyTheHolderExtendsAndOnlyInTime) {
  f.Submit("全文", "k1");
  const LeaseId lease = f.Lease()[0].lease;
  EXPECT_THAT(*f.store->ExtendAtPush({lease}, seconds(30)), ElementsAre(f.now_ms + 30'000));
  EXPECT_THAT(*f.store->ExtendAtPush({{lease.job_id, lease.epoch + 1}}, seconds(30)),
              ElementsAre(0));
  f.Pass(seconds(30));
  EXPECT_THAT(*f.store->ExtendAtPush({lease}, seconds(30)), ElementsAre(0));
}

TEST_P(StoreTest, AHandedBackLeaseCountsAsNothing) {
  const v1::Job job = f.Submit("全文", "k1");
  for (int i = 0; i < 20; ++i) {
    ASSERT_TRUE(f.store->HandBack({f.Lease()[0].lease}).ok());
  }
  const v1::Job after = f.Job(job.id());
  EXPECT_EQ(after.state(), v1::JOB_STATE_QUEUED);
  EXPECT_EQ(after.vanished(), 0u);
  EXPECT_EQ(after.failures(), 0u);
  EXPECT_EQ(f.Counter("handed_back"), 20u);
  EXPECT_EQ(f.Counter("lease_expired"), 0u);
}

TEST_P(StoreTest, AnOldLeaseCannotHandBackANewOne) {
  const v1::Job job = f.Submit("全文", "k1");
  const LeaseId old = f.Lease()[0].lease;
  ASSERT_TRUE(f.store->HandBack({old}).ok());
  f.Lease();
  ASSERT_TRUE(f.store->HandBack({old}).ok());
  EXPECT_EQ(f.Job(job.id()).state(), v1::JOB_STATE_LEASED);
}

TEST_P(StoreTest, ACommitRecordsReviewAndDoneTogether) {
  const v1::Job job = f.Submit("全文", "k1");
  const Completion done = f.Done(f.Lease()[0]);
  EXPECT_EQ(f.Commit(done), Fenced::kApplied);
  const v1::Job after = f.Job(job.id());
  EXPECT_EQ(after.state(), v1::JOB_STATE_DONE);
  const StoredReview stored = *f.store->GetReview(after.review_id(), true);
  EXPECT_EQ(stored.review.SerializeAsString(), done.review.SerializeAsString());
  EXPECT_EQ(stored.text, "云岭县自评报告");
  EXPECT_EQ(f.store->GetReview(after.review_id(), false)->text, "");
}

TEST_P(StoreTest, ADuplicateCompletionChangesNothing) {
  f.Submit("全文", "k1");
  const Completion done = f.Done(f.Lease()[0]);
  EXPECT_EQ(f.Commit(done), Fenced::kApplied);
  EXPECT_EQ(f.Commit(done), Fenced::kLate);
  EXPECT_EQ(f.Reviews(), 1u);
  EXPECT_EQ(f.Counter("commits_late"), 1u);
}

TEST_P(StoreTest, ACompletionOfAnOlderLeaseIsVoid) {
  const v1::Job job = f.Submit("全文", "k1");
  const Completion late = f.Done(f.Lease()[0]);
  f.Pass(seconds(90));
  ASSERT_EQ(f.store->SweepExpired()->expired, 1u);
  EXPECT_EQ(f.Commit(late), Fenced::kLate);
  const LeasedJob again = f.Lease()[0];
  EXPECT_EQ(again.lease.epoch, 2u);
  EXPECT_EQ(f.Commit(late), Fenced::kLate);
  EXPECT_EQ(f.Commit(f.Failed({late.lease}, "internal", true)), Fenced::kLate);
  EXPECT_EQ(f.Job(job.id()).failures(), 0u);
  EXPECT_EQ(f.Commit(f.Done(again)), Fenced::kApplied);
}

TEST_P(StoreTest, AForgedCompletionIsVoid) {
  f.Submit("全文", "k1");
  Completion forged = f.Done(f.Lease()[0]);
  forged.review.mutable_document()->set_id(text::Sha256Hex("别的"));
  EXPECT_EQ(f.Commit(forged), Fenced::kLate);
  forged = f.Done({{"no such job", 1}, forged.review.document().id()});
  EXPECT_EQ(f.Commit(forged), Fenced::kLate);
  EXPECT_EQ(f.Reviews(), 0u);
}

TEST_P(StoreTest, SeveralCompletionsShareACommitEachWithItsAnswer) {
  f.Submit("一", "k1");
  f.Pass(milliseconds(1));
  f.Submit("二", "k2");
  const std::vector<LeasedJob> jobs = f.Lease();
  const auto answers =
      f.store->Commit({f.Done(jobs[0]), f.Done(jobs[0]), f.Failed(jobs[1], "not_text", false)});
  ASSERT_TRUE(answers.ok());
  EXPECT_THAT(*answers, ElementsAre(Fenced::kApplied, Fenced::kLate, Fenced::kApplied));
}

TEST_P(StoreTest, AReviewThatExistsAnswersAtOnce) {
  f.Submit("全文", "k1");
  f.Commit(f.Done(f.Lease()[0]));
  const v1::Job again = f.Submit("全文", "k2");
  EXPECT_EQ(again.state(), v1::JOB_STATE_DONE);
  EXPECT_FALSE(again.review_id().empty());
}

TEST_P(StoreTest, AForcedJobIsDoneAnewAndLeavesOneReview) {
  f.Submit("全文", "k1");
  f.Commit(f.Done(f.Lease()[0]));
  Submission forced = f.Ask("全文", "k2");
  forced.force = true;
  EXPECT_EQ(f.store->Submit(forced)->job.state(), v1::JOB_STATE_QUEUED);
  Completion done = f.Done(f.Lease()[0]);
  done.review.mutable_score()->set_low("62");
  EXPECT_EQ(f.Commit(done), Fenced::kApplied);
  EXPECT_EQ(f.Reviews(), 1u);
  EXPECT_EQ(f.store->GetReview(done.review_id, false)->review.score().low(), "62");
}

TEST_P(StoreTest, TwoJobsForOneDocumentShareOneReview) {
  f.Submit("全文", "k1");
  f.Submit("全文", "k2");
  for (const LeasedJob& job : f.Lease()) EXPECT_EQ(f.Commit(f.Done(job)), Fenced::kApplied);
  EXPECT_EQ(f.Reviews(), 1u);
}

}  // namespace
}  // namespace dudao::store
