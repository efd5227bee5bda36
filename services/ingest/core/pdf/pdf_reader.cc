#include "services/ingest/core/pdf/pdf_reader.h"

#include <poppler-document.h>
#include <poppler-font.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <climits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "services/ingest/core/pdf/layout/layout.h"
#include "services/ingest/core/pdf/layout/plain_letters.h"
#include "services/ingest/core/refusal.h"

namespace dudao::ingest {
namespace {

using pdf::Box;
using pdf::PageBoxes;

// A page with fewer letters than this has no text to speak of: a folio, a stamp's number.
constexpr size_t kFewestLetters = 4;

std::u32string FromUtf16(const poppler::ustring& utf16) {
  std::u32string out;
  for (size_t i = 0; i < utf16.size(); ++i) {
    const char32_t unit = utf16[i];
    const bool pair = unit >= 0xD800 && unit < 0xDC00 && i + 1 < utf16.size() &&
                      utf16[i + 1] >= 0xDC00 && utf16[i + 1] < 0xE000;
    out += pair ? 0x10000 + ((unit - 0xD800) << 10) + (utf16[++i] - 0xDC00) : unit;
  }
  return out;
}

Box ReadBox(const poppler::text_box& word) {
  const poppler::rectf r = word.bbox();
  Box box{{r.left(), r.top(), r.right(), r.bottom()}};
  box.size = word.get_font_size();
  box.turn = word.rotation();
  box.text = FromUtf16(word.text());
  box.space_after = word.has_space_after();
  return box;
}

PageBoxes ReadPage(const poppler::page& page) {
  const poppler::rectf sheet = page.page_rect();
  PageBoxes out{sheet.width(), sheet.height(), {}};
  const auto turned = page.orientation();
  if (turned == poppler::page::landscape || turned == poppler::page::seascape)
    std::swap(out.width, out.height);
  for (const auto& word : page.text_list(poppler::page::text_list_include_font))
    out.boxes.push_back(ReadBox(word));
  return out;
}

size_t Characters(const PageBoxes& page) {
  size_t count = 0;
  for (const Box& box : page.boxes) count += box.text.size();
  return count;
}

size_t Letters(const PageBoxes& page) {
  size_t count = 0;
  for (const Box& box : page.boxes) {
    count += static_cast<size_t>(std::count_if(box.text.begin(), box.text.end(),
                                               [](char32_t c) { return c >= U'A' && c != U'—'; }));
  }
  return count;
}

// Whether the file holds a picture: streams and their dictionaries are never packed, so it says so
// in plain letters.
bool HoldsPictures(std::string_view bytes) {
  static constexpr std::string_view kKey = "/Subtype", kImage = "/Image";
  for (size_t at = bytes.find(kKey); at != bytes.npos; at = bytes.find(kKey, at + 1)) {
    const size_t value = bytes.find_first_not_of(" \t\r\n", at + kKey.size());
    if (value != bytes.npos && bytes.substr(value).starts_with(kImage)) return true;
  }
  return false;
}

// Most pages hold no words. Those that are set in type all the same do not say which letters their
// glyphs are; else they are pictures, or empty forms.
absl::Status RefuseIfBare(const std::vector<PageBoxes>& pages, const poppler::document& document,
                          std::string_view bytes) {
  size_t bare = 0, empty = 0, letters = 0;
  for (const PageBoxes& page : pages) {
    const size_t here = Letters(page);
    letters += here;
    if (here < kFewestLetters) ++bare;
    if (page.boxes.empty()) ++empty;
  }
  if (bare * 2 <= pages.size()) return absl::OkStatus();
  if (empty * 2 > pages.size() && !document.fonts().empty()) return Refuse("garbled_pdf");
  if (HoldsPictures(bytes)) return Refuse("scanned_pdf");
  return letters > 0 ? absl::OkStatus() : Refuse("no_text");
}

// Three characters in ten or more have no meaning.
bool IsGarbled(const std::vector<PageBoxes>& pages) {
  size_t all = 0, unmapped = 0;
  for (const PageBoxes& page : pages) {
    for (const Box& box : page.boxes) {
      all += box.text.size();
      unmapped +=
          static_cast<size_t>(std::count_if(box.text.begin(), box.text.end(), [](char32_t c) {
            return pdf::IsUnmapped(pdf::PlainLetter(c));
          }));
    }
  }
  return all > 0 && unmapped * 10 >= all * 3;
}

absl::StatusOr<std::vector<PageBoxes>> ReadPages(const poppler::document& document,
                                                 const Limits& limits) {
  std::vector<PageBoxes> pages;
  size_t characters = 0;
  for (int i = 0; i < document.pages(); ++i) {
    const std::unique_ptr<poppler::page> page(document.create_page(i));
    pages.push_back(page ? ReadPage(*page) : PageBoxes{});
    characters += Characters(pages.back());
    if (characters > limits.max_text_bytes)
      return Refuse("text_too_large", {std::to_string(limits.max_text_bytes)});
  }
  return pages;
}

absl::StatusOr<v1::Document> ReadDocument(const poppler::document& document, std::string_view bytes,
                                          const Limits& limits) {
  if (document.is_locked()) return Refuse("encrypted_file");
  if (document.pages() <= 0) return Refuse("damaged_file");
  if (static_cast<size_t>(document.pages()) > limits.max_pages) {
    return Refuse("too_many_pages",
                  {std::to_string(document.pages()), std::to_string(limits.max_pages)});
  }
  auto pages = ReadPages(document, limits);
  if (!pages.ok()) return pages.status();
  if (IsGarbled(*pages)) return Refuse("garbled_pdf");
  if (auto refused = RefuseIfBare(*pages, document, bytes); !refused.ok()) return refused;
  return pdf::LayOut(*std::move(pages), limits);
}

}  // namespace

absl::StatusOr<v1::Document> ReadPdf(std::string_view bytes, const Limits& limits) {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  if (bytes.size() > INT_MAX) return Refuse("damaged_file");
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  return document ? ReadDocument(*document, bytes, limits) : Refuse("damaged_file");
}

}  // namespace dudao::ingest
