// Code actions as data: what may be offered at a selection, what has to be asked of git first, and
// the edits. Nothing is applied here, and nothing is remembered between offer and edit.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/analysis/findings.h"
#include "server/fill/facts.h"
#include "server/workspace/view.h"

namespace handoff {

/// Something that the user may pick. Together with the document's version it says all that is
/// needed to work out the edits.
struct Offer {
  std::string_view action;  ///< Action::id
  std::string title;
  Index target = nothing;  ///< what it is about: a rule, section, item, bracket or field
  std::string value = {};  ///< what is to be written there
  Span about = {};         ///< the finding that it would resolve, with `code`
  std::string_view code = {};
  bool preferred = false;
};

struct Action {
  std::string_view id;
  std::string_view kind;  ///< LSP's CodeActionKind
  /// `said` are the findings that whoever picks has been told.
  std::vector<Offer> (*offers)(const View&, Span selection, std::span<const Finding> said);
  /// What to ask git for before the edits can be made; null where git is not needed.
  std::optional<git::Detail> (*detail)(const View&, const Offer&);
  /// `facts` are null when git is not needed.
  std::vector<Edit> (*edits)(const View&, const Offer&, const Facts* facts);
  bool snippet = false;  ///< the text of the edit, which is the only one, is a snippet
};

std::span<const Action> all_actions();
const Action* action_named(std::string_view id);

/// All offers at `selection`, in the table's order.
std::vector<Offer> offers_at(const View& view, Span selection, std::span<const Finding> said);

/// The kind of actions that fill in what git knows, a source action.
inline constexpr std::string_view fill_from_git_kind = "source.fillFromGit";

/// The kind of actions that write a part of the document as a snippet.
inline constexpr std::string_view snippet_kind = "refactor.rewrite";

}  // namespace handoff
