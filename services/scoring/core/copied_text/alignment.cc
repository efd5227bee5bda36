#include "services/scoring/core/copied_text/alignment.h"

#include <algorithm>

namespace dudao::scoring {
namespace {

// The table of a banded longest common subsequence, of suffixes: row i, column j - Low(i).
class Band {
 public:
  Band(std::u16string_view a, std::u16string_view b, uint32_t band)
      : a_(a), b_(b), band_(band), width_(2 * band + 1) {
    const uint32_t slope = a.size() > b.size() ? static_cast<uint32_t>(a.size() - b.size())
                                               : static_cast<uint32_t>(b.size() - a.size());
    width_ += slope;
    lengths_.assign((a.size() + 1) * width_, 0);
    for (auto i = static_cast<int64_t>(a.size()) - 1; i >= 0; --i) Fill(i);
  }

  uint32_t At(int64_t i, int64_t j) const {
    const int64_t column = j - Low(i);
    const bool inside = i <= static_cast<int64_t>(a_.size()) &&
                        j <= static_cast<int64_t>(b_.size()) && column >= 0 &&
                        column < static_cast<int64_t>(width_);
    return inside ? lengths_[static_cast<size_t>(i) * width_ + static_cast<size_t>(column)] : 0;
  }

 private:
  int64_t Low(int64_t i) const {
    const auto excess = static_cast<int64_t>(a_.size()) - static_cast<int64_t>(b_.size());
    return i - band_ - std::max<int64_t>(excess, 0);
  }
  void Fill(int64_t i) {
    const int64_t low = Low(i);
    for (int64_t column = static_cast<int64_t>(width_) - 1; column >= 0; --column) {
      const int64_t j = low + column;
      if (j < 0 || j >= static_cast<int64_t>(b_.size())) continue;
      const uint32_t skip = std::max(At(i + 1, j), At(i, j + 1));
      const bool same = a_[static_cast<size_t>(i)] == b_[static_cast<size_t>(j)];
      lengths_[static_cast<size_t>(i) * width_ + static_cast<size_t>(column)] =
          same ? std::max(skip, At(i + 1, j + 1) + 1) : skip;
    }
  }

  std::u16string_view a_, b_;
  int64_t band_;
  size_t width_;
  std::vector<uint32_t> lengths_;
};

}  // namespace

std::vector<Common> Align(std::u16string_view a, std::u16string_view b, uint32_t band,
                          uint32_t least) {
  const Band table(a, b, band);
  std::vector<Common> runs;
  const auto keep = [&](Common run) {
    if (run.length >= least) runs.push_back(run);
  };
  Common run;
  uint32_t i = 0, j = 0;
  while (i < a.size() && j < b.size()) {
    if (a[i] == b[j] && table.At(i, j) == table.At(i + 1, j + 1) + 1) {
      const bool goes_on = run.length > 0 && run.a + run.length == i && run.b + run.length == j;
      if (!goes_on) {
        keep(run);
        run = {i, j, 0};
      }
      ++run.length;
      ++i;
      ++j;
    } else if (table.At(i + 1, j) >= table.At(i, j + 1)) {
      ++i;
    } else {
      ++j;
    }
  }
  keep(run);
  return runs;
}

}  // namespace dudao::scoring
