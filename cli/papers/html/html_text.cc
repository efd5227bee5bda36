#include "cli/papers/html/html_text.h"

#include <fmt/format.h>

#include "common/text/sha256.h"
#include "common/text/utf.h"

namespace dudao::cli {
namespace {

constexpr char32_t kReplacement = U'\uFFFD';

bool TurnsWriting(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
}

bool IsControl(char32_t c) {
  return (c < 0x20 && c != U'\n' && c != U'\t') || (c >= 0x7F && c < 0xA0);
}

char32_t Visible(char32_t c) { return IsControl(c) || TurnsWriting(c) ? kReplacement : c; }

const char* Entity(char32_t c) {
  switch (c) {
    case U'&':
      return "&amp;";
    case U'<':
      return "&lt;";
    case U'>':
      return "&gt;";
    case U'"':
      return "&quot;";
    case U'\'':
      return "&#39;";
    default:
      return nullptr;
  }
}

std::string FromHex(std::string_view hex) {
  const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  std::string out;
  for (size_t i = 0; i + 1 < hex.size(); i += 2) {
    out += static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1]));
  }
  return out;
}

std::string Base64(std::string_view bytes) {
  static constexpr char kDigits[] =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (size_t i = 0; i < bytes.size(); i += 3) {
    uint32_t three = 0;
    for (size_t j = 0; j < 3; ++j) {
      three = three << 8 | (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0);
    }
    for (int shift = 18; shift >= 0; shift -= 6) out += kDigits[three >> shift & 63];
  }
  for (size_t i = 0; i < (3 - bytes.size() % 3) % 3; ++i) out[out.size() - 1 - i] = '=';
  return out;
}

}  // namespace

void AppendEscaped(std::u32string_view words, std::string* out) {
  for (const char32_t c : words) {
    const char* entity = Entity(c);
    if (entity != nullptr) {
      *out += entity;
    } else {
      text::AppendUtf8(Visible(c), out);
    }
  }
}

std::string Escaped(std::string_view utf8) {
  std::string out;
  if (const auto words = text::ToUtf32(utf8)) AppendEscaped(*words, &out);
  return out;
}

std::string JsonString(std::string_view utf8) {
  std::string out = "\"";
  for (const char32_t c : text::ToUtf32(utf8).value_or(U"")) {
    const bool plain =
        c >= 0x20 && c != U'"' && c != U'\\' && Entity(c) == nullptr && c != 0x2028 && c != 0x2029;
    if (plain) {
      text::AppendUtf8(Visible(c), &out);
    } else {
      out += fmt::format("\\u{:04x}", static_cast<uint32_t>(c));
    }
  }
  return out + "\"";
}

std::string ScriptHash(std::string_view script) {
  return "'sha256-" + Base64(FromHex(text::Sha256Hex(script))) + "'";
}

std::string FillPage(std::string_view page, const std::map<std::string, std::string>& parts) {
  std::string out;
  while (!page.empty()) {
    const size_t open = page.find("{{");
    const size_t close = open == page.npos ? page.npos : page.find("}}", open);
    if (close == page.npos) break;
    out += page.substr(0, open);
    const auto part = parts.find(std::string(page.substr(open + 2, close - open - 2)));
    if (part != parts.end()) out += part->second;
    page.remove_prefix(close + 2);
  }
  return out.append(page);
}

}  // namespace dudao::cli
