// The same task in several places of a handoff, or in several handoffs: under way here, done or
// next there.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/workspace/view.h"

namespace handoff {

/// The places where a task is named, each on one line, in document order.
struct TaskMentions {
  std::vector<Span> names;
  Index definition = 0;  ///< the first with a task box, else the first of all
  Index here = 0;        ///< the one asked about
  std::string key;       ///< what a task is known by
};

/// Of the task whose name `offset` touches: a list item's text up to what explains it, or the value
/// of a field for a task. Items of one name are one task where one of them has a task box or stands
/// where the template wants a task. Case, punctuation and parentheses do not matter.
std::optional<TaskMentions> task_mentions(const View& view, std::size_t offset);

/// The places where the task of this key is named, in document order; empty where none of them is
/// a task's.
std::vector<Span> places_of_task(const View& view, const std::string& key);

}  // namespace handoff
