#include "tests/support/archive.h"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace handoff::cases {
namespace {

/// The name in a line `-- name --`, empty for other lines.
std::string_view name_in(std::string_view line) {
  constexpr std::string_view opener = "-- ", closer = " --";
  const bool marks = line.size() > opener.size() + closer.size() && line.starts_with(opener) &&
                     line.ends_with(closer);
  if (!marks) return {};
  return line.substr(opener.size(), line.size() - opener.size() - closer.size());
}

}  // namespace

Archive parse_archive(std::string_view text) {
  Archive archive;
  std::string* current = &archive.comment;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (const std::string_view name = name_in(line); !name.empty()) {
      archive.files.push_back({std::string(name), ""});
      current = &archive.files.back().text;
    } else {
      current->append(line).push_back('\n');
    }
  }
  return archive;
}

std::string to_text(const Archive& archive) {
  std::string text = archive.comment;
  for (const ArchiveFile& file : archive.files) {
    text += "-- " + file.name + " --\n" + file.text;
    if (!text.ends_with('\n')) text += '\n';
  }
  return text;
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

Archive read_archive(const std::string& path) {
  return parse_archive(read_file(path));
}

bool is_updating() {
  const char* update = std::getenv("UPDATE");
  return update != nullptr && std::string_view(update) == "1";
}

std::string or_none(std::string lines) {
  return lines.empty() ? "none\n" : lines;
}

}  // namespace handoff::cases
