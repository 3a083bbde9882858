// The commands go by the project of the file that they are given.

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "server/command/commands.h"
#include "tests/support/repository.h"

namespace handoff {
namespace {

namespace fs = std::filesystem;

const std::string bug = "# Bug Handoff\n\n## Symptom\n[SYMPTOM]\n\n## Cause\n[CAUSE]\n";

struct Scene {
  std::string write(const std::string& name, std::string_view text) const {
    const fs::path path = folder.path() / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path) << text;
    return path.string();
  }
  std::string path(const std::string& name) const { return (folder.path() / name).string(); }

  testing::TemporaryFolder folder;
};

std::string checked(const Scene& scene, const std::string& file) {
  std::ostringstream out, err;
  check({.files = {file}}, out, err);
  std::string text = out.str() + err.str();
  const std::string top = scene.folder.path().string() + "/";
  for (std::size_t at; (at = text.find(top)) != std::string::npos;) text.erase(at, top.size());
  return text;
}

TEST_CASE("check goes by the templates and rules of the nearest folder that has some") {
  const Scene scene;
  scene.write(".handoff/templates/bug.md", bug);
  scene.write(".handoff.json", R"({"files": {"docs/**": "off"}, "template": "bug"})");
  const std::string note = scene.write("a/b/handoff.md", "## Symptom\nseen\n");
  CHECK(checked(scene, note) ==
        "a/b/handoff.md:1:1: information: Section \"Cause\" is missing: it belongs after "
        "\"Symptom\". "
        "[missing-section]\n");
  scene.write("docs/handoff.md", "# Bug Handoff\n");
  CHECK(checked(scene, scene.path("docs")) == "");
  scene.write("a/.handoff.json", R"({"diagnostics": {"severity": {"missing-sections": "off"}}})");
  CHECK(checked(scene, note) == "");
}

TEST_CASE("check shows what is wrong in a project's own files") {
  const Scene scene;
  const std::string file = scene.write(".handoff.json", R"({"template": "bug"})");
  CHECK(checked(scene, file) ==
        ".handoff.json:1:14: warning: There is no template \"bug\": it would be "
        ".handoff/templates/NAME.md. [configuration-problem]\n");
  scene.write(".handoff/templates/bug.md", "# Bug\n\n## A\n[X/X]\n");
  scene.write(".handoff/templates/bug.json", "{");
  CHECK(checked(scene, file) == "");
  CHECK(checked(scene, scene.path(".handoff/templates/bug.json")) ==
        ".handoff/templates/bug.json:1:2: error: This is no JSON: expected a name in quotes. "
        "[template-problem]\n");
  CHECK(checked(scene, scene.folder.path().string()) ==
        ".handoff/templates/bug.md:4:1: warning: This choice has X twice. [template-problem]\n");
}

TEST_CASE("what lies above the repository does not count") {
  const testing::Repository repository;
  const fs::path above = repository.root().parent_path();
  std::ofstream(above / ".handoff.json") << R"({"files": {"**": "off"}})";
  repository.write("handoff.md", "# Notes\n");
  std::ostringstream out, err;
  CHECK(check({.files = {(repository.root() / "handoff.md").string()}}, out, err) == exit_findings);
  repository.write(".handoff.json",
                   R"({"diagnostics": {"severity": {"missing-sections": "off"}}})");
  CHECK(check({.files = {(repository.root() / "handoff.md").string()}}, out, err) == exit_clean);
}

TEST_CASE("links in the place of a project's files are not followed") {
  const Scene scene;
  const std::string note = scene.write("a/handoff.md", "# Notes\n");
  scene.write("there/.handoff.json", R"({"files": {"**": "off"}})");
  scene.write("there/templates/bug.md", "# Notes\n\n## Symptom\n[X]\n");
  const std::string before = checked(scene, note);
  fs::create_symlink(scene.path("there/.handoff.json"), scene.path("a/.handoff.json"));
  fs::create_directory(scene.path("a/.handoff"));
  fs::create_directory_symlink(scene.path("there/templates"), scene.path("a/.handoff/templates"));
  CHECK(checked(scene, note) == before);
  fs::remove(scene.path("a/.handoff/templates"));
  fs::create_directory(scene.path("a/.handoff/templates"));
  fs::create_symlink(scene.path("there/templates/bug.md"), scene.path("a/.handoff/templates/b.md"));
  CHECK(checked(scene, note) == before);
  fs::remove(scene.path("a/.handoff/templates/b.md"));
  fs::copy(scene.path("there/templates/bug.md"), scene.path("a/.handoff/templates/b.md"));
  CHECK(checked(scene, note) != before);
}

TEST_CASE("new and fill go by the project's templates") {
  const Scene scene;
  scene.write(".handoff/templates/bug.md", bug);
  scene.write(".handoff/templates/night.md", "# Night\n\n**Project:** [PROJECT_NAME]\n");
  scene.write(".handoff/templates/night.json", R"({"slots": {"Project": {"git": "project"}}})");
  scene.write(".handoff.json", R"({"template": "bug"})");
  const auto write = [&](const std::string& name, const std::string& file) {
    std::ostringstream out, err;
    const int status = write_new(
        {.file = scene.path(file), .template_name = name, .git = {}, .now = {}}, out, err);
    std::ifstream written(scene.path(file));
    return status == exit_clean ? std::string(std::istreambuf_iterator<char>(written), {})
                                : err.str();
  };
  CHECK(write("", "one.md") == bug);
  CHECK(write("session", "two.md").starts_with("# Session Handoff\n"));
  CHECK(write("nothing", "three.md").find("no template \"nothing\"") != std::string::npos);
  const std::string file = scene.write("note.md", "# Night\n\n**Project:** [PROJECT_NAME]\n");
  std::ostringstream out, err;
  fill_file({.file = file, .template_name = {}, .git = {}, .now = {}}, out, err);
  std::ifstream filled(file);
  const std::string text(std::istreambuf_iterator<char>(filled), {});
  CHECK(text.find("[PROJECT_NAME]") == std::string::npos);
}

}  // namespace
}  // namespace handoff
