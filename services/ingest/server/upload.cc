#include "services/ingest/server/upload.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/rpc/status.h"
#include "common/status/stage_error.h"
#include "common/store/review_id.h"
#include "common/text/sha256.h"

namespace dudao::ingest {
namespace {

constexpr size_t kMaxField = 512;

absl::Status Wrong(std::string_view field, std::string_view reason) {
  return absl::InvalidArgumentError(fmt::format("{}: {}", field, reason));
}

bool IsDigest(const std::string& digest) {
  const auto is_hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  return digest.size() == 64 && std::all_of(digest.begin(), digest.end(), is_hex);
}

constexpr size_t kMaxStated = 4096;

absl::Status CheckMetadata(const v1::SubmitMetadata& metadata) {
  for (const std::string* field :
       {&metadata.source_name(), &metadata.external_id(), &metadata.division_code(),
        &metadata.framework(), &metadata.submitter(), &metadata.province(), &metadata.level()}) {
    if (field->size() > kMaxField) return Wrong("metadata", "a field is longer than 512 bytes");
  }
  if (metadata.source_name().empty()) return Wrong("metadata.source_name", "missing");
  if (metadata.stated().ByteSizeLong() > kMaxStated) {
    return Wrong("metadata.stated", "longer than 4096 bytes");
  }
  if (metadata.priority() > 9) return Wrong("metadata.priority", "0 to 9");
  return absl::OkStatus();
}

absl::Status CheckHeader(const v1::SubmitHeader& header) {
  if (!IsDigest(header.digest())) return Wrong("digest", "not a SHA-256 in lower-case hex");
  if (header.idempotency_key().empty()) return Wrong("idempotency_key", "missing");
  if (header.idempotency_key().size() > kMaxField) {
    return Wrong("idempotency_key", "longer than 512 bytes");
  }
  return CheckMetadata(header.metadata());
}

// The name without folders, whatever system the caller runs.
std::string FileName(const std::string& path) { return path.substr(path.find_last_of("/\\") + 1); }

}  // namespace

bool UploadBudget::Take(uint64_t bytes) {
  if (taken_.fetch_add(bytes) + bytes <= limit_) return true;
  taken_ -= bytes;
  return false;
}

Upload::~Upload() { budget_.Give(promised_); }

absl::Status Upload::Take(const v1::SubmitReportRequest& message) {
  if (message.has_header()) return TakeHeader(message.header());
  return TakeChunk(message.chunk());
}

absl::Status Upload::TakeHeader(const v1::SubmitHeader& header) {
  if (has_header_) return Wrong("header", "sent twice");
  if (absl::Status s = CheckHeader(header); !s.ok()) return s;
  if (header.size() > limits_.max_report_bytes) {
    return StageFailure("ingest", "too_large", false,
                        {FileName(header.metadata().source_name()), std::to_string(header.size()),
                         std::to_string(limits_.max_report_bytes)});
  }
  if (!budget_.Take(header.size())) return rpc::Overloaded(std::chrono::seconds(1));
  promised_ = header.size();
  has_header_ = true;
  header_ = header;
  header_.mutable_metadata()->set_source_name(FileName(header.metadata().source_name()));
  return absl::OkStatus();
}

absl::Status Upload::TakeChunk(const std::string& chunk) {
  if (!has_header_) return Wrong("header", "must come first");
  if (content_.size() + chunk.size() > header_.size()) {
    return Wrong("size", fmt::format("more bytes came than the {} declared", header_.size()));
  }
  content_ += chunk;
  return absl::OkStatus();
}

absl::StatusOr<store::Submission> Upload::Finish(const v1::StageVersions& stages) const {
  if (!has_header_) return Wrong("header", "missing");
  if (content_.size() != header_.size()) {
    return Wrong("size",
                 fmt::format("{} bytes declared, {} came", header_.size(), content_.size()));
  }
  if (text::Sha256Hex(content_) != header_.digest())
    return Wrong("digest", "not that of the bytes");
  const v1::ReviewOptions options = OptionsOf(header_.metadata());
  return store::Submission{.content = content_,
                           .document_id = header_.digest(),
                           .idempotency_key = header_.idempotency_key(),
                           .review_id = store::ReviewId(header_.digest(), options, stages),
                           .metadata = header_.metadata(),
                           .options = options,
                           .force = header_.force()};
}

v1::ReviewOptions OptionsOf(const v1::SubmitMetadata& metadata) {
  v1::ReviewOptions options;
  options.set_framework(metadata.framework());
  v1::FrameOverrides& stated = *options.mutable_overrides();
  stated = metadata.stated();
  if (metadata.year() != 0) stated.set_evaluation_year(metadata.year());
  if (metadata.duty_year() != 0) stated.set_duty_year(metadata.duty_year());
  if (!metadata.province().empty()) stated.set_province(metadata.province());
  if (!metadata.level().empty()) stated.set_level(metadata.level());
  return options;
}

}  // namespace dudao::ingest
