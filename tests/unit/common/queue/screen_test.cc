#include "common/queue/screen.h"

#include <gtest/gtest.h>

namespace dudao::queue {
namespace {

v1::StageTask Task(uint32_t schema, int64_t expires_at_ms) {
  v1::StageTask task;
  task.set_schema(schema);
  task.set_expires_at_ms(expires_at_ms);
  return task;
}

double Dropped(obs::Metrics& metrics, const std::string& reason) {
  return metrics
      .counter("dudao_queue_dropped_total", "Tasks dropped unread",
               {{"stage", "scoring"}, {"reason", reason}})
      .value();
}

TEST(ScreenTest, DropsAndCountsOtherSchemasAndExpiredTasks) {
  obs::Metrics metrics;
  const Screen screen("scoring", metrics);
  EXPECT_TRUE(screen.Admits(Task(kTaskSchema, 0), 1000));
  EXPECT_TRUE(screen.Admits(Task(kTaskSchema, 1001), 1000));
  EXPECT_FALSE(screen.Admits(Task(kTaskSchema, 1000), 1000));
  EXPECT_FALSE(screen.Admits(Task(0, 0), 1000));
  EXPECT_FALSE(screen.Admits(Task(kTaskSchema + 1, 1000), 1000));
  EXPECT_EQ(Dropped(metrics, "expired"), 1);
  EXPECT_EQ(Dropped(metrics, "schema"), 2);
}

}  // namespace
}  // namespace dudao::queue
