// Inline text gathered into lines, white space as browsers show it.
//
//   LineWriter writer([](std::string_view line, uint32_t outline_level) { … });
//   writer.Text("投入", {});  writer.Text("3.2亿元", {});  writer.EndBlock();   // 投入3.2亿元
#ifndef DUDAO_SERVICES_INGEST_CORE_HTML_LINE_WRITER_H_
#define DUDAO_SERVICES_INGEST_CORE_HTML_LINE_WRITER_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace dudao::ingest::html {

// Space, tabs and line ends of the markup fold to one space, and to nothing at the ends of a line
// or where a line of the markup ends between two Chinese characters. NBSP, ideographic and
// zero-width spaces stay.
class LineWriter {
 public:
  using Sink = std::function<void(std::string_view line, uint32_t outline_level)>;

  explicit LineWriter(Sink sink) : sink_(std::move(sink)) {}

  // `outline_level` of the first words of a line is that of the line.
  void Text(std::string_view utf8, bool keep_space, uint32_t outline_level);

  // Stands before the next words, on whatever line of the item they come; gone if there are none.
  void Marker(std::string marker) { marker_ = std::move(marker); }

  // <br>: ends the line, an empty one too.
  void BreakLine();

  // The edge of a block: ends the line if there is one.
  void EndBlock();

 private:
  void Begin(uint32_t outline_level);
  void Space(bool line_end);
  void Add(std::string_view character, uint32_t outline_level);
  void KeepText(std::string_view utf8, uint32_t outline_level);

  Sink sink_;
  std::string line_;
  std::string marker_;
  uint32_t outline_level_ = 0;
  bool space_ = false, line_end_ = false;  // met since the last character
};

}  // namespace dudao::ingest::html

#endif  // DUDAO_SERVICES_INGEST_CORE_HTML_LINE_WRITER_H_
