#include "tests/simulation/simulation.h"

#include <fmt/format.h>

#include <utility>

#include "common/store/review_id.h"
#include "common/text/sha256.h"

namespace dudao::simulation {
namespace {

constexpr uint32_t kWindow = 6;
constexpr size_t kRoadCapacity = 4;
constexpr int kSteps = 400;
constexpr int kJobs = 16;
constexpr auto kDecodeLease = std::chrono::milliseconds(2000);
constexpr auto kRoadLease = std::chrono::milliseconds(1500);

bool IsFinal(v1::JobState state) {
  return state != v1::JOB_STATE_QUEUED && state != v1::JOB_STATE_LEASED;
}

std::unique_ptr<store::Store> OpenStore(World& world) {
  store::SqliteOptions options{.path = ":memory:"};
  options.policy.retry_delay = std::chrono::milliseconds(100);
  options.policy.max_retry_delay = std::chrono::milliseconds(1000);
  options.clock = [&world] { return world.now_ms; };
  return *store::SqliteStore::Open(std::move(options));
}

}  // namespace

class Simulation::Sender : public queue::TaskSender {
 public:
  explicit Sender(Simulation& s) : s_(s) {}
  absl::Status Send(const v1::StageTask& task) override {
    s_.world_.MaybeDie();
    // Writable is a promise the road may break: the last place goes to another.
    if (!Writable() || s_.world_.Chance(5)) return absl::UnavailableError("full");
    s_.road_.push_back(task.SerializeAsString());
    s_.history_.push_back(s_.road_.back());
    if (s_.world_.Chance(3)) s_.road_.push_back(s_.road_.back());
    s_.world_.MaybeDie();
    return absl::OkStatus();
  }
  bool Writable() override { return !s_.away_ && s_.road_.size() < kRoadCapacity; }

 private:
  Simulation& s_;
};

class Simulation::Receiver : public queue::TaskReceiver {
 public:
  explicit Receiver(Simulation& s) : s_(s) {}
  absl::StatusOr<std::optional<v1::StageTask>> Receive(std::chrono::milliseconds) override {
    if (s_.inbox_.empty()) return std::nullopt;
    v1::StageTask task;
    task.ParseFromString(s_.inbox_.front());
    s_.inbox_.pop_front();
    s_.world_.MaybeDie();
    return task;
  }

 private:
  Simulation& s_;
};

// Decodes when asked for what is done, now and then a little later.
class Simulation::Pool : public ingest::DecodePool {
 public:
  Pool(Simulation& s, ingest::Decoder decoder) : s_(s), decoder_(std::move(decoder)) {}
  void Post(store::LeasedJob job) override { waiting_.push_back(std::move(job)); }
  std::vector<ingest::Decoded> Take() override {
    std::vector<ingest::Decoded> done;
    while (!waiting_.empty() && !s_.world_.Chance(20)) {
      done.push_back(decoder_(waiting_.front()));
      waiting_.pop_front();
    }
    return done;
  }
  std::vector<store::LeaseId> Stop() override { return {}; }

 private:
  Simulation& s_;
  const ingest::Decoder decoder_;
  std::deque<store::LeasedJob> waiting_;
};

Simulation::Simulation(uint64_t seed, Bug bug, const scoring::Scorer& scorer)
    : world_{.random = std::mt19937_64(seed), .bug = bug},
      store_(OpenStore(world_)),
      faulty_(*store_, world_, book_),
      scorer_(scorer) {
  world_.meanwhile = [this] {
    Sweep();
    Dispatch();
  };
  StartIngest();
  StartScoring();
}

Simulation::~Simulation() = default;

void Simulation::StartIngest() {
  dispatcher_.reset();
  sender_ = std::make_unique<Sender>(*this);
  pool_ = std::make_unique<Pool>(*this, ingest::MakeDecoder(faulty_, ingester_, "ingest-1"));
  dispatcher_.emplace(faulty_, *sender_, *pool_,
                      ingest::DispatcherOptions{.owner = "ingest",
                                                .window = kWindow,
                                                .decode_lease = kDecodeLease,
                                                .road_lease = kRoadLease,
                                                .patience = std::chrono::milliseconds(1000)},
                      metrics_, log_);
}

void Simulation::StartScoring() {
  worker_.reset();
  inbox_.clear();
  scoring::ScoringWorkerOptions options;
  options.poll = std::chrono::milliseconds(0);
  options.max_batch = 4;
  options.now_ms = [this] { return world_.now_ms; };
  worker_.emplace(faulty_, std::make_unique<Receiver>(*this), scorer_, "scoring-1",
                  std::move(options), metrics_, log_);
}

void Simulation::Live(const std::function<void()>& part, const std::function<void()>& restart) {
  try {
    part();
  } catch (const Crash&) {
    restart();
  }
}

std::vector<std::string> Simulation::Run() {
  for (int i = 0; i < kSteps; ++i) Step();
  Quiesce();
  Check();
  return faults_;
}

void Simulation::Step() {
  world_.now_ms += static_cast<int64_t>(world_.Pick(60));
  if (world_.Chance(1)) away_ = !away_;
  Act();
}

void Simulation::Act() {
  switch (world_.Pick(12)) {
    case 0:
      if (submitted_ < kJobs) Submit(world_.Chance(5));
      return;
    case 1:
    case 2:
    case 3:
      return Dispatch();
    case 4:
    case 5:
    case 6:
      return Deliver();
    case 7:
    case 8:
    case 9:
      return Score();
    case 10:
      return Sweep();
    default:
      if (world_.Chance(5)) CancelOne();
      if (world_.Chance(20)) world_.now_ms += 1600;  // everybody stands still
  }
}

void Simulation::Submit(bool poison) {
  const int number = submitted_++;
  // Now and then a document that came before, or one that is no text.
  const std::string content = world_.Chance(10)   ? "东屏市自评报告"
                              : world_.Chance(10) ? std::string("\0\1\2\3", 4)
                                                  : fmt::format("青禾区第{}份自评报告。", number);
  store::Submission submission;
  submission.content = content;
  submission.document_id = text::Sha256Hex(content);
  submission.idempotency_key = std::to_string(number);
  submission.metadata.set_source_name("report.txt");
  v1::StageVersions stages;
  stages.set_ingest("ingest-1");
  stages.set_scoring("scoring-1");
  submission.review_id = store::ReviewId(submission.document_id, submission.options, stages);
  if (poison) poison_.insert(store::JobId("", submission.idempotency_key));
  // A client without a receipt tries again with the same key.
  for (bool acknowledged = false; !acknowledged;) {
    Live(
        [&] {
          acknowledged_.push_back(faulty_.Submit(submission)->job.id());
          acknowledged = true;
        },
        [&] { StartIngest(); });
  }
}

void Simulation::Dispatch() {
  const std::chrono::steady_clock::time_point now{std::chrono::milliseconds(world_.now_ms)};
  Live([&] { dispatcher_->Turn(now).IgnoreError(); },
       [&] {
         // What the process had not handed to the kernel goes with it.
         if (world_.Chance(50)) road_.clear();
         StartIngest();
       });
}

// The middle of the road: a task reaches scoring with the stages' outputs, out of order, or is lost
// with the worker that held it, or meets an error, or comes again much later.
void Simulation::Deliver() {
  if (world_.Chance(3) && !history_.empty()) {
    v1::StageTask again;
    again.ParseFromString(history_[world_.Pick(history_.size())]);
    again.set_expires_at_ms(0);  // the hint is no fence
    inbox_.push_back(again.SerializeAsString());
  }
  if (road_.empty() || away_) return;
  const auto at = road_.begin() + static_cast<std::ptrdiff_t>(world_.Pick(road_.size()));
  v1::StageTask task;
  task.ParseFromString(*at);
  road_.erase(at);
  if (world_.Chance(8) || poison_.count(task.job_id()) > 0) return;
  task.mutable_segmentation();
  task.mutable_extraction();
  if (world_.Chance(4)) {
    task.mutable_error()->set_stage("extraction");
    task.mutable_error()->set_code("internal");
    task.mutable_error()->set_retryable(true);
  }
  inbox_.push_back(task.SerializeAsString());
  history_.push_back(inbox_.back());
}

void Simulation::Score() {
  Live([&] { worker_->Turn(); }, [&] { StartScoring(); });
}

void Simulation::Sweep() {
  Live([&] { faulty_.SweepExpired().IgnoreError(); }, [&] { StartIngest(); });
}

void Simulation::CancelOne() {
  if (acknowledged_.empty()) return;
  faulty_.Cancel(acknowledged_[world_.Pick(acknowledged_.size())]).IgnoreError();
}

// The faults end; what was acknowledged must come to an end too.
void Simulation::Quiesce() {
  world_.faults = false;
  away_ = false;
  for (int round = 0; round < 400 && !AllFinished(); ++round) {
    // A silent job is judged by others that get through: there are always others.
    if (round % 10 == 0) Submit(false);
    for (int i = 0; i < 8; ++i) {
      world_.now_ms += 20;
      Dispatch();
      Deliver();
      Score();
    }
    Sweep();
    world_.now_ms += 400;
  }
}

bool Simulation::AllFinished() {
  for (const std::string& id : acknowledged_) {
    const auto job = store_->GetJob(id);
    if (job.ok() && !IsFinal(job->state())) return false;
  }
  return true;
}

void Simulation::Check() {
  std::set<std::string> reviews;
  for (const std::string& id : acknowledged_) {
    CheckJob(id);
    const auto job = store_->GetJob(id);
    if (job.ok() && job->state() == v1::JOB_STATE_DONE) reviews.insert(job->review_id());
  }
  if (store_->GetStats()->reviews != reviews.size()) {
    Fault(fmt::format("{} reviews recorded, {} jobs point to one", store_->GetStats()->reviews,
                      reviews.size()));
  }
  if (book_.most_leased > kWindow) Fault(fmt::format("{} leased at once", book_.most_leased));
}

void Simulation::CheckJob(const std::string& id) {
  const absl::StatusOr<v1::Job> job = store_->GetJob(id);
  if (!job.ok()) return Fault("acknowledged and lost: " + id);
  if (!IsFinal(job->state())) return Fault("never finished: " + job->ShortDebugString());
  if (book_.reviews[id] + book_.rejections[id] > 1) Fault("done twice: " + id);
  if (static_cast<int>(job->failures()) != book_.failures[id]) {
    Fault(fmt::format("{} failures counted, {} reported: {}", job->failures(), book_.failures[id],
                      id));
  }
  if (job->state() == v1::JOB_STATE_DONE && !store_->GetReview(job->review_id(), true).ok()) {
    Fault("done without a review: " + id);
  }
  if (job->state() == v1::JOB_STATE_QUARANTINED && job->failures() < 5 && job->vanished() < 6) {
    Fault("quarantined without a ground: " + id);
  }
  if (poison_.count(id) > 0 && job->state() == v1::JOB_STATE_DONE && book_.reviews[id] > 0) {
    Fault("what kills every worker got through: " + id);
  }
}

void Simulation::Fault(const std::string& what) { faults_.push_back(what); }

}  // namespace dudao::simulation
