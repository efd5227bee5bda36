#include "services/segmentation/core/lexicon.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/text/table.h"
#include "common/text/utf.h"
#include "services/segmentation/core/char_class.h"

namespace dudao::segmentation {
namespace {

using text::Row;

template <typename T, size_t N>
using Names = std::array<std::pair<std::string_view, T>, N>;

constexpr Names<Match, 4> kMatches = {
    {{"line", Match::kLine}, {"start", Match::kStart}, {"end", Match::kEnd}, {"in", Match::kIn}}};
constexpr Names<ChromeWord::Where, 5> kWheres = {{{"any", ChromeWord::Where::kAny},
                                                  {"edge", ChromeWord::Where::kEdge},
                                                  {"cut", ChromeWord::Where::kCut},
                                                  {"close", ChromeWord::Where::kClose},
                                                  {"download", ChromeWord::Where::kDownload}}};
constexpr Names<Label::Field, 6> kFields = {{{"none", Label::Field::kNone},
                                             {"issuer", Label::Field::kIssuer},
                                             {"publish_date", Label::Field::kPublishDate},
                                             {"other_date", Label::Field::kOtherDate},
                                             {"index_no", Label::Field::kIndexNo},
                                             {"doc_no", Label::Field::kDocNo}}};
constexpr std::array<std::string_view, 10> kRoles = {
    "basics", "self_check",   "rectification", "results",    "problems",
    "plans",  "current_year", "bonus",         "self_score", "other"};
constexpr std::array<std::string_view, 3> kKindsOfDocument = {"self_report", "work_report",
                                                              "other"};
constexpr std::array<std::string_view, 5> kLevels = {"province", "prefecture", "county", "township",
                                                     "school"};

// Keeps the first fault.
void Assign(absl::Status status, absl::Status* out) {
  if (out->ok()) *out = std::move(status);
}

// One cell read into a value, the first fault kept.
class Reader {
 public:
  explicit Reader(const Row& row) : row_(row) {}

  Word ReadWord(std::string_view column) {
    Word word = Squeeze(text::U32(row_[column]));
    if (word.empty()) Assign(row_.Error(column, "empty word"), &status_);
    return word;
  }

  template <typename T, size_t N>
  T ReadName(std::string_view column, const Names<T, N>& names) {
    for (const auto& [name, value] : names) {
      if (name == row_[column]) return value;
    }
    Assign(row_.Error(column, "not one of the words this column takes"), &status_);
    return T{};
  }

  template <size_t N>
  std::string ReadOneOf(std::string_view column, const std::array<std::string_view, N>& names) {
    if (std::find(names.begin(), names.end(), row_[column]) == names.end()) {
      Assign(row_.Error(column, "not one of the words this column takes"), &status_);
    }
    return std::string(row_[column]);
  }

  const absl::Status& status() const { return status_; }

 private:
  const Row& row_;
  absl::Status status_;
};

// Reads every row of `path` through `read(Reader&)` into `out`.
template <typename T, typename Read>
absl::Status ReadRows(const text::DataSet& data, std::string_view path,
                      const std::vector<std::string>& columns, Read read, std::vector<T>* out) {
  auto file = data.Require(path);
  if (!file.ok()) return file.status();
  auto table = text::Table::Parse(**file, columns);
  if (!table.ok()) return table.status();
  for (const Row& row : table->rows()) {
    Reader reader(row);
    out->push_back(read(reader));
    if (!reader.status().ok()) return reader.status();
  }
  return absl::OkStatus();
}

Word ReadWordRow(Reader& r) { return r.ReadWord("word"); }

template <typename T>
void LongestFirst(std::vector<T>* rows) {
  std::stable_sort(rows->begin(), rows->end(),
                   [](const T& a, const T& b) { return a.word.size() > b.word.size(); });
}

bool AnyEnds(View text, const std::vector<Word>& words) {
  return std::any_of(words.begin(), words.end(), [&](const Word& w) { return text.ends_with(w); });
}

template <typename T>
void Sign(std::vector<T>* rows) {
  for (T& row : *rows) row.signature = SignatureOf(row.word);
}

}  // namespace

Signature SignatureOf(View text) {
  Signature signature = 0;
  for (const char32_t c : text) signature |= SignatureOf(c);
  return signature;
}

bool Fits(View text, View word, Match match) {
  switch (match) {
    case Match::kLine:
      return text == word;
    case Match::kStart:
      return text.starts_with(word);
    case Match::kEnd:
      return text.ends_with(word);
    case Match::kIn:
      return text.find(word) != View::npos;
  }
  return false;
}

absl::StatusOr<Lexicon> Lexicon::Create(const text::DataSet& data) {
  Lexicon l;
  absl::Status status;
  Assign(ReadRows(
             data, "segmentation/chrome.tsv", {"word", "match", "where"},
             [](Reader& r) {
               return ChromeWord{r.ReadWord("word"), r.ReadName("match", kMatches),
                                 r.ReadName("where", kWheres), 0};
             },
             &l.chrome_),
         &status);
  Assign(ReadRows(
             data, "segmentation/labels.tsv", {"word", "field"},
             [](Reader& r) {
               return Label{r.ReadWord("word"), r.ReadName("field", kFields)};
             },
             &l.labels_),
         &status);
  Assign(ReadRows(
             data, "segmentation/roles.tsv", {"word", "role", "match"},
             [](Reader& r) {
               return RoleWord{r.ReadWord("word"), r.ReadOneOf("role", kRoles),
                               r.ReadName("match", kMatches), 0};
             },
             &l.roles_),
         &status);
  Assign(ReadRows(
             data, "segmentation/titles.tsv", {"word", "kind"},
             [](Reader& r) {
               return TitleWord{r.ReadWord("word"), r.ReadOneOf("kind", kKindsOfDocument)};
             },
             &l.titles_),
         &status);
  Assign(ReadRows(
             data, "segmentation/regions.tsv", {"word", "level"},
             [](Reader& r) {
               return RegionWord{r.ReadWord("word"), r.ReadOneOf("level", kLevels)};
             },
             &l.regions_),
         &status);
  const auto words = [&](std::string_view path, std::vector<Word>* out) {
    Assign(ReadRows(data, path, {"word"}, ReadWordRow, out), &status);
  };
  words("segmentation/organs.tsv", &l.organs_);
  words("segmentation/measures.tsv", &l.measures_);
  words("segmentation/self_report.tsv", &l.self_report_);
  words("segmentation/province_cities.tsv", &l.province_cities_);
  words("segmentation/section_names.tsv", &l.section_names_);
  if (!status.ok()) return status;
  std::stable_sort(l.section_names_.begin(), l.section_names_.end(),
                   [](const Word& a, const Word& b) { return a.size() > b.size(); });
  Sign(&l.chrome_);
  l.IndexChrome();
  Sign(&l.roles_);
  LongestFirst(&l.labels_);
  LongestFirst(&l.titles_);
  LongestFirst(&l.regions_);
  return l;
}

void Lexicon::IndexChrome() {
  for (size_t i = 0; i < chrome_.size(); ++i) {
    const ChromeWord& c = chrome_[i];
    if (c.match == Match::kIn) {
      chrome_in_.push_back(i);
      Word han = c.word;
      std::erase_if(han, [](char32_t h) { return !text::IsHan(h); });
      chrome_in_signatures_.push_back(SignatureOf(han.empty() ? c.word : han));
    } else if (c.match == Match::kEnd) {
      chrome_ends_[c.word.back()].push_back(i);
    } else {
      chrome_starts_[c.word.front()].push_back(i);
    }
  }
}

// The first of `rows` that fits.
std::optional<size_t> Lexicon::FirstFit(View squeezed, const std::vector<size_t>* rows) const {
  if (rows == nullptr) return std::nullopt;
  const auto fit = std::find_if(rows->begin(), rows->end(), [&](size_t i) {
    return Fits(squeezed, chrome_[i].word, chrome_[i].match);
  });
  return fit == rows->end() ? std::nullopt : std::optional<size_t>(*fit);
}

std::optional<ChromeWord::Where> Lexicon::FindChrome(View squeezed) const {
  if (squeezed.empty()) return std::nullopt;
  const auto rows = [](const auto& index, char32_t c) {
    const auto at = index.find(c);
    return at == index.end() ? nullptr : &at->second;
  };
  size_t first = chrome_.size();
  for (const auto& fit : {FirstFit(squeezed, rows(chrome_starts_, squeezed.front())),
                          FirstFit(squeezed, rows(chrome_ends_, squeezed.back()))}) {
    if (fit) first = std::min(first, *fit);
  }
  const Signature signature = SignatureOf(squeezed);
  for (const size_t i : chrome_in_) {
    if (i >= first) break;
    if (!MayHold(signature, chrome_[i].signature)) continue;
    if (Fits(squeezed, chrome_[i].word, Match::kIn)) first = i;
  }
  return first == chrome_.size() ? std::nullopt : std::optional(chrome_[first].where);
}

bool Lexicon::MayBeChrome(View words) const {
  const text::Span seen = Trim(words, {0, static_cast<uint32_t>(words.size())});
  if (seen.empty()) return false;
  if (chrome_starts_.count(text::Fold(words[seen.begin])) > 0) return true;
  if (chrome_ends_.count(text::Fold(words[seen.end - 1])) > 0) return true;
  const Signature signature = SignatureOf(words);
  return std::any_of(chrome_in_signatures_.begin(), chrome_in_signatures_.end(),
                     [&](Signature word) { return MayHold(signature, word); });
}

const Label* Lexicon::FindLabel(View squeezed) const {
  for (const Label& label : labels_) {
    if (squeezed.starts_with(label.word)) return &label;
  }
  return nullptr;
}

const TitleWord* Lexicon::FindTitle(View squeezed) const {
  for (const TitleWord& title : titles_) {
    if (squeezed.ends_with(title.word)) return &title;
  }
  return nullptr;
}

const RegionWord* Lexicon::FindRegion(View name) const {
  for (const RegionWord& region : regions_) {
    if (name.ends_with(region.word)) return &region;
  }
  return nullptr;
}

bool Lexicon::EndsWithOrgan(View squeezed) const { return AnyEnds(squeezed, organs_); }

bool Lexicon::StartsWithMeasure(View text) const {
  return std::any_of(measures_.begin(), measures_.end(),
                     [&](const Word& w) { return text.starts_with(w); });
}

bool Lexicon::IsSelfReport(View title) const {
  return std::any_of(self_report_.begin(), self_report_.end(),
                     [&](const Word& w) { return title.find(w) != View::npos; });
}

bool Lexicon::SpansBreak(View above, View below) const {
  const auto spans = [&](const Word& w) {
    for (size_t cut = 1; cut < w.size(); ++cut) {
      const View word = w;
      if (above.ends_with(word.substr(0, cut)) && below.starts_with(word.substr(cut))) return true;
    }
    return false;
  };
  return std::any_of(self_report_.begin(), self_report_.end(), spans) ||
         std::any_of(titles_.begin(), titles_.end(),
                     [&](const TitleWord& t) { return t.kind != "other" && spans(t.word); });
}

size_t Lexicon::SectionNameLength(View words) const {
  for (const Word& name : section_names_) {
    if (words.starts_with(name)) return name.size();
  }
  return 0;
}

bool Lexicon::IsProvinceCity(View name) const { return AnyEnds(name, province_cities_); }

}  // namespace dudao::segmentation
