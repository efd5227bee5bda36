// How a request stands in the file a parser child is given: four bytes of length (little-endian),
// a v1.ParserRequest of that length, the content.
#ifndef DUDAO_SERVICES_INGEST_CHILD_PARSER_WIRE_H_
#define DUDAO_SERVICES_INGEST_CHILD_PARSER_WIRE_H_

#include <optional>
#include <string>
#include <string_view>

#include "dudao/v1/parser.pb.h"
#include "services/ingest/core/limits.h"

namespace dudao::ingest {

// Exit codes of dudao-parser; 0 when an answer was written.
inline constexpr int kParserBadRequest = 2;
inline constexpr int kParserNoSandbox = 3;
inline constexpr int kParserNoAnswer = 4;

struct ParserCall {
  v1::ParserRequest request;
  std::string_view content;

  // nullopt when `file` is no request. `content` points into `file`.
  static std::optional<ParserCall> Read(std::string_view file);
  // What goes before the content.
  std::string Head() const;
  Limits limits() const;
};

}  // namespace dudao::ingest

#endif  // DUDAO_SERVICES_INGEST_CHILD_PARSER_WIRE_H_
