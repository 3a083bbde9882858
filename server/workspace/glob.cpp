#include "server/workspace/glob.h"

#include <map>

namespace handoff {
namespace {

using Take = Glob::Take;
using Steps = std::vector<Glob::Step>;

/// Where the UTF-8 character at `at` ends.
std::size_t character_end(std::string_view text, std::size_t at) {
  do ++at;
  while (at < text.size() && (text[at] & 0xC0) == 0x80);
  return at;
}

bool is_negated(std::string_view set) {
  return set.starts_with('!') || set.starts_with('^');
}

/// Where the set that starts at `at` ends, its bracket included; `at` when none does.
std::size_t set_end(std::string_view pattern, std::size_t at) {
  if (pattern[at] != '[') return at;
  const std::size_t first = at + (is_negated(pattern.substr(at + 1)) ? 2 : 1);
  const std::size_t close = pattern.find(']', first + 1);  // a bracket may be the first in a set
  return close == pattern.npos ? at : close + 1;
}

/// The closing brace of every opening one that has one.
std::map<std::size_t, std::size_t> groups_of(std::string_view pattern) {
  std::map<std::size_t, std::size_t> groups;
  std::vector<std::size_t> open;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (const std::size_t end = set_end(pattern, at); end > at) {
      at = end - 1;
    } else if (pattern[at] == '{') {
      open.push_back(at);
    } else if (pattern[at] == '}' && !open.empty()) {
      groups[open.back()] = at;
      open.pop_back();
    }
  }
  return groups;
}

struct Group {
  std::size_t close;              ///< in the pattern
  std::size_t begin;              ///< the step that leads to the alternatives
  std::vector<std::size_t> ends;  ///< the step behind each alternative but the last
};

Steps compile(std::string_view pattern) {
  Steps steps;
  std::vector<Group> open;
  const std::map<std::size_t, std::size_t> groups = groups_of(pattern);
  const auto repeat = [&](Take what) {
    const std::size_t begin = steps.size();
    steps.push_back({Take::nothing, {}, {begin + 1, begin + 3}});
    steps.push_back({what});
    steps.push_back({Take::nothing, {}, {begin}});
  };
  for (std::size_t at = 0, end = 0; at < pattern.size(); at = end) {
    const std::string_view rest = pattern.substr(at);
    end = character_end(pattern, at);
    if (rest.starts_with("**/")) {  // whole folders, or none
      steps.push_back({Take::nothing, {}, {steps.size() + 1, steps.size() + 5}});
      repeat(Take::anything);
      steps.push_back({Take::character, "/"});
      end = at + 3;
    } else if (rest.starts_with("**")) {
      repeat(Take::anything);
      end = at + 2;
    } else if (rest[0] == '*') {
      repeat(Take::any);
    } else if (rest[0] == '?') {
      steps.push_back({Take::any});
    } else if (const std::size_t close = set_end(pattern, at); close > at) {
      steps.push_back({Take::set, std::string(pattern.substr(at + 1, close - at - 2))});
      end = close;
    } else if (groups.contains(at)) {
      open.push_back({groups.at(at), steps.size(), {}});
      steps.push_back({Take::nothing, {}, {steps.size() + 1}});
    } else if (rest[0] == ',' && !open.empty()) {
      open.back().ends.push_back(steps.size());
      steps.push_back({Take::nothing});
      steps[open.back().begin].next.push_back(steps.size());
    } else if (!open.empty() && open.back().close == at) {
      for (const std::size_t alternative : open.back().ends) {
        steps[alternative].next = {steps.size()};
      }
      open.pop_back();
    } else {
      steps.push_back({Take::character, std::string(pattern.substr(at, end - at))});
    }
  }
  return steps;
}

bool set_has(std::string_view set, std::string_view character) {
  const bool negated = is_negated(set);
  bool found = false;
  for (std::size_t i = negated ? 1 : 0; i < set.size(); ++i) {
    const bool is_range = i + 2 < set.size() && set[i + 1] == '-';
    const char last = set[is_range ? i + 2 : i];
    found = found || (character.size() == 1 && set[i] <= character[0] && character[0] <= last);
    if (is_range) i += 2;
  }
  return found != negated;
}

bool takes(const Glob::Step& step, std::string_view character) {
  switch (step.take) {
    case Take::character:
      return character == step.what;
    case Take::any:
      return character != "/";
    case Take::anything:
      return true;
    case Take::set:
      return character != "/" && set_has(step.what, character);
    case Take::nothing:
      return false;
  }
  return false;
}

/// The steps where a reader may be, all at once: each counts once, so that nothing is tried twice.
class Places {
 public:
  explicit Places(const Steps& steps) : steps_(steps), reached_(steps.size() + 1) { reach(0); }

  void take(std::string_view character) {
    before_.clear();
    before_.swap(all_);
    reached_.assign(reached_.size(), false);
    for (const std::size_t place : before_) {
      if (place < steps_.size() && takes(steps_[place], character)) reach(place + 1);
    }
  }

  void take_all(std::string_view path) {
    for (std::size_t at = 0, end = 0; at < path.size() && !all_.empty(); at = end) {
      end = character_end(path, at);
      take(path.substr(at, end - at));
    }
  }

  bool is_any() const { return !all_.empty(); }
  bool is_match() const { return reached_.back(); }

 private:
  void reach(std::size_t place) {
    pending_.push_back(place);
    while (!pending_.empty()) {
      place = pending_.back();
      pending_.pop_back();
      if (reached_[place]) continue;
      reached_[place] = true;
      all_.push_back(place);
      if (place == steps_.size()) continue;
      pending_.insert(pending_.end(), steps_[place].next.begin(), steps_[place].next.end());
    }
  }

  const Steps& steps_;
  std::vector<bool> reached_;
  std::vector<std::size_t> all_;
  std::vector<std::size_t> before_, pending_;  ///< kept for their memory alone
};

}  // namespace

bool is_glob(std::string_view pattern) {
  return pattern.find_first_of("*?[{") != pattern.npos;
}

Glob::Glob(std::string_view pattern) : steps_(compile(pattern)) {}

bool Glob::matches(std::string_view path) const {
  Places places(steps_);
  places.take_all(path);
  return places.is_match();
}

bool Glob::reaches_into(std::string_view folder) const {
  Places places(steps_);
  places.take_all(folder);
  places.take("/");
  return places.is_any();
}

}  // namespace handoff
