#include "protocol/uri.h"

#include <catch2/catch_test_macros.hpp>

using namespace lsp;

namespace {

void check_path(std::string_view uri, const std::optional<std::string>& path) {
  INFO(uri);
  CHECK(path_of(uri) == path);
}

}  // namespace

TEST_CASE("File URIs are read as clients write them") {
  check_path("file:///a/b.md", "/a/b.md");
  check_path("FILE:///a", "/a");
  check_path("file:/a", "/a");
  check_path("file://localhost/a", "/a");
  check_path("file:///", "/");
  check_path("file:///a%20b", "/a b");
  check_path("file:///a b", "/a b");
  check_path("file:///%C3%A9%f0%9f%98%80", "/é😀");
  check_path("file:///é", "/é");
  check_path("file:///c%3A/x", "/c:/x");
  check_path("file:///C:/x", "/C:/x");
  check_path("file:///a%2Fb", "/a/b");
  check_path("file:///a/%2e%2e/b", "/a/../b");
  check_path("file:///a+b&c=d;e@f", "/a+b&c=d;e@f");
  check_path("file:///bytes%ff", "/bytes\xff");
}

TEST_CASE("A query and a fragment are no part of the path, but when encoded") {
  check_path("file:///a?q", "/a");
  check_path("file:///a#L3", "/a");
  check_path("file:///a%3Fq%23L3", "/a?q#L3");
}

TEST_CASE("A percent sign that starts no escape stands for itself") {
  check_path("file:///100%", "/100%");
  check_path("file:///100%2", "/100%2");
  check_path("file:///%zz%+1", "/%zz%+1");
}

TEST_CASE("What names no file of this machine has no path") {
  for (const char* uri : {"", "file", "file:", "file://", "file://host/a", "file://localhost",
                          "file:a", "file://a", "untitled:Untitled-1", "vscode-vfs://github/a/b",
                          "git:/a", "http://localhost/a", "/a", "file:///a%00b", "files:///a"}) {
    check_path(uri, std::nullopt);
  }
  check_path(std::string_view("file:///a\0b", 11), std::nullopt);
}

TEST_CASE("Paths are written with every byte encoded that is not plain") {
  CHECK(file_uri("/a/b-c_d.e~f") == "file:///a/b-c_d.e~f");
  CHECK(file_uri("/a b#?%é") == "file:///a%20b%23%3F%25%C3%A9");
  CHECK(file_uri("/c:/x") == "file:///c%3A/x");
}

TEST_CASE("A path survives being written and read, byte by byte") {
  std::string path = "/";
  for (int byte = 1; byte < 256; ++byte) path += static_cast<char>(byte);
  CHECK(path_of(file_uri(path)) == path);
}
