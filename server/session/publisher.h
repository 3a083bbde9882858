// When diagnostics are pushed: at most a moment after a change, however fast changes come, so that
// a burst of typing is analysed once.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <utility>

namespace handoff {

class Publisher {
 public:
  using Publish = std::function<void(const std::string& uri)>;

  Publisher(boost::asio::any_io_executor executor, std::chrono::milliseconds delay, Publish publish)
      : alive_(std::make_shared<Publisher*>(this)),
        timer_(executor),
        delay_(delay),
        publish_(std::move(publish)) {}
  Publisher(const Publisher&) = delete;
  Publisher& operator=(const Publisher&) = delete;
  ~Publisher() { *alive_ = nullptr; }

  /// Publishes the document once `delay` is over; what is waiting already is not put off.
  void poke(const std::string& uri) {
    const bool idle = waiting_.empty();
    waiting_.insert(uri);
    if (!idle) return;
    timer_.expires_after(delay_);
    timer_.async_wait([alive = alive_](const boost::system::error_code& error) {
      if (!error && *alive != nullptr) (*alive)->fire();
    });
  }

  /// From the next one on.
  void set_delay(std::chrono::milliseconds delay) { delay_ = delay; }

  void forget(const std::string& uri) { waiting_.erase(uri); }

 private:
  void fire() {
    for (const std::string& uri : std::exchange(waiting_, {})) publish_(uri);
  }

  std::shared_ptr<Publisher*> alive_;  ///< null for the timer that outlives us
  boost::asio::steady_timer timer_;
  std::chrono::milliseconds delay_;
  Publish publish_;
  std::set<std::string> waiting_;
};

}  // namespace handoff
