#include "services/ingest/server/upload.h"

#include <gmock/gmock.h>

#include "common/rpc/status.h"
#include "common/status/stage_error.h"
#include "common/text/sha256.h"

namespace dudao::ingest {
namespace {

using ::testing::HasSubstr;

constexpr char kContent[] = "云岭县自评报告。";

v1::SubmitReportRequest Header(const std::string& content = kContent) {
  v1::SubmitReportRequest message;
  v1::SubmitHeader& header = *message.mutable_header();
  header.set_size(content.size());
  header.set_digest(text::Sha256Hex(content));
  header.set_idempotency_key("k1");
  header.mutable_metadata()->set_source_name("自评.txt");
  return message;
}

v1::SubmitReportRequest Chunk(const std::string& bytes) {
  v1::SubmitReportRequest message;
  message.set_chunk(bytes);
  return message;
}

class UploadTest : public ::testing::Test {
 protected:
  // The message of the refusal.
  std::string Refused(const v1::SubmitReportRequest& message) {
    const absl::Status status = upload_.Take(message);
    EXPECT_TRUE(absl::IsInvalidArgument(status)) << status;
    return std::string(status.message());
  }
  std::string NotFinished() {
    const absl::Status status = upload_.Finish({}).status();
    EXPECT_TRUE(absl::IsInvalidArgument(status)) << status;
    return std::string(status.message());
  }

  UploadLimits limits_{.max_report_bytes = 100, .max_in_hand_bytes = 150};
  UploadBudget budget_{limits_.max_in_hand_bytes};
  Upload upload_{limits_, budget_};
};

TEST_F(UploadTest, ChunksAddUpToTheReport) {
  v1::SubmitReportRequest header = Header();
  header.mutable_header()->mutable_metadata()->set_source_name("C:\\报送\\自评.txt");
  header.mutable_header()->mutable_metadata()->set_year(2021);
  ASSERT_TRUE(upload_.Take(header).ok());
  const std::string content = kContent;
  ASSERT_TRUE(upload_.Take(Chunk(content.substr(0, 5))).ok());
  ASSERT_TRUE(upload_.Take(Chunk(content.substr(5))).ok());
  const auto submission = upload_.Finish({});
  ASSERT_TRUE(submission.ok()) << submission.status();
  EXPECT_EQ(submission->content, content);
  EXPECT_EQ(submission->metadata.source_name(), "自评.txt");
  EXPECT_EQ(submission->options.overrides().evaluation_year(), 2021u);
  EXPECT_FALSE(submission->options.overrides().has_duty_year());
}

TEST_F(UploadTest, StatedFrameFieldsReachTheOptions) {
  v1::SubmitReportRequest header = Header();
  v1::SubmitMetadata& metadata = *header.mutable_header()->mutable_metadata();
  metadata.mutable_stated()->set_title("云岭县自评报告");
  metadata.mutable_stated()->set_evaluation_year(2019);
  metadata.set_year(2021);
  ASSERT_TRUE(upload_.Take(header).ok());
  ASSERT_TRUE(upload_.Take(Chunk(kContent)).ok());
  const auto submission = upload_.Finish({});
  ASSERT_TRUE(submission.ok()) << submission.status();
  EXPECT_EQ(submission->options.overrides().title(), "云岭县自评报告");
  EXPECT_EQ(submission->options.overrides().evaluation_year(), 2021u);
}

TEST_F(UploadTest, TheHeaderComesFirstAndOnce) {
  EXPECT_THAT(NotFinished(), HasSubstr("header"));
  EXPECT_THAT(Refused(Chunk("x")), HasSubstr("header"));
  ASSERT_TRUE(upload_.Take(Header()).ok());
  EXPECT_THAT(Refused(Header()), HasSubstr("header"));
}

TEST_F(UploadTest, MoreOrFewerBytesThanDeclaredAreRefused) {
  ASSERT_TRUE(upload_.Take(Header()).ok());
  EXPECT_THAT(Refused(Chunk(std::string(50, 'x'))), HasSubstr("size"));
  ASSERT_TRUE(upload_.Take(Chunk("x")).ok());
  EXPECT_THAT(NotFinished(), HasSubstr("size"));
}

TEST_F(UploadTest, OtherBytesThanDeclaredAreRefused) {
  ASSERT_TRUE(upload_.Take(Header()).ok());
  ASSERT_TRUE(upload_.Take(Chunk(std::string(std::string(kContent).size(), 'x'))).ok());
  EXPECT_THAT(NotFinished(), HasSubstr("digest"));
}

TEST_F(UploadTest, EachBadFieldIsNamed) {
  const auto with = [](auto set) {
    v1::SubmitReportRequest message = Header();
    set(*message.mutable_header());
    return message;
  };
  EXPECT_THAT(Refused(with([](auto& h) { h.set_digest("abc"); })), HasSubstr("digest"));
  EXPECT_THAT(Refused(with([](auto& h) { h.set_digest(std::string(64, 'A')); })),
              HasSubstr("digest"));
  EXPECT_THAT(Refused(with([](auto& h) { h.clear_idempotency_key(); })),
              HasSubstr("idempotency_key"));
  EXPECT_THAT(Refused(with([](auto& h) { h.mutable_metadata()->set_priority(10); })),
              HasSubstr("priority"));
  EXPECT_THAT(Refused(with([](auto& h) { h.mutable_metadata()->clear_source_name(); })),
              HasSubstr("source_name"));
  EXPECT_THAT(
      Refused(with([](auto& h) { h.mutable_metadata()->set_level(std::string(600, 'x')); })),
      HasSubstr("metadata"));
  EXPECT_THAT(Refused(with([](auto& h) {
                h.mutable_metadata()->mutable_stated()->set_title(std::string(5000, 'x'));
              })),
              HasSubstr("metadata.stated"));
}

TEST_F(UploadTest, AReportOverTheLimitIsRefusedBeforeItsBytesCome) {
  const absl::Status status = upload_.Take(Header(std::string(101, 'x')));
  ASSERT_TRUE(StageErrorOf(status).has_value()) << status;
  EXPECT_EQ(StageErrorOf(status)->code(), "too_large");
  EXPECT_THAT(StageErrorOf(status)->arguments(), ::testing::ElementsAre("自评.txt", "101", "100"));
}

TEST_F(UploadTest, UploadsUnderWayAreBoundedTogether) {
  {
    Upload first(limits_, budget_);
    ASSERT_TRUE(first.Take(Header(std::string(90, 'x'))).ok());
    const absl::Status full = upload_.Take(Header(std::string(90, 'x')));
    EXPECT_TRUE(absl::IsResourceExhausted(full));
    EXPECT_GT(rpc::RetryDelay(full).count(), 0);
  }
  EXPECT_TRUE(upload_.Take(Header(std::string(90, 'x'))).ok());
}

}  // namespace
}  // namespace dudao::ingest
