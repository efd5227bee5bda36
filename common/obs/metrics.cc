#include "common/obs/metrics.h"

#include <fmt/format.h>
#include <prometheus/counter.h>
#include <prometheus/exposer.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <exception>
#include <vector>

#include "absl/status/status.h"

namespace dudao::obs {
namespace {

const prometheus::Histogram::BucketBoundaries& Seconds() {
  static const auto& bounds = *new prometheus::Histogram::BucketBoundaries{
      0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 60};
  return bounds;
}

}  // namespace

void Counter::Add(double n) const { counter_->Increment(n); }
double Counter::value() const { return counter_->Value(); }
void Gauge::Set(double value) const { gauge_->Set(value); }
void Gauge::Add(double n) const { gauge_->Increment(n); }
double Gauge::value() const { return gauge_->Value(); }
void Histogram::Observe(double seconds) const { histogram_->Observe(seconds); }

Metrics::Metrics() : registry_(std::make_shared<prometheus::Registry>()) {}
Metrics::~Metrics() = default;

Counter Metrics::counter(const std::string& name, const std::string& help, const Labels& labels) {
  return Counter(prometheus::BuildCounter().Name(name).Help(help).Register(*registry_).Add(labels));
}

Gauge Metrics::gauge(const std::string& name, const std::string& help, const Labels& labels) {
  return Gauge(prometheus::BuildGauge().Name(name).Help(help).Register(*registry_).Add(labels));
}

Histogram Metrics::seconds(const std::string& name, const std::string& help, const Labels& labels) {
  auto& family = prometheus::BuildHistogram().Name(name).Help(help).Register(*registry_);
  return Histogram(family.Add(labels, Seconds()));
}

std::string Metrics::Text() const {
  return prometheus::TextSerializer().Serialize(registry_->Collect());
}

struct MetricsServer::Exposer {
  explicit Exposer(const std::string& address)
      : server(std::vector<std::string>{"listening_ports", address, "num_threads", "2"}) {}
  prometheus::Exposer server;
};

absl::StatusOr<std::unique_ptr<MetricsServer>> MetricsServer::Start(const Metrics& metrics,
                                                                    const std::string& address) {
  try {
    auto exposer = std::make_unique<Exposer>(address);
    exposer->server.RegisterCollectable(metrics.registry_);
    return std::unique_ptr<MetricsServer>(new MetricsServer(std::move(exposer)));
  } catch (const std::exception& e) {
    return absl::UnavailableError(
        fmt::format("指标地址 {} 无法监听：端口已被占用，或不是本机的地址；请用 --metrics 换一个，"
                    "或写 --metrics 0 不开（{}）",
                    address, e.what()));
  }
}

MetricsServer::MetricsServer(std::unique_ptr<Exposer> exposer) : exposer_(std::move(exposer)) {}
MetricsServer::~MetricsServer() = default;
int MetricsServer::port() const { return exposer_->server.GetListeningPorts().at(0); }

}  // namespace dudao::obs
