#include "services/ingest/core/format.h"

#include <algorithm>
#include <iterator>

namespace dudao::ingest {
namespace {

using namespace std::string_view_literals;

struct Mark {
  std::string_view bytes;
  std::string_view format;
};

constexpr Mark kSignatures[] = {
    {"%PDF-"sv, "PDF"},
    {"PK\x03\x04"sv, "ZIP"},
    {"PK\x05\x06"sv, "ZIP"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "OLE"},
    {"{\\rtf"sv, "RTF"},
    {"Rar!\x1A\x07"sv, "RAR"},
    {"7z\xBC\xAF\x27\x1C"sv, "7Z"},
    {"\x1F\x8B\x08"sv, "GZIP"},
    {"\x89PNG\r\n\x1A\n"sv, "PNG"},
    {"\xFF\xD8\xFF"sv, "JPEG"},
    {"GIF87a"sv, "GIF"},
    {"GIF89a"sv, "GIF"},
    {"II*\0"sv, "TIFF"},
    {"MM\0*"sv, "TIFF"},
};

// Names of entries, in the order in which they decide.
constexpr Mark kZipEntries[] = {
    {"word/document.xml"sv, "DOCX"},
    {"OFD.xml"sv, "OFD"},
    {"xl/workbook.xml"sv, "XLSX"},
    {"ppt/presentation.xml"sv, "PPTX"},
    {"mimetypeapplication/vnd.oasis.opendocument"sv, "ODF"},
    {"mimetypeapplication/epub"sv, "EPUB"},
};

// Names of streams, in UTF-16LE as the directory of an OLE file holds them. WPS, ET and DPS files
// bear the names of Microsoft's.
constexpr Mark kOleStreams[] = {
    {"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"sv, "DOC/WPS"},
    {"W\0o\0r\0k\0b\0o\0o\0k\0"sv, "XLS/ET"},
    {"P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0"sv, "PPT/DPS"},
};

template <size_t N>
std::string_view FirstHeld(std::string_view bytes, const Mark (&marks)[N],
                           std::string_view otherwise) {
  for (const Mark& mark : marks) {
    if (bytes.find(mark.bytes) != std::string_view::npos) return mark.format;
  }
  return otherwise;
}

// BM, then the file's size in four bytes and four zero ones: text may begin with BM.
bool IsBmp(std::string_view bytes) {
  return bytes.size() > 10 && bytes.starts_with("BM") && bytes.substr(6, 4) == "\0\0\0\0"sv;
}

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// Whether `text` begins with `tag` in any case and the tag's name ends there.
bool BeginsTag(std::string_view text, std::string_view tag) {
  if (text.size() <= tag.size()) return false;
  if (!std::equal(tag.begin(), tag.end(), text.begin(),
                  [](char a, char b) { return a == Lower(b); }))
    return false;
  const char next = text[tag.size()];
  return next == '>' || next == ' ' || next == '\t' || next == '\n' || next == '\r' || next == '/';
}

// Space and comments before the first tag.
std::string_view SkipLead(std::string_view text) {
  for (;;) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    if (!text.starts_with("<!--")) return text;
    const size_t end = text.find("-->");
    if (end == std::string_view::npos) return text;
    text.remove_prefix(end + 3);
  }
}

// A piece of a page, as editors of web sites hand it out: begins with a block and closes it.
bool IsHtmlFragment(std::string_view text) {
  static constexpr std::string_view kBlocks[] = {"<head", "<body",    "<div",   "<table", "<p",
                                                 "<span", "<section", "<title", "<meta"};
  return text.find("</") != std::string_view::npos &&
         std::any_of(std::begin(kBlocks), std::end(kBlocks),
                     [text](std::string_view block) { return BeginsTag(text, block); });
}

}  // namespace

std::string_view UnsupportedFormat(std::string_view bytes) {
  for (const Mark& mark : kSignatures) {
    if (!bytes.starts_with(mark.bytes)) continue;
    if (mark.format == "ZIP") return FirstHeld(bytes, kZipEntries, "ZIP");
    if (mark.format == "OLE") return FirstHeld(bytes, kOleStreams, "OLE");
    return mark.format;
  }
  return IsBmp(bytes) ? "BMP" : "";
}

std::string_view UnsupportedMarkup(std::string_view utf8) {
  std::string_view head = SkipLead(utf8);
  const bool xml = BeginsTag(head, "<?xml");
  if (xml) head = SkipLead(head.substr(std::min(head.find("?>") + 2, head.size())));
  if (BeginsTag(head, "<!doctype html") || BeginsTag(head, "<html")) return "HTML";
  if (IsHtmlFragment(head)) return "HTML";
  return xml ? "XML" : "";
}

}  // namespace dudao::ingest
