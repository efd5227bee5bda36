#include "services/ingest/child/parser_wire.h"

#include <cstdint>

namespace dudao::ingest {
namespace {
constexpr size_t kLengthBytes = 4;
}  // namespace

std::optional<ParserCall> ParserCall::Read(std::string_view file) {
  if (file.size() < kLengthBytes) return std::nullopt;
  size_t length = 0;
  for (size_t i = kLengthBytes; i-- > 0;) length = length << 8 | static_cast<uint8_t>(file[i]);
  file.remove_prefix(kLengthBytes);
  if (file.size() < length) return std::nullopt;
  ParserCall out;
  if (!out.request.ParseFromArray(file.data(), static_cast<int>(length))) return std::nullopt;
  out.content = file.substr(length);
  return out;
}

std::string ParserCall::Head() const {
  const std::string message = request.SerializeAsString();
  std::string out;
  for (size_t i = 0; i < kLengthBytes; ++i) out += static_cast<char>(message.size() >> 8 * i);
  return out + message;
}

Limits ParserCall::limits() const {
  Limits out;
  if (request.max_text_bytes() > 0) out.max_text_bytes = request.max_text_bytes();
  return out;
}

}  // namespace dudao::ingest
