#include "services/extraction/core/citation/citation_kind.h"

#include <utility>

#include "common/text/reading_text.h"

namespace dudao::extraction {
namespace {

constexpr size_t kLeadReach = 40;    // characters of the clause before a title
constexpr size_t kLongestPlace = 8;  // 海西蒙古族藏族自治州 is cut, its 自治州 tells

// Ranks of issuers, from the top.
constexpr int kNational = 1, kProvince = 2, kPrefecture = 3, kCounty = 4, kOwn = 5;

int RankNamed(std::string_view name) {
  if (name == "national") return kNational;
  if (name == "province") return kProvince;
  if (name == "prefecture") return kPrefecture;
  if (name == "county") return kCounty;
  return kOwn;
}

int RankOfLevel(std::string_view level) {
  if (level == "province") return kProvince;
  if (level == "prefecture") return kPrefecture;
  if (level == "county") return kCounty;
  return kOwn;
}

bool IsOneOf(char32_t c, std::u32string_view set) { return c != 0 && set.find(c) != set.npos; }

// 云岭县, 临江市, 青禾区 at the start of a title; 中小城市, 城镇小区, 学区 name no place.
int RankOfNamedPlace(std::u32string_view title) {
  for (size_t i = 2; i < title.size() && i < kLongestPlace; ++i) {
    if (!text::IsHan(title[i])) return 0;
    const char32_t before = title[i - 1];
    switch (title[i]) {
      case U'省':
        return kProvince;
      case U'市':
        if (before != U'城' && before != U'县') return kPrefecture;
        break;
      case U'州':
      case U'盟':
        if (before != U'联') return kPrefecture;
        break;
      case U'县':
      case U'旗':
        return kCounty;
      case U'区':
        if (!IsOneOf(before, U"小社学校园片地城市县辖新景治山")) return kCounty;
        break;
      default:
        break;
    }
  }
  return 0;
}

// 云岭县 → 云岭: the name without its kind, when two characters are left.
std::u32string_view ShortName(std::u32string_view region) {
  constexpr std::u32string_view kGovernment = U"人民政府";
  if (region.ends_with(kGovernment)) region.remove_suffix(kGovernment.size());
  const size_t bare = region.empty() ? 0 : region.size() - 1;
  if (bare >= 2 && IsOneOf(region[bare], U"省市县区州盟旗")) region.remove_suffix(1);
  return region;
}

bool NamesRegion(std::u32string_view title, std::u32string_view region) {
  const std::u32string_view name = ShortName(region);
  return name.size() >= 2 && title.find(name) != title.npos;
}

bool HasBlank(std::u32string_view title) {
  for (const std::u32string_view blank : {U"**", U"XX", U"xx", U"××", U"某"}) {
    if (title.find(blank) != title.npos) return true;
  }
  return false;
}

// 义务教育法(2018年修正) → 义务教育法, “三名”行动计划” → the same without its last quote.
std::u32string_view WithoutTail(std::u32string_view title) {
  const size_t open = title.ends_with(U')') ? title.rfind(U'(') : title.npos;
  if (open != title.npos && open > 0) title = title.substr(0, open);
  while (title.ends_with(U'”') || title.ends_with(U'〉') || title.ends_with(U'>'))
    title.remove_suffix(1);
  return title;
}

bool EndsClause(char32_t c) {
  return c == U',' || c == U'。' || c == U';' || c == U'\n' || c == U'!' || c == U'?';
}

}  // namespace

CitationKinds::CitationKinds(WordTable titles, WordTable title_ends, WordTable issuers,
                             WordTable verbs)
    : titles_(std::move(titles)),
      title_ends_(std::move(title_ends)),
      issuers_(std::move(issuers)),
      verbs_(std::move(verbs)) {}

absl::StatusOr<CitationKinds> CitationKinds::Create(const text::DataSet& data) {
  constexpr auto kBackward = text::WordFinder::Direction::kBackward;
  auto titles = WordTable::Load(data, "lexicon/cite_titles.tsv", {"where", "kind"});
  if (!titles.ok()) return titles.status();
  auto ends = WordTable::Load(data, "lexicon/cite_endings.tsv", {"kind"}, kBackward);
  if (!ends.ok()) return ends.status();
  auto issuers = WordTable::Load(data, "lexicon/cite_issuers.tsv", {"rank", "place"});
  if (!issuers.ok()) return issuers.status();
  auto verbs = WordTable::Load(data, "lexicon/cite_verbs.tsv", {"sense"}, kBackward);
  if (!verbs.ok()) return verbs.status();
  return CitationKinds(*std::move(titles), *std::move(ends), *std::move(issuers),
                       *std::move(verbs));
}

int CitationKinds::RankOf(const text::WordFinder::Hit& hit) const {
  return RankNamed(issuers_.TagOf(hit));
}

// law, other, or document; a whole title first, then its last words, its first, any.
std::string_view CitationKinds::TitleClass(std::u32string_view title) const {
  const std::u32string_view core = WithoutTail(title);
  const auto start = titles_.words.LongestAt(core, 0);
  if (start && start->end == core.size()) return titles_.rows()[start->word]["kind"];
  const auto end = title_ends_.words.LongestEndingAt(core, core.size());
  const std::string_view by_end = end ? title_ends_.TagOf(*end) : "";
  if (!by_end.empty() && by_end != "document") return by_end;
  if (start && titles_.rows()[start->word]["where"] == "start") {
    return titles_.rows()[start->word]["kind"];
  }
  if (!by_end.empty()) return by_end;
  for (size_t i = 0; i < core.size(); ++i) {
    const auto hit = titles_.words.LongestAt(core, i);
    if (hit && titles_.rows()[hit->word]["where"] == "inside") {
      return titles_.rows()[hit->word]["kind"];
    }
  }
  return "other";
}

int CitationKinds::RankInTitle(std::u32string_view title) const {
  for (const std::u32string_view opening : {U"关于印发", U"关于转发", U"关于", U"〈", U"<"}) {
    if (title.starts_with(opening)) title.remove_prefix(opening.size());
  }
  if (title.starts_with(U'〈') || title.starts_with(U'<') || title.starts_with(U'《')) {
    title.remove_prefix(1);
  }
  if (const auto hit = issuers_.words.LongestAt(title, 0)) return RankOf(*hit);
  if (const int rank = RankOfNamedPlace(title)) return rank;
  for (size_t i = 1; i < title.size(); ++i) {
    const auto hit = issuers_.words.LongestAt(title, i);
    if (hit && issuers_.rows()[hit->word]["place"] == "any") return RankOf(*hit);
  }
  return 0;
}

CitationKinds::Kind CitationKinds::Of(std::u32string_view text, Range title, Lead lead,
                                      const ReportingPlace& place) const {
  const std::u32string_view words = text.substr(title.begin, title.size());
  const std::string_view title_class = TitleClass(words);
  if (title_class != "document") return {title_class, "citation.kind_by_title"};
  if (HasBlank(words)) return {"local", "citation.kind_by_blank"};
  if (NamesRegion(words, place.region)) return {"local", "citation.kind_by_region"};
  if (const int rank = RankInTitle(words)) {
    const bool above =
        rank < RankOfLevel(place.level) && (rank <= kProvince || !place.level.empty());
    return {above ? "policy" : "local", "citation.kind_by_issuer"};
  }
  if (lead == Lead::kNone) return {"policy", "citation.kind_by_default"};
  return {lead == Lead::kIssuedHere ? "local" : "policy", "citation.kind_by_lead"};
}

CitationKinds::Lead CitationKinds::LeadBefore(std::u32string_view text, size_t begin,
                                              const ReportingPlace& place) const {
  const size_t floor = begin > kLeadReach ? begin - kLeadReach : 0;
  size_t end = begin;
  std::string_view sense;
  for (; end > floor && !EndsClause(text[end - 1]); --end) {
    if (const auto verb = verbs_.words.LongestEndingAt(text.substr(floor), end - floor)) {
      sense = verbs_.TagOf(*verb);
      break;
    }
  }
  if (sense.empty()) return Lead::kNone;
  if (sense != "issue") return Lead::kFromAbove;
  // 教育部印发《…》: the issuer stands before the verb.
  for (; end > floor && !EndsClause(text[end - 1]); --end) {
    const auto issuer = issuers_.words.LongestAt(text, end - 1);
    if (issuer && issuer->end <= begin) {
      return RankOf(*issuer) < RankOfLevel(place.level) ? Lead::kFromAbove : Lead::kIssuedHere;
    }
  }
  return Lead::kIssuedHere;
}

size_t CitationKinds::VerbEnding(std::u32string_view words) const {
  if (words.empty()) return 0;
  if (IsOneOf(words.back(), U"的和与及了即以")) return 1;
  const auto verb = verbs_.words.LongestEndingAt(words, words.size());
  return verb ? verb->end - verb->begin : 0;
}

}  // namespace dudao::extraction
