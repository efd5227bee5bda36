#include "common/rpc/status.h"

#include <gtest/gtest.h>

#include "common/status/stage_error.h"

namespace dudao::rpc {
namespace {

using std::chrono::milliseconds;

TEST(StatusTest, CodesAndWordsSurviveTheWire) {
  for (int code = 1; code <= 16; ++code) {
    const absl::Status status(static_cast<absl::StatusCode>(code), "words");
    EXPECT_EQ(static_cast<int>(ToGrpc(status).error_code()), code);
    EXPECT_EQ(FromGrpc(ToGrpc(status)), status);
  }
  EXPECT_TRUE(ToGrpc(absl::OkStatus()).ok());
  EXPECT_TRUE(FromGrpc(grpc::Status::OK).ok());
}

TEST(StatusTest, AStageErrorSurvivesTheWire) {
  const absl::Status status = StageFailure("ingest", "too_large", false, {"a.txt", "9", "8"});
  const auto error = StageErrorOf(FromGrpc(ToGrpc(status)));
  ASSERT_TRUE(error.has_value());
  EXPECT_EQ(error->code(), "too_large");
  EXPECT_EQ(error->arguments_size(), 3);
  EXPECT_EQ(FromGrpc(ToGrpc(status)).code(), status.code());
}

TEST(StatusTest, TheRetryDelaySurvivesTheWire) {
  const absl::Status status = Overloaded(milliseconds(1250));
  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(RetryDelay(status), milliseconds(1250));
  EXPECT_EQ(RetryDelay(FromGrpc(ToGrpc(status))), milliseconds(1250));
  EXPECT_EQ(RetryDelay(absl::InternalError("x")), milliseconds(0));
}

TEST(StatusTest, DetailsOfStrangersAreNoFault) {
  const grpc::Status odd(grpc::StatusCode::INTERNAL, "words", "\xff\xff not a google.rpc.Status");
  EXPECT_EQ(FromGrpc(odd), absl::InternalError("words"));
  const grpc::Status unknown(static_cast<grpc::StatusCode>(99), "words");
  EXPECT_EQ(FromGrpc(unknown).code(), absl::StatusCode::kUnknown);
}

}  // namespace
}  // namespace dudao::rpc
