// What has to wait for something that may never come: all who wait go on when it has, or when the
// time for it is over.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <functional>
#include <utility>

namespace handoff {

class Gate {
 public:
  /// Open.
  explicit Gate(boost::asio::any_io_executor executor) : timer_(executor) {}
  Gate(const Gate&) = delete;
  Gate& operator=(const Gate&) = delete;

  /// Closes for no longer than `time`, and calls `opened` at its end.
  void close(std::chrono::milliseconds time, std::function<void()> opened) {
    is_open_ = false;
    opened_ = std::move(opened);
    timer_.expires_after(time);
    timer_.async_wait([this](const boost::system::error_code& error) {
      if (!error) open();
    });
  }

  void open() {
    if (std::exchange(is_open_, true)) return;
    timer_.cancel();
    opened_();
  }

  bool is_open() const { return is_open_; }

  /// Until it is open. Throws when the request that waits is cancelled.
  boost::asio::awaitable<void> passed() {
    while (!is_open_) {
      boost::system::error_code ended;  // by the time, or by open()
      co_await timer_.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, ended));
    }
  }

 private:
  boost::asio::steady_timer timer_;
  bool is_open_ = true;
  std::function<void()> opened_;
};

}  // namespace handoff
