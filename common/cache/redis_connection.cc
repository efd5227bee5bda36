#include "common/cache/redis_connection.h"

#include <fmt/format.h>
#include <hiredis/hiredis.h>
#include <poll.h>
#include <sys/socket.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <utility>

namespace dudao::cache {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

absl::Status Broken(std::string_view what, std::string_view why) {
  return absl::UnavailableError(fmt::format("{}: {}", what, why));
}

timeval ToTimeval(milliseconds t) {
  return {static_cast<time_t>(t.count() / 1000), static_cast<suseconds_t>(t.count() % 1000 * 1000)};
}

RedisReply Convert(const redisReply& reply) {
  const std::string text(reply.str == nullptr ? "" : reply.str,
                         reply.str == nullptr ? 0 : reply.len);
  switch (reply.type) {
    case REDIS_REPLY_STRING:
    case REDIS_REPLY_STATUS:
      return {RedisReply::kText, text};
    case REDIS_REPLY_ERROR:
      return {RedisReply::kRefused, text};
    case REDIS_REPLY_INTEGER:
      return {RedisReply::kNumber, fmt::format("{}", reply.integer)};
    default:
      return {};
  }
}

std::string Format(const std::vector<std::string_view>& words) {
  std::vector<const char*> data;
  std::vector<size_t> sizes;
  for (const std::string_view word : words) {
    data.push_back(word.data());
    sizes.push_back(word.size());
  }
  char* command = nullptr;
  const int size =
      redisFormatCommandArgv(&command, static_cast<int>(words.size()), data.data(), sizes.data());
  std::string out(command, static_cast<size_t>(size));
  redisFreeCommand(command);
  return out;
}

}  // namespace

absl::StatusOr<RedisAddress> ParseRedisAddress(const std::string& address) {
  if (address.starts_with("unix://") && address.size() > 7) return RedisAddress{address.substr(7)};
  const size_t colon = address.rfind(':');
  RedisAddress out;
  if (address.starts_with("tcp://") && colon > 6) {
    out.host = address.substr(6, colon - 6);
    const char* end = address.data() + address.size();
    const auto [stop, error] = std::from_chars(address.data() + colon + 1, end, out.port);
    if (error == std::errc() && stop == end && out.port > 0 && out.port < 65536) return out;
  }
  return absl::InvalidArgumentError(
      fmt::format("Redis address {}: expected tcp://HOST:PORT or unix:///PATH", address));
}

void RedisConnection::Free::operator()(redisContext* context) const { redisFree(context); }

RedisConnection::RedisConnection(RedisAddress address, milliseconds timeout, size_t max_reply_bytes)
    : address_(std::move(address)), timeout_(timeout), max_reply_bytes_(max_reply_bytes) {}

RedisConnection::~RedisConnection() = default;

absl::StatusOr<RedisReply> RedisConnection::Command(const std::vector<std::string_view>& words) {
  if (context_ == nullptr) {
    if (absl::Status connected = Connect(); !connected.ok()) return connected;
  }
  const Deadline deadline = Clock::now() + timeout_;
  const absl::Status written = Write(Format(words), deadline);
  absl::StatusOr<RedisReply> reply = written.ok() ? Read(deadline) : written;
  if (!reply.ok()) context_.reset();
  return reply;
}

absl::Status RedisConnection::Connect() {
  const timeval timeout = ToTimeval(timeout_);
  context_.reset(address_.path.empty()
                     ? redisConnectWithTimeout(address_.host.c_str(), address_.port, timeout)
                     : redisConnectUnixWithTimeout(address_.path.c_str(), timeout));
  if (context_ == nullptr) return Broken("connect to Redis", "out of memory");
  if (context_->err != 0) {
    const absl::Status failed = Broken("connect to Redis", context_->errstr);
    context_.reset();
    return failed;
  }
  // A reader that has grown to a large value is kept, so its bound is ours.
  redisSetTimeout(context_.get(), timeout);
  return absl::OkStatus();
}

// Not redisBufferWrite: hiredis 0.14 writes without MSG_NOSIGNAL, and a Redis that has gone would
// end the process with SIGPIPE.
absl::Status RedisConnection::Write(std::string_view bytes, Deadline deadline) {
  while (!bytes.empty()) {
    if (absl::Status ready = Await(POLLOUT, deadline); !ready.ok()) return ready;
    const ssize_t sent =
        send(context_->fd, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent >= 0) {
      bytes.remove_prefix(static_cast<size_t>(sent));
    } else if (errno != EAGAIN && errno != EINTR) {
      return Broken("write to Redis", std::strerror(errno));
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<RedisReply> RedisConnection::Read(Deadline deadline) {
  for (;;) {
    void* raw = nullptr;
    if (redisReaderGetReply(context_->reader, &raw) != REDIS_OK) {
      return Broken("read from Redis", context_->reader->errstr);
    }
    if (raw != nullptr) {
      const std::unique_ptr<void, void (*)(void*)> reply(raw, freeReplyObject);
      // More than one answer to one question: whose is it? The connection is no longer ours.
      if (context_->reader->pos != context_->reader->len) {
        return Broken("read from Redis", "bytes nobody asked for");
      }
      return Convert(*static_cast<redisReply*>(raw));
    }
    if (context_->reader->len > max_reply_bytes_) {
      return Broken("read from Redis", "reply too long");
    }
    if (absl::Status ready = Await(POLLIN, deadline); !ready.ok()) return ready;
    if (redisBufferRead(context_.get()) != REDIS_OK) {
      return Broken("read from Redis", context_->errstr);
    }
  }
}

absl::Status RedisConnection::Await(short events, Deadline deadline) {
  for (;;) {
    const auto left = std::chrono::ceil<milliseconds>(deadline - Clock::now());
    if (left.count() <= 0) return absl::DeadlineExceededError("Redis did not answer in time");
    pollfd poll_one = {context_->fd, events, 0};
    const int ready = poll(&poll_one, 1, static_cast<int>(left.count()));
    if (ready > 0) return absl::OkStatus();
    if (ready < 0 && errno != EINTR) return Broken("wait for Redis", std::strerror(errno));
  }
}

}  // namespace dudao::cache
