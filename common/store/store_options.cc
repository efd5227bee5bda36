#include "common/store/store_options.h"

#include "common/store/sqlite_store.h"

namespace dudao::store {

void StoreOptions::AddTo(config::Options& options) {
  options.Add("store.path", &path, "数据库文件，须在本机磁盘上；同机各程序共用一个");
  options.Add("store.busy-timeout", &busy_timeout, "数据库被占用时等待的时间");
  options.Add("job.max-queued", &policy.max_queued, "排队报告的上限，超过即答复稍后再试");
  options.Add("job.max-failures", &policy.max_failures, "出错几次后转人工查看");
  options.Add("job.max-dead-children", &policy.max_dead_children, "解析程序崩溃几次后转人工查看");
  options.Add("job.alone-after", &policy.alone_after, "无回音几次后改为单独派发");
  options.Add("job.max-vanished", &policy.max_vanished, "无回音几次后转人工查看");
  options.Add("job.retry-delay", &policy.retry_delay, "出错后再试前的间隔，逐次加倍");
  options.Add("job.max-retry-delay", &policy.max_retry_delay, "再试间隔的上限");
}

absl::StatusOr<std::unique_ptr<Store>> StoreOptions::Open() const {
  return SqliteStore::Open({.path = path, .busy_timeout = busy_timeout, .policy = policy});
}

}  // namespace dudao::store
