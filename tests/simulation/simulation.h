// One seeded run of a job's life: the shipped dispatcher, scoring worker and store in one thread,
// with a clock that is turned by hand and processes that die, freeze, lose, double and reorder at
// every step.
//
//   std::vector<std::string> faults = Simulation(seed, Bug::kNone, *scorer).Run();
//   // empty: nothing lost, nothing done twice
#ifndef DUDAO_TESTS_SIMULATION_SIMULATION_H_
#define DUDAO_TESTS_SIMULATION_SIMULATION_H_

#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "common/store/sqlite_store.h"
#include "services/ingest/worker/dispatcher.h"
#include "services/scoring/worker/scoring_worker.h"
#include "tests/simulation/faulty_store.h"

namespace dudao::simulation {

class Simulation {
 public:
  Simulation(uint64_t seed, Bug bug, const scoring::Scorer& scorer);
  ~Simulation();

  // What went wrong, in words; empty when nothing did.
  std::vector<std::string> Run();
  uint64_t late() const { return book_.late; }
  uint64_t expired() { return store_->GetStats()->counters["lease_expired"]; }

 private:
  class Sender;
  class Receiver;
  class Pool;

  void StartIngest();
  void StartScoring();
  void Step();
  void Act();
  // Runs `part`; when it dies, `restart` brings a new process up.
  void Live(const std::function<void()>& part, const std::function<void()>& restart);

  void Submit(bool poison);
  void Dispatch();
  void Deliver();
  void Score();
  void Sweep();
  void CancelOne();
  void Quiesce();
  bool AllFinished();

  void Check();
  void CheckJob(const std::string& id);
  void Fault(const std::string& what);

  World world_;
  Book book_;
  std::unique_ptr<store::Store> store_;
  FaultyStore faulty_;
  const scoring::Scorer& scorer_;
  const ingest::Ingester ingester_{{}};
  obs::Metrics metrics_;
  obs::Log log_{"simulation", obs::Level::kOff};

  // The road: tasks sent and not yet delivered, all that ever were, and what scoring has received.
  std::deque<std::string> road_;
  std::vector<std::string> history_;
  std::deque<std::string> inbox_;
  bool away_ = false;  // nobody listens downstream

  std::unique_ptr<Sender> sender_;
  std::unique_ptr<Pool> pool_;
  std::optional<ingest::Dispatcher> dispatcher_;
  std::optional<scoring::ScoringWorker> worker_;

  std::vector<std::string> acknowledged_;
  std::set<std::string> poison_;  // deliver one and the worker dies
  int submitted_ = 0;
  std::vector<std::string> faults_;
};

}  // namespace dudao::simulation

#endif  // DUDAO_TESTS_SIMULATION_SIMULATION_H_
