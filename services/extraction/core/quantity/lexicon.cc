#include "services/extraction/core/quantity/lexicon.h"

#include <algorithm>
#include <map>

#include "common/text/numeral.h"
#include "services/extraction/core/shared/word_table.h"

namespace dudao::extraction {
namespace {

using text::WordFinder;

absl::StatusOr<WordFinder> Words(
    const text::DataSet& data, std::string_view path,
    WordFinder::Direction direction = WordFinder::Direction::kForward) {
  auto table = WordTable::Load(data, path, {}, direction);
  if (!table.ok()) return table.status();
  return std::move(table->words);
}

bool IsLatin(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

absl::StatusOr<uint32_t> ReadGroups(const text::Row& row) {
  static const std::map<std::string_view, UnitGroup> kGroups = {
      {"ordinal", UnitGroup::kOrdinal}, {"rank", UnitGroup::kRank},
      {"session", UnitGroup::kSession}, {"meeting", UnitGroup::kMeeting},
      {"round", UnitGroup::kRound},     {"stage", UnitGroup::kStage},
      {"time", UnitGroup::kTime},       {"structural", UnitGroup::kStructural},
      {"year", UnitGroup::kYear},       {"hours", UnitGroup::kHours},
      {"day", UnitGroup::kDay},         {"article", UnitGroup::kArticle},
      {"act", UnitGroup::kAct},         {"age", UnitGroup::kAge},
      {"double", UnitGroup::kDouble},   {"people", UnitGroup::kPeople},
      {"school", UnitGroup::kSchool}};
  uint32_t groups = 0;
  std::string_view rest = row["groups"];
  while (!rest.empty()) {
    const size_t end = std::min(rest.find(' '), rest.size());
    const auto it = kGroups.find(rest.substr(0, end));
    if (it == kGroups.end()) return row.Error("groups", "unknown group");
    groups |= 1u << static_cast<int>(it->second);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return groups;
}

absl::StatusOr<Unit> ReadUnit(const text::Row& row) {
  Unit unit;
  unit.name = std::string(row["word"]);
  const auto dimension = DimensionOf(row["dimension"]);
  if (!dimension) return row.Error("dimension", "unknown dimension");
  unit.dimension = *dimension;
  const std::string_view kind = row["kind"];
  if (kind != "classifier" && kind != "measure" && kind != "rate" && kind != "tenths" &&
      kind != "half") {
    return row.Error("kind", "expected classifier, measure, rate, tenths or half");
  }
  unit.classifier = kind == "classifier";
  unit.tenths = kind == "tenths";
  unit.half = kind == "half";
  const std::string_view one = row["one"];
  if (one == "yes") unit.one = Unit::One::kCounts;
  if (one == "arabic") unit.one = Unit::One::kArabicOnly;
  if (!one.empty() && unit.one == Unit::One::kVague) {
    return row.Error("one", "expected yes, arabic or nothing");
  }
  unit.not_followed = AsRead(row["not_followed"]);
  const auto groups = ReadGroups(row);
  if (!groups.ok()) return groups.status();
  unit.groups = *groups;
  return unit;
}

absl::StatusOr<BoundWord> ReadBound(const text::Row& row) {
  static const std::map<std::string_view, Bound> kBounds = {{"exact", Bound::kExact},
                                                            {"about", Bound::kAbout},
                                                            {"nearly", Bound::kNearly},
                                                            {"over", Bound::kOver},
                                                            {"under", Bound::kUnder}};
  const auto it = kBounds.find(row["bound"]);
  if (it == kBounds.end())
    return row.Error("bound", "expected exact, about, nearly, over or under");
  return BoundWord{it->second, row["limit"] == "yes"};
}

absl::StatusOr<Cue> ReadCue(const text::Row& row) {
  static const std::map<std::string_view, Cue> kCues = {{"standard_opens", Cue::kStandardOpens},
                                                        {"standard_closes", Cue::kStandardCloses},
                                                        {"rule", Cue::kRule},
                                                        {"target", Cue::kTarget},
                                                        {"done", Cue::kDone},
                                                        {"denied", Cue::kDenied},
                                                        {"up", Cue::kUp},
                                                        {"down", Cue::kDown},
                                                        {"base", Cue::kBase},
                                                        {"result", Cue::kResult},
                                                        {"intends", Cue::kIntends},
                                                        {"plain", Cue::kPlain}};
  const auto it = kCues.find(row["cue"]);
  if (it == kCues.end()) return row.Error("cue", "unknown cue");
  return it->second;
}

}  // namespace

absl::StatusOr<QuantityLexicon> QuantityLexicon::Create(const text::DataSet& data) {
  QuantityLexicon lexicon;
  if (auto s = lexicon.LoadUnits(data); !s.ok()) return s;
  if (auto s = lexicon.LoadBounds(data); !s.ok()) return s;
  if (auto s = lexicon.LoadCues(data); !s.ok()) return s;
  if (auto s = lexicon.LoadSubjectWords(data); !s.ok()) return s;
  if (auto s = lexicon.LoadTimeWords(data); !s.ok()) return s;
  const std::pair<std::string_view, WordFinder*> lists[] = {
      {"lexicon/not_figures.tsv", &lexicon.not_figures_},
      {"lexicon/structural.tsv", &lexicon.structural_},
      {"lexicon/money_words.tsv", &lexicon.money_words_}};
  for (const auto& [path, words] : lists) {
    auto list = Words(data, path);
    if (!list.ok()) return list.status();
    *words = *std::move(list);
  }
  auto context = NearbyWords::Load(data);
  if (!context.ok()) return context.status();
  lexicon.context_ = *std::move(context);
  lexicon.MarkFirst();
  return lexicon;
}

void QuantityLexicon::MarkFirst() {
  first_.assign(kPlane / 64, 0);
  for (char32_t c = 0; c < kPlane; ++c) {
    const bool begins = c == U'《' || text::BeginsNumeral(c) || not_figures_.Starts(c);
    if (begins) first_[c / 64] |= uint64_t{1} << (c % 64);
  }
}

absl::Status QuantityLexicon::LoadSubjectWords(const text::DataSet& data) {
  const std::pair<std::string_view, WordFinder*> lists[] = {
      {"lexicon/subject_leaders.tsv", &leaders_}, {"lexicon/subject_heads.tsv", &bare_heads_}};
  for (const auto& [path, words] : lists) {
    auto list = Words(data, path);
    if (!list.ok()) return list.status();
    *words = *std::move(list);
  }
  auto links = Words(data, "lexicon/subject_links.tsv", WordFinder::Direction::kBackward);
  if (!links.ok()) return links.status();
  links_ = *std::move(links);
  auto times = Words(data, "lexicon/base_times.tsv", WordFinder::Direction::kBackward);
  if (!times.ok()) return times.status();
  base_times_ = *std::move(times);
  auto openers = WordTable::Load(data, "lexicon/subject_openers.tsv", {"noun"});
  if (!openers.ok()) return openers.status();
  for (const text::Row& row : openers->rows()) {
    nouns_.push_back(row["noun"] == "yes");
    acts_.push_back(row["noun"] == "act");
  }
  openers_ = std::move(openers->words);
  auto closers = WordTable::Load(data, "lexicon/subject_closers.tsv", {"keep"});
  if (!closers.ok()) return closers.status();
  for (const text::Row& row : closers->rows()) keeps_.push_back(row["keep"] == "yes");
  closers_ = std::move(closers->words);
  return LoadModifiers(data);
}

absl::Status QuantityLexicon::LoadModifiers(const text::DataSet& data) {
  auto table = WordTable::Load(data, "lexicon/subject_modifiers.tsv", {"kind"});
  if (!table.ok()) return table.status();
  std::vector<std::u32string> modifiers, schools;
  for (const text::Row& row : table->rows()) {
    const std::string_view kind = row["kind"];
    if (!kind.empty() && kind != "stage" && kind != "school") {
      return row.Error("kind", "expected stage, school or nothing");
    }
    if (kind != "school") modifiers.push_back(AsRead(row["word"]));
    if (!kind.empty()) schools.push_back(AsRead(row["word"]));
  }
  modifiers_ = WordFinder(modifiers);
  schools_ = WordFinder(schools);
  return LoadCountedNouns(data);
}

absl::Status QuantityLexicon::LoadCountedNouns(const text::DataSet& data) {
  auto table = WordTable::Load(data, "lexicon/counted_nouns.tsv", {"kind"});
  if (!table.ok()) return table.status();
  std::vector<std::u32string> people, places;
  for (const text::Row& row : table->rows()) {
    const bool is_people = row["kind"] == "people";
    if (!is_people && row["kind"] != "school")
      return row.Error("kind", "expected people or school");
    (is_people ? people : places).push_back(AsRead(row["word"]));
  }
  people_ = WordFinder(people);
  places_ = WordFinder(places);
  return absl::OkStatus();
}

absl::Status QuantityLexicon::LoadTimeWords(const text::DataSet& data) {
  auto table = WordTable::Load(data, "lexicon/time_words.tsv", {"says"});
  if (!table.ok()) return table.status();
  for (const text::Row& row : table->rows()) {
    const std::string_view says = row["says"];
    const uint8_t bits = says == "now"      ? kNow | kStock
                         : says == "stock"  ? kStock
                         : says == "yearly" ? kYearly
                                            : 0;
    if (bits == 0) return row.Error("says", "expected now, stock or yearly");
    time_word_of_.push_back(bits);
  }
  time_words_ = std::move(table->words);
  return absl::OkStatus();
}

absl::Status QuantityLexicon::LoadUnits(const text::DataSet& data) {
  auto table = WordTable::Load(data, "lexicon/units.tsv", {"dimension", "kind"});
  if (!table.ok()) return table.status();
  for (const text::Row& row : table->rows()) {
    auto unit = ReadUnit(row);
    if (!unit.ok()) return unit.status();
    units_.push_back(*std::move(unit));
  }
  unit_words_ = std::move(table->words);
  auto per = Words(data, "lexicon/per_units.tsv");
  if (!per.ok()) return per.status();
  per_words_ = *std::move(per);
  return absl::OkStatus();
}

absl::Status QuantityLexicon::LoadBounds(const text::DataSet& data) {
  const auto file = data.Require("lexicon/bounds.tsv");
  if (!file.ok()) return file.status();
  auto table = text::Table::Parse(**file, {"word", "side", "bound", "limit"});
  if (!table.ok()) return table.status();
  std::vector<std::u32string> before, after;
  for (const text::Row& row : table->rows()) {
    const auto bound = ReadBound(row);
    if (!bound.ok()) return bound.status();
    const bool is_before = row["side"] == "before";
    if (!is_before && row["side"] != "after") return row.Error("side", "expected before or after");
    (is_before ? before : after).push_back(AsRead(row["word"]));
    (is_before ? before_ : after_).push_back(*bound);
  }
  before_words_ = WordFinder(before, WordFinder::Direction::kBackward);
  after_words_ = WordFinder(after);
  return absl::OkStatus();
}

absl::Status QuantityLexicon::LoadCues(const text::DataSet& data) {
  auto table = WordTable::Load(data, "lexicon/cues.tsv", {"cue"});
  if (!table.ok()) return table.status();
  std::vector<std::u32string> changes;
  for (const text::Row& row : table->rows()) {
    const auto cue = ReadCue(row);
    if (!cue.ok()) return cue.status();
    cue_of_.push_back(*cue);
    if (*cue != Cue::kUp && *cue != Cue::kDown && *cue != Cue::kPlain) continue;
    changes.push_back(AsRead(row["word"]));
    change_of_.push_back(*cue == Cue::kUp ? 1 : *cue == Cue::kDown ? -1 : 0);
  }
  change_words_ = WordFinder(changes, WordFinder::Direction::kBackward);
  cues_ = std::move(table->words);
  return absl::OkStatus();
}

std::optional<UnitHit> QuantityLexicon::UnitAt(std::u32string_view text, size_t at) const {
  const auto hit = unit_words_.LongestAt(text, at);
  if (!hit) return std::nullopt;
  const Unit& unit = units_[hit->word];
  if (hit->end < text.size() && unit.not_followed.find(text[hit->end]) != std::u32string::npos) {
    return std::nullopt;
  }
  // 100MW is no 100M.
  if (hit->end < text.size() && IsLatin(text[hit->end - 1]) && IsLatin(text[hit->end])) {
    return std::nullopt;
  }
  return UnitHit{&unit, hit->end - hit->begin + PerLength(text, hit->end)};
}

// /月, /生·年, /人/年.
uint32_t QuantityLexicon::PerLength(std::u32string_view text, size_t at) const {
  size_t end = at;
  while (end + 1 < text.size()) {
    const char32_t c = text[end];
    const bool parts = c == U'/' || (end > at && (c == U'·' || c == U'.' || c == U'、'));
    const auto hit = parts ? per_words_.LongestAt(text, end + 1) : text::WordFinder::Found();
    if (!hit) break;
    end = hit->end;
  }
  return static_cast<uint32_t>(end - at);
}

const BoundWord* QuantityLexicon::BoundBefore(std::u32string_view text, size_t at,
                                              uint32_t* length) const {
  const auto hit = before_words_.LongestEndingAt(text, at);
  if (!hit) return nullptr;
  *length = hit->end - hit->begin;
  return &before_[hit->word];
}

int QuantityLexicon::ChangeBefore(std::u32string_view text, size_t at, uint32_t* length) const {
  const auto hit = change_words_.LongestEndingAt(text, at);
  if (!hit) return 0;
  *length = hit->end - hit->begin;
  return change_of_[hit->word];
}

const BoundWord* QuantityLexicon::BoundAfter(std::u32string_view text, size_t at,
                                             uint32_t* length) const {
  const auto hit = after_words_.LongestAt(text, at);
  if (!hit) return nullptr;
  *length = hit->end - hit->begin;
  return &after_[hit->word];
}

}  // namespace dudao::extraction
