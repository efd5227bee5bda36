#include "common/obs/metrics.h"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>

namespace dudao::obs {
namespace {

std::string HttpGet(int port, const std::string& path) {
  const int fd = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::string answer;
  if (connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0) {
    const std::string request = "GET " + path + " HTTP/1.0\r\n\r\n";
    send(fd, request.data(), request.size(), MSG_NOSIGNAL);
    char buffer[4096];
    for (ssize_t n; (n = recv(fd, buffer, sizeof(buffer), 0)) > 0;) answer.append(buffer, n);
  }
  close(fd);
  return answer;
}

TEST(MetricsTest, SameNameAndLabelsIsTheSameMeter) {
  Metrics metrics;
  metrics.counter("c_total", "help", {{"a", "1"}}).Add();
  metrics.counter("c_total", "help", {{"a", "1"}}).Add(2);
  EXPECT_EQ(metrics.counter("c_total", "help", {{"a", "1"}}).value(), 3);
  EXPECT_EQ(metrics.counter("c_total", "help", {{"a", "2"}}).value(), 0);
}

TEST(MetricsTest, TextHasEveryMeter) {
  Metrics metrics;
  metrics.counter("c_total", "help").Add();
  metrics.gauge("g", "help").Set(7);
  metrics.gauge("g", "help").Add(-2);
  metrics.seconds("s", "help").Observe(0.003);
  const std::string text = metrics.Text();
  EXPECT_THAT(text, testing::HasSubstr("c_total 1"));
  EXPECT_THAT(text, testing::HasSubstr("g 5"));
  EXPECT_THAT(text, testing::HasSubstr("s_bucket{le=\"0.005\"} 1"));
  EXPECT_THAT(text, testing::HasSubstr("s_bucket{le=\"0.002\"} 0"));
}

TEST(MetricsServerTest, ServesOverHttpAndSaysWhenThePortIsTaken) {
  Metrics metrics;
  metrics.counter("served_total", "help").Add(4);
  auto server = MetricsServer::Start(metrics, "127.0.0.1:0");
  ASSERT_TRUE(server.ok()) << server.status();
  EXPECT_THAT(HttpGet((*server)->port(), "/metrics"), testing::HasSubstr("served_total 4"));
  auto second = MetricsServer::Start(metrics, "127.0.0.1:" + std::to_string((*server)->port()));
  EXPECT_EQ(second.status().code(), absl::StatusCode::kUnavailable);
}

}  // namespace
}  // namespace dudao::obs
