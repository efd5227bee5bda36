// The addresses behind an endpoint, kept up to date: libzmq connects to the first address of a name
// and never looks again.
#ifndef DUDAO_COMMON_QUEUE_ADDRESS_BOOK_H_
#define DUDAO_COMMON_QUEUE_ADDRESS_BOOK_H_

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>

#include "common/queue/zmq_queue.h"

namespace dudao::queue {

class AddressBook {
 public:
  // A thread of its own asks `resolve` for the host of tcp://HOST:PORT; an address in figures, and
  // ipc:// and inproc://, are taken as they are.
  AddressBook(const std::string& endpoint, Resolver resolve, std::chrono::milliseconds every);
  ~AddressBook();

  // The endpoints to be connected to, when they changed since the last call.
  std::optional<std::set<std::string>> Changed();

 private:
  void Follow();
  std::set<std::string> Ask() const;

  std::string host_;
  std::string port_;
  const Resolver resolve_;
  const std::chrono::milliseconds every_;

  std::mutex mutex_;
  std::condition_variable stop_changed_;
  bool stopping_ = false;
  bool changed_ = false;
  std::set<std::string> endpoints_;
  std::thread thread_;
};

}  // namespace dudao::queue

#endif  // DUDAO_COMMON_QUEUE_ADDRESS_BOOK_H_
