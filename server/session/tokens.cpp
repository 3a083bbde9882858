#include "server/session/tokens.h"

#include <algorithm>
#include <array>
#include <utility>

#include "server/features/tokens.h"

namespace handoff {
namespace {

constexpr std::size_t numbers_a_token = 5;
constexpr std::size_t most_tokens = 50'000;

constexpr std::array<std::string_view, 7> types = {"macro",  "property",  "string", "enumMember",
                                                   "number", "namespace", "keyword"};
constexpr std::array<std::string_view, 2> modifiers = {"readonly", "modification"};

/// By TokenKind: an index into `types`.
constexpr std::array<lsp::uinteger, 8> type_of_kind = {0, 1, 2, 3, 4, 5, 4, 6};
/// By TaskState: bits of `modifiers`.
constexpr std::array<lsp::uinteger, 3> modifiers_of_state = {0, 1, 2};

}  // namespace

lsp::SemanticTokensLegend token_legend() {
  return {{types.begin(), types.end()}, {modifiers.begin(), modifiers.end()}};
}

std::vector<lsp::uinteger> token_data(const Asked& asked, Span within) {
  std::vector<Token> found = tokens(asked.view, within);
  found.resize(std::min(found.size(), most_tokens));
  std::vector<lsp::uinteger> data;
  lsp::Position last;
  for (const Token& token : found) {
    const auto [start, end] = asked.range_of(token.span);
    const bool same_line = start.line == last.line;
    data.insert(
        data.end(),
        {start.line - last.line, same_line ? start.character - last.character : start.character,
         end.character - start.character, type_of_kind[static_cast<std::size_t>(token.kind)],
         modifiers_of_state[static_cast<std::size_t>(token.state)]});
    last = start;
  }
  return data;
}

std::vector<lsp::SemanticTokensEdit> token_edits(std::span<const lsp::uinteger> before,
                                                 std::span<const lsp::uinteger> after) {
  if (std::ranges::equal(before, after)) return {};
  const auto whole = [](std::ptrdiff_t numbers) {
    return static_cast<std::size_t>(numbers) / numbers_a_token * numbers_a_token;
  };
  const std::size_t begin = whole(std::ranges::mismatch(before, after).in1 - before.begin());
  before = before.subspan(begin);
  after = after.subspan(begin);
  const std::size_t end =
      whole(std::mismatch(before.rbegin(), before.rend(), after.rbegin(), after.rend()).first -
            before.rbegin());
  return {{.start = static_cast<lsp::uinteger>(begin),
           .deleteCount = static_cast<lsp::uinteger>(before.size() - end),
           .data = std::vector(after.begin(), after.end() - static_cast<std::ptrdiff_t>(end))}};
}

lsp::SemanticTokens SentTokens::full(const std::string& uri, std::vector<lsp::uinteger> data) {
  return sent_[uri] = {std::to_string(++last_id_), std::move(data)};
}

lsp::SemanticTokensFullDelta::Result SentTokens::delta(const std::string& uri,
                                                       const std::string& previous,
                                                       std::vector<lsp::uinteger> data) {
  const auto known = sent_.find(uri);
  if (known == sent_.end() || known->second.resultId != previous) {
    return full(uri, std::move(data));
  }
  std::vector<lsp::SemanticTokensEdit> edits = token_edits(known->second.data, data);
  known->second = {std::to_string(++last_id_), std::move(data)};
  return lsp::SemanticTokensDelta{known->second.resultId, std::move(edits)};
}

}  // namespace handoff
