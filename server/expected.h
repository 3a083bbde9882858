// The result of an operation that the world can make fail: a value, or a failure that says why in
// one sentence for people. For mistakes in a user's document there are findings; for our own
// mistakes, exceptions.
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace handoff {

struct Failure {
  std::string message;

  bool operator==(const Failure&) const = default;
};

template <class T>
using Expected = tl::expected<T, Failure>;

inline tl::unexpected<Failure> failure(std::string message) {
  return tl::make_unexpected(Failure{std::move(message)});
}

}  // namespace handoff
