// Counters, gauges and histograms of one process, and their Prometheus endpoint.
//
//   obs::Metrics metrics;
//   obs::Counter dropped = metrics.counter("dudao_queue_dropped_total", "Tasks dropped unread",
//                                          {{"reason", "expired"}});
//   dropped.Add();
//   auto server = obs::MetricsServer::Start(metrics, "127.0.0.1:7721");
#ifndef DUDAO_COMMON_OBS_METRICS_H_
#define DUDAO_COMMON_OBS_METRICS_H_

#include <map>
#include <memory>
#include <string>

#include "absl/status/statusor.h"

namespace prometheus {
class Counter;
class Gauge;
class Histogram;
class Registry;
}  // namespace prometheus

namespace dudao::obs {

using Labels = std::map<std::string, std::string>;

// Handles are cheap to copy, thread-safe, and valid as long as their Metrics.
class Counter {
 public:
  explicit Counter(prometheus::Counter& counter) : counter_(&counter) {}
  void Add(double n = 1) const;
  double value() const;

 private:
  prometheus::Counter* counter_;
};

class Gauge {
 public:
  explicit Gauge(prometheus::Gauge& gauge) : gauge_(&gauge) {}
  void Set(double value) const;
  void Add(double n) const;  // may be negative
  double value() const;

 private:
  prometheus::Gauge* gauge_;
};

class Histogram {
 public:
  explicit Histogram(prometheus::Histogram& histogram) : histogram_(&histogram) {}
  void Observe(double seconds) const;

 private:
  prometheus::Histogram* histogram_;
};

// Thread-safe. Asking twice for one name and labels gives the same meter.
class Metrics {
 public:
  Metrics();
  ~Metrics();

  Counter counter(const std::string& name, const std::string& help, const Labels& labels = {});
  Gauge gauge(const std::string& name, const std::string& help, const Labels& labels = {});
  // Buckets from 1 ms to 60 s.
  Histogram seconds(const std::string& name, const std::string& help, const Labels& labels = {});

  // Prometheus exposition format.
  std::string Text() const;

 private:
  friend class MetricsServer;
  std::shared_ptr<prometheus::Registry> registry_;
};

// Serves /metrics until destroyed.
class MetricsServer {
 public:
  // `address` is HOST:PORT; PORT 0 takes a free one. Unavailable when it cannot be bound.
  static absl::StatusOr<std::unique_ptr<MetricsServer>> Start(const Metrics& metrics,
                                                              const std::string& address);
  ~MetricsServer();
  int port() const;

 private:
  struct Exposer;
  explicit MetricsServer(std::unique_ptr<Exposer> exposer);
  std::unique_ptr<Exposer> exposer_;
};

}  // namespace dudao::obs

#endif  // DUDAO_COMMON_OBS_METRICS_H_
