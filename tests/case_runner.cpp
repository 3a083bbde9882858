// Runs a case: reads an archive, answers its directives and compares. With UPDATE=1 in the
// environment it writes the answers into the archive instead.
#include <fmt/format.h>

#include <exception>
#include <fstream>
#include <string_view>

#include "tests/support/archive.h"
#include "tests/support/case_output.h"
#include "tests/support/line_diff.h"

namespace handoff::cases {
namespace {

constexpr std::size_t context_lines = 3;

/// True when the archive says what is found.
bool run(const std::string& path) {
  const Archive archive = read_archive(path);
  const std::string expected = to_text(archive);
  const std::string found = to_text(answered(archive));
  if (found == expected) return true;
  if (is_updating()) {
    std::ofstream(path, std::ios::binary) << found;
    fmt::print("{} is updated\n", path);
    return true;
  }
  fmt::print("{}: - expected, + found; UPDATE=1 accepts what is found\n{}\n", path,
             line_diff(expected, found, context_lines));
  return false;
}

}  // namespace
}  // namespace handoff::cases

int main(int argc, char** argv) {
  int failures = 0;
  for (int i = 1; i < argc; ++i) {
    try {
      if (!handoff::cases::run(argv[i])) ++failures;
    } catch (const std::exception& error) {
      fmt::print("{}: {}\n", argv[i], error.what());
      ++failures;
    }
  }
  return failures == 0 && argc > 1 ? 0 : 1;
}
