#include "common/queue/screen.h"

namespace dudao::queue {
namespace {

obs::Counter Dropped(obs::Metrics& metrics, const std::string& stage, const std::string& reason) {
  return metrics.counter("dudao_queue_dropped_total", "Tasks dropped unread",
                         {{"stage", stage}, {"reason", reason}});
}

}  // namespace

Screen::Screen(const std::string& stage, obs::Metrics& metrics)
    : schema_(Dropped(metrics, stage, "schema")), expired_(Dropped(metrics, stage, "expired")) {}

bool Screen::Admits(const v1::StageTask& task, int64_t now_ms) const {
  const bool known = task.schema() == kTaskSchema;
  const bool expired = task.expires_at_ms() != 0 && task.expires_at_ms() <= now_ms;
  if (!known) schema_.Add();
  if (known && expired) expired_.Add();
  return known && !expired;
}

}  // namespace dudao::queue
