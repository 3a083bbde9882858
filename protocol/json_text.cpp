#include "protocol/json_text.h"

#include <fmt/format.h>
#include <utf8.h>

#include <charconv>
#include <iterator>

#include "protocol/rpc.h"

namespace lsp {
namespace {

/// The code unit of the escape `\uXXXX` at `at`, or 0 where there is none.
unsigned escaped_unit(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) != "\\u" || text.size() < at + 6) return 0;
  unsigned unit = 0;
  const char* const digits = text.data() + at + 2;
  const auto [end, error] = std::from_chars(digits, digits + 4, unit, 16);
  return end == digits + 4 ? unit : 0;
}

bool is_high(unsigned unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}
bool is_low(unsigned unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

bool mend_surrogates(std::string& text) {
  bool mended = false;
  std::size_t at = 0;
  while ((at = text.find('\\', at)) != std::string::npos) {
    const unsigned unit = escaped_unit(text, at);
    if (is_high(unit) && is_low(escaped_unit(text, at + 6))) {
      at += 12;
    } else if (is_high(unit) || is_low(unit)) {
      text.replace(at + 2, 4, "fffd");
      mended = true;
      at += 6;
    } else {
      at += 2;
    }
  }
  return mended;
}

/// Of text that is JSON up to some point, the depth is right up to there.
bool nests_too_deep(std::string_view text) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (in_string) {
      if (c == '\\') ++at;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      if (++depth > max_json_depth) return true;
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
  }
  return false;
}

}  // namespace

bool mend_unicode(std::string& text) {
  const bool valid = utf8::is_valid(text.begin(), text.end());
  if (!valid) {
    std::string mended;
    utf8::replace_invalid(text.begin(), text.end(), std::back_inserter(mended));
    text = std::move(mended);
  }
  return mend_surrogates(text) || !valid;
}

nlohmann::json parse_json(std::string_view text) {
  if (nests_too_deep(text)) {
    throw ResponseError(ErrorCode::ParseError,
                        fmt::format("JSON nests deeper than {} levels", max_json_depth));
  }
  try {
    return nlohmann::json::parse(text);
  } catch (const nlohmann::json::exception& error) {
    throw ResponseError(ErrorCode::ParseError, fmt::format("not JSON: {}", error.what()));
  }
}

std::string dump_json(const nlohmann::json& value) {
  return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace lsp
