#include "services/segmentation/core/divisions.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "common/text/table.h"
#include "common/text/utf.h"

namespace dudao::segmentation {
namespace {

struct Entry {
  uint32_t code = 0;
  uint32_t successor = 0;
  uint32_t from = 0, to = 9999;  // years, both included
  // UTF-8, in which most names need no memory of their own.
  std::string name;
  std::string everyday;  // of an autonomous area, without its peoples; else empty
};

uint32_t ProvinceOf(uint32_t code) { return code / 10000 * 10000; }
uint32_t PrefectureOf(uint32_t code) { return code / 100 * 100; }

std::optional<uint32_t> ReadNumber(std::string_view digits) {
  uint32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

// A row with a year `2015/2016` reads as the earlier one where it begins, the later where it ends.
absl::Status ReadYears(const text::Row& row, Entry* entry) {
  if (const std::string_view from = row["valid_from"]; !from.empty()) {
    const auto year = ReadNumber(from.substr(0, from.find('/')));
    if (!year) return row.Error("valid_from", "not a year");
    entry->from = *year;
  }
  if (const std::string_view to = row["valid_to"]; !to.empty()) {
    const auto year = ReadNumber(to.substr(to.find('/') + 1));
    if (!year) return row.Error("valid_to", "not a year");
    entry->to = *year;
  }
  return absl::OkStatus();
}

absl::StatusOr<Entry> ReadEntry(const text::Row& row) {
  Entry entry;
  const auto code = ReadNumber(row["code"]);
  if (!code || row["code"].size() != 6) return row.Error("code", "not six digits");
  entry.code = *code;
  if (row["name"].empty()) return row.Error("name", "empty");
  entry.name = row["name"];
  if (const std::string_view successor = row["successor"]; !successor.empty()) {
    const auto next = ReadNumber(successor);
    if (!next || successor.size() != 6) return row.Error("successor", "not six digits");
    entry.successor = *next;
  }
  if (auto years = ReadYears(row, &entry); !years.ok()) return years;
  return entry;
}

using Words = std::vector<std::string>;

// Of two characters, in bytes.
constexpr size_t kTwo = 6;

// 大理白族自治州 is 大理州, 三江侗族自治县 三江县, 广西壮族自治区 广西; at least two characters
// stay.
std::string Everyday(std::string_view name, const Words& peoples) {
  static constexpr std::string_view kAutonomous = "自治";
  const size_t at = name.find(kAutonomous);
  if (at == name.npos || at < kTwo) return {};
  std::string_view stem = name.substr(0, at);
  for (bool shorter = true; shorter;) {
    shorter = false;
    for (const std::string& word : peoples) {
      if (!stem.ends_with(word) || stem.size() < word.size() + kTwo) continue;
      stem.remove_suffix(word.size());
      shorter = true;
    }
  }
  const std::string_view rank = name.substr(at + kAutonomous.size());
  return std::string(stem) + (rank == "区" ? "" : std::string(rank));
}

bool IsProvinceName(std::string_view name, std::string_view everyday, std::string_view written) {
  if (written == name || written == everyday) return true;
  return everyday.empty() && written.size() >= kTwo && name.size() > written.size() &&
         name.starts_with(written);  // 云南, 北京, 香港
}

}  // namespace

class Divisions::Index {
 public:
  Index(std::vector<Entry> entries, const Words& peoples) : entries_(std::move(entries)) {
    for (Entry& entry : entries_) entry.everyday = Everyday(entry.name, peoples);
    for (const Entry& entry : entries_) {
      by_name_.emplace_back(entry.name, &entry);
      if (!entry.everyday.empty()) by_name_.emplace_back(entry.everyday, &entry);
      if (entry.code % 100 == 0) areas_.push_back(&entry);
    }
    std::sort(by_name_.begin(), by_name_.end());
  }

  using Entries = std::vector<const Entry*>;

  // Those whose name ends `region`, what stands before being names of what they lie in; the longest
  // such name counts.
  Entries Named(std::string_view region) const {
    Entries found;
    for (size_t begin = 0; begin < region.size() && found.empty(); ++begin) {
      const std::string_view name = region.substr(begin);
      auto at = std::lower_bound(by_name_.begin(), by_name_.end(), name,
                                 [](const Name& n, std::string_view v) { return n.first < v; });
      for (; at != by_name_.end() && at->first == name; ++at) {
        if (LiesIn(*at->second, region.substr(0, begin))) found.push_back(at->second);
      }
    }
    return found;
  }

  bool LiesInProvince(const Entry& entry, std::string_view written) const {
    return std::any_of(areas_.begin(), areas_.end(), [&](const Entry* area) {
      return area->code == ProvinceOf(entry.code) &&
             IsProvinceName(area->name, area->everyday, written);
    });
  }

  // Whether the full name of the prefecture or province it lies in stands in `context`.
  bool IsPlacedBy(const Entry& entry, std::string_view context) const {
    return std::any_of(areas_.begin(), areas_.end(), [&](const Entry* area) {
      const bool above = area->code != entry.code && (area->code == ProvinceOf(entry.code) ||
                                                      area->code == PrefectureOf(entry.code));
      return above && context.find(area->name) != context.npos;
    });
  }

 private:
  using Name = std::pair<std::string_view, const Entry*>;

  // `above` is nothing, a province, a prefecture, or a province and a prefecture.
  bool LiesIn(const Entry& entry, std::string_view above) const {
    if (above.empty() || LiesInProvince(entry, above)) return true;
    for (const Entry* area : areas_) {
      if (area->code != PrefectureOf(entry.code) || area->code == entry.code) continue;
      for (const std::string_view name :
           {std::string_view(area->name), std::string_view(area->everyday)}) {
        if (name.empty() || !above.ends_with(name)) continue;
        const std::string_view rest = above.substr(0, above.size() - name.size());
        if (rest.empty() || LiesInProvince(entry, rest)) return true;
      }
    }
    return false;
  }

  std::vector<Entry> entries_;
  std::vector<Name> by_name_;        // sorted
  std::vector<const Entry*> areas_;  // provinces and prefectures
};

namespace {

// Keeps those that satisfy `keep`, unless none does.
template <typename Entries, typename Keep>
void Narrow(Entries& found, Keep keep) {
  if (std::any_of(found.begin(), found.end(), keep))
    std::erase_if(found, [&](const auto* entry) { return !keep(entry); });
}

// In the year of a change both codes hold: the new one is meant.
template <typename Entries>
void DropSucceeded(Entries& found) {
  const Entries all = found;
  std::erase_if(found, [&](const Entry* old) {
    return std::any_of(all.begin(), all.end(), [&](const Entry* e) {
      return e->code != old->code && e->code == old->successor;
    });
  });
}

template <typename Entries>
bool AreOne(const Entries& found) {
  return std::all_of(found.begin(), found.end(),
                     [&](const Entry* e) { return e->code == found.front()->code; });
}

std::string SixDigits(uint32_t code) {
  std::string digits(6, '0');
  for (size_t i = 6; i-- > 0; code /= 10) digits[i] = static_cast<char>('0' + code % 10);
  return digits;
}

absl::StatusOr<Words> ReadPeoples(const text::DataSet& data) {
  auto file = data.Require("divisions/peoples.tsv");
  if (!file.ok()) return file.status();
  auto table = text::Table::Parse(**file, {"word"});
  if (!table.ok()) return table.status();
  Words words;
  for (const text::Row& row : table->rows()) words.emplace_back(row["word"]);
  return words;
}

}  // namespace

Divisions::Divisions(std::unique_ptr<const Index> index) : index_(std::move(index)) {}
Divisions::Divisions(Divisions&&) noexcept = default;
Divisions& Divisions::operator=(Divisions&&) noexcept = default;
Divisions::~Divisions() = default;

absl::StatusOr<Divisions> Divisions::Create(const text::DataSet& data) {
  auto peoples = ReadPeoples(data);
  if (!peoples.ok()) return peoples.status();
  auto file = data.Require("divisions/divisions.tsv");
  if (!file.ok()) return file.status();
  auto table = text::Table::Parse(**file, {"code", "name", "valid_from", "valid_to", "successor"});
  if (!table.ok()) return table.status();
  std::vector<Entry> entries;
  entries.reserve(table->rows().size());
  for (const text::Row& row : table->rows()) {
    auto entry = ReadEntry(row);
    if (!entry.ok()) return entry.status();
    entries.push_back(*std::move(entry));
  }
  return Divisions(std::make_unique<Index>(std::move(entries), *peoples));
}

std::optional<std::string> Divisions::Find(std::u32string_view region,
                                           const DivisionHints& hints) const {
  Index::Entries found = index_->Named(text::ToUtf8(region));
  if (!hints.province.empty()) {
    const std::string province = text::ToUtf8(hints.province);
    Narrow(found, [&](const Entry* e) { return index_->LiesInProvince(*e, province); });
  }
  if (hints.year) {
    Narrow(found, [&](const Entry* e) { return e->from <= *hints.year && *hints.year <= e->to; });
  } else {
    Narrow(found, [](const Entry* e) { return e->to == 9999; });
  }
  DropSucceeded(found);
  if (!AreOne(found) && !hints.context.empty()) {
    const std::string context = text::ToUtf8(hints.context);
    Narrow(found, [&](const Entry* e) { return index_->IsPlacedBy(*e, context); });
  }
  if (found.empty() || !AreOne(found)) return std::nullopt;
  return SixDigits(found.front()->code);
}

}  // namespace dudao::segmentation
