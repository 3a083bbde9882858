// What requests wait for that have nothing to say yet: that something happens.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cstddef>

namespace handoff {

class Signal {
 public:
  explicit Signal(boost::asio::any_io_executor executor)
      : timer_(executor, boost::asio::steady_timer::time_point::max()) {}
  Signal(const Signal&) = delete;
  Signal& operator=(const Signal&) = delete;

  /// All who wait go on.
  void raise() {
    ++times_;
    timer_.cancel();
  }

  /// How often it has been raised.
  std::size_t times() const { return times_; }

  /// Until it has been raised more often than that. Throws when the request that waits is
  /// cancelled.
  boost::asio::awaitable<void> raised(std::size_t times) {
    while (times_ == times) {
      boost::system::error_code ended;
      co_await timer_.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, ended));
    }
  }

 private:
  boost::asio::steady_timer timer_;
  std::size_t times_ = 0;
};

}  // namespace handoff
