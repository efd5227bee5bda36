#include "services/segmentation/server/segmentation_server.h"

#include <gtest/gtest.h>

#include <sstream>

#include "common/config/data_dir.h"
#include "common/rpc/client.h"
#include "common/rpc/server.h"

namespace dudao::segmentation {
namespace {

class SegmentationServerTest : public testing::Test {
 protected:
  SegmentationServerTest() : server_({.drain = std::chrono::milliseconds(0)}, metrics_, log_) {
    auto segmenter = Segmenter::Create(*ReadDataDir(DUDAO_SOURCE_DIR "/data"));
    service_ = std::make_unique<SegmentationServer>(server_.calls(), *std::move(segmenter), "d1");
    server_.Add(*service_);
    EXPECT_TRUE(server_.Start().ok());
    stub_ = v1::SegmentationService::NewStub(
        rpc::Connect("127.0.0.1:" + std::to_string(server_.port())));
  }
  absl::Status Call(const std::string& text) {
    grpc::ClientContext context;
    rpc::SetDeadline(context, std::chrono::seconds(60));
    v1::SegmentRequest request;
    request.mutable_document()->set_text(text);
    return rpc::FromGrpc(stub_->Segment(&context, request, &response_));
  }

  obs::Metrics metrics_;
  std::ostringstream written_;
  obs::Log log_{"segmentation", obs::Level::kInfo, written_};
  std::unique_ptr<SegmentationServer> service_;  // gone after the server that calls it
  rpc::Server server_;
  std::unique_ptr<v1::SegmentationService::Stub> stub_;
  v1::SegmentResponse response_;
};

TEST_F(SegmentationServerTest, AnswersWithTheStructureAndItsDigest) {
  ASSERT_TRUE(Call("东屏市人民政府履行教育职责自评报告\n一、基本情况\n全市有小学30所。\n").ok());
  EXPECT_EQ(response_.segmentation().headings_size(), 1);
  EXPECT_EQ(response_.stage_digest(), "d1");
}

TEST_F(SegmentationServerTest, EmptyTextIsAResult) { EXPECT_TRUE(Call("").ok()); }

}  // namespace
}  // namespace dudao::segmentation
