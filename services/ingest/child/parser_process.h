// The readers of formats in a limited child: dudao-parser, one process a file.
//
//   const Ingester ingester = MakeIngester(limits);
#ifndef DUDAO_SERVICES_INGEST_CHILD_PARSER_PROCESS_H_
#define DUDAO_SERVICES_INGEST_CHILD_PARSER_PROCESS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dudao/v1/parser.pb.h"
#include "services/ingest/child/child_process.h"
#include "services/ingest/core/ingester.h"

namespace dudao::ingest {

// DUDAO_PARSER_PROGRAM when set, else dudao-parser in the folder of the running program.
std::string FindParser();

// Beside what readers refuse: parser_crashed, parser_timeout and parser_memory when the child dies
// (retryable: the store gives up at the second), no_parser when it cannot be started.
class ParserProcess : public DocumentParser {
 public:
  struct Options {
    std::string program;  // empty: FindParser()
    ChildLimits limits = {};
  };

  explicit ParserProcess(Options options);

  absl::StatusOr<v1::Document> Parse(std::string_view bytes, const Limits& limits) const override;
  absl::StatusOr<std::vector<std::string>> ListFiles(std::string_view bytes,
                                                     const Limits& limits) const override;
  absl::StatusOr<std::string> ReadFile(std::string_view bytes, uint32_t index,
                                       const Limits& limits) const override;

  const std::string& program() const { return options_.program; }

 private:
  absl::StatusOr<v1::ParserAnswer> Ask(const v1::ParserRequest& request, std::string_view bytes,
                                       size_t max_output) const;

  Options options_;
};

// What programs use: plain text read in process, everything else by a child of `program`.
Ingester MakeIngester(const Limits& limits = {}, const std::string& program = "");

}  // namespace dudao::ingest

#endif  // DUDAO_SERVICES_INGEST_CHILD_PARSER_PROCESS_H_
