#include "common/rpc/status.h"

#include <google/protobuf/any.pb.h>
#include <google/protobuf/duration.pb.h>
#include <google/protobuf/unknown_field_set.h>

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/cord.h"
#include "common/status/stage_error.h"

namespace dudao::rpc {
namespace {

using google::protobuf::Any;
using google::protobuf::UnknownFieldSet;
using std::chrono::milliseconds;

constexpr char kRetryInfo[] = "type.googleapis.com/google.rpc.RetryInfo";
constexpr int kRetryDelayField = 1;

// Field numbers of google.rpc.Status, {code, message, details}: written by hand, for its .proto is
// in no Debian package.
enum StatusField { kCode = 1, kMessage = 2, kDetails = 3 };

Any Packed(const v1::StageError& error) {
  Any any;
  any.PackFrom(error);
  return any;
}

Any PackedDelay(milliseconds delay) {
  google::protobuf::Duration duration;
  duration.set_seconds(delay.count() / 1000);
  duration.set_nanos(static_cast<int32_t>(delay.count() % 1000 * 1000000));
  UnknownFieldSet retry_info;
  retry_info.AddLengthDelimited(kRetryDelayField)->assign(duration.SerializeAsString());
  Any any;
  any.set_type_url(kRetryInfo);
  retry_info.SerializeToString(any.mutable_value());
  return any;
}

milliseconds UnpackedDelay(const Any& any) {
  UnknownFieldSet retry_info;
  google::protobuf::Duration duration;
  if (!retry_info.ParseFromString(any.value())) return milliseconds(0);
  for (int i = 0; i < retry_info.field_count(); ++i) {
    const auto& field = retry_info.field(i);
    if (field.number() != kRetryDelayField ||
        field.type() != google::protobuf::UnknownField::TYPE_LENGTH_DELIMITED) {
      continue;
    }
    duration.ParseFromString(field.length_delimited());
  }
  return milliseconds(duration.seconds() * 1000 + duration.nanos() / 1000000);
}

std::string Details(const grpc::Status& status, const std::vector<Any>& details) {
  UnknownFieldSet out;
  out.AddVarint(kCode, static_cast<uint64_t>(status.error_code()));
  out.AddLengthDelimited(kMessage)->assign(status.error_message());
  for (const Any& any : details) {
    out.AddLengthDelimited(kDetails)->assign(any.SerializeAsString());
  }
  std::string bytes;
  out.SerializeToString(&bytes);
  return bytes;
}

std::vector<Any> DetailsOf(const grpc::Status& status) {
  UnknownFieldSet in;
  std::vector<Any> out;
  if (!in.ParseFromString(status.error_details())) return out;
  for (int i = 0; i < in.field_count(); ++i) {
    const auto& field = in.field(i);
    Any any;
    if (field.number() == kDetails &&
        field.type() == google::protobuf::UnknownField::TYPE_LENGTH_DELIMITED &&
        any.ParseFromString(field.length_delimited())) {
      out.push_back(std::move(any));
    }
  }
  return out;
}

// Both use the canonical codes, and the same numbers for them.
grpc::StatusCode Code(absl::StatusCode code) { return static_cast<grpc::StatusCode>(code); }
absl::StatusCode Code(grpc::StatusCode code) {
  const bool known = code >= grpc::StatusCode::OK && code <= grpc::StatusCode::UNAUTHENTICATED;
  return known ? static_cast<absl::StatusCode>(code) : absl::StatusCode::kUnknown;
}

}  // namespace

grpc::Status ToGrpc(const absl::Status& status) {
  if (status.ok()) return grpc::Status::OK;
  const grpc::Status bare(Code(status.code()), std::string(status.message()));
  std::vector<Any> details;
  if (const auto error = StageErrorOf(status)) details.push_back(Packed(*error));
  if (const auto delay = RetryDelay(status); delay.count() > 0) {
    details.push_back(PackedDelay(delay));
  }
  if (details.empty()) return bare;
  return {bare.error_code(), bare.error_message(), Details(bare, details)};
}

absl::Status FromGrpc(const grpc::Status& status) {
  if (status.ok()) return absl::OkStatus();
  absl::Status out(Code(status.error_code()), status.error_message());
  for (const Any& any : DetailsOf(status)) {
    v1::StageError error;
    if (any.type_url() == kRetryInfo) {
      out.SetPayload(kRetryInfo, absl::Cord(any.SerializeAsString()));
    } else if (any.UnpackTo(&error)) {
      out = StageFailure(error);
    }
  }
  return out;
}

absl::Status Overloaded(milliseconds retry_after) {
  absl::Status status = absl::ResourceExhaustedError("too many calls at once, try again later");
  status.SetPayload(kRetryInfo, absl::Cord(PackedDelay(retry_after).SerializeAsString()));
  return status;
}

milliseconds RetryDelay(const absl::Status& status) {
  Any any;
  const auto payload = status.GetPayload(kRetryInfo);
  if (!payload || !any.ParseFromString(std::string(*payload))) return milliseconds(0);
  return UnpackedDelay(any);
}

}  // namespace dudao::rpc
