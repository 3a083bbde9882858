// What the words of a handoff are, for an editor to colour: beyond what Markdown says of them.
#pragma once

#include <vector>

#include "server/workspace/view.h"

namespace handoff {

enum class TokenKind {
  slot,    ///< open
  label,   ///< that the template knows
  value,   ///< of such a label
  choice,  ///< the word of a choice
  number,  ///< a value that is one
  path,
  commit,
  task,  ///< a task box
};

enum class TaskState { open, done, other };

struct Token {
  TokenKind kind = TokenKind::slot;
  Span span;                          ///< on one line, not empty
  TaskState state = TaskState::open;  ///< of a task box

  bool operator==(const Token&) const = default;
};

/// Those that `within` touches, in document order and apart; none for a document that is no
/// handoff.
std::vector<Token> tokens(const View& view, Span within);

}  // namespace handoff
