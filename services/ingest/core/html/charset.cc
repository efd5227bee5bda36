#include "services/ingest/core/html/charset.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "services/ingest/core/refusal.h"

namespace dudao::ingest::html {
namespace {

constexpr size_t kHead = 16 * 1024;
// Below so many bytes beyond ASCII, GBK may be strict UTF-8 by chance.
constexpr size_t kBeyondChance = 32;

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool IsNameByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':';
}

// `gb2312` of ` = "gb2312"`.
std::string ValueAfter(std::string_view text) {
  const auto skip = [&text](std::string_view bytes) {
    text.remove_prefix(std::min(text.find_first_not_of(bytes), text.size()));
  };
  skip(" \t\r\n");
  if (!text.starts_with('=')) return "";
  text.remove_prefix(1);
  skip(" \t\r\n\"'");
  const auto end = std::find_if_not(text.begin(), text.end(), IsNameByte);
  return {text.begin(), end};
}

std::string ClaimIn(std::string_view tag, std::string_view attribute) {
  const size_t at = tag.find(attribute);
  return at == std::string_view::npos ? "" : ValueAfter(tag.substr(at + attribute.size()));
}

size_t CountBeyondAscii(std::string_view bytes) {
  return std::count_if(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; });
}

// What web pages call GB2312 or GBK is at least GBK, and often GB18030.
std::string Canonical(const std::string& claimed) {
  if (claimed.starts_with("gb") || claimed.starts_with("x-gbk")) return "GB18030";
  if (claimed == "utf8" || claimed == "utf-8") return "UTF-8";
  // A claim that can be read as ASCII is false.
  if (claimed.starts_with("utf-16") || claimed == "unicode") return "UTF-8";
  return claimed;
}

size_t CountFaults(std::string_view utf8) {
  size_t count = 0;
  for (size_t at = utf8.find("\xEF\xBF\xBD"); at != std::string_view::npos;
       at = utf8.find("\xEF\xBF\xBD", at + 3)) {
    ++count;
  }
  return count;
}

struct Guess {
  text::Decoded decoded;
  size_t faults = 0;

  // At most one in a hundred of what is not ASCII, and one more for a page that was cut off.
  bool IsFair() const {
    return faults <= 1 || (faults - 1) * 100 <= CountBeyondAscii(decoded.utf8) / 3;
  }
};

std::optional<Guess> ReadAs(std::string_view bytes, const std::string& charset,
                            const char* decided_by) {
  auto utf8 = text::DecodeLossy(bytes, charset);
  if (!utf8) return std::nullopt;
  const size_t faults = CountFaults(*utf8);
  return Guess{{*std::move(utf8), charset, decided_by}, faults};
}

// Told by the bytes beyond doubt.
bool IsCertain(const text::Decoded& decoded, std::string_view bytes, const std::string& claimed) {
  if (decoded.decided_by == "bom" || decoded.decided_by == "utf16_pattern") return true;
  return decoded.decided_by == "strict_utf8" &&
         (claimed == "UTF-8" || CountBeyondAscii(bytes) >= kBeyondChance);
}

absl::StatusOr<text::Decoded> FewestFaults(std::string_view bytes) {
  auto utf8 = ReadAs(bytes, "UTF-8", "fewest_faults");
  auto gb = ReadAs(bytes, "GB18030", "fewest_faults");
  if (!utf8 || !gb) return absl::InternalError("ICU lacks UTF-8 or GB18030");
  Guess& best = utf8->faults <= gb->faults ? *utf8 : *gb;
  if (!best.IsFair()) return Refuse("unknown_encoding");
  return std::move(best.decoded);
}

}  // namespace

std::string ClaimedCharset(std::string_view bytes) {
  std::string head(bytes.substr(0, kHead));
  std::transform(head.begin(), head.end(), head.begin(), Lower);
  if (head.starts_with("<?xml")) {
    if (auto claim = ClaimIn(head.substr(0, head.find("?>")), "encoding"); !claim.empty()) {
      return claim;
    }
  }
  for (size_t at = head.find("<meta"); at != std::string::npos; at = head.find("<meta", at + 5)) {
    const size_t end = head.find('>', at);
    if (auto claim = ClaimIn(head.substr(at, end - at), "charset"); !claim.empty()) return claim;
  }
  return "";
}

absl::StatusOr<text::Decoded> DecodePage(std::string_view bytes) {
  const std::string claimed = ClaimedCharset(bytes);
  const std::string charset = claimed.empty() ? "" : Canonical(claimed);
  auto decoded = text::Decode(bytes);
  if (decoded.ok() && IsCertain(*decoded, bytes, charset)) return decoded;
  if (!charset.empty()) {
    auto meta = ReadAs(bytes, charset, "meta");
    if (meta && (meta->faults == 0 || (!decoded.ok() && meta->IsFair()))) {
      return std::move(meta->decoded);
    }
  }
  return decoded.ok() ? decoded : FewestFaults(bytes);
}

}  // namespace dudao::ingest::html
