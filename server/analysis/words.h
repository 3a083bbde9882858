// How messages name the parts of a template and of a document.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "server/workspace/view.h"

namespace handoff {

/// What a slot belongs to, as people would say it: its field's label, else its section's title.
std::string_view owner_of(const Schema& schema, Index slot);

/// What is to be done with an open slot: "choose CLEAN or DIRTY".
std::string wanted_of(const SlotRule& slot);

/// A slot's name in words, without its number: "commit message".
std::string slot_words(const SlotRule& slot);

/// "a, b or c".
std::string alternatives(std::span<const std::string> words);

/// Where to say what concerns a document as a whole: its title, else its first line.
Span title_span(const Document& document);

/// A piece of a document in a message: on one line, and short.
std::string quoted(std::string_view text);

}  // namespace handoff
