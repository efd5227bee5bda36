#include "services/segmentation/core/division_code.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "common/text/simplified.h"
#include "common/text/utf.h"

namespace dudao::segmentation {
namespace {

// Code points of each end of the text in which title, addressee, opening and sign-off stand.
constexpr size_t kEnds = 1500;

std::u32string Ends(std::u32string_view text) {
  std::u32string ends(text.substr(0, kEnds));
  if (text.size() > kEnds) ends += text.substr(std::max(kEnds, text.size() - kEnds));
  return ends;
}

bool IsInTable(std::string_view level) { return level != "township" && level != "school"; }

}  // namespace

void SetDivisionCode(const Divisions& divisions, std::u32string_view text,
                     const v1::FrameOverrides& overrides, v1::Frame* frame) {
  if (!frame->has_region() || !IsInTable(frame->level())) return;
  auto region = text::ToUtf32(frame->region());
  const auto province = text::ToUtf32(overrides.province());
  if (!region || !province) return;
  if (auto simplified = text::SimplifiedText(*region)) region = *std::move(simplified);
  const std::u32string ends = Ends(text);
  DivisionHints hints{.year = std::nullopt, .province = *province, .context = ends};
  if (frame->has_duty_year())
    hints.year = frame->duty_year();
  else if (frame->has_evaluation_year())
    hints.year = frame->evaluation_year();
  if (auto code = divisions.Find(*region, hints)) frame->set_division_code(*std::move(code));
}

}  // namespace dudao::segmentation
