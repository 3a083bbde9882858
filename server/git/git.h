#pragma once

// Asks git about the repositories that handoffs lie in. Never writes to a repository, never runs a
// program that a repository names, never goes to the network, never blocks, and never tries long:
// see options.h for the limits. Which answers there are is in questions.h.

#include <boost/asio/awaitable.hpp>
#include <memory>

#include "server/expected.h"
#include "server/git/options.h"
#include "server/git/questions.h"

namespace handoff::git {

/// Expects: used from one thread, that of the executor on which it is asked.
class Git {
 public:
  explicit Git(Options options);
  Git(const Git&) = delete;
  Git& operator=(const Git&) = delete;

  /// Ends what runs; whoever waits gets a failure.
  ~Git();

  /// One question at a time is put to a repository; who asks what is being asked already shares the
  /// answer. Cancelling the coroutine gives up waiting, and ends git when nobody else waits.
  boost::asio::awaitable<Expected<Answer>> ask(Question question);

 private:
  class Desk;

  std::shared_ptr<Desk> desk_;
};

}  // namespace handoff::git
