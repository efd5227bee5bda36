// The four services as real processes with a real redis-server, on free loopback ports.
//
//   Road road;
//   ASSERT_TRUE(road.Start());
//   road.extraction.Signal(SIGKILL);
//   road.StartExtraction();
#ifndef DUDAO_TESTS_SUPPORT_ROAD_H_
#define DUDAO_TESTS_SUPPORT_ROAD_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dudao/v1/ingest_service.grpc.pb.h"
#include "dudao/v1/review_service.grpc.pb.h"
#include "tests/support/process.h"

namespace dudao::test {

class Road {
 public:
  // Programs are taken from `bin`, data files from `data`.
  Road(std::string bin, std::string data);

  // Redis and the four services; false when ingest does not answer in time.
  bool Start();
  void StartRedis();
  void StartIngest();
  void StartSegmentation();
  void StartExtraction();
  void StartScoring();
  bool WaitUntilServing();

  std::string address() const { return "127.0.0.1:" + std::to_string(ports_[0]); }
  std::string store_path() const { return dir_.File("store.db"); }
  // Logs of all services, for the message of a failed assertion.
  std::string Logs() const;

  v1::IngestService::Stub& jobs() { return *jobs_; }
  v1::ReviewService::Stub& reviews() { return *reviews_; }

  // The job's receipt; nullopt when the server refuses or is away.
  std::optional<v1::Job> Submit(const std::string& bytes, const std::string& name);
  std::optional<v1::Job> GetJob(const std::string& id);

  Process redis, ingest, segmentation, extraction, scoring;

 private:
  Process Service(const std::string& stage, int rpc, std::vector<std::string> more);
  std::string Queue(int n) const { return "tcp://127.0.0.1:" + std::to_string(ports_[n]); }

  const std::string bin_, data_;
  TempDir dir_;
  std::vector<int> ports_;  // 0..3 RPC in road order, 4..6 queues
  std::unique_ptr<v1::IngestService::Stub> jobs_;
  std::unique_ptr<v1::ReviewService::Stub> reviews_;
};

}  // namespace dudao::test

#endif  // DUDAO_TESTS_SUPPORT_ROAD_H_
