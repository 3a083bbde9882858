// Someone at work in an editor: a document is open in a server, and keys are typed at the end of a
// line in its middle. Every function returns the time until the answer to its request has arrived.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/bench/client.h"

namespace handoff::bench {

class Typist {
 public:
  /// Opens a document that holds the filled template `page` so many times.
  Typist(const std::vector<std::string>& command, const std::string& page, int pages);

  /// A key, then its diagnostics.
  Milliseconds key();
  /// 200 keys at once, then the diagnostics of the last.
  Milliseconds burst();
  /// A key, then the values of a choice.
  Milliseconds completion();
  /// What a heading says.
  Milliseconds hover();

  double resident() const { return client_.resident(); }

 private:
  /// A letter typed, or after forty of them one taken back.
  std::string change();

  Client client_;
  int typed_ = 0;
  nlohmann::json end_of_line_, choice_, heading_;  ///< positions
};

}  // namespace handoff::bench
