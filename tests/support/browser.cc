#include "tests/support/browser.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>
#include <utility>

namespace dudao::test {
namespace {

using nlohmann::json;

constexpr char kProgram[] = "/usr/bin/chromium";
constexpr int kPatience = 60'000;  // milliseconds for an answer on a busy machine

[[noreturn]] void Fail(const std::string& why) { throw std::runtime_error("browser: " + why); }

std::string FromBase64(const std::string& text) {
  std::string out;
  uint32_t bits = 0;
  int held = 0;
  for (const char c : text) {
    const std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const size_t digit = digits.find(c);
    if (digit == digits.npos) break;
    bits = bits << 6 | static_cast<uint32_t>(digit);
    held += 6;
    if (held >= 8) out += static_cast<char>(bits >> (held -= 8) & 0xFF);
  }
  return out;
}

}  // namespace

bool Browser::Installed() { return ::access(kProgram, X_OK) == 0; }

// The browser reads its orders at descriptor 3 and answers at 4.
Browser::Browser(const TempDir& dir) {
  ::signal(SIGPIPE, SIG_IGN);
  const std::string to = dir.File("browser.to"), from = dir.File("browser.from");
  if (::mkfifo(to.c_str(), 0600) != 0 || ::mkfifo(from.c_str(), 0600) != 0) Fail("no pipes");
  // Both ends are held open here, so that neither side waits for the other to open.
  to_ = ::open(to.c_str(), O_RDWR | O_CLOEXEC);
  from_ = ::open(from.c_str(), O_RDWR | O_CLOEXEC);
  const std::string command = std::string("exec ") + kProgram +
                              " --headless --no-sandbox --disable-gpu --disable-dev-shm-usage"
                              " --no-first-run --disable-background-networking --disable-sync"
                              " --disable-component-update --host-resolver-rules='MAP * ~NOTFOUND'"
                              " --remote-debugging-pipe --user-data-dir='" +
                              dir.File("profile") + "' about:blank 3<'" + to + "' 4>'" + from + "'";
  process_ = Process({"/bin/sh", "-c", command}, dir.File("browser.log"), {"HOME=" + dir.path()});
}

Browser::~Browser() {
  try {
    session_.clear();
    Call("Browser.close");
    process_.Wait();
  } catch (const std::exception&) {
    // Its process is ended with this object in any case.
  }
  ::close(to_);
  ::close(from_);
}

// Messages end with a zero byte.
json Browser::Read() {
  size_t end;
  while ((end = buffer_.find('\0')) == buffer_.npos) {
    pollfd ready{from_, POLLIN, 0};
    if (::poll(&ready, 1, kPatience) <= 0) Fail("no answer");
    char bytes[65536];
    const ssize_t n = ::read(from_, bytes, sizeof bytes);
    if (n <= 0) Fail("gone");
    buffer_.append(bytes, static_cast<size_t>(n));
  }
  json message = json::parse(buffer_.substr(0, end));
  buffer_.erase(0, end + 1);
  return message;
}

void Browser::Note(const json& event) {
  const std::string method = event.value("method", "");
  const json& p = event.contains("params") ? event["params"] : json::object();
  if (method == "Page.loadEventFired") loaded_ = true;
  if (method == "Runtime.exceptionThrown" || method == "Runtime.consoleAPICalled" ||
      method == "Log.entryAdded") {
    complaints_.push_back(p.dump());
  }
  if (method != "Network.requestWillBeSent") return;
  const std::string url = p["request"]["url"];
  if (std::exchange(asked_, true) && !url.starts_with("data:")) requests_.push_back(url);
}

json Browser::Call(const std::string& method, const json& parameters) {
  json order = {{"id", ++calls_}, {"method", method}};
  if (!parameters.is_null()) order["params"] = parameters;
  if (!session_.empty()) order["sessionId"] = session_;
  const std::string bytes = order.dump() + '\0';
  for (size_t at = 0; at < bytes.size();) {
    const ssize_t n = ::write(to_, bytes.data() + at, bytes.size() - at);
    if (n <= 0) Fail("cannot write");
    at += static_cast<size_t>(n);
  }
  while (true) {
    const json message = Read();
    if (message.value("id", 0) != calls_) {
      Note(message);
      continue;
    }
    if (message.contains("error")) Fail(method + ": " + message["error"].dump());
    return message["result"];
  }
}

void Browser::Open(const std::string& url, int width, int height) {
  session_.clear();
  const json tab = Call("Target.createTarget", {{"url", "about:blank"}});
  session_ = Call("Target.attachToTarget", {{"targetId", tab["targetId"]}, {"flatten", true}})
                 .at("sessionId");
  for (const char* domain : {"Page", "Runtime", "Network", "Log"}) {
    Call(std::string(domain) + ".enable");
  }
  Call("Emulation.setDeviceMetricsOverride",
       {{"width", width}, {"height", height}, {"deviceScaleFactor", 1}, {"mobile", false}});
  complaints_.clear();
  requests_.clear();
  loaded_ = asked_ = false;
  const json went = Call("Page.navigate", {{"url", url}});
  if (went.contains("errorText")) Fail(went["errorText"]);
  while (!loaded_) Note(Read());
}

json Browser::Eval(const std::string& expression) {
  const json answer =
      Call("Runtime.evaluate", {{"expression", expression}, {"returnByValue", true}});
  if (answer.contains("exceptionDetails")) Fail(expression + ": " + answer.dump());
  return answer["result"].value("value", json());
}

void Browser::Click(const std::string& selector) {
  const json at =
      Eval("(() => { const e = document.querySelector(" + json(selector).dump() +
           "); if (!e) return null; e.scrollIntoView({block: 'center'});"
           "const r = e.getClientRects()[0]; return [r.x + r.width / 2, r.y + r.height / 2]; })()");
  if (!at.is_array()) Fail("nothing to click: " + selector);
  for (const char* type : {"mousePressed", "mouseReleased"}) {
    Call("Input.dispatchMouseEvent",
         {{"type", type}, {"x", at[0]}, {"y", at[1]}, {"button", "left"}, {"clickCount", 1}});
  }
}

void Browser::Press(const std::string& key) {
  const int code = key == "Enter" ? 13 : key == "Escape" ? 27 : key == "Tab" ? 9 : 0;
  json event = {{"key", key}, {"code", key}, {"windowsVirtualKeyCode", code}};
  if (key == "Enter") event["text"] = "\r";
  for (const char* type : {"keyDown", "keyUp"}) {
    event["type"] = type;
    Call("Input.dispatchKeyEvent", event);
  }
}

std::string Browser::Print() {
  return FromBase64(
      Call("Page.printToPDF", {{"preferCSSPageSize", true}, {"printBackground", true}}).at("data"));
}

std::string Browser::Picture() {
  return FromBase64(Call("Page.captureScreenshot", {{"format", "png"}}).at("data"));
}

}  // namespace dudao::test
