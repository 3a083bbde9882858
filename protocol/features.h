#pragma once

// What the language features of LSP 3.18 exchange beside the basic structures: completion, hover,
// code actions and configuration, as far as this project uses them. A default stands where the
// value never varies.

#include <optional>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

#include "protocol/types.h"

namespace lsp {

namespace CodeActionKind {
inline constexpr char QuickFix[] = "quickfix";
inline constexpr char Source[] = "source";
}  // namespace CodeActionKind

enum class CompletionTriggerKind : uinteger {
  Invoked = 1,
  TriggerCharacter = 2,
  TriggerForIncompleteCompletions = 3,
};
enum class CompletionItemKind : uinteger {
  Text = 1,
  Field = 5,
  Value = 12,
  Enum = 13,
  Keyword = 14,
  Snippet = 15,
  File = 17,
  Reference = 18,
  EnumMember = 20,
  Struct = 22,
};
enum class InsertTextFormat : uinteger { PlainText = 1, Snippet = 2 };
enum class InsertTextMode : uinteger { asIs = 1, adjustIndentation = 2 };
enum class CodeActionTriggerKind : uinteger { Invoked = 1, Automatic = 2 };

struct CompletionContext {
  CompletionTriggerKind triggerKind = CompletionTriggerKind::Invoked;
  std::optional<std::string> triggerCharacter = {};

  static constexpr auto fields =
      std::tuple{Field{"triggerKind", &CompletionContext::triggerKind},
                 Field{"triggerCharacter", &CompletionContext::triggerCharacter}};
};

struct CompletionItemLabelDetails {
  std::optional<std::string> detail = {};
  std::optional<std::string> description = {};

  static constexpr auto fields =
      std::tuple{Field{"detail", &CompletionItemLabelDetails::detail},
                 Field{"description", &CompletionItemLabelDetails::description}};
};

/// Two ways to take an item over, of which the user has chosen one: `insert` is the part of
/// `replace` up to the cursor.
struct InsertReplaceEdit {
  std::string newText;
  Range insert = {};
  Range replace = {};

  static constexpr auto fields = std::tuple{Field{"newText", &InsertReplaceEdit::newText},
                                            Field{"insert", &InsertReplaceEdit::insert},
                                            Field{"replace", &InsertReplaceEdit::replace}};
};

struct CompletionItem {
  std::string label;
  std::optional<CompletionItemLabelDetails> labelDetails = {};
  std::optional<CompletionItemKind> kind = {};
  std::optional<std::string> detail = {};
  std::optional<MarkupContent> documentation = {};
  std::optional<bool> preselect = {};
  std::optional<std::string> sortText = {};
  std::optional<std::string> filterText = {};
  std::optional<InsertTextFormat> insertTextFormat = {};
  std::optional<InsertTextMode> insertTextMode = {};
  std::optional<std::variant<TextEdit, InsertReplaceEdit>> textEdit = {};
  std::optional<std::vector<TextEdit>> additionalTextEdits = {};
  json data = {};

  static constexpr auto fields = std::tuple{
      Field{"label", &CompletionItem::label},
      Field{"labelDetails", &CompletionItem::labelDetails},
      Field{"kind", &CompletionItem::kind},
      Field{"detail", &CompletionItem::detail},
      Field{"documentation", &CompletionItem::documentation},
      Field{"preselect", &CompletionItem::preselect},
      Field{"sortText", &CompletionItem::sortText},
      Field{"filterText", &CompletionItem::filterText},
      Field{"insertTextFormat", &CompletionItem::insertTextFormat},
      Field{"insertTextMode", &CompletionItem::insertTextMode},
      Field{"textEdit", &CompletionItem::textEdit},
      Field{"additionalTextEdits", &CompletionItem::additionalTextEdits},
      Field{"data", &CompletionItem::data},
  };
};

struct CompletionList {
  bool isIncomplete = false;
  std::vector<CompletionItem> items = {};

  static constexpr auto fields = std::tuple{Field{"isIncomplete", &CompletionList::isIncomplete},
                                            Field{"items", &CompletionList::items}};
};

struct HoverContents {  // the specification calls it Hover, which is the method's name here
  MarkupContent contents;
  std::optional<Range> range = {};

  static constexpr auto fields = std::tuple{Field{"contents", &HoverContents::contents},
                                            Field{"range", &HoverContents::range}};
};

struct CodeActionContext {
  std::vector<Diagnostic> diagnostics = {};
  std::optional<std::vector<std::string>> only = {};
  std::optional<CodeActionTriggerKind> triggerKind = {};

  static constexpr auto fields = std::tuple{Field{"diagnostics", &CodeActionContext::diagnostics},
                                            Field{"only", &CodeActionContext::only},
                                            Field{"triggerKind", &CodeActionContext::triggerKind}};
};

struct CodeActionDisabled {
  std::string reason;

  static constexpr auto fields = std::tuple{Field{"reason", &CodeActionDisabled::reason}};
};

struct CodeAction {
  std::string title;
  std::optional<std::string> kind = {};
  std::optional<std::vector<Diagnostic>> diagnostics = {};
  std::optional<bool> isPreferred = {};
  std::optional<CodeActionDisabled> disabled = {};
  std::optional<WorkspaceEdit> edit = {};
  json data = {};

  static constexpr auto fields = std::tuple{
      Field{"title", &CodeAction::title},
      Field{"kind", &CodeAction::kind},
      Field{"diagnostics", &CodeAction::diagnostics},
      Field{"isPreferred", &CodeAction::isPreferred},
      Field{"disabled", &CodeAction::disabled},
      Field{"edit", &CodeAction::edit},
      Field{"data", &CodeAction::data},
  };
};

struct ConfigurationItem {
  std::optional<std::string> scopeUri = {};
  std::optional<std::string> section = {};

  static constexpr auto fields = std::tuple{Field{"scopeUri", &ConfigurationItem::scopeUri},
                                            Field{"section", &ConfigurationItem::section}};
};

}  // namespace lsp
