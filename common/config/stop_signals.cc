#include "common/config/stop_signals.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

namespace dudao {
namespace {

sigset_t Stops() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  return set;
}

}  // namespace

StopSignals::StopSignals() {
  const sigset_t stops = Stops();
  pthread_sigmask(SIG_BLOCK, &stops, nullptr);
  signal(SIGPIPE, SIG_IGN);
}

int StopSignals::Wait() {
  const sigset_t stops = Stops();
  int got = 0;
  while (sigwait(&stops, &got) != 0) {
  }
  return got;
}

void StopSignals::Raise() { kill(getpid(), SIGTERM); }

}  // namespace dudao
