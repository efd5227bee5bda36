// One report on its way in: bounded by what its header declares, checked against its digest.
//
//   Upload upload(limits, budget);
//   upload.Take(message);                      // header first, then chunks
//   auto submission = upload.Finish(stages);   // points into `upload`
#ifndef DUDAO_SERVICES_INGEST_SERVER_UPLOAD_H_
#define DUDAO_SERVICES_INGEST_SERVER_UPLOAD_H_

#include <atomic>
#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/store/store.h"
#include "dudao/v1/ingest_service.pb.h"

namespace dudao::ingest {

struct UploadLimits {
  uint64_t max_report_bytes = 64ull << 20;    // of one report
  uint64_t max_in_hand_bytes = 256ull << 20;  // declared by all uploads under way
};

// Bytes promised to uploads under way. Thread-safe.
class UploadBudget {
 public:
  explicit UploadBudget(uint64_t limit) : limit_(limit) {}
  bool Take(uint64_t bytes);
  void Give(uint64_t bytes) { taken_ -= bytes; }

 private:
  const uint64_t limit_;
  std::atomic<uint64_t> taken_{0};
};

// Used by one thread at a time.
class Upload {
 public:
  // `budget` outlives the upload.
  Upload(const UploadLimits& limits, UploadBudget& budget) : limits_(limits), budget_(budget) {}
  ~Upload();
  Upload(const Upload&) = delete;
  Upload& operator=(const Upload&) = delete;

  // InvalidArgument names the field; a report over the limit is refused with the StageError
  // `too_large`; ResourceExhausted when too much is under way.
  absl::Status Take(const v1::SubmitReportRequest& message);
  // After the last message: size and digest checked.
  absl::StatusOr<store::Submission> Finish(const v1::StageVersions& stages) const;

 private:
  absl::Status TakeHeader(const v1::SubmitHeader& header);
  absl::Status TakeChunk(const std::string& chunk);

  const UploadLimits limits_;
  UploadBudget& budget_;
  bool has_header_ = false;
  uint64_t promised_ = 0;
  v1::SubmitHeader header_;
  std::string content_;
};

// What the caller stated, as the review depends on it.
v1::ReviewOptions OptionsOf(const v1::SubmitMetadata& metadata);

}  // namespace dudao::ingest

#endif  // DUDAO_SERVICES_INGEST_SERVER_UPLOAD_H_
