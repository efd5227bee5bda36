// Cancelling, listing and watching, held against each engine.
#include <gtest/gtest.h>

#include <set>

#include "common/store/store.h"
#include "tests/unit/common/store/store_engines.h"

namespace dudao::store {
namespace {

class StoreListTest : public EngineTest {};

INSTANTIATE_TEST_SUITE_P(Engines, StoreListTest, AllEngines(), EngineName);

TEST_P(StoreListTest, ACancelledJobStaysCancelled) {
  const v1::Job job = f.Submit("全文", "k1");
  const LeasedJob leased = f.Lease()[0];
  EXPECT_EQ(f.store->Cancel(job.id())->state(), v1::JOB_STATE_CANCELLED);
  EXPECT_EQ(f.Commit(f.Done(leased)), Fenced::kLate);
  EXPECT_EQ(f.Job(job.id()).state(), v1::JOB_STATE_CANCELLED);
  EXPECT_EQ(f.Reviews(), 0u);
  EXPECT_EQ(f.Lease().size(), 0u);
}

TEST_P(StoreListTest, AFinishedJobCannotBeCancelled) {
  const v1::Job job = f.Submit("全文", "k1");
  f.Commit(f.Done(f.Lease()[0]));
  EXPECT_EQ(f.store->Cancel(job.id())->state(), v1::JOB_STATE_DONE);
  EXPECT_TRUE(absl::IsNotFound(f.store->Cancel("nobody").status()));
}

TEST_P(StoreListTest, JobsAreListedNewestFirstInPages) {
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

TEST_P(StoreListTest, JobsAreFiltered) {
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

TEST_P(StoreListTest, ReviewsAreListedAndFiltered) {
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

TEST_P(StoreListTest, APageTokenOfNobodyIsRefused) {
  v1::ListJobsRequest request;
  for (const char* token : {"x", "12", "12.", ".abc", "99999999999999999999.a"}) {
    request.set_page_token(token);
    EXPECT_TRUE(absl::IsInvalidArgument(f.store->ListJobs(request).status())) << token;
  }
}

TEST_P(StoreListTest, WatchersAskForManyJobsAtOnce) {
  const v1::Job one = f.Submit("一", "k1");
  const v1::Job two = f.Submit("二", "k2");
  const auto jobs = f.store->GetJobs({one.id(), "nobody", two.id()});
  ASSERT_TRUE(jobs.ok());
  EXPECT_EQ(jobs->size(), 2u);
}

}  // namespace
}  // namespace dudao::store
