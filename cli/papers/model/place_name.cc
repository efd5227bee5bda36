#include "cli/papers/model/place_name.h"

#include "common/text/utf.h"

namespace dudao::cli {
namespace {

constexpr size_t kMost = 60;

// 材料/自评报告.docx → 自评报告
std::string StemOf(std::string_view source_name) {
  source_name.remove_prefix(source_name.find_last_of("/\\!") + 1);
  const size_t dot = source_name.rfind('.');
  return std::string(source_name.substr(0, dot == 0 ? source_name.npos : dot));
}

bool PlaceIsKnown(const Paper& paper) { return !paper.head.place.how.empty(); }

}  // namespace

std::string PlaceOrName(const Paper& paper) {
  return PlaceIsKnown(paper) ? paper.head.place.words : StemOf(paper.head.source_name);
}

std::string FileNameOf(std::string_view name) {
  std::u32string out;
  for (const char32_t c : text::ToUtf32(name).value_or(U"")) {
    const bool barred = c < U' ' || c == 0x7F || std::u32string_view(U"/\\:*?\"<>|").find(c) !=
                                                     std::u32string_view::npos;
    if (out.size() < kMost && !(out.empty() && (c == U'.' || c == U' '))) {
      out += barred ? U'_' : c;
    }
  }
  while (!out.empty() && (out.back() == U'.' || out.back() == U' ')) out.pop_back();
  return out.empty() ? "报告" : text::ToUtf8(out);
}

std::string PlaceLabels::Take(const Paper& paper) {
  const std::string place = FileNameOf(PlaceOrName(paper));
  if (taken_.insert(place).second) return place;
  const std::string named = FileNameOf(place + "（" + StemOf(paper.head.source_name) + "）");
  std::string out = named;
  for (int n = 2; !taken_.insert(out).second; ++n) out = named + "-" + std::to_string(n);
  return out;
}

}  // namespace dudao::cli
