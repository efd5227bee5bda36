#include "services/scoring/core/copied_text/copy_finder.h"

#include <algorithm>
#include <tuple>

#include "services/scoring/core/copied_text/alignment.h"
#include "services/scoring/core/copied_text/winnowing.h"

namespace dudao::scoring {
namespace {

// A run that stands in no more texts than this is compared pair by pair; one in more only with the
// next text that has it, so that what many share stays cheap.
constexpr uint32_t kFew = 8;
// Choices of one passage lie no further apart, in characters, and no further off its diagonal.
constexpr uint32_t kLargestGap = 48;
constexpr int64_t kLargestShift = 24;
constexpr uint32_t kBand = 32;
// How far past its outermost choices a passage may reach.
constexpr uint32_t kEdge = 16;
// Runs that are the same by chance are shorter.
constexpr uint32_t kShortestRun = 4;
// Of a passage at least so many hundredths are shared.
constexpr uint32_t kDensity = 55;
// A piece of a passage has at least so many characters that count, and the next piece stands so
// near.
constexpr uint32_t kPiece = 16;
constexpr uint32_t kNeighbour = 80;
// A stretch to be aligned at once is no longer: bounds the table.
constexpr uint32_t kLongest = 4000;

struct Choice {
  uint64_t hash;
  uint32_t text, at;
};

// The same choice in two texts.
struct Seed {
  uint32_t a, b, at_a, at_b;
};

bool AnyCounts(const MaskedText& text, uint32_t at) {
  return std::any_of(text.counts.begin() + at, text.counts.begin() + at + kRun,
                     [](bool counts) { return counts; });
}

class SeedFinder {
 public:
  SeedFinder(const std::vector<MaskedText>& texts, const CopyOptions& options)
      : texts_(texts), options_(options) {
    subjects_ = options.subjects == 0 ? texts.size() : options.subjects;
    most_ = std::max<size_t>(5, texts.size() * options.common_share / 100);
  }

  std::vector<Seed> Find() {
    uint64_t all = 0;
    for (const MaskedText& text : texts_) all += text.text.size() / 2;
    const uint64_t parts = all / std::max(options_.most_choices, 1u) + 1;
    for (uint64_t part = 0; part < parts; ++part) AddPart(part, parts);
    std::sort(seeds_.begin(), seeds_.end(), [](const Seed& x, const Seed& y) {
      return std::tie(x.a, x.b, x.at_a, x.at_b) < std::tie(y.a, y.b, y.at_a, y.at_b);
    });
    return std::move(seeds_);
  }

 private:
  // The choices whose hash falls to this part.
  void AddPart(uint64_t part, uint64_t parts) {
    choices_.clear();
    for (uint32_t t = 0; t < texts_.size(); ++t) {
      Winnow(texts_[t].text, [&](uint64_t hash, uint32_t at) {
        if (hash % parts == part && AnyCounts(texts_[t], at)) choices_.push_back({hash, t, at});
      });
    }
    std::sort(choices_.begin(), choices_.end(), [](const Choice& x, const Choice& y) {
      return std::tie(x.hash, x.text, x.at) < std::tie(y.hash, y.text, y.at);
    });
    for (size_t begin = 0; begin < choices_.size();) {
      size_t end = begin;
      while (end < choices_.size() && choices_[end].hash == choices_[begin].hash) ++end;
      AddGroup(begin, end);
      begin = end;
    }
  }

  void AddGroup(size_t begin, size_t end) {
    size_t in_texts = 0;
    for (size_t i = begin; i < end; ++i) {
      in_texts += i == begin || choices_[i].text != choices_[i - 1].text;
    }
    if (in_texts < 2 || in_texts > most_) return;
    for (size_t i = begin; i < end; ++i) {
      size_t met = 0;
      for (size_t k = i + 1; k < end && met < kFew; ++k) {
        if (choices_[k].text == choices_[i].text) continue;
        if (choices_[i].text >= subjects_) return;  // nor is any that follows
        ++met;
        seeds_.push_back({choices_[i].text, choices_[k].text, choices_[i].at, choices_[k].at});
        if (in_texts > kFew) break;
      }
    }
  }

  const std::vector<MaskedText>& texts_;
  const CopyOptions& options_;
  size_t subjects_, most_;
  std::vector<Choice> choices_;
  std::vector<Seed> seeds_;
};

// Seeds that may be of one passage.
struct Chain {
  Stretch in_a, in_b;
  int64_t diagonal = 0;
};

class PairReader {
 public:
  PairReader(const MaskedText& a, const MaskedText& b, const CopyOptions& options)
      : a_(a), b_(b), options_(options) {}

  // `seeds` of one pair, by place in a.
  void Read(const Seed* begin, const Seed* end, std::vector<Passage>* out) {
    std::vector<Chain> open, done;
    for (const Seed* seed = begin; seed != end; ++seed) Join(*seed, &open, &done);
    done.insert(done.end(), open.begin(), open.end());
    std::vector<Passage> pieces;
    for (const Chain& chain : done) Measure(chain, &pieces);
    KeepLongest(&pieces);
    for (Passage& p : Gather(pieces)) {
      if (p.characters < options_.least) continue;
      p.a = begin->a;
      p.b = begin->b;
      out->push_back(p);
    }
  }

 private:
  static void Join(const Seed& seed, std::vector<Chain>* open, std::vector<Chain>* done) {
    const int64_t diagonal = static_cast<int64_t>(seed.at_b) - seed.at_a;
    for (size_t i = 0; i < open->size();) {
      if ((*open)[i].in_a.end + kLargestGap < seed.at_a) {
        done->push_back((*open)[i]);
        (*open)[i] = open->back();
        open->pop_back();
      } else {
        ++i;
      }
    }
    for (Chain& chain : *open) {
      const bool near = std::abs(chain.diagonal - diagonal) <= kLargestShift &&
                        seed.at_b + kRun > chain.in_b.begin &&
                        seed.at_b <= chain.in_b.end + kLargestGap + kLargestShift;
      if (!near) continue;
      chain.in_a.end = std::max(chain.in_a.end, seed.at_a + kRun);
      chain.in_b.end = std::max(chain.in_b.end, seed.at_b + kRun);
      chain.diagonal = diagonal;
      return;
    }
    open->push_back({{seed.at_a, seed.at_a + kRun}, {seed.at_b, seed.at_b + kRun}, diagonal});
  }

  static Stretch Wider(Stretch s, size_t size) {
    const uint32_t begin = s.begin > kEdge ? s.begin - kEdge : 0;
    const auto end = static_cast<uint32_t>(std::min<size_t>(s.end + kEdge, size));
    return {begin, end};
  }

  uint32_t Counted(uint32_t begin, uint32_t length) const {
    return static_cast<uint32_t>(
        std::count(a_.counts.begin() + begin, a_.counts.begin() + begin + length, true));
  }

  // Aligns the chain, parts it where too much is different, keeps what is long enough.
  void Measure(const Chain& chain, std::vector<Passage>* out) const {
    const Stretch wide_a = Wider(chain.in_a, a_.text.size());
    const Stretch wide_b = Wider(chain.in_b, b_.text.size());
    uint32_t from_a = wide_a.begin, from_b = wide_b.begin;
    std::vector<Common> runs;
    while (from_a < wide_a.end && from_b < wide_b.end) {
      const uint32_t take_a = std::min(kLongest, wide_a.end - from_a);
      const uint32_t take_b = std::min(kLongest, wide_b.end - from_b);
      auto part = Align(std::u16string_view(a_.text).substr(from_a, take_a),
                        std::u16string_view(b_.text).substr(from_b, take_b), kBand, kShortestRun);
      for (Common& run : part) runs.push_back({run.a + from_a, run.b + from_b, run.length});
      if (part.empty() || (take_a < kLongest && take_b < kLongest)) break;
      from_a = runs.back().a + runs.back().length;
      from_b = runs.back().b + runs.back().length;
    }
    for (size_t first = 0; first < runs.size();) {
      size_t last = first;
      while (last + 1 < runs.size() &&
             runs[last + 1].a - (runs[last].a + runs[last].length) <= kLargestGap / 2) {
        ++last;
      }
      AddPassage(runs, first, last, out);
      first = last + 1;
    }
  }

  void AddPassage(const std::vector<Common>& runs, size_t first, size_t last,
                  std::vector<Passage>* out) const {
    Passage p;
    p.in_a = {runs[first].a, runs[last].a + runs[last].length};
    p.in_b = {runs[first].b, runs[last].b + runs[last].length};
    uint32_t shared = 0;
    for (size_t i = first; i <= last; ++i) {
      p.characters += Counted(runs[i].a, runs[i].length);
      shared += runs[i].length;
    }
    const uint32_t length = std::max(p.in_a.end - p.in_a.begin, p.in_b.end - p.in_b.begin);
    if (p.characters >= kPiece && shared * 100 >= length * kDensity) out->push_back(p);
  }

  static bool Near(Stretch s, Stretch other) {
    return s.begin < other.end + kNeighbour && other.begin < s.end + kNeighbour;
  }

  static void Cover(Stretch s, Stretch* all) {
    *all = {std::min(all->begin, s.begin), std::max(all->end, s.end)};
  }

  // Sentences that changed places are pieces of one passage: neighbours in both texts.
  static std::vector<Passage> Gather(const std::vector<Passage>& pieces) {
    std::vector<Passage> gathered;
    for (const Passage& piece : pieces) {
      const bool joins = !gathered.empty() && Near(piece.in_a, gathered.back().in_a) &&
                         Near(piece.in_b, gathered.back().in_b);
      if (!joins) {
        gathered.push_back(piece);
        continue;
      }
      Cover(piece.in_a, &gathered.back().in_a);
      Cover(piece.in_b, &gathered.back().in_b);
      gathered.back().characters += piece.characters;
    }
    return gathered;
  }

  // Of pieces that lie over one another in a by more than a third, the one with most.
  static void KeepLongest(std::vector<Passage>* found) {
    std::sort(found->begin(), found->end(), [](const Passage& x, const Passage& y) {
      return std::tie(y.characters, x.in_a.begin, x.in_b.begin) <
             std::tie(x.characters, y.in_a.begin, y.in_b.begin);
    });
    std::vector<Passage> kept;
    for (const Passage& p : *found) {
      const bool covered = std::any_of(kept.begin(), kept.end(), [&](const Passage& k) {
        const uint32_t begin = std::max(p.in_a.begin, k.in_a.begin);
        const uint32_t end = std::min(p.in_a.end, k.in_a.end);
        return end > begin && (end - begin) * 3 > p.in_a.end - p.in_a.begin;
      });
      if (!covered) kept.push_back(p);
    }
    std::sort(kept.begin(), kept.end(),
              [](const Passage& x, const Passage& y) { return x.in_a.begin < y.in_a.begin; });
    *found = std::move(kept);
  }

  const MaskedText& a_;
  const MaskedText& b_;
  const CopyOptions& options_;
};

}  // namespace

std::vector<Passage> FindCopies(const std::vector<MaskedText>& texts, const CopyOptions& options) {
  const std::vector<Seed> seeds = SeedFinder(texts, options).Find();
  std::vector<Passage> out;
  for (size_t begin = 0; begin < seeds.size();) {
    size_t end = begin;
    const Seed& first = seeds[begin];
    while (end < seeds.size() && seeds[end].a == first.a && seeds[end].b == first.b) ++end;
    if (end - begin > 1) {
      PairReader(texts[first.a], texts[first.b], options)
          .Read(seeds.data() + begin, seeds.data() + end, &out);
    }
    begin = end;
  }
  return out;
}

}  // namespace dudao::scoring
