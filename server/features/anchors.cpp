#include "server/features/anchors.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "server/features/lookup.h"
#include "server/schema/title.h"
#include "server/text/ascii.h"

namespace handoff {
namespace {

constexpr std::size_t most_links = 2000;

std::string anchor_of(std::string_view title) {
  std::string anchor;
  for (std::size_t i = 0; i < title.size(); ++i) {
    const char c = title[i];
    if (const std::size_t length = symbol_length(title, i); length != 0) {
      i += length - 1;
    } else if (c == ' ') {
      anchor += '-';
    } else if (is_alphanumeric(c) || c == '-' || c == '_' ||
               static_cast<unsigned char>(c) >= 0x80) {
      anchor += to_lower(c);
    }
  }
  return anchor;
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), to_lower);
  return lower;
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
  const std::string_view text = document.text->content();
  const auto is_literal = [&](std::size_t at) {
    return span_at(document.code, at) != nothing || span_at(document.code_spans, at) != nothing ||
           span_at(document.comments, at) != nothing;
  };
  std::vector<AnchorLink> links;
  for (std::size_t at = text.find("](#"); at != text.npos && links.size() < most_links;
       at = text.find("](#", at + 1)) {
    const std::size_t begin = at + 3;
    const std::size_t end = text.find_first_of(") \t\r\n", begin);
    if (end == text.npos || text[end] == '\r' || text[end] == '\n' || is_literal(at)) continue;
    const std::size_t open = text.substr(0, at).find_last_of("[]\n");
    const bool has_text = open != text.npos && text[open] == '[';
    links.push_back({{has_text ? open + 1 : at, at}, {begin, end}});
  }
  return links;
}

}  // namespace

std::vector<std::string> anchors(const Document& document) {
  return anchors(document, nothing, {});
}

std::optional<Index> linked_section_at(const View& view, std::size_t offset) {
  const Document& document = view.document;
  const Index section = document.section_at(offset);
  if (section == 0 || !document.sections[section].title.touches({offset, offset})) return {};
  const std::string anchor = anchors(document)[section];
  if (anchor.empty()) return {};
  for (const AnchorLink& link : anchor_links(document)) {
    if (lower_case(document.slice(link.anchor)) == anchor) return section;
  }
  return {};
}

std::vector<Edit> rename_section(const View& view, Index section, std::string_view title) {
  const Document& document = view.document;
  const Span old_title = document.sections[section].title;
  const std::vector<std::string> before = anchors(document);
  const std::vector<std::string> after = anchors(document, section, title);
  std::map<std::string_view, Index> section_of;
  for (Index i = 1; i < before.size(); ++i) section_of.emplace(before[i], i);

  std::vector<Edit> edits{{old_title, std::string(title)}};
  for (const AnchorLink& link : anchor_links(document)) {
    const auto target = section_of.find(lower_case(document.slice(link.anchor)));
    if (target == section_of.end()) continue;
    const bool is_in_title = old_title.touches(link.anchor);
    if (is_in_title) continue;
    const bool says_title =
        target->second == section && document.slice(link.text) == document.slice(old_title);
    if (says_title) edits.push_back({link.text, std::string(title)});
    if (before[target->second] != after[target->second]) {
      edits.push_back({link.anchor, after[target->second]});
    }
  }
  std::ranges::sort(edits, {}, [](const Edit& edit) { return edit.span.begin; });
  return edits;
}

}  // namespace handoff
