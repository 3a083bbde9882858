#include "server/features/anchors.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "server/features/destinations.h"
#include "server/schema/title.h"
#include "server/text/ascii.h"
#include "server/text/fold.h"
#include "server/text/percent.h"

namespace handoff {
namespace {

/// What makes a picture of the character before it: an emoji, a key.
bool is_picture_mark(char32_t code) {
  return (code >= 0xFE00 && code <= 0xFE0F) || (code >= 0x20D0 && code <= 0x20F0);
}

bool is_in_anchor(char32_t code) {
  if (code < 0x80) return is_alphanumeric(static_cast<char>(code)) || code == '-' || code == '_';
  if (code > 0xFF00 && code < 0xFF5F) return code != U'－' && is_in_anchor(code - 0xFEE0);
  const bool is_letter = code == U'ª' || code == U'µ' || code == U'º';
  return is_letter || is_picture_mark(code) || !is_symbol(code);
}

template <class Use>
void for_characters(std::string_view text, Use use) {
  for (std::size_t at = 0; at < text.size();) {
    const Character character = decode(text, at);
    use(character.code, text.substr(at, character.size));
    at += character.size;
  }
}

std::string anchor_of(std::string_view title) {
  std::string anchor;
  for_characters(title, [&](char32_t code, std::string_view character) {
    if (code == ' ') {
      anchor += '-';
    } else if (is_in_anchor(code)) {
      anchor += character;
    }
  });
  return lower_case(anchor);
}

/// The same for all spellings of an anchor that lead to one place: programs differ in marks that
/// nobody sees and in the sigma at a word's end.
std::string anchor_key(std::string_view anchor) {
  std::string key;
  for_characters(lower_case(percent_decoded(anchor)),
                 [&](char32_t code, std::string_view character) {
                   if (!is_picture_mark(code)) key += code == U'ς' ? "σ" : character;
                 });
  return key;
}

/// A name that was there before gets the first number that makes it new.
std::vector<std::string> numbered(std::vector<std::string> names) {
  std::set<std::string, std::less<>> taken;
  std::map<std::string, std::size_t, std::less<>> count;
  for (std::string& name : names) {
    if (name.empty()) continue;
    std::string unique = name;
    for (std::size_t& n = count[name]; taken.contains(unique);) {
      unique = fmt::format("{}-{}", name, ++n);
    }
    taken.insert(unique);
    name = std::move(unique);
  }
  return names;
}

/// As if `renamed` were called `title`.
std::vector<std::string> anchors(const Document& document, Index renamed, std::string_view title) {
  std::vector<std::string> names(document.sections.size());
  for (Index i = 1; i < names.size(); ++i) {
    names[i] = anchor_of(i == renamed ? title : document.slice(document.sections[i].title));
  }
  return numbered(std::move(names));
}

struct AnchorLink {
  Span text;    ///< between the square brackets; empty where it is not on one line
  Span anchor;  ///< behind the #
};

std::vector<AnchorLink> anchor_links(const Document& document) {
  std::vector<AnchorLink> links;
  for (const auto& [text, target] : destinations(document)) {
    if (document.slice(target).starts_with('#')) {
      links.push_back({text, {target.begin + 1, target.end}});
    }
  }
  return links;
}

/// In the way in which the anchor that it replaces is written.
std::string written_like(std::string_view old, const std::string& anchor) {
  return old.find('%') == old.npos ? anchor : percent_encoded(anchor);
}

}  // namespace

std::vector<std::string> anchors(const Document& document) {
  return anchors(document, nothing, {});
}

std::optional<Index> linked_section_at(const View& view, std::size_t offset) {
  const Document& document = view.document;
  const Index section = document.section_at(offset);
  if (section == 0 || !document.sections[section].title.touches({offset, offset})) return {};
  const std::string key = anchor_key(anchors(document)[section]);
  if (key.empty()) return {};
  for (const AnchorLink& link : anchor_links(document)) {
    if (anchor_key(document.slice(link.anchor)) == key) return section;
  }
  return {};
}

std::vector<Edit> rename_section(const View& view, Index section, std::string_view title) {
  const Document& document = view.document;
  const Span old_title = document.sections[section].title;
  const std::vector<std::string> before = anchors(document);
  const std::vector<std::string> after = anchors(document, section, title);
  std::map<std::string, Index> section_of;
  for (Index i = 1; i < before.size(); ++i) {
    if (!before[i].empty()) section_of.emplace(anchor_key(before[i]), i);
  }

  std::vector<Edit> edits{{old_title, std::string(title)}};
  for (const AnchorLink& link : anchor_links(document)) {
    const auto target = section_of.find(anchor_key(document.slice(link.anchor)));
    if (target == section_of.end()) continue;
    const bool is_in_title = old_title.touches(link.anchor);
    if (is_in_title) continue;
    const bool says_title =
        target->second == section && document.slice(link.text) == document.slice(old_title);
    if (says_title) edits.push_back({link.text, std::string(title)});
    if (before[target->second] != after[target->second]) {
      edits.push_back(
          {link.anchor, written_like(document.slice(link.anchor), after[target->second])});
    }
  }
  std::ranges::sort(edits, {}, [](const Edit& edit) { return edit.span.begin; });
  return edits;
}

}  // namespace handoff
