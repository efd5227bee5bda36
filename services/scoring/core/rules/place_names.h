// Names of cities and counties, to tell one's own from another's.
//
//   names.Find(U"石桥市")   // its divisions' codes; empty when there is none of the name
#ifndef DUDAO_SERVICES_SCORING_CORE_RULES_PLACE_NAMES_H_
#define DUDAO_SERVICES_SCORING_CORE_RULES_PLACE_NAMES_H_

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "absl/status/statusor.h"
#include "common/text/data_set.h"

namespace dudao::scoring {

class PlaceNames {
 public:
  // Reads divisions/divisions.tsv (民政部, 国家统计局; see data/divisions/README.md).
  static absl::StatusOr<PlaceNames> Create(const text::DataSet& data);

  // Six-digit codes (GB/T 2260) of the cities and counties of that very name.
  const std::vector<std::string>& Find(std::u32string_view name) const;

  // False when no name ends with these two characters for certain: spares most searches.
  bool MayEnd(char32_t last_but_one, char32_t last) const {
    return ends_[Slot(last_but_one, last)];
  }

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::u32string_view s) const { return std::hash<std::u32string_view>()(s); }
  };
  static size_t Slot(char32_t last_but_one, char32_t last) {
    return (last_but_one * 31 + last) % kSlots;
  }

  static constexpr size_t kSlots = 1 << 16;
  std::vector<bool> ends_ = std::vector<bool>(kSlots);
  std::unordered_map<std::u32string, std::vector<std::string>, Hash, std::equal_to<>> codes_;
};

}  // namespace dudao::scoring

#endif  // DUDAO_SERVICES_SCORING_CORE_RULES_PLACE_NAMES_H_
