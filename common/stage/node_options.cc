#include "common/stage/node_options.h"

#include "common/cache/memory_cache.h"
#include "common/cache/redis_cache.h"

namespace dudao {

void NodeOptions::AddTo(config::Options& options) {
  options.Add("listen", &listen, "gRPC 监听地址，主机:端口");
  options.Add("insecure-listen", &insecure_listen, "允许在本机以外的地址上以明文监听");
  options.Add("rpc.threads", &rpc_threads, "处理请求的线程数");
  options.Add("rpc.max-queued", &rpc_max_queued, "等待处理的请求上限，超过即答复稍后再试");
  options.Add("rpc.drain", &rpc_drain, "停止时先宣布不再服务、再关闭之间的时间");
  options.Add("metrics", &metrics, "Prometheus 指标地址，主机:端口；0 为不开");
  options.Add("log.level", &log_level, "日志级别：debug、info、warn、error、off");
  options.Add("data", &data, "数据目录（词表、指标框架）；不写则自动查找");
}

rpc::ServerOptions NodeOptions::server() const {
  rpc::ServerOptions out;
  out.listen = listen;
  out.insecure = insecure_listen;
  out.threads = rpc_threads;
  out.max_queued = rpc_max_queued;
  out.drain = rpc_drain;
  return out;
}

absl::StatusOr<std::unique_ptr<obs::MetricsServer>> NodeOptions::StartMetrics(
    const obs::Metrics& m) const {
  if (metrics.empty() || metrics == "0") return nullptr;
  return obs::MetricsServer::Start(m, metrics);
}

void QueueOptions::AddTo(config::Options& options) {
  if (!connect.empty()) options.Add("queue.connect", &connect, "上游任务队列地址");
  if (!connect.empty()) options.Add("queue.resolve", &resolve, "重新解析上游主机名的间隔");
  if (!connect.empty()) options.Add("queue.upstream-key", &upstream_key, "上游的 CURVE 公钥");
  if (!bind.empty()) options.Add("queue.bind", &bind, "向下游派发任务的队列地址");
  if (!bind.empty()) options.Add("queue.admitted", &admitted, "准许连接的下游公钥，逗号分隔");
  options.Add("queue.max-task", &max_task, "单个任务的字节上限");
  options.Add("queue.public-key", &public_key, "本程序的 CURVE 公钥");
  options.AddSecret("queue.secret-key", &secret_key, "本程序的 CURVE 私钥");
  options.Add("insecure-queue", &insecure, "允许在本机以外的地址上不加密派发任务");
}

queue::SenderOptions QueueOptions::sender() const {
  queue::SenderOptions out;
  out.bind = bind;
  out.max_task_bytes = max_task.count;
  out.admitted = admitted;
  out.insecure = insecure;
  if (!secret_key.empty()) out.keys = {public_key, secret_key};
  return out;
}

queue::ReceiverOptions QueueOptions::receiver() const {
  queue::ReceiverOptions out;
  out.connect = connect;
  out.max_task_bytes = max_task.count;
  out.resolve_every = resolve;
  out.upstream_key = upstream_key;
  if (!upstream_key.empty()) out.keys = {public_key, secret_key};
  return out;
}

void CacheOptions::AddTo(config::Options& options) {
  options.Add("cache.address", &address, "缓存：none、memory、tcp://主机:端口 或 unix:///路径");
  options.Add("cache.memory", &memory, "内存缓存的字节上限");
  options.AddSecret("cache.secret", &secret, "Redis 缓存的签名密钥，各程序相同");
  options.Add("cache.timeout", &timeout, "Redis 一次往返的时限");
  options.Add("cache.ttl", &ttl, "Redis 缓存的保留时间");
}

absl::StatusOr<std::unique_ptr<cache::Cache>> CacheOptions::Open(obs::Metrics& metrics) const {
  if (address == "none") return std::make_unique<cache::MemoryCache>(0);
  if (address == "memory") return std::make_unique<cache::MemoryCache>(memory.count);
  if (secret.empty()) {
    return absl::FailedPreconditionError(
        "使用 Redis 缓存须给出签名密钥 --cache-secret（或环境变量 DUDAO_CACHE_SECRET），"
        "否则能写入 Redis 的人就能改动评审结果");
  }
  cache::RedisOptions redis;
  redis.address = address;
  redis.secret = secret;
  redis.timeout = timeout;
  redis.time_to_live = std::chrono::ceil<std::chrono::seconds>(ttl);
  return cache::RedisCache::Create(std::move(redis), metrics);
}

}  // namespace dudao
