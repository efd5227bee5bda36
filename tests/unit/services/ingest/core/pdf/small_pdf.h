// PDF files for tests, written by hand: text in a Chinese font that is not embedded.
//
//   SmallPdf pdf;
//   pdf.AddPage("BT /F1 16 Tf 90 700 Td <4E00> Tj ET");
//   std::string bytes = pdf.Bytes();
#ifndef DUDAO_TESTS_UNIT_SERVICES_INGEST_CORE_PDF_SMALL_PDF_H_
#define DUDAO_TESTS_UNIT_SERVICES_INGEST_CORE_PDF_SMALL_PDF_H_

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "common/text/utf.h"

namespace dudao::ingest {

class SmallPdf {
 public:
  // `encoding` is a predefined CMap: UniGB-UCS2-H reads UTF-16, GBK-EUC-H GBK.
  explicit SmallPdf(std::string encoding = "UniGB-UCS2-H") : encoding_(std::move(encoding)) {}

  // A font whose glyphs are numbers; the file says that number n stands for `first` + n, or, with
  // 0, does not say what they stand for.
  static SmallPdf OfGlyphs(unsigned first) {
    SmallPdf pdf("Identity-H");
    pdf.ordering_ = "Identity";
    if (first != 0) {
      pdf.meaning_ = fmt::format(
          "/CIDInit/ProcSet findresource begin begincmap 1 begincodespacerange<0000><FFFF>"
          "endcodespacerange 1 beginbfrange<0001><00FF><{:04X}>endbfrange endcmap",
          first + 1);
    }
    return pdf;
  }

  // Words at a place (from the lower left corner, in points).
  static std::string Words(double x, double y, std::string_view utf8, double size = 16) {
    std::string hex;
    for (const char32_t c : text::U32(utf8)) hex += fmt::format("{:04X}", static_cast<unsigned>(c));
    return fmt::format("BT /F1 {} Tf {} {} Td <{}> Tj ET\n", size, x, y, hex);
  }

  void AddPage(std::string content, std::string extra = "") {
    pages_.push_back({std::move(content), std::move(extra)});
  }

  std::string Bytes(std::string_view trailer = "") const {
    std::string kids;
    for (size_t i = 0; i < pages_.size(); ++i) kids += fmt::format("{} 0 R ", 6 + 2 * i);
    std::vector<std::string> objects = {
        "<</Type/Catalog/Pages 2 0 R>>",
        fmt::format("<</Type/Pages/Count {}/Kids[{}]>>", pages_.size(), kids),
        fmt::format("<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/{}"
                    "/DescendantFonts[4 0 R]{}>>",
                    encoding_, meaning_.empty() ? "" : "/ToUnicode 5 0 R"),
        fmt::format(
            "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/CIDSystemInfo"
            "<</Registry(Adobe)/Ordering({})/Supplement 0>>/FontDescriptor<</Type/FontDescriptor"
            "/FontName/STSong-Light/Flags 6/Ascent 880/Descent -120/CapHeight 880/StemV 93"
            "/ItalicAngle 0/FontBBox[-25 -254 1000 880]>>>>",
            ordering_),
        Stream(meaning_)};
    for (size_t i = 0; i < pages_.size(); ++i) {
      objects.push_back(
          fmt::format("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]{}/Contents "
                      "{} 0 R/Resources<</Font<</F1 3 0 R>>>>>>",
                      pages_[i].extra, 7 + 2 * i));
      objects.push_back(Stream(pages_[i].content));
    }
    return Assemble(objects, trailer);
  }

 private:
  struct Page {
    std::string content, extra;
  };

  static std::string Stream(const std::string& bytes) {
    return fmt::format("<</Length {}>>stream\n{}\nendstream", bytes.size(), bytes);
  }

  static std::string Assemble(const std::vector<std::string>& objects, std::string_view trailer) {
    std::string out = "%PDF-1.4\n", table = "0000000000 65535 f \n";
    for (size_t i = 0; i < objects.size(); ++i) {
      table += fmt::format("{:010} 00000 n \n", out.size());
      out += fmt::format("{} 0 obj{}endobj\n", i + 1, objects[i]);
    }
    const size_t at = out.size();
    return out +
           fmt::format("xref\n0 {}\n{}trailer<</Size {}/Root 1 0 R{}>>\nstartxref\n{}\n%%EOF\n",
                       objects.size() + 1, table, objects.size() + 1, trailer, at);
  }

  std::string encoding_;
  std::string ordering_ = "GB1";
  std::string meaning_;
  std::vector<Page> pages_;
};

}  // namespace dudao::ingest

#endif  // DUDAO_TESTS_UNIT_SERVICES_INGEST_CORE_PDF_SMALL_PDF_H_
