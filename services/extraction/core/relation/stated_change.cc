#include "services/extraction/core/relation/stated_change.h"

#include <algorithm>

#include "services/extraction/core/relation/context.h"

namespace dudao::extraction {
namespace {

using Kind = StatedChange::Kind;

constexpr uint32_t kVerbReach = 9;  // characters between a verb and its figure: 增加到2020年底的
constexpr int kLeadReach = 30;      // characters between 较 and the verb

bool AllOf(std::u32string_view words, std::u32string_view allowed) {
  return words.find_first_not_of(allowed) == words.npos;
}

bool Contains(std::u32string_view words, std::u32string_view part) {
  return words.find(part) != words.npos;
}

// What may stand between a verb and the figure it governs.
bool IsVerbLink(std::u32string_view words) { return AllOf(words, U"了约近达为幅度率的是又"); }

bool IsToLink(std::u32string_view words) {
  if (words.empty()) return false;
  if (words[0] != U'到' && words[0] != U'至' && words[0] != U'为' && words[0] != U'成')
    return false;
  const auto rest = words.substr(1);
  if (rest.find(U'年') != rest.npos) return AllOf(rest, U"0123456789年末底度的");  // 到2020年的
  return AllOf(rest, U"了约近目前的现在");
}

// 较上年, 比2019年, 较去年同期: a base in time, not in place or in a plan.
bool NamesTime(std::u32string_view words) {
  for (const std::u32string_view word : {U"年", U"同期", U"期初", U"上学期", U"月"}) {
    if (Contains(words, word)) return true;
  }
  return false;
}

class Reader {
 public:
  explicit Reader(const RelationContext& context)
      : context_(context), verbs_(context.Hits(context.words.changes)) {}

  std::vector<StatedChange> Run() {
    std::vector<StatedChange> out(context_.figures.size());
    for (size_t i = 0; i < out.size(); ++i) {
      out[i] = Read(i);
      if (out[i].kind == Kind::kNone && i > 0) out[i] = Listed(i, out[i - 1]);
    }
    return out;
  }

 private:
  StatedChange Read(size_t i) const {
    StatedChange change;
    const Figure& figure = context_.figures[i];
    const WordHit* verb = VerbBefore(figure.range.begin, FloorOf(i));
    if (!verb) return change;
    const auto link = context_.Between(verb->range.end, figure.range.begin);
    if (IsToLink(link) || Word(*verb) == U"增至") {
      change.kind = Kind::kTo;
    } else if (IsVerbLink(link)) {
      change.kind = Kind::kBy;
    } else {
      return change;
    }
    change.direction = verb->sense == "up" || verb->sense == "more" ? 1 : -1;
    change.verb = change.lead = verb->range.begin;
    ReadLead(i, &change);
    const bool needs_base = verb->sense == "more" || verb->sense == "less";
    return needs_base && !change.compared ? StatedChange() : change;
  }

  // 29.9、4.9个百分点: the second takes the verb of the first.
  StatedChange Listed(size_t i, const StatedChange& before) const {
    const auto gap =
        context_.Between(context_.figures[i - 1].range.end, context_.figures[i].range.begin);
    if (before.kind != Kind::kBy || !(gap == U"、" || gap == U"和" || gap == U",")) return {};
    if (context_.figures[i - 1].dimension != context_.figures[i].dimension) return {};
    StatedChange change = before;
    change.listed = true;
    return change;
  }

  std::u32string_view Word(const WordHit& hit) const { return context_.report.View(hit.range); }

  uint32_t FloorOf(size_t i) const {
    const uint32_t sentence = context_.SentenceRange(context_.figures[i].range.begin).begin;
    return i > 0 ? std::max(sentence, context_.figures[i - 1].range.end) : sentence;
  }

  // The last verb of change that ends within a few characters before `at`.
  const WordHit* VerbBefore(uint32_t at, uint32_t floor) const {
    auto it = std::partition_point(verbs_.begin(), verbs_.end(),
                                   [at](const WordHit& h) { return h.range.begin < at; });
    while (it != verbs_.begin()) {
      --it;
      if (it->range.begin < floor || it->range.end + kVerbReach < at) return nullptr;
      if (it->range.end <= at) return &*it;
    }
    return nullptr;
  }

  // Reads back from the verb to 较, 比 or 同比 within its clause.
  void ReadLead(size_t i, StatedChange* change) const {
    const Range clause = context_.report.clauses()[context_.report.ClauseAt(change->verb)].range;
    const uint32_t floor = context_.Reach(change->verb, -kLeadReach, clause);
    change->yearly = Contains(
        context_.Between(std::max(floor, change->verb - std::min(change->verb, 6u)), change->verb),
        U"年均");
    for (uint32_t at = change->verb; at-- > floor;) {
      const char32_t c = context_.At(at);
      const bool same_time =
          c == U'同' && (context_.At(at + 1) == U'比' || context_.At(at + 1) == U'期');
      const bool base = (c == U'较' || c == U'比') && context_.At(at - 1) != U'同' &&
                        context_.At(at - 1) != U'占' && context_.At(at + 1) != U'例' &&
                        context_.At(at + 1) != U'重' &&
                        NamesTime(context_.Between(at, change->verb));
      if (c == U'环' && context_.At(at + 1) == U'比') change->compared = true;
      if (!same_time && !base) continue;
      change->compared = true;
      change->lead = at;
      if (base) break;
    }
    const auto words = context_.Between(std::max(floor, change->lead - std::min(change->lead, 3u)),
                                        context_.figures[i].range.begin);
    change->apart = Contains(words, U"分别");
    if (change->lead >= 2 && context_.Between(change->lead - 2, change->lead) == U"分别") {
      change->lead -= 2;
    }
  }

  const RelationContext& context_;
  const std::vector<WordHit> verbs_;
};

}  // namespace

std::vector<StatedChange> ReadStatedChanges(const RelationContext& context) {
  return Reader(context).Run();
}

}  // namespace dudao::extraction
