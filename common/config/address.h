// Addresses, and whether they stay on this machine.
#ifndef DUDAO_COMMON_CONFIG_ADDRESS_H_
#define DUDAO_COMMON_CONFIG_ADDRESS_H_

#include <string_view>

namespace dudao {

// Whether HOST:PORT (or HOST, or SCHEME://HOST:PORT) reaches this machine only: 127.x.x.x, ::1,
// localhost, inproc://, ipc:// and unix sockets.
bool IsLoopback(std::string_view address);

}  // namespace dudao

#endif  // DUDAO_COMMON_CONFIG_ADDRESS_H_
