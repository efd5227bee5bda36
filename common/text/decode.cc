#include "common/text/decode.h"

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <memory>
#include <optional>

#include "absl/status/status.h"
#include "common/text/utf.h"

namespace dudao::text {
namespace {

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;
using Detector = std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)>;

uint8_t Byte(std::string_view s, size_t i) { return static_cast<uint8_t>(s[i]); }

absl::Status NotText() { return absl::InvalidArgumentError("the bytes are not text"); }

// UTF-16 to UTF-8; nullopt at an unpaired surrogate.
std::optional<std::string> FromUtf16(std::u16string_view units) {
  std::string out;
  out.reserve(units.size() * 3);
  for (size_t i = 0; i < units.size(); ++i) {
    char32_t c = units[i];
    if (c >= 0xD800 && c <= 0xDFFF) {
      if (c >= 0xDC00 || i + 1 == units.size()) return std::nullopt;
      const char32_t low = units[++i];
      if (low < 0xDC00 || low > 0xDFFF) return std::nullopt;
      c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
    }
    AppendUtf8(c, &out);
  }
  return out;
}

std::optional<std::string> DecodeUtf16(std::string_view bytes, bool big_endian) {
  if (bytes.size() % 2 != 0) return std::nullopt;
  std::u16string units(bytes.size() / 2, u'\0');
  for (size_t i = 0; i < units.size(); ++i) {
    const uint8_t a = Byte(bytes, 2 * i), b = Byte(bytes, 2 * i + 1);
    units[i] = static_cast<char16_t>(big_endian ? a << 8 | b : b << 8 | a);
  }
  return FromUtf16(units);
}

// The two-byte codes GB 18030-2022 moved out of the private use area, by where the 2005 edition
// (ICU 72) puts them.
char16_t Patch2022(char16_t c) {
  static constexpr std::array<char16_t, 10> kVertical = {0xFE10, 0xFE12, 0xFE11, 0xFE13, 0xFE14,
                                                         0xFE15, 0xFE16, 0xFE17, 0xFE18, 0xFE19};
  if (c >= 0xE78D && c <= 0xE796) return kVertical[c - 0xE78D];
  static constexpr std::u16string_view kIdeographs =
      u"\xE81E\xE826\xE82B\xE82C\xE832\xE843\xE854\xE864";
  const size_t i = c < 0xE81E || c > 0xE864 ? std::u16string_view::npos : kIdeographs.find(c);
  return i == std::u16string_view::npos ? c : static_cast<char16_t>(0x9FB4 + i);
}

enum class Faults { kRefuse, kReplace };

// Reads all of `bytes` with ICU's converter `name`; nullopt when there is none, or at the first
// fault that is not to be replaced.
std::optional<std::u16string> Convert(std::string_view bytes, const char* name,
                                      Faults faults = Faults::kRefuse) {
  UErrorCode error = U_ZERO_ERROR;
  const Converter converter(ucnv_open(name, &error), ucnv_close);
  if (U_FAILURE(error)) return std::nullopt;
  ucnv_setToUCallBack(
      converter.get(),
      faults == Faults::kRefuse ? UCNV_TO_U_CALLBACK_STOP : UCNV_TO_U_CALLBACK_SUBSTITUTE, nullptr,
      nullptr, nullptr, &error);
  std::u16string units(bytes.size() * 2 + 1, u'\0');
  const int32_t length =
      ucnv_toUChars(converter.get(), units.data(), static_cast<int32_t>(units.size()), bytes.data(),
                    static_cast<int32_t>(bytes.size()), &error);
  if (U_FAILURE(error)) return std::nullopt;
  units.resize(length);
  return units;
}

std::optional<std::string> DecodeGb18030(std::string_view bytes, Faults faults = Faults::kRefuse) {
  auto units = Convert(bytes, "gb18030", faults);
  if (!units) return std::nullopt;
  for (char16_t& c : *units) c = Patch2022(c);
  return FromUtf16(*units);
}

std::optional<std::string> DecodeIcu(std::string_view bytes, const char* name) {
  const auto units = Convert(bytes, name);
  return units ? FromUtf16(*units) : std::nullopt;
}

struct Bom {
  std::string_view bytes;
  const char* charset;
};

// UTF-32 before UTF-16: its little-endian mark begins like the other's.
constexpr Bom kBoms[] = {{"\xEF\xBB\xBF", "UTF-8"},         {{"\xFF\xFE\0\0", 4}, "UTF-32LE"},
                         {{"\0\0\xFE\xFF", 4}, "UTF-32BE"}, {"\xFF\xFE", "UTF-16LE"},
                         {"\xFE\xFF", "UTF-16BE"},          {"\x84\x31\x95\x33", "GB18030"}};

std::optional<std::string> DecodeAs(std::string_view bytes, std::string_view charset) {
  if (charset == "UTF-8") {
    return FirstInvalidUtf8(bytes) ? std::nullopt : std::optional<std::string>(bytes);
  }
  if (charset == "GB18030") return DecodeGb18030(bytes);
  if (charset.starts_with("UTF-16")) return DecodeUtf16(bytes, charset.ends_with("BE"));
  return DecodeIcu(bytes, std::string(charset).c_str());
}

const Bom* FindBom(std::string_view bytes) {
  for (const Bom& bom : kBoms) {
    if (bytes.starts_with(bom.bytes)) return &bom;
  }
  return nullptr;
}

// What the bytes of one parity look like as high bytes of UTF-16, in per cent.
struct HighBytes {
  size_t chinese = 0;  // of ASCII, punctuation, ideographs, full-width forms, surrogates
  size_t zero = 0;
};

HighBytes LookAt(std::string_view bytes, size_t parity) {
  HighBytes out;
  for (size_t i = parity; i < bytes.size(); i += 2) {
    const uint8_t b = Byte(bytes, i);
    out.zero += b == 0;
    out.chinese += b == 0 || b == 0x20 || b == 0x30 || b == 0xFF || (b >= 0x4E && b <= 0x9F) ||
                   (b >= 0xD8 && b <= 0xDF);
  }
  const size_t units = bytes.size() / 2;
  return {out.chinese * 100 / units, out.zero * 100 / units};
}

// Whether `high` is where the high bytes are: nearly all of them fit, and the low ones do not, or
// (ASCII letters fit both) have hardly a zero among them.
bool AreHighBytes(HighBytes high, HighBytes low) {
  if (high.chinese < 90) return false;
  return low.chinese <= 70 || (high.zero >= 30 && low.zero * 4 < high.zero);
}

// UTF-16 that says so by its bytes only.
std::optional<Decoded> DecodeUtf16ByPattern(std::string_view bytes) {
  if (bytes.size() < 4 || bytes.size() % 2 != 0) return std::nullopt;
  const HighBytes odd = LookAt(bytes, 1), even = LookAt(bytes, 0);
  const bool big_endian = AreHighBytes(even, odd);
  if (!big_endian && !AreHighBytes(odd, even)) return std::nullopt;
  auto utf8 = DecodeUtf16(bytes, big_endian);
  if (!utf8 || !IsText(*utf8)) return std::nullopt;
  return Decoded{*std::move(utf8), big_endian ? "UTF-16BE" : "UTF-16LE", "utf16_pattern"};
}

// Whether most bytes above ASCII lie in well-formed UTF-8: then it is UTF-8 with a fault or cut
// off, and no other encoding may have it.
bool IsDamagedUtf8(std::string_view bytes) {
  size_t good = 0, bad = 0;
  while (!bytes.empty()) {
    const size_t fault = FirstInvalidUtf8(bytes).value_or(bytes.size());
    for (const char c : bytes.substr(0, fault)) good += (c & 0x80) != 0;
    if (fault == bytes.size()) break;
    ++bad;
    bytes.remove_prefix(fault + 1);
  }
  return good > 4 * bad;
}

// Whether the multi-byte codes are what Chinese prose is written with: at least seven in ten from
// the 3755 commonest characters (B0A1..D7F9) or the punctuation and full-width rows (A1..A3). Big5,
// Shift-JIS and Latin-1 are often well-formed GB18030, but do not look so.
bool LooksChinese(std::string_view bytes) {
  size_t codes = 0, common = 0;
  for (size_t i = 0; i + 1 < bytes.size(); ++i) {
    const uint8_t a = Byte(bytes, i), b = Byte(bytes, i + 1);
    if (a < 0x80) continue;
    ++codes;
    common += b >= 0xA1 && ((a >= 0xB0 && a <= 0xD7) || (a >= 0xA1 && a <= 0xA3));
    i += b >= 0x30 && b <= 0x39 ? 3 : 1;
  }
  return codes > 0 && common * 10 >= codes * 7;
}

// ICU's guesses, best first, until one reads every byte.
std::optional<Decoded> DecodeByDetection(std::string_view bytes) {
  constexpr int kLeastConfidence = 25;  // of 100; below, ICU takes anything for ISO-8859-1
  UErrorCode error = U_ZERO_ERROR;
  const Detector detector(ucsdet_open(&error), ucsdet_close);
  if (U_FAILURE(error)) return std::nullopt;
  ucsdet_setText(detector.get(), bytes.data(), static_cast<int32_t>(bytes.size()), &error);
  int32_t found = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &found, &error);
  for (int32_t i = 0; U_SUCCESS(error) && i < found; ++i) {
    if (ucsdet_getConfidence(matches[i], &error) < kLeastConfidence) break;
    const char* name = ucsdet_getName(matches[i], &error);
    if (U_FAILURE(error) || std::string_view(name).starts_with("UTF-")) continue;
    auto utf8 = DecodeAs(bytes, name);
    if (utf8 && IsText(*utf8)) return Decoded{*std::move(utf8), name, "icu_detection"};
  }
  return std::nullopt;
}

absl::StatusOr<Decoded> DecodeWithBom(std::string_view bytes, const Bom& bom) {
  auto utf8 = DecodeAs(bytes.substr(bom.bytes.size()), bom.charset);
  if (!utf8) {
    return absl::UnknownError(
        fmt::format("the byte order mark says {}, the bytes after it do not", bom.charset));
  }
  if (!IsText(*utf8)) return NotText();
  return Decoded{*std::move(utf8), bom.charset, "bom"};
}

bool IsControl(uint8_t b) { return (b < 0x20 && (b < 0x09 || b > 0x0D)) || b == 0x7F; }

// Whether one of eight bytes is below 0x20 or is 0x7F (or is above 0x7F: harmless, looked at
// again).
bool MayHoldControl(const char* eight) {
  uint64_t v;
  std::memcpy(&v, eight, 8);
  constexpr uint64_t kOnes = 0x0101010101010101, kHigh = 0x8080808080808080;
  const uint64_t below = (v - kOnes * 0x20) & ~v & kHigh;
  const uint64_t del = v ^ (kOnes * 0x7F);
  return (below | ((del - kOnes) & ~del & kHigh)) != 0;
}

}  // namespace

std::optional<std::string> DecodeLossy(std::string_view bytes, const std::string& charset) {
  if (bytes.size() > std::numeric_limits<int32_t>::max() / 4) return std::nullopt;
  if (charset == "GB18030") return DecodeGb18030(bytes, Faults::kReplace);
  const auto units = Convert(bytes, charset.c_str(), Faults::kReplace);
  return units ? FromUtf16(*units) : std::nullopt;
}

bool IsText(std::string_view utf8) {
  size_t controls = 0;
  for (size_t i = 0; i < utf8.size();) {
    if (i + 8 <= utf8.size() && !MayHoldControl(utf8.data() + i)) {
      i += 8;
      continue;
    }
    for (const size_t end = std::min(i + 8, utf8.size()); i < end; ++i) {
      if (utf8[i] == '\0') return false;
      controls += IsControl(Byte(utf8, i));
    }
  }
  return controls <= 1 + utf8.size() / 100;
}

absl::StatusOr<Decoded> Decode(std::string_view bytes) {
  if (bytes.size() > std::numeric_limits<int32_t>::max() / 4) {
    return absl::InvalidArgumentError("more bytes than a decoder takes");
  }
  if (const Bom* bom = FindBom(bytes)) return DecodeWithBom(bytes, *bom);
  const auto fault = FirstInvalidUtf8(bytes);
  if (!fault && IsText(bytes)) return Decoded{std::string(bytes), "UTF-8", "strict_utf8"};
  if (auto utf16 = DecodeUtf16ByPattern(bytes)) return *std::move(utf16);
  if (!fault || !IsText(bytes)) return NotText();
  const bool chinese = LooksChinese(bytes);
  if (auto utf8 = chinese ? DecodeGb18030(bytes) : std::nullopt) {
    return Decoded{*std::move(utf8), "GB18030", "strict_gb18030"};
  }
  // A damaged Chinese text would be read as Latin gibberish: better not at all.
  if (!chinese && !IsDamagedUtf8(bytes)) {
    if (auto detected = DecodeByDetection(bytes)) return *std::move(detected);
  }
  return absl::UnknownError(
      fmt::format("no encoding reads the bytes; as UTF-8 they fail at byte {}", *fault));
}

}  // namespace dudao::text
