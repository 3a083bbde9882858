// Classes of characters as CommonMark and we mean them: ASCII, whatever the locale says.
#pragma once

namespace handoff {

constexpr bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}
constexpr bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}
constexpr bool is_letter(char c) {
  return is_capital(c) || (c >= 'a' && c <= 'z');
}
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_alphanumeric(char c) {
  return is_letter(c) || is_digit(c);
}
/// ASCII punctuation character (CommonMark 0.30, section 2.1).
constexpr bool is_punctuation(char c) {
  return c > ' ' && c < 0x7F && !is_alphanumeric(c);
}
constexpr char to_lower(char c) {
  return is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
}
constexpr char to_upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

}  // namespace handoff
