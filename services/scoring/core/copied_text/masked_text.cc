#include "services/scoring/core/copied_text/masked_text.h"

#include <algorithm>
#include <utility>

#include "common/text/reading_text.h"
#include "common/text/span.h"
#include "common/text/table.h"
#include "common/text/utf.h"

namespace dudao::scoring {
namespace {

constexpr char32_t kPlace = U'@';
constexpr char32_t kFigure = U'#';

struct Masked {
  text::Span span;
  char32_t by = 0;  // 0: left out
};

// The name without the word for its kind: 云岭县 → 云岭; names of two characters stay.
std::u32string Stem(const std::u32string& name) {
  static constexpr std::u32string_view kKinds = U"省市州盟县区旗乡镇";
  if (name.size() < 3 || kKinds.find(name.back()) == std::u32string_view::npos) return name;
  return name.substr(0, name.size() - 1);
}

// Everywhere `name` stands in `source`.
void AddPlaces(std::u32string_view source, const std::u32string& name, std::vector<Masked>* out) {
  if (name.size() < 2) return;
  for (size_t i = source.find(name); i != std::u32string_view::npos;
       i = source.find(name, i + name.size())) {
    out->push_back({{static_cast<uint32_t>(i), static_cast<uint32_t>(i + name.size())}, kPlace});
  }
}

// 临江市青禾区 is 临江市 and 青禾区, too.
std::vector<std::u32string> NamesOf(const std::u32string& region) {
  std::vector<std::u32string> names = {region, Stem(region)};
  for (size_t i = 1; i + 2 < region.size(); ++i) {
    if (std::u32string_view(U"省市州盟").find(region[i]) == std::u32string_view::npos) continue;
    for (const auto& part : {region.substr(0, i + 1), region.substr(i + 1)}) {
      names.push_back(part);
      names.push_back(Stem(part));
    }
  }
  return names;
}

template <typename Marks>
void AddMarks(const Marks& marks, std::vector<Masked>* out) {
  for (const auto& mark : marks) out->push_back({text::FromProto(mark.span()), kFigure});
}

// Title and headings are the notice's, not the place's.
void AddFrame(std::u32string_view source, const v1::Review& review, std::vector<Masked>* out) {
  for (const auto& heading : review.headings()) {
    out->push_back({text::FromProto(heading.span()), 0});
  }
  const auto title = text::ToUtf32(review.document().title());
  const size_t at = title && !title->empty() ? source.find(*title) : source.npos;
  if (at == source.npos) return;
  const auto begin = static_cast<uint32_t>(at);
  out->push_back({{begin, begin + static_cast<uint32_t>(title->size())}, 0});
}

std::vector<Masked> MasksOf(std::u32string_view source, const v1::Review& review) {
  std::vector<Masked> masks;
  AddMarks(review.quantities(), &masks);
  AddMarks(review.dates(), &masks);
  AddMarks(review.citations(), &masks);
  for (const auto& chrome : review.document().chrome()) {
    masks.push_back({text::FromProto(chrome), 0});
  }
  AddFrame(source, review, &masks);
  const auto region = text::ToUtf32(review.document().region());
  if (region) {
    for (const std::u32string& name : NamesOf(*region)) AddPlaces(source, name, &masks);
  }
  std::stable_sort(masks.begin(), masks.end(), [](const Masked& a, const Masked& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  return masks;
}

// 县, 区 and 市 are exchanged with the place: 我县 and 我市 are one.
char32_t Plain(char32_t c) {
  static constexpr std::u32string_view kKinds = U"县市区州旗盟";
  return kKinds.find(c) != std::u32string_view::npos ? kPlace : c;
}

class Masker {
 public:
  explicit Masker(std::u32string_view source) : source_(source) {}

  void Add(uint32_t begin, uint32_t end) {
    for (uint32_t i = begin; i < end; ++i) {
      const char32_t c = Plain(text::Fold(source_[i]));
      const bool letter = text::IsHan(c) || c == kPlace || (c >= U'a' && c <= U'z') ||
                          (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9');
      if (letter && c <= 0xFFFF) Put(c, i);
    }
  }
  // A mask over [begin, end): one character, two in a row none.
  void Put(char32_t c, uint32_t home) {
    const bool mask = c == kPlace || c == kFigure;
    if (mask && !out_.text.empty() && out_.text.back() == static_cast<char16_t>(c)) {
      out_.home.back() = home;  // the nearer to what follows: a passage may begin here
      return;
    }
    out_.text.push_back(static_cast<char16_t>(c));
    out_.home.push_back(home);
    out_.counts.push_back(!mask);
  }
  MaskedText Take(const CommonWords& common) && {
    const std::u32string wide(out_.text.begin(), out_.text.end());
    for (auto hit = common.FindNext(wide, 0); hit; hit = common.FindNext(wide, hit->end)) {
      std::fill(out_.counts.begin() + hit->begin, out_.counts.begin() + hit->end, false);
    }
    return std::move(out_);
  }

 private:
  std::u32string_view source_;
  MaskedText out_;
};

// A phrase as it stands in masked text.
std::u32string AsMasked(std::u32string_view phrase) {
  std::u32string out;
  for (const char32_t raw : phrase) {
    const char32_t c = Plain(text::Fold(raw));
    if (text::IsHan(c) || c == kPlace) out.push_back(c);
  }
  return out;
}

// Shorter ones may be anybody's words.
constexpr size_t kShortestClause = 8;

// The runs of Han of a notice, between its marks of punctuation.
void AddClauses(std::u32string_view notice, std::vector<std::u32string>* words) {
  std::u32string clause;
  const auto end = [&] {
    if (clause.size() >= kShortestClause) words->push_back(AsMasked(clause));
    clause.clear();
  };
  for (const char32_t c : notice) {
    if (text::IsHan(text::Fold(c))) {
      clause += c;
    } else if (c != U'\n' && c != U' ' && c != U'\u3000') {
      end();
    }
  }
  end();
}

}  // namespace

absl::StatusOr<CommonWords> CommonWords::Create(const text::DataSet& data,
                                                const std::vector<std::u32string>& notices) {
  std::vector<std::u32string> words;
  for (const std::u32string& notice : notices) AddClauses(notice, &words);
  for (const auto& [file, column] :
       {std::pair("copied/common_phrases.tsv", "phrase"),
        std::pair("lexicon/not_figures.tsv", "word"), std::pair("metrics/metrics.tsv", "name")}) {
    const auto found = data.Require(file);
    if (!found.ok()) return found.status();
    const auto table = text::Table::Parse(**found, {column});
    if (!table.ok()) return table.status();
    for (const text::Row& row : table->rows()) {
      const auto word = text::ToUtf32(row[column]);
      if (word) words.push_back(AsMasked(*word));
    }
  }
  CommonWords out;
  out.words_ = text::WordFinder(words);
  return out;
}

MaskedText Mask(std::u32string_view source, const v1::Review& review, const CommonWords& common) {
  const text::Span body = text::FromProto(review.document().body());
  const auto end = std::min<uint32_t>(body.end, static_cast<uint32_t>(source.size()));
  Masker masker(source);
  uint32_t at = std::min(body.begin, end);
  for (const Masked& mask : MasksOf(source, review)) {
    const uint32_t past = std::min(mask.span.end, end);
    if (mask.span.begin < at || past <= mask.span.begin) continue;
    masker.Add(at, mask.span.begin);
    if (mask.by != 0) masker.Put(mask.by, mask.span.begin);
    at = past;
  }
  masker.Add(at, end);
  return std::move(masker).Take(common);
}

}  // namespace dudao::scoring
