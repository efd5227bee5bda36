// What every rule about relations works with: the report, its figures, the words that bind them.
#ifndef DUDAO_SERVICES_EXTRACTION_CORE_RELATION_CONTEXT_H_
#define DUDAO_SERVICES_EXTRACTION_CORE_RELATION_CONTEXT_H_

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/text/decimal.h"
#include "dudao/v1/extraction.pb.h"
#include "services/extraction/core/quantity/figure.h"
#include "services/extraction/core/relation/arithmetic.h"
#include "services/extraction/core/relation/stated_change.h"
#include "services/extraction/core/shared/report_text.h"
#include "services/extraction/core/shared/word_table.h"

namespace dudao::extraction {

struct RelationWords {
  WordTable sums;          // 其中, 合计, 另有
  WordTable partitions;    // 公办: ownership
  WordTable changes;       // 增长, 由
  WordTable spelled;       // 通过: opens a list without 其中
  WordTable tables;        // 合计, 小计: names of a table's rows and columns
  WordTable compositions;  // 占, 总数: percentages of one whole
  // Of each word of `partitions` the words it lies within: 义务教育 of 初中.
  std::vector<std::vector<uint32_t>> within;
};

// A word of a table where it stands.
struct WordHit {
  Range range;
  std::string_view sense;
};

class RelationContext {
 public:
  RelationContext(const ReportText& report, const std::vector<Figure>& figures,
                  const RelationWords& words);

  const ReportText& report;
  const std::vector<Figure>& figures;
  const RelationWords& words;
  std::vector<StatedChange> changes;  // of each figure

  // Whether the figure tells how much another changed: 增加429万辆.
  bool IsChange(size_t figure) const {
    return changes[figure].kind == StatedChange::Kind::kBy || figures[figure].change != 0;
  }
  char32_t At(uint32_t i) const { return i < report.view().size() ? report.view()[i] : 0; }
  // The words between two positions; empty when there are none.
  std::u32string_view Between(uint32_t begin, uint32_t end) const {
    return begin < end ? report.View({begin, end}) : std::u32string_view();
  }
  // The words of `table` in all sentences that hold a figure, in text order, none overlapping.
  std::vector<WordHit> Hits(const WordTable& table) const;
  // Index of the first figure that begins at or after `at`.
  size_t FirstFrom(uint32_t at) const;
  Range SentenceRange(uint32_t at) const;
  // `at` moved by `reach` characters, kept within `bounds`.
  static uint32_t Reach(uint32_t at, int reach, Range bounds);
};

// How alike two units are. 人 名 位 count people alike; 所 个 家 count bodies, less surely.
enum class UnitMatch { kNo, kLike, kSame };
UnitMatch MatchUnits(const Figure& a, const Figure& b);

// 人, 名, 位.
bool CountsPeople(const Figure& figure);
// The values its written digits can be rounded from, 余 and 近 left aside.
text::Interval NominalIntervalOf(const Figure& figure);
// The values a figure can stand for. Whole counts written out are exact.
text::Interval IntervalOf(const Figure& figure);
// 约, 近, 余, 以上, ranges: never make a relation violated.
bool IsLoose(const Figure& figure);

// How the text binds the members.
enum class Binding { kStated, kInferred };

struct Finding {
  std::string kind;
  std::vector<size_t> members;  // indexes into the figures
  Outcome outcome = Outcome::kUnknown;
  Binding binding = Binding::kInferred;
  // Whether the outcome, if it fails, may be called violated at all.
  bool accusable = false;
  text::Decimal stated = text::Decimal::Undefined(), recomputed = text::Decimal::Undefined();
  std::string explanation;
  bool sure = false;           // of a sum: whether nothing else could be its whole
  std::string_view rule = {};  // a literal, for explain: "sum.among"
};

// holds when it meets; violated when it fails, is bound by the text, may be accused and no member
// is loose; else undetermined.
void ToProto(const Finding& finding, const RelationContext& context, v1::Relation* out);
// From the first to the last of some figures.
Range SpanOf(const RelationContext& context, const std::vector<size_t>& figures);

// Whether the figure's subject, or the noun it hangs on, holds one of the words.
bool SubjectHas(const Figure& figure, std::initializer_list<std::string_view> words);

// ---- numbers as the report writes them, for explanations ----

// Power of ten of the 万 or 亿 the figure is written in; 0 for none.
int ScaleOf(const Figure& figure, const RelationContext& context);
// `value` in that scale: 254195.69 for 2541956900 at 万.
std::string InScale(text::Decimal value, int scale);
// 万, 亿 or nothing.
std::string_view ScaleWord(int scale);
// The figure as written: 254195.69万元.
std::string Written(const Figure& figure, const RelationContext& context);

}  // namespace dudao::extraction

#endif  // DUDAO_SERVICES_EXTRACTION_CORE_RELATION_CONTEXT_H_
