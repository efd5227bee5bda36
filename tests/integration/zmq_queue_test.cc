// The road over real sockets: what libzmq does to us, and what we do about it.
#include "common/queue/zmq_queue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zmq.h>

#include <atomic>
#include <string>
#include <thread>

#include "tests/support/process.h"

namespace dudao::queue {
namespace {

using std::chrono::milliseconds;
constexpr milliseconds kPatience{20000};

v1::StageTask Task(const std::string& id, size_t bulk = 0) {
  v1::StageTask task;
  task.set_schema(1);
  task.set_job_id(id);
  task.mutable_document()->set_text(std::string(bulk, 'x'));
  return task;
}

// Sends until there is a place: connections take their time.
void MustSend(TaskSender& out, const v1::StageTask& task) {
  absl::Status sent;
  ASSERT_TRUE(test::WaitFor([&] { return (sent = out.Send(task)).ok(); }, kPatience)) << sent;
}

std::string MustReceive(TaskReceiver& in) {
  const auto task = in.Receive(kPatience);
  if (!task.ok() || !*task) return "nothing came";
  return (*task)->job_id();
}

class ZmqQueueTest : public testing::Test {
 protected:
  std::unique_ptr<BoundSender> Bind(SenderOptions options = {}) {
    if (options.bind.empty()) options.bind = "tcp://127.0.0.1:0";
    options.linger = milliseconds(0);
    auto out = BindSender(context_, options, metrics_);
    EXPECT_TRUE(out.ok()) << out.status();
    return out.ok() ? *std::move(out) : nullptr;
  }
  std::unique_ptr<TaskReceiver> ConnectTo(const std::string& endpoint,
                                          ReceiverOptions options = {}) {
    options.connect = endpoint;
    auto in = ConnectReceiver(context_, options, metrics_);
    EXPECT_TRUE(in.ok()) << in.status();
    return in.ok() ? *std::move(in) : nullptr;
  }
  double Count(const std::string& name, const std::string& help) {
    return metrics_.counter(name, help).value();
  }
  double malformed() { return Count("dudao_queue_malformed_total", "Messages that are no task"); }

  obs::Metrics metrics_;
  std::shared_ptr<ZmqContext> context_ = ZmqContext::Create();
};

TEST_F(ZmqQueueTest, CarriesTasksInOneProcess) {
  auto out = Bind({.bind = "inproc://road"});
  auto in = ConnectTo("inproc://road");
  std::thread sender([&] {
    for (int i = 0; i < 50; ++i) MustSend(*out, Task(std::to_string(i)));
  });
  for (int i = 0; i < 50; ++i) EXPECT_EQ(MustReceive(*in), std::to_string(i));
  sender.join();
}

TEST_F(ZmqQueueTest, CarriesTasksOverTcp) {
  auto out = Bind();
  auto in = ConnectTo(out->endpoint());
  std::thread sender([&] {
    for (int i = 0; i < 50; ++i) MustSend(*out, Task(std::to_string(i), 100000));
  });
  for (int i = 0; i < 50; ++i) EXPECT_EQ(MustReceive(*in), std::to_string(i));
  sender.join();
}

TEST_F(ZmqQueueTest, WithoutAReceiverNothingIsTakenIn) {
  auto out = Bind({.send_timeout = milliseconds(1)});
  EXPECT_FALSE(out->Writable());
  EXPECT_EQ(out->Send(Task("a")).code(), absl::StatusCode::kUnavailable);
}

TEST_F(ZmqQueueTest, ASlowReceiverHoldsOnlyAHandful) {
  auto out = Bind({.send_timeout = milliseconds(1)});
  auto in = ConnectTo(out->endpoint());
  MustSend(*out, Task("first"));
  EXPECT_EQ(MustReceive(*in), "first");
  int taken = 0;
  while (out->Send(Task("t", 1 << 20)).ok() && taken < 100) ++taken;
  EXPECT_LE(taken, 12);  // twice two marks, the one being sent, and the sockets' buffers
}

TEST_F(ZmqQueueTest, AReceiverThatComesFirstFindsItsSenderLater) {
  const std::string endpoint = "tcp://127.0.0.1:" + std::to_string(test::FreePort());
  auto in = ConnectTo(endpoint);
  EXPECT_FALSE((*in->Receive(milliseconds(0))).has_value());
  auto out = Bind({.bind = endpoint});
  MustSend(*out, Task("late"));
  EXPECT_EQ(MustReceive(*in), "late");
}

TEST_F(ZmqQueueTest, AReceiverOutlivesItsSender) {
  auto out = Bind();
  const std::string endpoint = out->endpoint();
  auto in = ConnectTo(endpoint);
  MustSend(*out, Task("before"));
  EXPECT_EQ(MustReceive(*in), "before");
  out.reset();
  ASSERT_TRUE(test::WaitFor([&] {
    auto again = BindSender(context_, {.bind = endpoint}, metrics_);
    if (again.ok()) out = *std::move(again);
    return again.ok();
  }));
  std::thread sender([&] { MustSend(*out, Task("after")); });
  EXPECT_EQ(MustReceive(*in), "after");
  sender.join();
}

TEST_F(ZmqQueueTest, ATaskOverTheLimitIsRefusedBeforeItIsSent) {
  auto out = Bind({.max_task_bytes = 1000});
  auto in = ConnectTo(out->endpoint(), {.max_task_bytes = 1000});
  EXPECT_EQ(out->Send(Task("large", 1001)).code(), absl::StatusCode::kOutOfRange);
  MustSend(*out, Task("small"));
  EXPECT_EQ(MustReceive(*in), "small");
}

// libzmq ends a connection over a message above MAXMSGSIZE and never comes back by itself.
TEST_F(ZmqQueueTest, AConnectionEndedByATooLargeMessageIsMadeAnew) {
  auto out = Bind({.max_task_bytes = 1 << 20});
  auto in = ConnectTo(out->endpoint(), {.max_task_bytes = 1000});
  MustSend(*out, Task("before"));
  EXPECT_EQ(MustReceive(*in), "before");
  MustSend(*out, Task("large", 100000));
  std::atomic<bool> stop{false};
  std::thread sender([&] {
    for (int i = 0; !stop; ++i) (void)out->Send(Task(std::to_string(i)));
  });
  int received = 0;
  for (; received < 100; ++received) {
    if (MustReceive(*in) == "nothing came") break;
  }
  stop = true;
  sender.join();
  EXPECT_EQ(received, 100);
  EXPECT_GE(Count("dudao_queue_mended_total", "Connections made anew"), 1);
}

TEST_F(ZmqQueueTest, BytesThatAreNoTaskAreDroppedAndCounted) {
  void* context = zmq_ctx_new();
  void* push = zmq_socket(context, ZMQ_PUSH);
  ASSERT_EQ(zmq_bind(push, "tcp://127.0.0.1:*"), 0);
  char endpoint[256];
  size_t size = sizeof(endpoint);
  zmq_getsockopt(push, ZMQ_LAST_ENDPOINT, endpoint, &size);
  auto in = ConnectTo(endpoint);
  const std::string good = Task("good").SerializeAsString();
  std::thread sender([&] {
    zmq_send(push, "\xff\xff\xff", 3, 0);
    zmq_send(push, good.data(), good.size(), ZMQ_SNDMORE);  // two frames are no task
    zmq_send(push, good.data(), good.size(), 0);
    zmq_send(push, good.data(), good.size(), 0);
  });
  EXPECT_EQ(MustReceive(*in), "good");
  EXPECT_FALSE((*in->Receive(milliseconds(0))).has_value());
  EXPECT_EQ(malformed(), 2);
  sender.join();
  zmq_close(push);
  zmq_ctx_term(context);
}

TEST_F(ZmqQueueTest, FollowsItsUpstreamToAnotherAddress) {
  const int port = test::FreePort();
  auto first = Bind({.bind = "tcp://127.0.0.1:" + std::to_string(port)});
  auto second = Bind({.bind = "tcp://127.0.0.2:" + std::to_string(port)});
  std::atomic<bool> moved{false};
  ReceiverOptions options;
  options.resolve_every = milliseconds(1);
  options.resolve = [&](const std::string&) -> absl::StatusOr<std::vector<std::string>> {
    return std::vector<std::string>{moved ? "127.0.0.2" : "127.0.0.1"};
  };
  auto in = ConnectTo("tcp://upstream:" + std::to_string(port), options);
  ASSERT_TRUE(test::WaitFor([&] {
    (void)in->Receive(milliseconds(1));
    return first->Writable();
  }));
  MustSend(*first, Task("first"));
  EXPECT_EQ(MustReceive(*in), "first");
  moved = true;
  ASSERT_TRUE(test::WaitFor([&] {
    (void)in->Receive(milliseconds(1));
    return second->Writable() && !first->Writable();
  }));
  MustSend(*second, Task("second"));
  EXPECT_EQ(MustReceive(*in), "second");
}

TEST_F(ZmqQueueTest, BeyondLoopbackASenderAsksForKeys) {
  const auto open = BindSender(context_, {.bind = "tcp://0.0.0.0:0"}, metrics_);
  EXPECT_EQ(open.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_TRUE(BindSender(context_, {.bind = "tcp://0.0.0.0:0", .insecure = true}, metrics_).ok());
  const SenderOptions keyed = {.bind = "tcp://0.0.0.0:0", .keys = NewCurveKeys()};
  EXPECT_TRUE(BindSender(context_, keyed, metrics_).ok());
}

TEST_F(ZmqQueueTest, BadAddressesAndKeysAreSaidAtOnce) {
  const auto code = [&](const std::string& connect) {
    return ConnectReceiver(context_, {.connect = connect}, metrics_).status().code();
  };
  for (const char* bad : {"", "tcp://", "tcp://host", "tcp://host:", "tcp://host:port", "host:1"}) {
    EXPECT_EQ(code(bad), absl::StatusCode::kInvalidArgument) << bad;
  }
  EXPECT_FALSE(BindSender(context_, {.bind = "tcp://127.0.0.1:port"}, metrics_).ok());
  SenderOptions keyed = {.bind = "tcp://127.0.0.1:0", .keys = NewCurveKeys()};
  keyed.keys->secret_key = "short";
  EXPECT_EQ(BindSender(context_, keyed, metrics_).status().code(),
            absl::StatusCode::kInvalidArgument);
}

TEST_F(ZmqQueueTest, APortInUseIsSaid) {
  auto out = Bind();
  const auto second = BindSender(context_, {.bind = out->endpoint()}, metrics_);
  EXPECT_EQ(second.status().code(), absl::StatusCode::kUnavailable);
  EXPECT_THAT(std::string(second.status().message()), testing::HasSubstr(out->endpoint()));
}

TEST_F(ZmqQueueTest, OnlyAListedKeyReceivesTasks) {
  const CurveKeys ours = NewCurveKeys();
  const CurveKeys worker = NewCurveKeys();
  const CurveKeys stranger = NewCurveKeys();
  auto out = Bind({.send_timeout = milliseconds(1), .keys = ours, .admitted = {worker.public_key}});
  ReceiverOptions as_stranger = {.keys = stranger, .upstream_key = ours.public_key};
  ReceiverOptions as_worker = {.keys = worker, .upstream_key = ours.public_key};
  auto without_keys = ConnectTo(out->endpoint());
  auto uninvited = ConnectTo(out->endpoint(), as_stranger);
  auto invited = ConnectTo(out->endpoint(), as_worker);
  std::atomic<bool> stop{false};
  std::thread sender([&] {
    for (int i = 0; !stop; ++i) (void)out->Send(Task(std::to_string(i)));
  });
  for (int i = 0; i < 50; ++i) {
    EXPECT_FALSE((*without_keys->Receive(milliseconds(1))).has_value());
    EXPECT_FALSE((*uninvited->Receive(milliseconds(1))).has_value());
    EXPECT_NE(MustReceive(*invited), "nothing came");
  }
  stop = true;
  sender.join();
}

TEST_F(ZmqQueueTest, AReceiverRefusesAnImpostorUpstream) {
  const CurveKeys expected = NewCurveKeys();
  const CurveKeys worker = NewCurveKeys();
  auto impostor = Bind(
      {.send_timeout = milliseconds(1), .keys = NewCurveKeys(), .admitted = {worker.public_key}});
  auto in = ConnectTo(impostor->endpoint(), {.keys = worker, .upstream_key = expected.public_key});
  for (int i = 0; i < 20; ++i) {
    EXPECT_FALSE((*in->Receive(milliseconds(5))).has_value());
    EXPECT_FALSE(impostor->Writable());
  }
}

}  // namespace
}  // namespace dudao::queue
