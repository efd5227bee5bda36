// SIGTERM and SIGINT as something to wait for. Make it first thing in main, before any thread, so
// that every thread inherits the blocked signals. SIGPIPE is ignored from then on.
//
//   StopSignals signals;
//   …start…
//   signals.Wait();
#ifndef DUDAO_COMMON_CONFIG_STOP_SIGNALS_H_
#define DUDAO_COMMON_CONFIG_STOP_SIGNALS_H_

namespace dudao {

class StopSignals {
 public:
  StopSignals();
  // Returns the number of the signal that came.
  int Wait();
  // As if one had come, from any thread: a part broke down and the process should leave.
  void Raise();
};

}  // namespace dudao

#endif  // DUDAO_COMMON_CONFIG_STOP_SIGNALS_H_
