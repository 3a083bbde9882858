// Measures the server beside a server and a command that do nothing, in turns within one run, so
// that what the machine does meanwhile falls on both. Prints a table and writes it as JSON; the
// exit status says only whether the measuring worked.
#include <fmt/format.h>

#include <chrono>
#include <csignal>
#include <exception>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <stdexcept>

#include "tests/bench/child.h"
#include "tests/bench/client.h"
#include "tests/bench/report.h"
#include "tests/bench/typist.h"

namespace handoff::bench {
namespace {

using Clock = std::chrono::steady_clock;
using Command = std::vector<std::string>;

constexpr auto time_for_one_figure = std::chrono::seconds(4);

/// A measurement of a program that has been started for it.
using Measure = std::function<double()>;

/// Takes one sample, or none ever again once that has failed.
void take(const Measure& measure, Samples& samples, bool& fails, const std::string& name) {
  if (fails) return;
  try {
    samples.push_back(measure());
  } catch (const std::exception& error) {
    fails = true;
    samples.clear();
    fmt::print(stderr, "{}: {}\n", name, error.what());
  }
}

/// Takes up to `count` samples of each, in turns.
Figure measure(Figure figure, int count, const Measure& server, const Measure& floor) {
  bool server_fails = false, floor_fails = false;
  const auto end = Clock::now() + time_for_one_figure;
  for (int i = 0; i < count && Clock::now() < end; ++i) {
    take(server, figure.server, server_fails, figure.name);
    take(floor, figure.floor, floor_fails, figure.name + ", floor");
  }
  return figure;
}

double run_to_end(const Command& command) {
  const auto start = Clock::now();
  Child child(command);
  if (const int status = child.finish(); status != 0 && status != 1)
    throw std::runtime_error(fmt::format("it ended with status {}", status));
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double idle_memory(const Command& command) {
  Client client(command);
  client.ask("", "shutdown", nullptr);
  return client.resident();
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::string content{std::istreambuf_iterator<char>(stream), {}};
  if (content.empty()) throw std::runtime_error("cannot read " + path.string());
  return content;
}

std::vector<Figure> measure_processes(const std::filesystem::path& programs,
                                      const std::filesystem::path& page) {
  const Command server = {programs / "handoff-ls"}, echo = {programs / "bench_echo"};
  const Command check = {server.front(), "check", page}, noop = {programs / "bench_noop"};
  const auto start = [](const Command& command) { return Client(command).started(); };
  return {measure({"start until initialize is answered", "ms", "p50 at most 2x", {}, {}}, 100,
                  std::bind_front(start, server), std::bind_front(start, echo)),
          measure({"check of one handoff, whole process", "ms", "p50 under 3x", {}, {}}, 200,
                  std::bind_front(run_to_end, check), std::bind_front(run_to_end, noop)),
          measure({"memory, idle", "MiB", "under 8", {}, {}}, 5,
                  std::bind_front(idle_memory, server), std::bind_front(idle_memory, echo))};
}

/// No figures when a server does not get as far as opening the document.
std::vector<Figure> measure_typing(const std::filesystem::path& programs, const std::string& page,
                                   int pages, const std::string& target) try {
  Typist server({programs / "handoff-ls"}, page, pages),
      echo({programs / "bench_echo"}, page, pages);
  const auto size = fmt::format(", {} KB", page.size() * static_cast<std::size_t>(pages) / 1000);
  const auto both = [&](const char* what, const char* unit, const std::string& to_reach, int count,
                        auto act) {
    return measure(
        {what + size, unit, to_reach, {}, {}}, count, [&] { return std::invoke(act, server); },
        [&] { return std::invoke(act, echo); });
  };
  return {both("key until its diagnostics", "ms", target, 1000, &Typist::key),
          both("200 keys until their diagnostics", "ms", "", 20, &Typist::burst),
          both("key until its completion", "ms", "", 300, &Typist::completion),
          both("hover", "ms", "", 300, &Typist::hover),
          both("memory", "MiB", "", 1, &Typist::resident)};
} catch (const std::exception& error) {
  fmt::print(stderr, "typing on {} pages: {}\n", pages, error.what());
  return {};
}

void run(const std::filesystem::path& programs, const std::filesystem::path& page_path,
         const std::filesystem::path& result) {
  const auto page = read_file(page_path);
  auto figures = measure_processes(programs, page_path);
  const auto add = [&figures](const std::vector<Figure>& more) {
    figures.insert(figures.end(), more.begin(), more.end());
  };
  add(measure_typing(programs, page, 1, "p99 under 1 ms"));
  add(measure_typing(programs, page, 19, "p99 under 5 ms"));
  fmt::print("{}", table(figures));
  std::filesystem::create_directories(result.parent_path());
  if (!(std::ofstream(result) << to_json(figures)))
    throw std::runtime_error("cannot write " + result.string());
}

}  // namespace
}  // namespace handoff::bench

int main(int argc, char** argv) {
  if (argc != 4) {
    fmt::print(stderr, "usage: bench_replay FOLDER_OF_PROGRAMS PAGE RESULT.json\n");
    return 2;
  }
  std::signal(SIGPIPE, SIG_IGN);
  try {
    handoff::bench::run(argv[1], argv[2], argv[3]);
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_replay: {}\n", error.what());
    return 1;
  }
}
