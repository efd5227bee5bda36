#include "common/config/address.h"

namespace dudao {
namespace {

bool StartsWith(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

// `[::1]:80` and `127.0.0.1:80` less the port; a bare `::1` stays.
std::string_view Host(std::string_view address) {
  if (StartsWith(address, "[")) return address.substr(1, address.find(']') - 1);
  const size_t colon = address.find(':');
  const bool one_colon = colon != std::string_view::npos && colon == address.rfind(':');
  return one_colon ? address.substr(0, colon) : address;
}

// 127.0.0.1, not 127.example.org.
bool IsLoopbackV4(std::string_view host) {
  return StartsWith(host, "127.") &&
         host.find_first_not_of("0123456789.") == std::string_view::npos;
}

}  // namespace

bool IsLoopback(std::string_view address) {
  if (StartsWith(address, "inproc://") || StartsWith(address, "ipc://") ||
      StartsWith(address, "unix:")) {
    return true;
  }
  if (const size_t scheme = address.find("://"); scheme != std::string_view::npos) {
    address.remove_prefix(scheme + 3);
  }
  const std::string_view host = Host(address);
  return host == "localhost" || host == "::1" || IsLoopbackV4(host);
}

}  // namespace dudao
