// The words the figure rules know, read once from data/lexicon/.
//
//   auto lexicon = QuantityLexicon::Create(data);
//   lexicon->UnitAt(U"3人次", 1)->length;   // 2
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_LEXICON_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_LEXICON_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "common/text/data_set.h"
#include "common/text/word_finder.h"
#include "services/extraction/core/quantity/figure.h"
#include "services/extraction/core/quantity/nearby_words.h"

namespace dudao::extraction {

// Units that some rules treat alike; the column `groups` of units.tsv.
enum class UnitGroup : uint8_t {
  kOrdinal,     // 前10名
  kRank,        // 位列全市前3位
  kSession,     // 十五届
  kMeeting,     // 五次全会
  kRound,       // 三轮巡察
  kStage,       // 二期工程
  kStructural,  // 两个重点
  kTime,        // 近三年
  kYear,
  kHours,    // 24小时值班
  kDay,      // 365天
  kArticle,  // 《…标准》88条
  kAct,      // 调研指导90余次: what was counted is what was done
  kAge,      // 6周岁儿童
  kDouble,   // 翻一番
  kPeople,   // 名, 人: a noun of people is counted
  kSchool,   // 所
};

struct Unit {
  enum class One : uint8_t { kVague, kCounts, kArabicOnly };

  std::string name;  // UTF-8
  Dimension dimension = Dimension::kCount;
  bool classifier = false;  // a noun may follow: 3名教师
  bool tenths = false;      // 成: three of them are 30 %
  One one = One::kVague;
  std::u32string not_followed;
  uint32_t groups = 0;  // a bit each
  bool half = false;    // 两个半月: half of one more

  bool Is(UnitGroup g) const { return (groups >> static_cast<int>(g)) & 1; }
};

// A unit found at a place, with what it is counted against: 元, or 元/生·年.
struct UnitHit {
  const Unit* unit = nullptr;
  uint32_t length = 0;
};

struct BoundWord {
  Bound bound = Bound::kExact;
  bool limit = false;  // 不低于: a rule's word
};

// What a word around a figure says.
enum class Cue : uint8_t {
  kStandardOpens,   // 按照: a rule follows, up to a closing word or the end of the clause
  kStandardCloses,  // 标准, 要求
  kRule,            // 应, 须: a rule in its own clause
  kTarget,          // 力争, 计划新建
  kDone,            // 已, 目前: what follows has come true
  kDenied,          // 未发生
  kUp,
  kDown,
  kBase,     // 较, 比, 同比
  kResult,   // 到: 增长到 states a level, no change
  kIntends,  // 计划: a target when an act follows
  kPlain,    // 目标管理: a longer word that says nothing of the kind
};

// What a word of time_words() says, as bits.
enum TimeWord : uint8_t {
  kNow = 1,    // 目前: of the day of writing
  kStock = 2,  // 共有: no flow, so no span of years
  kYearly = 4  // 上半年: of the year, not the month, that was named
};

class QuantityLexicon {
 public:
  // InvalidArgument with file, line and column.
  static absl::StatusOr<QuantityLexicon> Create(const text::DataSet& data);

  // The unit at `at`, with /人, /生·年 after it; nullopt when what follows makes it another word.
  std::optional<UnitHit> UnitAt(std::u32string_view text, size_t at) const;

  // The bound written directly before or after a number.
  const BoundWord* BoundBefore(std::u32string_view text, size_t at, uint32_t* length) const;
  const BoundWord* BoundAfter(std::u32string_view text, size_t at, uint32_t* length) const;

  // Whether a number, a word of not_figures() or a 《title》 can begin with `c`: nine characters in
  // ten need no more than this bit.
  bool MayBegin(char32_t c) const { return c < kPlane && (first_[c / 64] >> (c % 64) & 1) != 0; }
  // Words with a numeral that count nothing.
  const text::WordFinder& not_figures() const { return not_figures_; }
  // Nouns whose count is structure, not fact: 两个重点.
  const text::WordFinder& structural() const { return structural_; }
  // Words that say how a figure is meant, with their Cue.
  const text::WordFinder& cues() const { return cues_; }
  Cue CueOf(uint32_t word) const { return cue_of_[word]; }
  // Words a subject does not reach back across, and on across.
  const text::WordFinder& openers() const { return openers_; }
  bool IsNoun(uint32_t opener) const { return nouns_[opener]; }
  bool IsAct(uint32_t opener) const { return acts_[opener]; }
  const text::WordFinder& closers() const { return closers_; }
  bool Keeps(uint32_t closer) const { return keeps_[closer]; }
  // Stripped from a subject's front, and (looked up backward) from its end.
  const text::WordFinder& leaders() const { return leaders_; }
  const text::WordFinder& links() const { return links_; }
  // 上年, 去年同期: times a change is measured from, looked up backward.
  const text::WordFinder& base_times() const { return base_times_; }
  // Bare modifiers that hang on an elided noun: 公办.
  const text::WordFinder& modifiers() const { return modifiers_; }
  // Nouns that units of people, and of schools, count.
  const text::WordFinder& people() const { return people_; }
  const text::WordFinder& places() const { return places_; }
  // Schools of a stage, bare (小学) or not (幼儿园): one is no kind of another.
  const text::WordFinder& schools() const { return schools_; }
  // The up and down words, looked up backward; +1, -1 or 0.
  int ChangeBefore(std::u32string_view text, size_t at, uint32_t* length) const;
  // Words that say what time a figure is of, with what TimeWordOf() says of each.
  const text::WordFinder& time_words() const { return time_words_; }
  uint8_t TimeWordOf(uint32_t word) const { return time_word_of_[word]; }
  // Nouns of money (投资, 经费), after which 2500万 needs no 元.
  const text::WordFinder& money_words() const { return money_words_; }
  // What stands beside a number, by rule.
  const NearbyWords& context() const { return context_; }
  // Nouns that name no thing of their own (人数, 面积): the verb before one is part of its name.
  const text::WordFinder& bare_heads() const { return bare_heads_; }

 private:
  QuantityLexicon() = default;
  absl::Status LoadUnits(const text::DataSet& data);
  absl::Status LoadBounds(const text::DataSet& data);
  absl::Status LoadCues(const text::DataSet& data);
  absl::Status LoadTimeWords(const text::DataSet& data);
  absl::Status LoadSubjectWords(const text::DataSet& data);
  absl::Status LoadModifiers(const text::DataSet& data);
  absl::Status LoadCountedNouns(const text::DataSet& data);
  uint32_t PerLength(std::u32string_view text, size_t at) const;

  void MarkFirst();

  static constexpr char32_t kPlane = 0x10000;
  std::vector<uint64_t> first_;
  std::vector<Unit> units_;
  text::WordFinder unit_words_, per_words_;
  std::vector<BoundWord> before_, after_;
  text::WordFinder before_words_, after_words_;
  std::vector<Cue> cue_of_;
  text::WordFinder cues_, change_words_;
  std::vector<int> change_of_;
  std::vector<bool> keeps_, nouns_, acts_;
  std::vector<uint8_t> time_word_of_;
  text::WordFinder time_words_;
  text::WordFinder not_figures_, structural_, money_words_;
  text::WordFinder openers_, closers_, leaders_, links_, modifiers_, base_times_, bare_heads_,
      schools_, people_, places_;
  NearbyWords context_;
};

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_QUANTITY_LEXICON_H_
