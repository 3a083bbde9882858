#include "tests/support/snippet_expander.h"

#include <stdexcept>

namespace handoff {
namespace {

class Expander {
 public:
  explicit Expander(std::string_view snippet) : rest_(snippet) {}

  std::string expand() {
    std::string text;
    int last_stop = 0;
    while (rest_ != "$0") {
      if (rest_.empty()) throw std::runtime_error("the snippet does not end with $0");
      if (!skip("${")) {
        text += character("$}");
        continue;
      }
      const int number = stop_number();
      if (number != last_stop + 1) throw std::runtime_error("the tab stops are not numbered on");
      last_stop = number;
      if (skip("|")) {
        text += first_choice();
        continue;
      }
      if (!skip(":")) throw std::runtime_error("a stop without a default");
      while (!skip("}")) text += character("$");
    }
    return text;
  }

 private:
  bool skip(std::string_view what) {
    if (!rest_.starts_with(what)) return false;
    rest_.remove_prefix(what.size());
    return true;
  }

  int stop_number() {
    const std::size_t digits = rest_.find_first_not_of("0123456789");
    if (digits == 0 || digits == rest_.npos) throw std::runtime_error("a stop without a number");
    const int number = std::stoi(std::string(rest_.substr(0, digits)));
    rest_.remove_prefix(digits);
    return number;
  }

  /// Of choices without escapes.
  std::string first_choice() {
    const std::size_t end = rest_.find("|}");
    if (end == rest_.npos) throw std::runtime_error("a choice that does not end");
    const std::string_view choices = rest_.substr(0, end);
    if (choices.find_first_of("\\$|") != choices.npos || choices.find(',') == choices.npos) {
      throw std::runtime_error("no plain choice");
    }
    rest_.remove_prefix(end + 2);
    return std::string(choices.substr(0, choices.find(',')));
  }

  /// One character of text, none of `special` unless it is escaped.
  char character(std::string_view special) {
    if (rest_.empty()) throw std::runtime_error("the snippet ends in a tab stop");
    char c = rest_.front();
    rest_.remove_prefix(1);
    if (special.find(c) != special.npos) throw std::runtime_error("a sign that is not escaped");
    if (c == '\\' && !rest_.empty() && std::string_view("\\$}").find(rest_[0]) != rest_.npos) {
      c = rest_.front();
      rest_.remove_prefix(1);
    }
    return c;
  }

  std::string_view rest_;
};

}  // namespace

std::string expand_snippet(std::string_view snippet) {
  return Expander(snippet).expand();
}

}  // namespace handoff
