#include "cli/ordered_work.h"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <set>

#include "cli/progress_bar.h"

namespace dudao::cli {
namespace {

TEST(InOrder, ResultsComeInOrderThoughTheFirstEndsLast) {
  std::latch second_done(1);
  std::vector<size_t> taken;
  InOrder<size_t>(
      2, 2,
      [&](size_t i) {
        if (i == 0) second_done.wait();
        if (i == 1) second_done.count_down();
        return i;
      },
      [&](size_t i) { taken.push_back(i); }, [](size_t) {});
  EXPECT_EQ(taken, (std::vector<size_t>{0, 1}));
}

TEST(InOrder, EachIsDoneOnce) {
  std::vector<std::atomic<int>> done(500);
  size_t taken = 0;
  InOrder<size_t>(
      done.size(), 7, [&](size_t i) { return ++done[i], i; }, [&](size_t) { ++taken; },
      [](size_t) {});
  for (const auto& n : done) EXPECT_EQ(n, 1);
  EXPECT_EQ(taken, 500u);
}

TEST(InOrder, NothingToDo) {
  InOrder<int>(
      0, 4, [](size_t) { return 0; }, [](int) { FAIL(); }, [](size_t) {});
}

TEST(InOrder, TellsHowManyAreFinishedWhileTheFirstIsAwaited) {
  std::latch told(1);
  std::atomic<bool> once = false;
  InOrder<int>(
      2, 2,
      [&](size_t i) {
        if (i == 0) told.wait();
        return 0;
      },
      [](int) {},
      [&](size_t finished) {
        if (finished == 1 && !once.exchange(true)) told.count_down();
      });
  EXPECT_TRUE(once);
}

TEST(ProgressLine, FillsAsWorkIsDone) {
  EXPECT_EQ(ProgressLine(0, 4, 8), "正在核验 [--------] 0/4");
  EXPECT_EQ(ProgressLine(2, 4, 8), "正在核验 [####----] 2/4");
  EXPECT_EQ(ProgressLine(4, 4, 8), "正在核验 [########] 4/4");
}

}  // namespace
}  // namespace dudao::cli
