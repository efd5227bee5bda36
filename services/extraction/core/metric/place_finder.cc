#include "services/extraction/core/metric/place_finder.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dudao::extraction {
namespace {

constexpr uint32_t kLongestName = 8;

// What parts a name from the words before it.
constexpr std::u32string_view kParts = U",;:、。“”\"()的在对由如以将从向于,\n";

bool IsHan(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }

// Where a name that ends at `end` can begin: behind the last part, the region's own name, 其中.
uint32_t NameBegin(std::u32string_view text, Range before, uint32_t end, const Region& region) {
  uint32_t begin = end;
  while (begin > before.begin && end - begin < kLongestName + region.name.size() &&
         kParts.find(text[begin - 1]) == kParts.npos)
    --begin;
  const std::u32string_view lead = text.substr(begin, end - begin);
  const std::array<std::u32string_view, 5> kSkipped = {region.name, U"其中", U"全县", U"全市",
                                                       U"全区"};
  for (const std::u32string_view skipped : kSkipped) {
    if (!skipped.empty() && lead.starts_with(skipped))
      return begin + static_cast<uint32_t>(skipped.size());
  }
  return begin;
}

// 一中, 第二小学: the prefix ends in a number.
bool EndsInNumber(std::u32string_view prefix) {
  return !prefix.empty() && std::u32string_view(U"一二三四五六七八九十").find(prefix.back()) !=
                                std::u32string_view::npos;
}

}  // namespace

absl::StatusOr<PlaceFinder> PlaceFinder::Create(const text::DataSet& data) {
  auto words = WordTable::Load(data, "metrics/places.tsv", {"kind"});
  if (!words.ok()) return words.status();
  std::vector<Kind> kinds;
  for (const text::Row& row : words->rows()) {
    const std::string_view kind = row["kind"];
    if (kind == "township") {
      kinds.push_back(Kind::kTownship);
    } else if (kind == "county") {
      kinds.push_back(Kind::kCounty);
    } else if (kind == "school") {
      kinds.push_back(Kind::kSchool);
    } else if (kind == "mark") {
      kinds.push_back(Kind::kMark);
    } else if (kind == "generic") {
      kinds.push_back(Kind::kGeneric);
    } else {
      return row.Error("kind", "not one of township, county, school, mark, generic");
    }
  }
  return PlaceFinder(*std::move(words), std::move(kinds));
}

// A township or county is any two or three characters that say nothing of their own; a school is
// known by a number, a township before it or a mark (实验, 附属): 城东小学 may be 城东's schools.
bool PlaceFinder::IsName(std::u32string_view prefix, Kind kind) const {
  constexpr size_t kLongestTownship = 4;
  if (prefix.empty() || !std::all_of(prefix.begin(), prefix.end(), IsHan)) return false;
  bool marked = false;
  for (uint32_t i = 0; i < prefix.size(); ++i) {
    const auto hit = words_.words.LongestAt(prefix, i);
    if (!hit) continue;
    const Kind inside = kinds_[hit->word];
    if (inside == Kind::kGeneric) return false;
    marked = marked || (i > 0 && inside == Kind::kTownship) ||
             (inside == Kind::kMark && hit->end == prefix.size());
  }
  if (kind != Kind::kSchool) return prefix.size() <= kLongestTownship;
  return prefix.size() <= kLongestName && (marked || EndsInNumber(prefix));
}

std::optional<NamedPlace> PlaceFinder::Find(const ReportText& report, Range before,
                                            const Region& region) const {
  std::optional<NamedPlace> out;
  const bool has_counties = region.level == "prefecture" || region.level == "province";
  const std::u32string_view text = report.view().substr(0, before.end);
  for (uint32_t i = before.begin; i < before.end; ++i) {
    const auto hit = words_.words.LongestAt(text, i);
    if (!hit) continue;
    const Kind kind = kinds_[hit->word];
    // 城区 ends no name, nor does the 区 in it.
    if (kind == Kind::kGeneric) i = hit->end - 1;
    if (kind == Kind::kGeneric && (text[hit->begin] == U'全' || text[hit->begin] == U'我'))
      out.reset();
    if (kind == Kind::kMark || kind == Kind::kGeneric) continue;
    const uint32_t begin = NameBegin(text, before, i, region);
    if (begin < i && IsName(text.substr(begin, i - begin), kind))
      out = NamedPlace{
          {begin, hit->end}, kind == Kind::kSchool, kind == Kind::kCounty && !has_counties};
  }
  return out;
}

}  // namespace dudao::extraction
