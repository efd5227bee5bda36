// Reports a second through running servers: every report distinct, so that neither the cache nor
// the uniqueness of reviews spares any work.
#include <fmt/format.h>
#include <grpcpp/grpcpp.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "bench/bench.h"
#include "common/text/sha256.h"
#include "dudao/v1/ingest_service.grpc.pb.h"

namespace dudao::bench {
namespace {

using Clock = std::chrono::steady_clock;
constexpr int kClients = 8;
constexpr auto kPatience = std::chrono::minutes(5);

// Submits one report; the job's id, empty on failure.
std::string Submit(v1::IngestService::Stub* stub, const std::string& bytes) {
  grpc::ClientContext context;
  v1::SubmitReportResponse response;
  auto writer = stub->SubmitReport(&context, &response);
  v1::SubmitReportRequest request;
  auto* header = request.mutable_header();
  header->set_size(bytes.size());
  header->set_digest(text::Sha256Hex(bytes));
  header->set_idempotency_key(header->digest());
  header->mutable_metadata()->set_source_name("bench.txt");
  header->mutable_metadata()->set_submitter("bench");
  writer->Write(request);
  request.set_chunk(bytes);
  writer->Write(request);
  writer->WritesDone();
  return writer->Finish().ok() ? response.job().id() : std::string();
}

bool Finished(v1::IngestService::Stub* stub, const std::string& job) {
  grpc::ClientContext context;
  v1::GetJobRequest request;
  request.set_job_id(job);
  v1::GetJobResponse response;
  if (!stub->GetJob(&context, request, &response).ok()) return false;
  return response.job().state() == v1::JOB_STATE_DONE;
}

}  // namespace

int LoadBench(const std::string& server, int reports, const std::string& label,
              const std::vector<std::string>& paths) {
  const std::vector<Text> texts = ReadTexts(paths);
  if (texts.empty()) return 1;
  auto stub =
      v1::IngestService::NewStub(grpc::CreateChannel(server, grpc::InsecureChannelCredentials()));
  const int salt =
      static_cast<int>(std::chrono::system_clock::now().time_since_epoch().count() % 1000000);
  std::vector<std::string> jobs(reports);
  std::atomic<int> next = 0;
  const auto begin = Clock::now();
  std::vector<std::thread> clients;
  for (int c = 0; c < kClients; ++c) {
    clients.emplace_back([&] {
      for (int i = next++; i < reports; i = next++) {
        const std::string report = Distinct(texts[i % texts.size()].bytes, salt * 1000 + i);
        // Refused for load: the bench waits and asks again, as any client should.
        while (jobs[i].empty() && Clock::now() - begin < kPatience) {
          jobs[i] = Submit(stub.get(), report);
          if (jobs[i].empty()) std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
      }
    });
  }
  for (std::thread& t : clients) t.join();
  const std::chrono::duration<double> receipts = Clock::now() - begin;
  int done = 0;
  while (done < reports && Clock::now() - begin < kPatience) {
    if (Finished(stub.get(), jobs[done])) {
      ++done;
    } else {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  }
  const std::chrono::duration<double> all = Clock::now() - begin;
  if (done < reports) {
    fmt::print(stderr, "only {} of {} reports were done\n", done, reports);
    return 1;
  }
  fmt::print("| {}: {} distinct reports | {:.0f} reports/s ({:.0f} receipts/s) |\n", label, reports,
             reports / all.count(), reports / receipts.count());
  return 0;
}

}  // namespace dudao::bench
