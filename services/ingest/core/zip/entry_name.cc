#include "services/ingest/core/zip/entry_name.h"

#include <unicode/ucnv.h>

#include <algorithm>

#include "common/text/utf.h"

namespace dudao::ingest::zip {
namespace {

// ICU puts U+FFFD where the bytes are no code of GB18030.
std::string FromGb18030(std::string_view raw) {
  UErrorCode error = U_ZERO_ERROR;
  std::string out(raw.size() * 3 + 1, '\0');
  const int32_t length =
      ucnv_convert("UTF-8", "gb18030", out.data(), static_cast<int32_t>(out.size()), raw.data(),
                   static_cast<int32_t>(raw.size()), &error);
  if (U_FAILURE(error)) return "\xEF\xBF\xBD";
  out.resize(length);
  return out;
}

}  // namespace

std::string DecodeName(std::string_view raw, bool utf8) {
  std::string name = utf8 ? std::string(raw) : FromGb18030(raw);
  std::replace(name.begin(), name.end(), '\\', '/');
  return name;
}

bool IsUnsafeName(std::string_view name) {
  if (name.empty() || name.front() == '/') return true;
  if (name.find('\0') != std::string_view::npos) return true;
  if (name.size() > 1 && name[1] == ':') return true;
  while (!name.empty()) {
    const size_t end = std::min(name.find('/'), name.size());
    if (name.substr(0, end) == "..") return true;
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return false;
}

}  // namespace dudao::ingest::zip
