#include "server/git/answers.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "server/git/fields.h"

namespace handoff::git {
namespace {

using Bytes = std::optional<std::string_view>;

constexpr std::int64_t year_2100 = 4102444800;

tl::unexpected<Failure> garbled(std::string_view what) {
  return failure(fmt::format("git's answer makes no sense ({})", what));
}

bool is_id(std::string_view text) {
  return (text.size() == 40 || text.size() == 64) && std::ranges::all_of(text, [](char c) {
           return ('0' <= c && c <= '9') || ('a' <= c && c <= 'f');
         });
}

/// Reads records to the end with `read_one(fields)`, which gives nothing for what is no record. The
/// half record at the end of a cut output is left out.
template <class Record, class ReadOne>
Expected<std::vector<Record>> read_records(const Output& output, std::string_view what,
                                           ReadOne read_one) {
  std::vector<Record> records;
  Fields fields(output.bytes);
  while (!fields.empty()) {
    if (std::optional<Record> record = read_one(fields)) {
      records.push_back(std::move(*record));
    } else if (!output.cut || !fields.empty()) {
      return garbled(what);
    }
  }
  return records;
}

/// One header of `git status`, "branch.oid 1234…" and such. False for nonsense.
bool read_header(std::string_view header, StatusReport& report) {
  const Bytes name = take_until(header, ' ');
  if (!name) return false;
  if (name == "branch.oid" && header != "(initial)") {
    report.head = header;
    return is_id(header);
  }
  if (name == "branch.head" && header != "(detached)") report.branch = header;
  if (name == "branch.upstream") report.upstream = header;
  if (name == "branch.ab") {
    const Bytes ahead = take_until(header, ' ');
    if (!ahead || !ahead->starts_with('+') || !header.starts_with('-')) return false;
    report.ahead = to_number<int>(ahead->substr(1));
    report.behind = to_number<int>(header.substr(1));
    return report.ahead && report.behind;
  }
  return true;
}

std::optional<StatusEntry> read_status_entry(std::string_view record) {
  using Kind = StatusEntry::Kind;
  const Bytes type = take_until(record, ' ');
  if (type == "?") return StatusEntry{Kind::untracked, '?', '?', std::string(record)};
  if (type != "1" && type != "u") return std::nullopt;
  const Bytes letters = take_until(record, ' ');
  if (!letters || letters->size() != 2) return std::nullopt;
  for (int more = type == "1" ? 6 : 8; more > 0; --more) {  // modes and object ids
    if (!take_until(record, ' ')) return std::nullopt;
  }
  return StatusEntry{type == "1" ? Kind::tracked : Kind::conflicted, letters->front(),
                     letters->back(), std::string(record)};
}

std::optional<LogEntry> read_log_entry(Fields& fields) {
  if (fields.next() != "") return std::nullopt;
  const Bytes id = fields.next(), parents = fields.next(), time = fields.next();
  const Bytes email = fields.next(), author = fields.next(), subject = fields.next();
  if (!subject || !is_id(*id)) return std::nullopt;
  LogEntry entry{.id = std::string(*id),
                 .parents = {},
                 .time = to_number<std::int64_t>(*time),
                 .email = std::string(*email),
                 .author = std::string(*author),
                 .subject = std::string(*subject),
                 .paths = {}};
  if (entry.time && (*entry.time < 0 || *entry.time >= year_2100)) entry.time.reset();
  for (std::string_view rest = *parents; !rest.empty();) {
    const std::string_view parent = take_part(rest, ' ');
    if (!is_id(parent)) return std::nullopt;
    entry.parents.emplace_back(parent);
  }
  while (!fields.empty() && !fields.at_empty_field()) {
    Bytes path = fields.next();
    if (!path) return std::nullopt;
    if (entry.paths.empty()) {
      if (!path->starts_with('\n')) return std::nullopt;
      path->remove_prefix(1);
    }
    entry.paths.emplace_back(*path);
  }
  return entry;
}

/// The path and letter of a record of `--raw`, whose first field is ":MODE MODE ID ID LETTER".
std::optional<DiffEntry> read_raw_entry(Fields& fields) {
  const Bytes header = fields.next(), path = fields.next();
  if (!path || path->empty() || !header->starts_with(':') ||
      std::ranges::count(*header, ' ') != 4 || header->at(header->size() - 2) != ' ') {
    return std::nullopt;
  }
  return DiffEntry{header->back(), std::string(*path), {}, {}};
}

}  // namespace

Expected<std::string> parse_id(const Output& output) {
  std::string_view id = output.bytes;
  if (id.ends_with('\n')) id.remove_suffix(1);
  if (!id.empty() && !is_id(id)) return garbled("object id");
  return std::string(id);
}

Expected<std::vector<std::string>> parse_ids(const Output& output) {
  std::vector<std::string> ids;
  for (std::string_view rest = output.bytes; const Bytes line = take_until(rest, '\n');) {
    if (!is_id(*line) && !line->ends_with(" missing") && !line->ends_with(" ambiguous")) {
      return garbled("cat-file");
    }
    ids.emplace_back(is_id(*line) ? *line : "");
  }
  return ids;
}

Expected<Identity> parse_identity(const Output& output) {
  std::vector<std::string> lines;
  for (std::string_view rest = output.bytes; const Bytes line = take_until(rest, '\n');) {
    lines.emplace_back(*line);
  }
  if (lines.size() > 6) return failure("the repository's path has a line break in it");
  if (lines.size() < 6 || lines[0] != "false") return garbled("rev-parse");
  const std::map<std::string_view, std::string_view> empty_trees{
      {"sha1", "4b825dc642cb6eb9a060e54bf8d69288fbee4904"},
      {"sha256", "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321"}};
  const auto empty_tree = empty_trees.find(lines[2]);
  if (empty_tree == empty_trees.end()) {
    return failure("the repository has an unknown kind of object ids");
  }
  const auto is_absolute = [](const std::string& path) { return path.starts_with('/'); };
  if (!std::ranges::all_of(lines.begin() + 3, lines.end(), is_absolute)) {
    return garbled("rev-parse");
  }
  return Identity{.root = lines[3],
                  .directory = lines[4],
                  .common = lines[5],
                  .empty_tree = std::string(empty_tree->second),
                  .shallow = lines[1] == "true"};
}

Expected<std::vector<Setting>> parse_settings(const Output& output) {
  return read_records<Setting>(output, "config", [](Fields& fields) -> std::optional<Setting> {
    Bytes value = fields.next();
    if (!value || value->empty()) return std::nullopt;
    const Bytes name = take_until(*value, '\n');
    if (!name) return Setting{*value, "true"};
    return Setting{*name, *value};
  });
}

Expected<StatusReport> parse_status(const Output& output) {
  StatusReport report;
  Fields fields(output.bytes);
  bool has_branch = false;
  while (!fields.empty()) {
    Bytes record = fields.next();
    if (!record && output.cut) break;
    if (!record) return garbled("status");
    if (record->starts_with("# ")) {
      if (*record == "# branch.head (unknown)") {
        return failure("the repository is damaged: its HEAD cannot be read");
      }
      if (!read_header(record->substr(2), report)) return garbled("status");
      has_branch |= record->starts_with("# branch.head ");
      continue;
    }
    const auto entry = read_status_entry(*record);
    if (!entry) return garbled("status");
    if (entry->path.empty()) return failure("the repository is damaged: its index cannot be read");
    report.entries.push_back(*entry);
  }
  if (!has_branch) return garbled("status");
  return report;
}

Expected<std::vector<LogEntry>> parse_log(const Output& output) {
  return read_records<LogEntry>(output, "log", read_log_entry);
}

Expected<std::vector<DiffEntry>> parse_diff(const Output& output) {
  std::vector<DiffEntry> entries;
  std::map<std::string, std::size_t, std::less<>> by_path;
  Fields fields(output.bytes);
  while (!fields.empty()) {
    if (fields.rest().front() == ':') {
      const auto entry = read_raw_entry(fields);
      if (!entry && output.cut && fields.empty()) break;
      if (!entry) return garbled("diff");
      by_path.emplace(entry->path, entries.size());
      entries.push_back(*entry);
      continue;
    }
    const Bytes counts = fields.next();
    if (!counts && output.cut) break;
    if (!counts) return garbled("diff");
    std::string_view path = *counts;
    const Bytes added = take_until(path, '\t'), deleted = take_until(path, '\t');
    const auto entry = by_path.find(path);
    if (!deleted || entry == by_path.end()) return garbled("diff");
    entries[entry->second].added = to_number<int>(*added);
    entries[entry->second].deleted = to_number<int>(*deleted);
  }
  return entries;
}

Expected<std::vector<Trunk>> parse_trunks(const Output& output) {
  Output records = output;
  if (!records.bytes.empty() && records.bytes.back() == '\n') records.bytes.pop_back();
  return read_records<Trunk>(records, "for-each-ref", [](Fields& fields) -> std::optional<Trunk> {
    Bytes name = fields.next();
    const Bytes target = fields.next();
    if (!target) return std::nullopt;
    if (name->starts_with('\n')) name->remove_prefix(1);
    if (!name->starts_with("refs/")) return std::nullopt;
    return Trunk{std::string(*name), std::string(*target)};
  });
}

Expected<std::vector<std::string>> parse_attributes(const Output& output) {
  struct Attribute {
    std::string_view path, value;
  };
  const auto attributes =
      read_records<Attribute>(output, "check-attr", [](Fields& fields) -> std::optional<Attribute> {
        const Bytes path = fields.next(), name = fields.next(), value = fields.next();
        if (!value || name != "filter") return std::nullopt;
        return Attribute{*path, *value};
      });
  if (!attributes) return tl::make_unexpected(attributes.error());
  std::vector<std::string> paths;
  for (const auto& [path, value] : *attributes) {
    if (value != "unspecified" && value != "unset") paths.emplace_back(path);
  }
  return paths;
}

}  // namespace handoff::git
