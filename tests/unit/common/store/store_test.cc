// The contract of a store, held against each engine.
#include "common/store/store.h"

#include <gmock/gmock.h>

#include <set>

#include "tests/unit/common/store/store_fixture.h"

namespace dudao::store {
namespace {

using ::testing::ElementsAre;

struct Engine {
  std::string name;
  MakeStore make;
};

void PrintTo(const Engine& engine, std::ostream* out) { *out << engine.name; }

std::unique_ptr<Store> InMemory(const Clock& clock, const test::TempDir&) {
  return Opened({.path = ":memory:", .policy = TestPolicy(), .clock = clock});
}

std::unique_ptr<Store> OnDisk(const Clock& clock, const test::TempDir& dir) {
  return Opened({.path = dir.File("store.db"), .policy = TestPolicy(), .clock = clock});
}

class StoreTest : public ::testing::TestWithParam<Engine> {
 protected:
  StoreFixture f{GetParam().make};
};

INSTANTIATE_TEST_SUITE_P(Engines, StoreTest,
                         ::testing::Values(Engine{"Memory", InMemory}, Engine{"Disk", OnDisk}),
                         [](const auto& info) { return info.param.name; });

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

TEST_P(StoreTest, TheDocumentsOwnFaultRejects) {
  const v1::Job job = f.Submit("全文", "k1");
  f.Commit(f.Failed(f.Lease()[0], "not_text", false));
  const v1::Job after = f.Job(job.id());
  EXPECT_EQ(after.state(), v1::JOB_STATE_REJECTED);
  EXPECT_EQ(after.error().code(), "not_text");
  EXPECT_EQ(after.failures(), 0u);
}

TEST_P(StoreTest, OurFaultIsTriedAgainAfterAPauseAndQuarantinedAtFive) {
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

TEST_P(StoreTest, ADeadParserChildQuarantinesAtTwo) {
  const v1::Job job = f.Submit("全文", "k1");
  f.Commit(f.Failed(f.Lease().at(0), "parser_crashed", true));
  EXPECT_EQ(f.Job(job.id()).state(), v1::JOB_STATE_QUEUED);
  f.Pass(seconds(1));
  f.Commit(f.Failed(f.Lease().at(0), "parser_timeout", true));
  EXPECT_EQ(f.Job(job.id()).state(), v1::JOB_STATE_QUARANTINED);
}

// A stage that is away: nothing gets through, so nobody is blamed, however long it lasts.
TEST_P(StoreTest, SilenceOfTheRoadCountsAgainstNobody) {
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

TEST_P(StoreTest, SilenceWhileOthersGetThroughCounts) {
  Submission urgent = f.Ask("毒", "poison");
  urgent.metadata.set_priority(9);
  const std::string poison = f.store->Submit(urgent)->job.id();
  for (int round = 1; round <= 3; ++round) {
    VanishOnce(f, poison, round);
    ASSERT_EQ(f.Job(poison).vanished(), static_cast<uint32_t>(round));
  }
  EXPECT_EQ(f.Counter("vanished"), 3u);
}

TEST_P(StoreTest, FromTheThirdSilenceAJobGoesAloneAndAfterThreeMoreToQuarantine) {
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
TEST_P(StoreTest, JobsThatGoAloneDoNotStarveTheOthers) {
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

TEST_P(StoreTest, AJobThatWentAloneWhileNothingGotThroughIsNotBlamed) {
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

TEST_P(StoreTest, AnIngestRefusalIsNoProofThatTheRoadIsOpen) {
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

TEST_P(StoreTest, ACancelledJobStaysCancelled) {
  const v1::Job job = f.Submit("全文", "k1");
  const LeasedJob leased = f.Lease()[0];
  EXPECT_EQ(f.store->Cancel(job.id())->state(), v1::JOB_STATE_CANCELLED);
  EXPECT_EQ(f.Commit(f.Done(leased)), Fenced::kLate);
  EXPECT_EQ(f.Job(job.id()).state(), v1::JOB_STATE_CANCELLED);
  EXPECT_EQ(f.Reviews(), 0u);
  EXPECT_EQ(f.Lease().size(), 0u);
}

TEST_P(StoreTest, AFinishedJobCannotBeCancelled) {
  const v1::Job job = f.Submit("全文", "k1");
  f.Commit(f.Done(f.Lease()[0]));
  EXPECT_EQ(f.store->Cancel(job.id())->state(), v1::JOB_STATE_DONE);
  EXPECT_TRUE(absl::IsNotFound(f.store->Cancel("nobody").status()));
}

TEST_P(StoreTest, JobsAreListedNewestFirstInPages) {
  std::vector<std::string> newest_first;
  for (int i = 0; i < 5; ++i) {
    // Two of one millisecond: the page boundary must not lose one of them.
    if (i % 2 == 0) f.Pass(milliseconds(1));
    f.Submit("全文" + std::to_string(i), std::to_string(i));
  }
  v1::ListJobsRequest request;
  request.set_page_size(2);
  std::set<std::string> seen;
  int64_t last = INT64_MAX;
  do {
    const auto page = f.store->ListJobs(request);
    ASSERT_TRUE(page.ok());
    for (const v1::Job& job : page->jobs()) {
      EXPECT_LE(job.created_at_ms(), last);
      last = job.created_at_ms();
      EXPECT_TRUE(seen.insert(job.id()).second);
    }
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  EXPECT_EQ(seen.size(), 5u);
}

TEST_P(StoreTest, JobsAreFiltered) {
  Submission asked = f.Ask("全文", "k1");
  asked.metadata.set_external_id("oa-17");
  asked.metadata.set_division_code("990100");
  asked.metadata.set_year(2021);
  f.store->Submit(asked).IgnoreError();
  f.Submit("别的", "k2");
  const auto count = [&](auto set) {
    v1::ListJobsRequest request;
    set(request);
    return f.store->ListJobs(request)->jobs_size();
  };
  EXPECT_EQ(count([](auto&) {}), 2);
  EXPECT_EQ(count([](auto& r) { r.set_external_id("oa-17"); }), 1);
  EXPECT_EQ(count([](auto& r) { r.set_division_code("990100"); }), 1);
  EXPECT_EQ(count([](auto& r) { r.set_year(2020); }), 0);
  EXPECT_EQ(count([](auto& r) { r.set_submitter("青禾区"); }), 2);
  EXPECT_EQ(count([](auto& r) { r.set_state(v1::JOB_STATE_DONE); }), 0);
  EXPECT_EQ(count([&](auto& r) { r.set_updated_since_ms(f.now_ms + 1); }), 0);
}

TEST_P(StoreTest, ReviewsAreListedAndFiltered) {
  Submission asked = f.Ask("全文", "k1");
  asked.metadata.set_external_id("oa-17");
  asked.metadata.set_division_code("990100");
  f.store->Submit(asked).IgnoreError();
  Completion done = f.Done(f.Lease()[0]);
  done.review.mutable_document()->set_title("云岭县自评报告");
  done.review.mutable_document()->set_evaluation_year(2021);
  done.review.add_findings()->set_severity("error");
  f.Commit(done);
  const auto list = [&](auto set) {
    v1::ListReviewsRequest request;
    set(request);
    return *f.store->ListReviews(request);
  };
  const v1::ListReviewsResponse all = list([](auto&) {});
  ASSERT_EQ(all.reviews_size(), 1);
  EXPECT_EQ(all.reviews(0).title(), "云岭县自评报告");
  EXPECT_EQ(all.reviews(0).errors(), 1u);
  EXPECT_EQ(all.reviews(0).division_code(), "990100");  // as the caller said; the report is silent
  EXPECT_EQ(all.reviews(0).created_at_ms(), f.now_ms);
  EXPECT_EQ(list([](auto& r) { r.set_year(2021); }).reviews_size(), 1);
  EXPECT_EQ(list([](auto& r) { r.set_year(2020); }).reviews_size(), 0);
  EXPECT_EQ(list([](auto& r) { r.set_external_id("oa-17"); }).reviews_size(), 1);
  EXPECT_EQ(list([](auto& r) { r.set_external_id("oa-18"); }).reviews_size(), 0);
  EXPECT_EQ(list([](auto& r) { r.set_state("not_scored"); }).reviews_size(), 0);
  v1::ListReviewsRequest wrong;
  wrong.set_state("perfect");
  EXPECT_TRUE(absl::IsInvalidArgument(f.store->ListReviews(wrong).status()));
}

TEST_P(StoreTest, APageTokenOfNobodyIsRefused) {
  v1::ListJobsRequest request;
  for (const char* token : {"x", "12", "12.", ".abc", "99999999999999999999.a"}) {
    request.set_page_token(token);
    EXPECT_TRUE(absl::IsInvalidArgument(f.store->ListJobs(request).status())) << token;
  }
}

TEST_P(StoreTest, WatchersAskForManyJobsAtOnce) {
  const v1::Job one = f.Submit("一", "k1");
  const v1::Job two = f.Submit("二", "k2");
  const auto jobs = f.store->GetJobs({one.id(), "nobody", two.id()});
  ASSERT_TRUE(jobs.ok());
  EXPECT_EQ(jobs->size(), 2u);
}

}  // namespace
}  // namespace dudao::store
