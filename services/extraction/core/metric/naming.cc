#include "services/extraction/core/metric/naming.h"

#include <algorithm>
#include <optional>

#include "common/text/utf.h"

namespace dudao::extraction {
namespace {

// How far back words are looked for: lists of thousands are tables.
uint32_t Reach(uint32_t at) {
  constexpr uint32_t kReach = 200;  // characters
  return at - std::min(at, kReach);
}

// 小学720元、初中940元.
bool Joins(std::u32string_view between) {
  return between == U"、" || between == U"和" || between == U"与";
}

// Between two figures that share the words before the first: 小学720元、初中940元 do not,
// 分别为720元、940元 do; so do 总数9870人的57% and 由48人降到43人.
bool SharesLeadIn(std::u32string_view between, bool was, const Figure& before, const Figure& f) {
  if (between.empty()) return false;
  if (between == U"的" || Joins(between)) return true;
  // 教师5年360学时完成率100%, 2023届毕业生就业率97%: the figure before is part of a rate's name.
  const bool counts =
      before.dimension == Dimension::kCount || before.dimension == Dimension::kDuration;
  if (counts && (f.dimension == Dimension::kPercent || f.dimension == Dimension::kRatio))
    return true;
  return was && (between.ends_with(U'到') || between.ends_with(U'至') || between.ends_with(U'为'));
}

// 提高了约0.3: 了 and bounds stand between a word and its number.
std::u32string_view WithoutBounds(std::u32string_view words) {
  constexpr std::u32string_view kBetween = U"了约近超逾过";
  while (!words.empty() && kBetween.find(words.back()) != kBetween.npos) words.remove_suffix(1);
  return words;
}

void AppendUtf32(std::string_view utf8, std::u32string* out) {
  if (const auto words = text::ToUtf32(utf8)) out->append(*words);
}

}  // namespace

const Naming& NamingReader::Read(uint32_t i) {
  const bool was = naming_.was;
  const Range lead_in = LeadInOf(i);
  naming_.lead_in = lead_in;
  begins_.resize(i);
  begins_.push_back(lead_in.begin);
  naming_.words.clear();
  ReadSubject(figures_[i]);
  vocabulary_.Find(report_.view(), lead_in.begin, lead_in.end, &naming_.words);
  MarkEnd();
  // 由375元和225元提高到500元和300元.
  naming_.was = naming_.was || (was && i > 0 && Joins(Between(i)));
  return naming_;
}

void NamingReader::ReadSubject(const Figure& f) {
  naming_.subject.clear();
  if (!f.subject_text.empty()) {
    // The words of a subject composed of two places are in its text alone.
    const std::u32string_view words = report_.View(f.subject);
    constexpr size_t kHan = 3;  // bytes
    if (f.subject_text.size() == words.size() * kHan) {
      naming_.subject.assign(words);
    } else {
      AppendUtf32(f.subject_text, &naming_.subject);
    }
    vocabulary_.Find(naming_.subject, 0, static_cast<uint32_t>(naming_.subject.size()),
                     &naming_.words);
  }
  naming_.subject_words = naming_.words.size();
}

bool NamingReader::AddHead(uint32_t i) {
  const Figure& f = figures_[i];
  if (f.head_text.empty()) return false;
  const FacetMask stages = facet_words_.stages();
  const bool staged = (vocabulary_.Lists(naming_.OfSubject()) & stages) != 0;
  const auto own = static_cast<uint32_t>(naming_.subject.size());
  AppendUtf32(f.head_text, &naming_.subject);
  std::vector<text::WordHit> words;
  vocabulary_.Find(naming_.subject, 0, static_cast<uint32_t>(naming_.subject.size()), &words);
  const bool again = staged && std::any_of(words.begin(), words.end(), [&](const auto& hit) {
                       return hit.begin >= own && (vocabulary_.Lists(hit.word) & stages) != 0;
                     });
  if (again) return false;
  naming_.words.erase(naming_.words.begin(),
                      naming_.words.begin() + static_cast<ptrdiff_t>(naming_.subject_words));
  naming_.subject_words = words.size();
  naming_.words.insert(naming_.words.begin(), words.begin(), words.end());
  return true;
}

Range NamingReader::LeadInOf(uint32_t i) const {
  const Figure& f = figures_[i];
  Range out = report_.BeforeInClause(f.clause, f.range.begin);
  if (i > 0 && figures_[i - 1].range.end > out.begin) {
    const uint32_t floor = std::min(figures_[i - 1].range.end, f.range.begin);
    if (!SharesLeadIn(report_.View({floor, f.range.begin}), naming_.was, figures_[i - 1], f))
      return {floor, out.end};
    out.begin = std::max(std::min(begins_.back(), floor), Reach(f.range.begin));
  }
  out.begin = BeginOfPart(i, out.begin);
  return out;
}

std::u32string_view NamingReader::Between(uint32_t i) const {
  const uint32_t begin = figures_[i].range.begin;
  return report_.View({std::min(figures_[i - 1].range.end, begin), begin});
}

void NamingReader::DropPlace(uint32_t length) {
  naming_.subject.erase(0, length);
  const auto end = naming_.words.begin() + static_cast<ptrdiff_t>(naming_.subject_words);
  const auto kept = std::stable_partition(
      naming_.words.begin(), end, [&](const text::WordHit& hit) { return hit.begin < length; });
  for (auto it = kept; it != end; ++it) {
    it->begin -= length;
    it->end -= length;
  }
  naming_.subject_words = static_cast<size_t>(end - kept);
  naming_.words.erase(naming_.words.begin(), kept);
}

// Of 占总数9870人的57%, the words of the figure before too, which is the part:
// 公办园在园幼儿5626人.
uint32_t NamingReader::BeginOfPart(uint32_t i, uint32_t begin) const {
  if (i == 0 || begin >= report_.view().size() || report_.view()[begin] != U'占') return begin;
  const Figure& part = figures_[i - 1];
  const bool beside =
      part.sentence == figures_[i].sentence && part.clause + 1 == figures_[i].clause;
  return beside ? std::max(begins_[i - 1], Reach(begin)) : begin;
}

void NamingReader::MarkEnd() {
  const std::u32string_view lead_in = report_.View(naming_.lead_in);
  const std::u32string_view before = WithoutBounds(lead_in);
  const auto end = naming_.lead_in.begin + static_cast<uint32_t>(before.size());
  naming_.was = naming_.changes = naming_.pairs = false;
  naming_.pairs = lead_in.find(U"分别") != lead_in.npos;
  const uint32_t clause = report_.clauses()[figures_[begins_.size() - 1].clause].range.begin;
  const uint32_t own = std::max(naming_.lead_in.begin, clause);
  naming_.of_whole = own < naming_.lead_in.end && report_.view()[own] == U'占';
  for (const text::WordHit& hit : naming_.OfLeadIn()) {
    if (hit.end != end) continue;
    const FacetMask lists = vocabulary_.Lists(hit.word);
    naming_.was = naming_.was || (lists & FacetWords::kBase) != 0;
    naming_.changes = naming_.changes || (lists & FacetWords::kChange) != 0;
  }
}

}  // namespace dudao::extraction
