// The shipped store with processes that die around its calls, and a book of what it applied.
#ifndef DUDAO_TESTS_SIMULATION_FAULTY_STORE_H_
#define DUDAO_TESTS_SIMULATION_FAULTY_STORE_H_

#include <cstdint>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "common/store/store.h"

namespace dudao::simulation {

// Thrown where a process dies.
struct Crash {};

// Faults we plant to see the simulation find them.
enum class Bug {
  kNone,
  kNoFence,              // a completion is recorded whatever its epoch
  kNoSweep,              // expired leases stay
  kFailureTwice,         // one reported failure counts as two
  kReceiptBeforeCommit,  // the receipt is given before the job is recorded
  kUnboundedWindow,
};

// What all parts of one run share.
struct World {
  std::mt19937_64 random;
  int64_t now_ms = 1'600'000'000'000;
  bool faults = true;
  Bug bug = Bug::kNone;
  // What other processes do while one is frozen.
  std::function<void()> meanwhile = [] {};

  bool Chance(int percent) { return faults && static_cast<int>(random() % 100) < percent; }
  size_t Pick(size_t count) { return random() % count; }
  void MaybeDie() {
    if (Chance(2)) throw Crash{};
  }
};

// What was really applied, seen where no crash can hide it.
struct Book {
  std::map<std::string, int> reviews;     // a job
  std::map<std::string, int> rejections;  // a job
  std::map<std::string, int> failures;    // reported with the current epoch
  std::map<std::string, int64_t> leases;  // a job, until when
  size_t most_leased = 0;
  uint64_t late = 0;
};

class FaultyStore : public store::Store {
 public:
  // All outlive the store.
  FaultyStore(store::Store& real, World& world, Book& book)
      : real_(real), world_(world), book_(book) {}

  absl::StatusOr<store::Receipt> Submit(const store::Submission& submission) override;
  absl::StatusOr<std::vector<store::LeasedJob>> Lease(const store::LeaseTerms& terms) override;
  absl::StatusOr<std::vector<int64_t>> ExtendAtPush(const std::vector<store::LeaseId>& leases,
                                                    store::Milliseconds lease) override;
  absl::Status HandBack(const std::vector<store::LeaseId>& leases) override;
  absl::StatusOr<std::vector<store::Fenced>> Commit(
      const std::vector<store::Completion>& completions) override;
  absl::StatusOr<store::Swept> SweepExpired() override;
  absl::StatusOr<v1::Job> Cancel(const std::string& job_id) override;

  absl::StatusOr<v1::Job> GetJob(const std::string& id) override { return real_.GetJob(id); }
  absl::StatusOr<std::vector<v1::Job>> GetJobs(const std::vector<std::string>& ids) override {
    return real_.GetJobs(ids);
  }
  absl::StatusOr<v1::ListJobsResponse> ListJobs(const v1::ListJobsRequest& r) override {
    return real_.ListJobs(r);
  }
  absl::StatusOr<std::string> GetOriginal(const std::string& id) override {
    world_.MaybeDie();
    return real_.GetOriginal(id);
  }
  absl::StatusOr<store::StoredReview> GetReview(const std::string& id, bool text) override {
    return real_.GetReview(id, text);
  }
  absl::StatusOr<v1::ListReviewsResponse> ListReviews(const v1::ListReviewsRequest& r) override {
    return real_.ListReviews(r);
  }
  absl::StatusOr<store::Stats> GetStats() override { return real_.GetStats(); }

 private:
  // The completions as the planted bug would have them.
  std::vector<store::Completion> Bent(std::vector<store::Completion> completions);
  void FailAgain(const std::vector<store::Completion>& completions);
  void Note(const store::Completion& completion, store::Fenced answer);
  void CountLeased();

  store::Store& real_;
  World& world_;
  Book& book_;
};

}  // namespace dudao::simulation

#endif  // DUDAO_TESTS_SIMULATION_FAULTY_STORE_H_
