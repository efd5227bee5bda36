// Names of governments to GB/T 2260 codes, by the dated table under data/divisions/.
//
//   auto divisions = Divisions::Create(data);
//   divisions->Find(U"云南省昆明市富民县", {});        // "530124"
//   divisions->Find(U"富民县", {.year = 2023});        // "530124": there is one
//   divisions->Find(U"朝阳区", {});                    // nothing: Beijing has one, Changchun too
//   divisions->Find(U"朝阳区", {.province = U"吉林"}); // "220104"
#ifndef DUDAO_SERVICES_SEGMENTATION_CORE_DIVISIONS_H_
#define DUDAO_SERVICES_SEGMENTATION_CORE_DIVISIONS_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "common/text/data_set.h"

namespace dudao::segmentation {

// What else is known of a region. Each may be absent.
struct DivisionHints {
  std::optional<uint32_t> year;  // of the report: a name may have had another code before
  std::u32string_view province;  // full or short: 吉林省, 吉林
  // Text that may name what the region lies in: of several divisions of one name, the only one
  // whose prefecture or province stands there is meant.
  std::u32string_view context;
};

class Divisions {
 public:
  // Reads divisions/divisions.tsv and divisions/peoples.tsv. InvalidArgument names file, line and
  // column.
  static absl::StatusOr<Divisions> Create(const text::DataSet& data);
  Divisions(Divisions&&) noexcept;
  Divisions& operator=(Divisions&&) noexcept;
  ~Divisions();

  // The six digits of the one division `region` can mean; nothing when there is none or there are
  // several. `region` is a name, alone or after names of what it lies in (云南省昆明市富民县,
  // 昆明市富民县, 内蒙古乌海市), autonomous areas with or without their peoples (大理州). Names of
  // former times are found too.
  std::optional<std::string> Find(std::u32string_view region, const DivisionHints& hints) const;

 private:
  class Index;
  explicit Divisions(std::unique_ptr<const Index> index);
  std::unique_ptr<const Index> index_;
};

}  // namespace dudao::segmentation

#endif  // DUDAO_SERVICES_SEGMENTATION_CORE_DIVISIONS_H_
