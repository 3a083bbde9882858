// Holds back what is found while a word is being typed in an open document, and says when it is
// due: what has to wait is analysis/typing.h's to know.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "server/analysis/typing.h"
#include "server/session/signal.h"

namespace handoff {

class HeldFindings {
 public:
  /// Something that was held is to be told now: to be asked for again.
  using Due = std::function<void(const std::string& uri)>;

  /// `pause` without an edit ends a word.
  HeldFindings(boost::asio::any_io_executor executor, std::chrono::milliseconds pause, Due due)
      : timer_(executor), pause_(pause), due_(std::move(due)), happened_(executor) {}
  HeldFindings(const HeldFindings&) = delete;
  HeldFindings& operator=(const HeldFindings&) = delete;

  void edited(const std::string& uri, std::string_view before, std::string_view after);
  /// Of all findings of the document, those to be told now.
  std::vector<Finding> told(const std::string& uri, std::vector<Finding> found);
  /// The cursor, or a selection, is there.
  void looked_at(const std::string& uri, Span selection);
  void saved(const std::string& uri);
  void forget(const std::string& uri);

  /// Until nothing of the document is held any more, or it has been edited or closed.
  boost::asio::awaitable<void> settled(std::string uri);

 private:
  void leave(const std::string& uri, Typing& typing);
  /// Waits for the end of the words in which something is held.
  void wait();
  void look();

  boost::asio::steady_timer timer_;
  std::chrono::milliseconds pause_;
  Due due_;
  Signal happened_;                       ///< an edit, the end of a word, a close
  std::map<std::string, Typing> typing_;  ///< by document
};

}  // namespace handoff
