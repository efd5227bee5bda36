// The server as its callers see it: a real gRPC server on a free port, a store in memory.
#include "services/ingest/server/ingest_server.h"

#include <gmock/gmock.h>
#include <grpcpp/grpcpp.h>

#include <future>

#include "common/rpc/client.h"
#include "common/rpc/server.h"
#include "common/status/stage_error.h"
#include "common/store/sqlite_store.h"
#include "common/text/sha256.h"
#include "services/ingest/server/review_server.h"

namespace dudao::ingest {
namespace {

ErrorMessages Messages() {
  text::DataSet data;
  data.Add({"messages/errors.tsv",
            "code\tmessage\tadvice\nnot_text\t{0}：不是文字文件。\t请另存为纯文本。\n"
            "unknown\t出现问题（{0}）。\t请联系管理员。\n",
            "errors.tsv"});
  return *ErrorMessages::Create(data);
}

store::Completion Done(const store::LeasedJob& job) {
  store::Completion done;
  done.lease = job.lease;
  done.review_id = "r-" + job.document_id;
  done.review.mutable_document()->set_id(job.document_id);
  done.review.mutable_document()->set_source_name(job.source_name);
  done.text = "全文";
  return done;
}

class IngestServerTest : public ::testing::Test {
 protected:
  void SetUp() override {
    server_.Add(service_);
    server_.Add(reviews_service_);
    ASSERT_TRUE(server_.Start().ok());
    const auto channel = rpc::Connect("127.0.0.1:" + std::to_string(server_.port()));
    ingest_ = v1::IngestService::NewStub(channel);
    reviews_ = v1::ReviewService::NewStub(channel);
  }
  void TearDown() override {
    service_.Stop();
    server_.Stop();
  }

  grpc::Status Submit(const std::string& content, const std::string& key,
                      v1::SubmitReportResponse* response, const std::string& name = "自评.txt") {
    grpc::ClientContext context;
    const auto writer = ingest_->SubmitReport(&context, response);
    v1::SubmitReportRequest message;
    message.mutable_header()->set_size(content.size());
    message.mutable_header()->set_digest(text::Sha256Hex(content));
    message.mutable_header()->set_idempotency_key(key);
    message.mutable_header()->mutable_metadata()->set_source_name(name);
    writer->Write(message);
    message.set_chunk(content);
    writer->Write(message);
    writer->WritesDone();
    return writer->Finish();
  }

  v1::Job Submitted(const std::string& content, const std::string& key,
                    const std::string& name = "自评.txt") {
    v1::SubmitReportResponse response;
    const grpc::Status status = Submit(content, key, &response, name);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response.job();
  }

  store::LeasedJob Leased() { return store_->Lease({.owner = "me"})->at(0); }

  std::unique_ptr<store::Store> store_ =
      *store::SqliteStore::Open({.path = ":memory:", .policy = {.max_queued = 3}});
  obs::Metrics metrics_;
  obs::Log log_{"test", obs::Level::kOff};
  ErrorMessages messages_ = Messages();
  rpc::Server server_{{.drain = std::chrono::milliseconds(0)}, metrics_, log_};
  std::atomic<int> woken_{0};
  IngestServer service_{server_.calls(),
                        {*store_,
                         messages_,
                         {},
                         [this] { ++woken_; },
                         [](const v1::PreviewRequest& request, const grpc::ServerContextBase&) {
                           v1::Review review;
                           review.mutable_document()->set_source_name(request.source_name());
                           return absl::StatusOr<v1::Review>(review);
                         }},
                        {.max_preview_bytes = 100, .watch_every = std::chrono::milliseconds(5)}};
  ReviewServer reviews_service_{server_.calls(), *store_};
  std::unique_ptr<v1::IngestService::Stub> ingest_;
  std::unique_ptr<v1::ReviewService::Stub> reviews_;
};

TEST_F(IngestServerTest, AReceiptIsForAJobThatIsStored) {
  const v1::Job job = Submitted("青禾区自评报告。", "k1");
  EXPECT_EQ(job.state(), v1::JOB_STATE_QUEUED);
  EXPECT_TRUE(store_->GetJob(job.id()).ok());
  EXPECT_EQ(woken_, 1);
  v1::SubmitReportResponse again;
  ASSERT_TRUE(Submit("青禾区自评报告。", "k1", &again).ok());
  EXPECT_TRUE(again.repeated_receipt());
  EXPECT_EQ(again.job().id(), job.id());
  EXPECT_EQ(Submit("别的。", "k1", &again).error_code(), grpc::StatusCode::ALREADY_EXISTS);
}

TEST_F(IngestServerTest, AFullQueueSaysWhenToComeBack) {
  for (int i = 0; i < 3; ++i) Submitted("第" + std::to_string(i) + "份。", std::to_string(i));
  v1::SubmitReportResponse response;
  const absl::Status full = rpc::FromGrpc(Submit("多余。", "x", &response));
  EXPECT_TRUE(absl::IsResourceExhausted(full));
  EXPECT_GT(rpc::RetryDelay(full).count(), 0);
}

TEST_F(IngestServerTest, OriginalsComeBackByteByByte) {
  std::string content(600'000, 'x');
  for (size_t i = 0; i < content.size(); ++i) content[i] = static_cast<char>(i % 251);
  const v1::Job job = Submitted(content, "k1");
  grpc::ClientContext context;
  v1::GetOriginalRequest request;
  request.set_document_id(job.document_id());
  const auto reader = ingest_->GetOriginal(&context, request);
  std::string got;
  v1::GetOriginalResponse chunk;
  while (reader->Read(&chunk)) got += chunk.chunk();
  EXPECT_TRUE(reader->Finish().ok());
  EXPECT_EQ(got, content);
}

TEST_F(IngestServerTest, ARejectedJobSaysWhyInChinese) {
  const v1::Job job = Submitted("青禾区自评报告。", "k1");
  store::Completion refused = Done(Leased());
  refused.error = AsStageError("ingest", StageFailure("ingest", "not_text", false, {"自评.txt"}));
  store_->Commit({refused}).IgnoreError();
  grpc::ClientContext context;
  v1::GetJobRequest request;
  request.set_job_id(job.id());
  v1::GetJobResponse response;
  ASSERT_TRUE(ingest_->GetJob(&context, request, &response).ok());
  EXPECT_EQ(response.job().state(), v1::JOB_STATE_REJECTED);
  EXPECT_THAT(response.job().message(), ::testing::HasSubstr("自评.txt：不是文字文件。"));
}

TEST_F(IngestServerTest, AWatchSeesTheJobThroughToItsEnd) {
  const v1::Job job = Submitted("青禾区自评报告。", "k1");
  grpc::ClientContext context;
  v1::WatchJobRequest request;
  request.set_job_id(job.id());
  const auto reader = ingest_->WatchJob(&context, request);
  v1::WatchJobResponse seen;
  ASSERT_TRUE(reader->Read(&seen));
  EXPECT_EQ(seen.job().state(), v1::JOB_STATE_QUEUED);
  const store::LeasedJob leased = Leased();
  ASSERT_TRUE(reader->Read(&seen));
  EXPECT_EQ(seen.job().state(), v1::JOB_STATE_LEASED);
  store_->Commit({Done(leased)}).IgnoreError();
  ASSERT_TRUE(reader->Read(&seen));
  EXPECT_EQ(seen.job().state(), v1::JOB_STATE_DONE);
  EXPECT_FALSE(reader->Read(&seen));
  EXPECT_TRUE(reader->Finish().ok());
}

TEST_F(IngestServerTest, AWatchOfNobodyEndsAtOnce) {
  grpc::ClientContext context;
  v1::WatchJobRequest request;
  request.set_job_id("nobody");
  const auto reader = ingest_->WatchJob(&context, request);
  v1::WatchJobResponse seen;
  EXPECT_FALSE(reader->Read(&seen));
  EXPECT_EQ(reader->Finish().error_code(), grpc::StatusCode::NOT_FOUND);
}

TEST_F(IngestServerTest, WatchersMayGoAndTheServerMayStop) {
  const v1::Job job = Submitted("青禾区自评报告。", "k1");
  v1::WatchJobRequest request;
  request.set_job_id(job.id());
  v1::WatchJobResponse seen;
  grpc::ClientContext gone;
  const auto leaving = ingest_->WatchJob(&gone, request);
  ASSERT_TRUE(leaving->Read(&seen));
  gone.TryCancel();
  EXPECT_EQ(leaving->Finish().error_code(), grpc::StatusCode::CANCELLED);
  grpc::ClientContext staying;
  const auto reader = ingest_->WatchJob(&staying, request);
  ASSERT_TRUE(reader->Read(&seen));
  service_.Stop();
  EXPECT_FALSE(reader->Read(&seen));
  EXPECT_EQ(reader->Finish().error_code(), grpc::StatusCode::UNAVAILABLE);
}

TEST_F(IngestServerTest, CancellingAnswersWithTheState) {
  const v1::Job job = Submitted("青禾区自评报告。", "k1");
  grpc::ClientContext context;
  v1::CancelJobRequest request;
  request.set_job_id(job.id());
  v1::CancelJobResponse response;
  ASSERT_TRUE(ingest_->CancelJob(&context, request, &response).ok());
  EXPECT_EQ(response.job().state(), v1::JOB_STATE_CANCELLED);
}

TEST_F(IngestServerTest, AReviewIsFoundByJobUnderThatJobsFileName) {
  const v1::Job job = Submitted("青禾区自评报告。", "k1");
  v1::GetReviewRequest request;
  request.set_job_id(job.id());
  v1::GetReviewResponse response;
  grpc::ClientContext early;
  EXPECT_EQ(reviews_->GetReview(&early, request, &response).error_code(),
            grpc::StatusCode::FAILED_PRECONDITION);
  store::Completion done = Done(Leased());
  store_->Commit({done}).IgnoreError();
  request.set_include_text(true);
  grpc::ClientContext context;
  ASSERT_TRUE(reviews_->GetReview(&context, request, &response).ok());
  EXPECT_EQ(response.review_id(), done.review_id);
  EXPECT_EQ(response.review().document().source_name(), "自评.txt");
  EXPECT_EQ(response.review().document().text(), "全文");
}

TEST_F(IngestServerTest, APreviewIsBounded) {
  v1::PreviewRequest request;
  request.set_source_name("自评.txt");
  request.set_content("短");
  v1::PreviewResponse response;
  grpc::ClientContext context;
  ASSERT_TRUE(ingest_->Preview(&context, request, &response).ok());
  EXPECT_EQ(response.review().document().source_name(), "自评.txt");
  request.set_content(std::string(101, 'x'));
  grpc::ClientContext again;
  const absl::Status refused = rpc::FromGrpc(ingest_->Preview(&again, request, &response));
  ASSERT_TRUE(StageErrorOf(refused).has_value()) << refused;
  EXPECT_EQ(StageErrorOf(refused)->code(), "too_large");
}

}  // namespace
}  // namespace dudao::ingest
