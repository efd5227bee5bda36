// A real server on a free port, with services made up for the test.
#include "common/rpc/server.h"

#include <gmock/gmock.h>
#include <grpcpp/generic/generic_stub.h>
#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <sstream>

#include "common/rpc/client.h"
#include "dudao/v1/ingest_service.grpc.pb.h"
#include "dudao/v1/segmentation_service.grpc.pb.h"

namespace dudao::rpc {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

class FakeSegmentation final : public v1::SegmentationService::CallbackService {
 public:
  explicit FakeSegmentation(Calls& calls) : calls_(calls) {}
  grpc::ServerUnaryReactor* Segment(grpc::CallbackServerContext* context,
                                    const v1::SegmentRequest* request,
                                    v1::SegmentResponse* response) override {
    grpc::ClientContext outgoing;
    CarryDeadline(*context, outgoing, std::chrono::hours(1));
    carried = outgoing.deadline();
    incoming = context->deadline();
    return calls_.Unary(context, "Segment", [=, this] { return body()(*request, *response); });
  }
  using Body = std::function<absl::Status(const v1::SegmentRequest&, v1::SegmentResponse&)>;
  void Do(Body body) {
    std::lock_guard lock(mutex_);
    body_ = std::move(body);
  }
  std::chrono::system_clock::time_point incoming;
  std::chrono::system_clock::time_point carried;

 private:
  Body body() {
    std::lock_guard lock(mutex_);
    return body_;
  }

  Calls& calls_;
  std::mutex mutex_;
  Body body_ = [](const v1::SegmentRequest& request, v1::SegmentResponse& response) {
    response.set_stage_digest(request.document().text());
    return absl::OkStatus();
  };
};

class FakeIngest final : public v1::IngestService::CallbackService {
 public:
  explicit FakeIngest(Calls& calls) : calls_(calls) {}
  grpc::ServerReadReactor<v1::SubmitReportRequest>* SubmitReport(
      grpc::CallbackServerContext* context, v1::SubmitReportResponse* response) override {
    auto bytes = std::make_shared<std::string>();
    return calls_.Upload<v1::SubmitReportRequest>(
        context, "SubmitReport",
        [bytes](v1::SubmitReportRequest& part) {
          if (part.chunk() == "bad") return absl::InvalidArgumentError("bad chunk");
          bytes->append(part.chunk());
          return absl::OkStatus();
        },
        [bytes, response] {
          response->mutable_job()->set_id(*bytes);
          return absl::OkStatus();
        });
  }
  grpc::ServerWriteReactor<v1::GetOriginalResponse>* GetOriginal(
      grpc::CallbackServerContext* context, const v1::GetOriginalRequest* request) override {
    auto left = std::make_shared<std::string>(request->document_id());
    return calls_.Download<v1::GetOriginalResponse>(
        context, "GetOriginal", [left](v1::GetOriginalResponse& response) -> absl::StatusOr<bool> {
          if (left->empty()) return false;
          if (left->front() == '!') return absl::DataLossError("gone");
          response.set_chunk(left->substr(0, 1));
          left->erase(0, 1);
          return true;
        });
  }

 private:
  Calls& calls_;
};

class ServerTest : public testing::Test {
 protected:
  void Start(ServerOptions options = {}) {
    options.drain = milliseconds(0);
    options.check_every = milliseconds(1);
    server_ = std::make_unique<Server>(options, metrics_, log_);
    segmentation_ = std::make_unique<FakeSegmentation>(server_->calls());
    ingest_ = std::make_unique<FakeIngest>(server_->calls());
    server_->Add(*segmentation_);
    server_->Add(*ingest_);
    server_->DependsOn("store", [this] {
      return store_up_ ? absl::OkStatus() : absl::UnavailableError("store away");
    });
    ASSERT_TRUE(server_->Start().ok());
    channel_ = Connect("127.0.0.1:" + std::to_string(server_->port()));
    stub_ = v1::SegmentationService::NewStub(channel_);
    ingest_stub_ = v1::IngestService::NewStub(channel_);
  }

  absl::Status Call(const std::string& text, v1::SegmentResponse& response) {
    grpc::ClientContext context;
    SetDeadline(context, seconds(60));
    v1::SegmentRequest request;
    request.mutable_document()->set_text(text);
    return FromGrpc(stub_->Segment(&context, request, &response));
  }

  // grpc.health.v1.Health/Check by hand: 1 SERVING, 2 NOT_SERVING, 0 no answer.
  int Health() {
    grpc::GenericStub stub(channel_);
    grpc::ClientContext context;
    SetDeadline(context, seconds(60));
    const grpc::Slice empty;
    const grpc::ByteBuffer request(&empty, 1);
    grpc::ByteBuffer response;
    std::promise<grpc::Status> done;
    stub.UnaryCall(&context, "/grpc.health.v1.Health/Check", {}, &request, &response,
                   [&](grpc::Status status) { done.set_value(status); });
    if (!done.get_future().get().ok()) return 0;
    std::vector<grpc::Slice> slices;
    (void)response.Dump(&slices);
    return slices.empty() || slices[0].size() < 2 ? 0 : slices[0].begin()[1];
  }

  double Calls_(const std::string& method, const std::string& code) {
    return metrics_
        .counter("dudao_rpc_calls_total", "Calls by outcome", {{"method", method}, {"code", code}})
        .value();
  }

  std::atomic<bool> store_up_{true};
  obs::Metrics metrics_;
  std::ostringstream written_;
  obs::Log log_{"test", obs::Level::kInfo, written_};
  std::unique_ptr<Server> server_;
  std::unique_ptr<FakeSegmentation> segmentation_;
  std::unique_ptr<FakeIngest> ingest_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<v1::SegmentationService::Stub> stub_;
  std::unique_ptr<v1::IngestService::Stub> ingest_stub_;
};

TEST_F(ServerTest, AnswersAndCounts) {
  Start();
  v1::SegmentResponse response;
  EXPECT_TRUE(Call("hello", response).ok());
  EXPECT_EQ(response.stage_digest(), "hello");
  EXPECT_EQ(Calls_("Segment", "OK"), 1);
}

TEST_F(ServerTest, ErrorsAndExceptionsReachTheCaller) {
  Start();
  v1::SegmentResponse response;
  segmentation_->Do([](auto&, auto&) { return absl::NotFoundError("no such"); });
  EXPECT_EQ(Call("", response), absl::NotFoundError("no such"));
  segmentation_->Do([](auto&, auto&) -> absl::Status { throw std::runtime_error("odd"); });
  EXPECT_EQ(Call("", response).code(), absl::StatusCode::kInternal);
  EXPECT_EQ(Calls_("Segment", "NOT_FOUND"), 1);
}

TEST_F(ServerTest, AFullPoolSaysWhenToComeBack) {
  Start({.threads = 1, .max_queued = 0});
  v1::SegmentResponse response;
  const absl::Status refused = Call("", response);
  EXPECT_EQ(refused.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_GT(RetryDelay(refused), milliseconds(0));
}

TEST_F(ServerTest, ACallNobodyWaitsForIsNotRun) {
  Start({.threads = 1});
  std::promise<void> running;
  std::promise<void> go;
  std::atomic<int> runs{0};
  segmentation_->Do([&](auto&, auto&) {
    if (++runs == 1) {
      running.set_value();
      go.get_future().wait();
    }
    return absl::OkStatus();
  });
  std::thread first([&] {
    v1::SegmentResponse response;
    EXPECT_TRUE(Call("", response).ok());
  });
  running.get_future().wait();
  grpc::ClientContext context;
  SetDeadline(context, milliseconds(50));
  v1::SegmentRequest request;
  v1::SegmentResponse response;
  EXPECT_EQ(stub_->Segment(&context, request, &response).error_code(),
            grpc::StatusCode::DEADLINE_EXCEEDED);
  // The server's deadline runs from the arrival of the call, a little after the client's.
  std::this_thread::sleep_for(milliseconds(200));
  go.set_value();
  first.join();
  server_->Stop();
  EXPECT_EQ(runs, 1);
}

TEST_F(ServerTest, TooLargeAMessageIsRefused) {
  Start({.max_message_bytes = 1000});
  v1::SegmentResponse response;
  EXPECT_EQ(Call(std::string(2000, 'x'), response).code(), absl::StatusCode::kResourceExhausted);
  EXPECT_TRUE(Call("small", response).ok());
}

TEST_F(ServerTest, UploadsAreReadToTheEndOrRefusedOnTheWay) {
  Start();
  const auto upload = [&](const std::vector<std::string>& chunks, std::string& id) {
    grpc::ClientContext context;
    SetDeadline(context, seconds(60));
    v1::SubmitReportResponse response;
    auto stream = ingest_stub_->SubmitReport(&context, &response);
    for (const std::string& chunk : chunks) {
      v1::SubmitReportRequest part;
      part.set_chunk(chunk);
      if (!stream->Write(part)) break;
    }
    stream->WritesDone();
    const absl::Status status = FromGrpc(stream->Finish());
    id = response.job().id();
    return status;
  };
  std::string id;
  EXPECT_TRUE(upload({"a", "b", "c"}, id).ok());
  EXPECT_EQ(id, "abc");
  EXPECT_TRUE(upload({}, id).ok());
  EXPECT_EQ(upload({"a", "bad", "c"}, id), absl::InvalidArgumentError("bad chunk"));
  EXPECT_EQ(Calls_("SubmitReport", "OK"), 2);
}

TEST_F(ServerTest, DownloadsEndOrBreakOff) {
  Start();
  const auto download = [&](const std::string& what, std::string& got) {
    grpc::ClientContext context;
    SetDeadline(context, seconds(60));
    v1::GetOriginalRequest request;
    request.set_document_id(what);
    auto stream = ingest_stub_->GetOriginal(&context, request);
    for (v1::GetOriginalResponse part; stream->Read(&part);) got += part.chunk();
    return FromGrpc(stream->Finish());
  };
  std::string got;
  EXPECT_TRUE(download("abc", got).ok());
  EXPECT_EQ(got, "abc");
  got.clear();
  EXPECT_EQ(download("ab!", got), absl::DataLossError("gone"));
  EXPECT_EQ(got, "ab");
}

TEST_F(ServerTest, HealthFollowsTheDependencies) {
  Start();
  EXPECT_EQ(Health(), 1);
  store_up_ = false;
  while (Health() != 2) {
  }
  store_up_ = true;
  while (Health() != 1) {
  }
  server_->Stop();
  EXPECT_THAT(written_.str(), testing::HasSubstr("store away"));
}

TEST_F(ServerTest, ADependencyDownFromTheStartIsNotServing) {
  store_up_ = false;
  Start();
  EXPECT_EQ(Health(), 2);
}

TEST_F(ServerTest, ReflectionIsOn) {
  Start();
  grpc::GenericStub stub(channel_);
  grpc::ClientContext context;
  SetDeadline(context, seconds(60));
  // ServerReflectionRequest{list_services: ""}: the answer names our services.
  const std::string bytes("\x3a\x00", 2);
  const grpc::Slice slice(bytes);
  const grpc::ByteBuffer request(&slice, 1);
  grpc::CompletionQueue queue;
  auto call = stub.PrepareCall(
      &context, "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", &queue);
  void* tag = nullptr;
  bool ok = false;
  call->StartCall(nullptr);
  queue.Next(&tag, &ok);
  call->WriteLast(request, grpc::WriteOptions(), nullptr);
  queue.Next(&tag, &ok);
  grpc::ByteBuffer answer;
  call->Read(&answer, nullptr);
  queue.Next(&tag, &ok);
  ASSERT_TRUE(ok);
  std::vector<grpc::Slice> slices;
  (void)answer.Dump(&slices);
  std::string text;
  for (const grpc::Slice& s : slices) text.append(s.begin(), s.end());
  EXPECT_THAT(text, testing::HasSubstr("dudao.v1.SegmentationService"));
  EXPECT_THAT(text, testing::HasSubstr("grpc.health.v1.Health"));
  grpc::Status status;
  call->Finish(&status, nullptr);
  queue.Next(&tag, &ok);
  queue.Shutdown();
}

TEST_F(ServerTest, APortInUseAndAnOpenAddressAreRefused) {
  Start();
  Server second({.listen = "127.0.0.1:" + std::to_string(server_->port())}, metrics_, log_);
  EXPECT_EQ(second.Start().code(), absl::StatusCode::kUnavailable);
  Server open({.listen = "0.0.0.0:0"}, metrics_, log_);
  EXPECT_EQ(open.Start().code(), absl::StatusCode::kFailedPrecondition);
  Server allowed({.listen = "0.0.0.0:0", .insecure = true}, metrics_, log_);
  EXPECT_TRUE(allowed.Start().ok());
}

TEST_F(ServerTest, StopFinishesTheCallInHand) {
  Start();
  std::promise<void> running;
  segmentation_->Do([&](auto&, v1::SegmentResponse& response) {
    running.set_value();
    response.set_stage_digest("finished");
    return absl::OkStatus();
  });
  v1::SegmentResponse response;
  absl::Status status;
  std::thread caller([&] { status = Call("", response); });
  running.get_future().wait();
  server_->Stop();
  caller.join();
  EXPECT_TRUE(status.ok()) << status;
  EXPECT_EQ(response.stage_digest(), "finished");
}

TEST_F(ServerTest, TheCallersTimeIsPassedOn) {
  Start();
  v1::SegmentResponse response;
  EXPECT_TRUE(Call("", response).ok());
  // gRPC keeps deadlines on another clock: a few nanoseconds come and go in the conversion.
  EXPECT_LT(std::chrono::abs(segmentation_->carried - segmentation_->incoming), milliseconds(100));
  grpc::ClientContext patient;
  v1::SegmentRequest request;
  EXPECT_TRUE(stub_->Segment(&patient, request, &response).ok());
  EXPECT_LT(segmentation_->carried,
            segmentation_->incoming);  // a caller without a deadline gets ours
}

}  // namespace
}  // namespace dudao::rpc
