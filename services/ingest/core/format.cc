#include "services/ingest/core/format.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "services/ingest/core/refusal.h"

namespace dudao::ingest {
namespace {

using namespace std::string_view_literals;

struct Mark {
  std::string_view bytes;
  Sniffed sniffed;
};

constexpr Mark kSignatures[] = {
    {"%PDF-"sv, {Format::kPdf, "PDF"}},
    {"PK\x03\x04"sv, {Format::kZip, "ZIP"}},
    {"PK\x05\x06"sv, {Format::kZip, "ZIP"}},
    {"PK\x07\x08"sv, {Format::kZip, "ZIP"}},
    {"{\\rtf"sv, {Format::kOther, "RTF"}},
    {"Rar!\x1A\x07"sv, {Format::kArchive, "RAR"}},
    {"7z\xBC\xAF\x27\x1C"sv, {Format::kArchive, "7Z"}},
    {"\x1F\x8B\x08"sv, {Format::kArchive, "GZIP"}},
    {"BZh"sv, {Format::kArchive, "BZIP2"}},
    {"\xFD"
     "7zXZ\0"sv,
     {Format::kArchive, "XZ"}},
    {"\x89PNG\r\n\x1A\n"sv, {Format::kPicture, "PNG"}},
    {"\xFF\xD8\xFF"sv, {Format::kPicture, "JPEG"}},
    {"GIF87a"sv, {Format::kPicture, "GIF"}},
    {"GIF89a"sv, {Format::kPicture, "GIF"}},
    {"II*\0"sv, {Format::kPicture, "TIFF"}},
    {"MM\0*"sv, {Format::kPicture, "TIFF"}},
};

constexpr std::string_view kOle = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;

// Names of streams, in UTF-16LE as the directory of an OLE file holds them, in the order in which
// they decide. WPS, ET and DPS files bear the names of Microsoft's.
constexpr Mark kOleStreams[] = {
    {"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv, {Format::kEncrypted, "DOCX"}},
    {"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"sv, {Format::kDoc, "DOC/WPS"}},
    {"W\0o\0r\0k\0b\0o\0o\0k\0"sv, {Format::kSheet, "XLS/ET"}},
    {"P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0"sv, {Format::kOther, "PPT/DPS"}},
};

// Names of entries, without regard to case, in the order in which they decide.
constexpr Mark kZipEntries[] = {
    {"word/document.xml"sv, {Format::kDocx, "DOCX"}},
    {"OFD.xml"sv, {Format::kOfd, "OFD"}},
    {"xl/workbook.xml"sv, {Format::kSheet, "XLSX"}},
    {"ppt/presentation.xml"sv, {Format::kOther, "PPTX"}},
    {"META-INF/container.xml"sv, {Format::kOther, "EPUB"}},
    {"META-INF/manifest.xml"sv, {Format::kOther, "ODF"}},
};

Sniffed OleFormat(std::string_view bytes) {
  for (const Mark& mark : kOleStreams) {
    if (bytes.find(mark.bytes) != std::string_view::npos) return mark.sniffed;
  }
  return {Format::kOther, "OLE"};
}

// BM, then the file's size in four bytes and four zero ones: text may begin with BM.
bool IsBmp(std::string_view bytes) {
  return bytes.size() > 10 && bytes.starts_with("BM") && bytes.substr(6, 4) == "\0\0\0\0"sv;
}

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool EqualNoCase(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return Lower(x) == Lower(y); });
}

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
  static constexpr std::string_view kBlocks[] = {
      "<head", "<body",    "<div",    "<table", "<p",      "<span", "<section", "<title", "<meta",
      "<h1",   "<h2",      "<h3",     "<style", "<script", "<link", "<center",  "<font",  "<strong",
      "<b",    "<article", "<header", "<ul",    "<ol",     "<br",   "<main",    "<nav",   "<form"};
  return text.find("</") != std::string_view::npos &&
         std::any_of(std::begin(kBlocks), std::end(kBlocks),
                     [text](std::string_view block) { return BeginsTag(text, block); });
}

// A web page saved with its pictures as one MIME file (.mht, or the .doc of some web editors).
bool IsWebArchive(std::string_view text) {
  const std::string_view head = text.substr(0, 2048);
  if (head.find("\nContent-Type:") == std::string_view::npos) return false;
  return head.starts_with("MIME-Version:") ||
         head.find("\nMIME-Version:") != std::string_view::npos;
}

// A PDF with a stranger's bytes before its head, as mail gates leave them.
bool IsLatePdf(std::string_view bytes) {
  return bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos &&
         bytes.find("endobj") != std::string_view::npos;
}

bool IsPage(std::string_view head) {
  return BeginsTag(head, "<!doctype html") || BeginsTag(head, "<html") || IsHtmlFragment(head);
}

}  // namespace

Sniffed Sniff(std::string_view bytes) {
  for (const Mark& mark : kSignatures) {
    if (bytes.starts_with(mark.bytes)) return mark.sniffed;
  }
  if (bytes.starts_with(kOle)) return OleFormat(bytes);
  if (IsBmp(bytes)) return {Format::kPicture, "BMP"};
  if (IsLatePdf(bytes)) return {Format::kPdf, "PDF"};
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  return SniffMarkup(bytes);
}

Sniffed ZipFormat(const std::vector<std::string_view>& entries) {
  for (const Mark& mark : kZipEntries) {
    if (std::any_of(entries.begin(), entries.end(),
                    [&](std::string_view name) { return EqualNoCase(name, mark.bytes); }))
      return mark.sniffed;
  }
  return {Format::kZip, "ZIP"};
}

Sniffed SniffMarkup(std::string_view utf8) {
  std::string_view head = SkipLead(utf8);
  const bool xml = BeginsTag(head, "<?xml");
  if (xml) head = SkipLead(head.substr(std::min(head.find("?>") + 2, head.size())));
  if (IsPage(head)) return {Format::kHtml, "HTML"};
  if (xml) return {Format::kOther, "XML"};
  return IsWebArchive(head) ? Sniffed{Format::kOther, "MHT"} : Sniffed{};
}

std::string_view MediaType(Format format) {
  switch (format) {
    case Format::kText:
      return "text/plain";
    case Format::kHtml:
      return "text/html";
    case Format::kPdf:
      return "application/pdf";
    case Format::kDocx:
      return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    case Format::kOfd:
      return "application/ofd";
    case Format::kDoc:
      return "application/msword";
    default:
      return "";
  }
}

bool IsReadable(Format format) { return !MediaType(format).empty(); }

absl::Status RefuseFormat(Sniffed sniffed) {
  switch (sniffed.format) {
    case Format::kEncrypted:
      return Refuse("encrypted_file");
    case Format::kPicture:
      return Refuse("picture_file", {std::string(sniffed.name)});
    case Format::kSheet:
      return Refuse("sheet_file", {std::string(sniffed.name)});
    case Format::kArchive:
      return Refuse("archive_format", {std::string(sniffed.name)});
    default:
      return Refuse("unsupported_format", {std::string(sniffed.name)});
  }
}

}  // namespace dudao::ingest
