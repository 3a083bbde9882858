#include "server/git/remote.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

#include "server/git/fields.h"

namespace handoff::git {
namespace {

constexpr std::size_t longest_host = 253;
constexpr std::size_t longest_path = 400;

/// A name that ends with a dot stands for every host whose name begins with it.
struct Host {
  std::string_view name;
  std::string_view address;  ///< of its pages; empty: the same
  std::string_view page;
  bool has_groups = false;  ///< owners may be nested
};
constexpr Host hosts[] = {{"github.com", "", "commit"},
                          {"ssh.github.com", "github.com", "commit"},
                          {"bitbucket.org", "", "commits"},
                          {"altssh.bitbucket.org", "bitbucket.org", "commits"},
                          {"codeberg.org", "", "commit"},
                          {"git.sr.ht", "", "commit"},
                          {"altssh.gitlab.com", "gitlab.com", "-/commit", true},
                          {"gitlab.", "", "-/commit", true},
                          {"gitea.", "", "commit"},
                          {"forgejo.", "", "commit"}};

/// The port of a web address is that of the pages too.
struct Scheme {
  std::string_view prefix;
  bool is_web = false;
};
constexpr Scheme schemes[] = {
    {"https://", true}, {"ssh://"}, {"git+ssh://"}, {"ssh+git://"}, {"git://"}};

struct Address {
  std::string host, port, path;
};

bool is_digit(char c) {
  return '0' <= c && c <= '9';
}

bool is_alphanumeric(char c) {
  return is_digit(c) || ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
}

bool is_host(std::string_view host) {
  if (host.empty() || host.size() > longest_host) return false;
  for (std::string_view rest = host; !rest.empty();) {
    const std::string_view label = take_part(rest, '.');
    const auto fits = [](char c) { return is_alphanumeric(c) || c == '-'; };
    if (label.empty() || label.starts_with('-') || !std::ranges::all_of(label, fits)) return false;
  }
  return !host.ends_with('.');
}

bool is_port(std::string_view port) {
  return port.size() <= 5 && std::ranges::all_of(port, is_digit);
}

bool is_name(std::string_view name) {
  const auto fits = [](char c) {
    return is_alphanumeric(c) || c == '.' || c == '_' || c == '-' || c == '~';
  };
  return !name.empty() && name != "." && name != ".." && std::ranges::all_of(name, fits);
}

std::string_view without_user(std::string_view authority) {
  return authority.substr(authority.rfind('@') + 1);
}

/// `scheme://user@host:port/path`, or `user@host:path` as for scp.
std::optional<Address> read_address(std::string_view url) {
  for (const auto& [prefix, is_web] : schemes) {
    if (!url.starts_with(prefix)) continue;
    url.remove_prefix(prefix.size());
    std::string_view port = without_user(take_part(url, '/'));
    const std::string_view host = take_part(port, ':');
    if (!is_port(port)) return std::nullopt;
    return Address{std::string(host), std::string(is_web ? port : ""), std::string(url)};
  }
  if (url.find("://") != url.npos) return std::nullopt;
  const auto authority = take_until(url, ':');
  if (!authority || authority->find('/') != authority->npos) return std::nullopt;
  return Address{std::string(without_user(*authority)), "", std::string(url)};
}

const Host* host_named(std::string_view name) {
  const auto found = std::ranges::find_if(hosts, [&](const Host& host) {
    return host.name.ends_with('.') ? name.starts_with(host.name) : name == host.name;
  });
  return found == std::end(hosts) ? nullptr : found;
}

/// `owner/repository` without what may stand around it; empty for anything else.
std::string_view repository_in(std::string_view path, bool has_groups) {
  while (path.starts_with('/')) path.remove_prefix(1);
  while (path.ends_with('/')) path.remove_suffix(1);
  if (path.ends_with(".git")) path.remove_suffix(4);
  std::size_t names = 0;
  for (std::string_view rest = path; !rest.empty() || path.ends_with('/'); ++names) {
    if (!is_name(take_part(rest, '/'))) return {};
  }
  const bool fits = names == 2 || (has_groups && names > 2);
  return fits && path.size() <= longest_path ? path : std::string_view{};
}

/// The URL that `origin`, else the only remote is fetched from.
std::string remote_url(const std::vector<Setting>& repository) {
  constexpr std::string_view prefix = "remote.", suffix = ".url";
  std::map<std::string_view, std::string_view> urls;
  for (const auto& [name, url] : repository) {
    const bool is_url = name.size() > prefix.size() + suffix.size() && name.starts_with(prefix) &&
                        name.ends_with(suffix);
    if (is_url) urls.emplace(name, url);  // of several, git fetches from the first
  }
  const auto origin = urls.find("remote.origin.url");
  if (origin != urls.end()) return std::string(origin->second);
  if (urls.size() != 1) return {};
  return std::string(urls.begin()->second);
}

}  // namespace

std::string commit_pages(const std::vector<Setting>& repository) {
  auto address = read_address(remote_url(repository));
  if (!address || !is_host(address->host)) return {};
  std::ranges::transform(address->host, address->host.begin(), [](char c) {
    return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  const Host* host = host_named(address->host);
  if (host == nullptr) return {};
  const std::string_view path = repository_in(address->path, host->has_groups);
  if (path.empty()) return {};
  const std::string_view server = host->address.empty() ? address->host : host->address;
  const std::string_view colon = address->port.empty() ? "" : ":";
  return fmt::format("https://{}{}{}/{}/{}/", server, colon, address->port, path, host->page);
}

}  // namespace handoff::git
