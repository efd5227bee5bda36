#include "common/queue/address_book.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netdb.h>
#include <sys/socket.h>

#include <utility>

namespace dudao::queue {
namespace {

constexpr std::string_view kTcp = "tcp://";
constexpr std::chrono::milliseconds kRetryUnknown{1000};

bool IsAddress(const std::string& host) {
  in6_addr ignored;
  return host.starts_with('[') || inet_pton(AF_INET, host.c_str(), &ignored) == 1;
}

std::string Endpoint(const std::string& address, const std::string& port) {
  const bool v6 = address.find(':') != std::string::npos;
  return fmt::format(fmt::runtime(v6 ? "tcp://[{}]:{}" : "tcp://{}:{}"), address, port);
}

}  // namespace

absl::StatusOr<std::vector<std::string>> ResolveHost(const std::string& host) {
  addrinfo hints = {};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (const int error = getaddrinfo(host.c_str(), nullptr, &hints, &found); error != 0) {
    return absl::UnavailableError(fmt::format("resolve {}: {}", host, gai_strerror(error)));
  }
  std::vector<std::string> addresses;
  for (const addrinfo* a = found; a != nullptr; a = a->ai_next) {
    char text[NI_MAXHOST] = {};
    getnameinfo(a->ai_addr, a->ai_addrlen, text, sizeof(text), nullptr, 0, NI_NUMERICHOST);
    addresses.emplace_back(text);
  }
  freeaddrinfo(found);
  return addresses;
}

AddressBook::AddressBook(const std::string& endpoint, Resolver resolve,
                         std::chrono::milliseconds every)
    : resolve_(std::move(resolve)), every_(every) {
  const size_t colon = endpoint.rfind(':');
  if (endpoint.starts_with(kTcp) && colon > kTcp.size()) {
    host_ = endpoint.substr(kTcp.size(), colon - kTcp.size());
    port_ = endpoint.substr(colon + 1);
  }
  if (host_.empty() || IsAddress(host_)) {
    endpoints_ = {endpoint};
    changed_ = true;
  } else {
    thread_ = std::thread([this] { Follow(); });
  }
}

AddressBook::~AddressBook() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stop_changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

std::optional<std::set<std::string>> AddressBook::Changed() {
  std::lock_guard lock(mutex_);
  if (!std::exchange(changed_, false)) return std::nullopt;
  return endpoints_;
}

// An empty or failed answer keeps what is known: a name server that is away ends no connection.
void AddressBook::Follow() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    lock.unlock();
    std::set<std::string> now = Ask();
    lock.lock();
    if (!now.empty() && now != endpoints_) {
      endpoints_ = std::move(now);
      changed_ = true;
    }
    const auto pause = endpoints_.empty() ? std::min(every_, kRetryUnknown) : every_;
    stop_changed_.wait_for(lock, pause, [this] { return stopping_; });
  }
}

std::set<std::string> AddressBook::Ask() const {
  std::set<std::string> out;
  const auto addresses = resolve_(host_);
  if (!addresses.ok()) return out;
  for (const std::string& address : *addresses) out.insert(Endpoint(address, port_));
  return out;
}

}  // namespace dudao::queue
