#include "server/session/editing.h"

#include "server/format/format.h"
#include "server/format/on_enter.h"
#include "server/session/convert.h"

namespace handoff {
namespace {

/// Trailing blanks are not the client's to say: two of them break a line.
FormatOptions to_options(const lsp::FormattingOptions& options) {
  return {.insert_final_newline = options.insertFinalNewline.value_or(true),
          .trim_final_newlines = options.trimFinalNewlines.value_or(false)};
}

std::vector<lsp::TextEdit> to_text_edits(const Asked& asked, std::vector<Edit> edits) {
  std::vector<lsp::TextEdit> converted;
  for (Edit& edit : edits) converted.push_back({asked.range_of(edit.span), std::move(edit.text)});
  return converted;
}

}  // namespace

lsp::DocumentFormatting::Result formatting(const Asked& asked,
                                           const lsp::DocumentFormattingParams& params) {
  const Span all{0, asked.view.text().size()};
  return to_text_edits(asked, format(asked.view, all, to_options(params.options)));
}

lsp::DocumentRangeFormatting::Result range_formatting(
    const Asked& asked, const lsp::DocumentRangeFormattingParams& params) {
  const Span range = to_span(*asked.view.document.text, params.range, asked.agreement.encoding);
  return to_text_edits(asked, format(asked.view, range, to_options(params.options)));
}

lsp::DocumentOnTypeFormatting::Result on_type_formatting(
    const Asked& asked, const lsp::DocumentOnTypeFormattingParams& params) {
  if (params.ch != enter_character) return {};
  return to_text_edits(asked, after_enter(asked.view, asked.offset_of(params.position)));
}

}  // namespace handoff
