// Pieces of a template as text to put into a document: with the slots known, the document's line
// breaks, and the blank lines that the place asks for. Completion offers them, actions insert them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/workspace/view.h"

namespace handoff {

/// Text with the places of its open slots.
struct Piece {
  std::string text;
  std::vector<Span> slots;

  void append(std::string_view plain) { text += plain; }
  void append(const Piece& other, std::size_t from = 0);  ///< from: a byte before its slots
};

/// `span` of the template as it stands there.
Piece piece_of(const Schema& schema, Span span);

/// A section of the template, and the level that its heading gets.
struct LevelledRule {
  Index rule = 0;
  int level = 0;
};

/// Missing rules, each as deep as the sections beside its place are in this document. Where parts
/// stand on their own there, what holds them in the template does not become another title.
std::vector<LevelledRule> levelled(const View& view, const std::vector<Index>& rules);

/// Sections of the template, heading and own body each, with the template's blank lines between
/// them and none around them. `sections` ascend.
Piece sections_piece(const Schema& schema, const std::vector<LevelledRule>& sections);

/// The item of a family for the line at `offset`: numbered on from the others in the document's
/// section.
Piece next_item(const View& view, const Family& family, Index section, std::size_t offset);

/// The missing rules that are inserted with `rule`: itself, and its own missing parts.
std::vector<Index> with_missing_parts(const View& view, Index rule);

/// A piece to put at one place of a document.
struct Insertion {
  std::size_t offset = 0;
  Piece piece;
};

/// Where and what to insert for missing rules: whole lines, one blank line before and after unless
/// a section directly follows the heading of the section that holds it. Ascending by offset.
std::vector<Insertion> insertions(const View& view, const std::vector<Index>& rules);

}  // namespace handoff
