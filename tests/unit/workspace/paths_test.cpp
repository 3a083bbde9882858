#include "server/workspace/paths.h"

#include <catch2/catch_test_macros.hpp>

namespace handoff {
namespace {

enum class Path { handoff, templates, other };

void check_path(std::string_view path, Path kind) {
  INFO(path);
  CHECK(is_handoff_path(path) == (kind == Path::handoff));
  CHECK(is_template_path(path) == (kind == Path::templates));
}

TEST_CASE("a path says whether a file is a handoff, a template or neither") {
  check_path("HANDOFF.md", Path::handoff);
  check_path("docs/SESSION_HANDOFF_2025-11-10.md", Path::handoff);
  check_path("2026-08-14-4634-handover.markdown", Path::handoff);
  check_path("handoffs/2025-11-10.md", Path::handoff);
  check_path(".claude/context/Handoffs/session.md", Path::handoff);
  check_path("docs/session-handoffs/a/b.mkd", Path::handoff);
  check_path("agents/handover/x.md", Path::handoff);

  check_path("templates/session-handoff.md", Path::templates);
  check_path("docs/Template/handoffs/x.md", Path::templates);
  check_path(".handoff/templates/session.md", Path::templates);
  check_path(".handoff/x.txt", Path::templates);

  check_path("handoffs/", Path::handoff);

  check_path("docs/", Path::other);
  check_path("handoffs.d/one.md", Path::other);
  check_path("handoff.md/code.c", Path::other);
  check_path("README.md", Path::other);
  check_path("", Path::other);
  check_path("handoff", Path::other);
  check_path("handoff.txt", Path::other);
  check_path("handoff-notes/x.md", Path::other);
  check_path("my.handoff/x.md", Path::other);
  check_path("handoffs.md/x", Path::other);
  check_path("hand-off.md", Path::other);
}

TEST_CASE("prose is known by its extension, and lists for programs are no prose") {
  for (const char* path : {"README.md", "docs/guide.RST", "a.adoc", "notes.org"}) {
    INFO(path);
    CHECK(is_prose_path(path));
  }
  for (const char* path : {"CMakeLists.txt", "requirements.txt", "a.cpp", "md", "docs.md/a.c"}) {
    INFO(path);
    CHECK_FALSE(is_prose_path(path));
  }
}

}  // namespace
}  // namespace handoff
