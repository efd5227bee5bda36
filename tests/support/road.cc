#include "tests/support/road.h"

#include <grpcpp/grpcpp.h>

#include <filesystem>
#include <utility>

#include "common/text/sha256.h"

namespace dudao::test {
namespace {

void SetDeadline(grpc::ClientContext* context) {
  context->set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(10));
}

}  // namespace

Road::Road(std::string bin, std::string data) : bin_(std::move(bin)), data_(std::move(data)) {
  for (int i = 0; i < 7; ++i) ports_.push_back(FreePort());
  auto channel = grpc::CreateChannel(address(), grpc::InsecureChannelCredentials());
  jobs_ = v1::IngestService::NewStub(channel);
  reviews_ = v1::ReviewService::NewStub(channel);
}

bool Road::Start() {
  StartRedis();
  StartIngest();
  StartSegmentation();
  StartExtraction();
  StartScoring();
  return WaitUntilServing();
}

void Road::StartRedis() {
  redis = Process({"redis-server", "--port", "0", "--unixsocket", dir_.File("redis.sock"), "--save",
                   "", "--appendonly", "no", "--dir", dir_.path()},
                  dir_.File("redis.log"));
  WaitFor([this] { return std::filesystem::exists(dir_.File("redis.sock")); });
}

Process Road::Service(const std::string& stage, int rpc, std::vector<std::string> more) {
  std::vector<std::string> arguments = {bin_ + "/dudao-" + stage,
                                        "--data",
                                        data_,
                                        "--listen",
                                        "127.0.0.1:" + std::to_string(ports_[rpc]),
                                        "--metrics",
                                        "0"};
  for (std::string& m : more) arguments.push_back(std::move(m));
  return Process(std::move(arguments), dir_.File(stage + ".log"));
}

void Road::StartIngest() {
  // Leases of 1.5 s: a killed worker's jobs are back on the road within two.
  ingest = Service("ingest", 0,
                   {"--store-path", store_path(), "--queue-bind", Queue(4), "--job-decode-lease",
                    "1500ms", "--job-road-lease", "1500ms", "--job-sweep", "100ms",
                    "--segmentation-address", "127.0.0.1:" + std::to_string(ports_[1]),
                    "--extraction-address", "127.0.0.1:" + std::to_string(ports_[2]),
                    "--scoring-address", "127.0.0.1:" + std::to_string(ports_[3])});
}

void Road::StartSegmentation() {
  segmentation = Service("segmentation", 1,
                         {"--queue-connect", Queue(4), "--queue-bind", Queue(5), "--cache-address",
                          "unix://" + dir_.File("redis.sock"), "--cache-secret", "of-this-test"});
}

void Road::StartExtraction() {
  extraction = Service("extraction", 2,
                       {"--queue-connect", Queue(5), "--queue-bind", Queue(6), "--cache-address",
                        "unix://" + dir_.File("redis.sock"), "--cache-secret", "of-this-test"});
}

void Road::StartScoring() {
  scoring = Service("scoring", 3, {"--store-path", store_path(), "--queue-connect", Queue(6)});
}

bool Road::WaitUntilServing() {
  return WaitFor([this] {
    grpc::ClientContext context;
    SetDeadline(&context);
    v1::ListJobsResponse response;
    return jobs_->ListJobs(&context, {}, &response).ok();
  });
}

std::string Road::Logs() const {
  std::string out;
  for (const char* stage : {"ingest", "segmentation", "extraction", "scoring"}) {
    const std::string log = ReadFile(dir_.File(std::string(stage) + ".log"));
    out +=
        std::string("== ") + stage + "\n" + log.substr(log.size() > 3000 ? log.size() - 3000 : 0);
  }
  return out;
}

std::optional<v1::Job> Road::Submit(const std::string& bytes, const std::string& name) {
  grpc::ClientContext context;
  SetDeadline(&context);
  v1::SubmitReportResponse response;
  auto writer = jobs_->SubmitReport(&context, &response);
  v1::SubmitReportRequest request;
  auto* header = request.mutable_header();
  header->set_size(bytes.size());
  header->set_digest(text::Sha256Hex(bytes));
  header->set_idempotency_key(name);
  header->mutable_metadata()->set_source_name(name);
  header->mutable_metadata()->set_submitter("test");
  writer->Write(request);
  request.set_chunk(bytes);
  writer->Write(request);
  writer->WritesDone();
  if (!writer->Finish().ok()) return std::nullopt;
  return response.job();
}

std::optional<v1::Job> Road::GetJob(const std::string& id) {
  grpc::ClientContext context;
  SetDeadline(&context);
  v1::GetJobRequest request;
  request.set_job_id(id);
  v1::GetJobResponse response;
  if (!jobs_->GetJob(&context, request, &response).ok()) return std::nullopt;
  return response.job();
}

}  // namespace dudao::test
