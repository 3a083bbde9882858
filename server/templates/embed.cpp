// Writes the embedded template as C++ (schema/embedded.h): its two files, and what is read from the
// guide, which at every start would take longer than all else there.
//
// usage: embed_templates TEMPLATE GUIDE > OUTPUT

#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "server/schema/guide.h"
#include "server/schema/schema.h"

namespace {

using namespace handoff;

std::string read_file(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string raw(std::string_view text) {
  return fmt::format("R\"embedded({})embedded\"", text);
}

/// JSON's strings are C++'s. The suffix is "s" for a string, "sv" for a view.
std::string literal(std::string_view text, std::string_view suffix = "s") {
  return nlohmann::json(text).dump().append(suffix);
}

std::string list(const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts) list += literal(text) + ", ";
  return fmt::format("{{{}}}", list);
}

std::string entry(const SectionGuide& guide) {
  return fmt::format("{{Tier{{{}}}, SectionRole{{{}}}, {}, {}}}", static_cast<int>(guide.tier),
                     static_cast<int>(guide.role), literal(guide.what), literal(guide.example));
}

std::string entry(const SlotGuide& guide) {
  std::string synonyms;
  for (const auto& [choice, words] : guide.synonyms) {
    synonyms += fmt::format("{{{}, {}}}, ", literal(choice), list(words));
  }
  return fmt::format("{{{}, {}, {}, {}, {}, {}, SlotRole{{{}}}, {}, {{{}}}}}", literal(guide.what),
                     literal(guide.want), literal(guide.example), list(guide.aliases),
                     literal(guide.git), literal(guide.kind), static_cast<int>(guide.role),
                     literal(guide.decisive), synonyms);
}

void write_guide(std::ostream& out, const Guide& guide) {
  out << "Guide read_session_guide() {\n  Guide guide;\n";
  out << fmt::format("  guide.title.guide = {};\n", entry(guide.title.guide));
  for (const auto& [title, section] : guide.sections) {
    out << fmt::format("  guide.sections[{}].guide = {};\n", literal(title), entry(section.guide));
  }
  for (const auto& [key, slot] : guide.slots) {
    out << fmt::format("  guide.slots[{}] = {};\n", literal(key), entry(slot));
  }
  out << "  return guide;\n}\n\n";
}

std::string number(Index index) {
  return index == nothing ? "nothing" : std::to_string(index);
}

void write_names(std::ostream& out, const SectionNames& names) {
  out << "constexpr SectionName names[] = {\n";
  for (const SectionName& name : names.all) {
    out << fmt::format("    {{{}, {}, {}, {}, {}}},\n", literal(name.title, "sv"),
                       literal(name.key, "sv"), name.rule, number(name.language), name.verbatim);
  }
  out << "};\n\nconstexpr Index by_key[] = {\n";
  for (const Index name : names.by_key) out << "    " << name << ",\n";
  out << "};\n";
}

void write(std::ostream& out, const std::string& markdown, const std::string& json) {
  const Guide guide = read_guide(json).value();
  const SectionNames names = read_template("session", markdown, guide).names;
  out << "#include \"server/schema/embedded.h\"\n\n"
         "namespace handoff {\nnamespace {\n\n"
         "using namespace std::literals;\n\n";
  write_names(out, names);
  out << "\n}  // namespace\n\n";
  const auto function = [&](std::string_view name, const std::string& text) {
    out << fmt::format("std::string_view {}() {{\n  return {};\n}}\n\n", name, raw(text));
  };
  function("session_template", markdown);
  function("session_guide", json);
  write_guide(out, guide);
  out << fmt::format(
      "SectionNames session_names() {{\n  return {{{}, names, by_key, nullptr}};\n}}\n\n",
      list(names.languages));
  out << "}  // namespace handoff\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: embed_templates TEMPLATE GUIDE > OUTPUT\n";
    return 2;
  }
  try {
    write(std::cout, read_file(argv[1]), read_file(argv[2]));
  } catch (const std::exception& error) {
    std::cerr << "embed_templates: " << argv[2] << ": " << error.what() << '\n';
    return 1;
  }
  return std::cout.flush() ? 0 : 1;
}
