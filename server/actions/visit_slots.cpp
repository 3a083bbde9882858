// The open slots of a handoff that is half written, as tab stops of one snippet. One edit from the
// first to the last of them, since the protocol leaves to each client what several snippets in a
// document are; it begins where its line does, because editors indent the lines of a snippet as far
// as the one on which it starts.
#include <fmt/format.h>

#include <algorithm>

#include "server/actions/rows.h"
#include "server/analysis/words.h"
#include "server/features/snippet.h"
#include "server/fill/fill.h"

namespace handoff {
namespace {

/// What an editor can hold as one snippet without delay: the stops, and bytes from first to last.
constexpr std::size_t most_stops = 200;
constexpr std::size_t most_text = 64 << 10;

struct Stop {
  Span span;
  Index slot;
};

/// The open slots from `first` on, as many as one snippet takes.
std::vector<Stop> stops_from(const View& view, Index first) {
  std::vector<Stop> stops;
  for (Index i = first; i < view.document.brackets.size() && stops.size() < most_stops; ++i) {
    const Span span = view.document.brackets[i].span;
    const Index slot = view.conformance.slot_of_bracket[i];
    if (slot == nothing) continue;
    if (!stops.empty() && span.end - stops.front().span.begin > most_text) break;
    stops.push_back({span, slot});
  }
  return stops;
}

/// From the start of the first stop's line to the end of the last stop.
Span snippet_span(const View& view, const std::vector<Stop>& stops) {
  const Text& text = *view.document.text;
  return {text.line(text.line_of(stops.front().span.begin)).begin, stops.back().span.end};
}

/// Editors write the indentation of a snippet's lines anew, as the user indents: it has to be one
/// that they leave as it is.
bool is_indented_by_tabs(const Text& text, Span span) {
  for (std::size_t line = text.line_of(span.begin); line <= text.line_of(span.end); ++line) {
    const std::string_view content = text.slice(text.line(line));
    const std::size_t indent = std::min(content.find_first_not_of(" \t"), content.size());
    if (content.substr(0, indent).find('\t') != content.npos) return true;
  }
  return false;
}

/// A choice begins with the slot itself, so that nothing is chosen by passing it. Its words are
/// capitals and need no escape.
std::string tab_stop(std::size_t number, std::string_view text, const SlotRule& slot) {
  if (slot.choices.empty()) return fmt::format("${{{}:{}}}", number, escape_snippet(text));
  return fmt::format("${{{}|{},{}|}}", number, text, fmt::join(slot.choices, ","));
}

}  // namespace

std::vector<Offer> offer_visit_slots(const View& view, Span selection) {
  if (view.schema == nullptr) return {};
  const bool all = title_span(view.document).touches(selection);
  const Index first = all ? 0 : open_slot_at(view, selection);
  if (first == nothing) return {};
  const std::vector<Stop> stops = stops_from(view, first);
  if (stops.empty() || is_indented_by_tabs(*view.document.text, snippet_span(view, stops)))
    return {};
  return {{.action = {},
           .title = all ? "Go through the open slots" : "Go through the open slots from here on",
           .target = first}};
}

std::vector<Edit> edit_visit_slots(const View& view, const Offer& offer, const Facts*) {
  const std::vector<Stop> stops = stops_from(view, offer.target);
  const Span span = snippet_span(view, stops);
  std::string snippet;
  std::size_t copied = span.begin;
  for (std::size_t i = 0; i < stops.size(); ++i) {
    const auto& [place, slot] = stops[i];
    snippet += escape_snippet(view.document.slice({copied, place.begin}));
    snippet += tab_stop(i + 1, view.document.slice(place), view.schema->slots[slot]);
    copied = place.end;
  }
  return {{span, snippet + "$0"}};
}

}  // namespace handoff
