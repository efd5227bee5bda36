#include "services/extraction/server/extraction_server.h"

#include <gtest/gtest.h>

#include <sstream>

#include "common/config/data_dir.h"
#include "common/rpc/client.h"
#include "common/rpc/server.h"

namespace dudao::extraction {
namespace {

class ExtractionServerTest : public testing::Test {
 protected:
  ExtractionServerTest() : server_({.drain = std::chrono::milliseconds(0)}, metrics_, log_) {
    auto extractor = Extractor::Create(*ReadDataDir(DUDAO_SOURCE_DIR "/data"));
    service_ = std::make_unique<ExtractionServer>(server_.calls(), *std::move(extractor), "d1");
    server_.Add(*service_);
    EXPECT_TRUE(server_.Start().ok());
    stub_ =
        v1::ExtractionService::NewStub(rpc::Connect("127.0.0.1:" + std::to_string(server_.port())));
  }
  absl::Status Call(const std::string& text) {
    grpc::ClientContext context;
    rpc::SetDeadline(context, std::chrono::seconds(60));
    v1::ExtractRequest request;
    request.mutable_document()->set_text(text);
    auto* paragraph = request.mutable_segmentation()->add_paragraphs();
    paragraph->mutable_span()->set_end(9);
    return rpc::FromGrpc(stub_->Extract(&context, request, &response_));
  }

  obs::Metrics metrics_;
  std::ostringstream written_;
  obs::Log log_{"extraction", obs::Level::kInfo, written_};
  std::unique_ptr<ExtractionServer> service_;  // gone after the server that calls it
  rpc::Server server_;
  std::unique_ptr<v1::ExtractionService::Stub> stub_;
  v1::ExtractResponse response_;
};

TEST_F(ExtractionServerTest, AnswersWithTheMarksAndTheirDigest) {
  ASSERT_TRUE(Call("全市有小学30所。").ok());
  ASSERT_EQ(response_.extraction().quantities_size(), 1);
  EXPECT_EQ(response_.extraction().quantities(0).value(), "30");
  EXPECT_EQ(response_.stage_digest(), "d1");
}

// A paragraph said to reach past the end of the text is cut to it.
TEST_F(ExtractionServerTest, AStructureThatDoesNotFitItsTextDoesNoHarm) {
  EXPECT_TRUE(Call("").ok());
}

}  // namespace
}  // namespace dudao::extraction
