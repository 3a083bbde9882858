// The program: a language server when an editor starts it, and a command line for people.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <map>

#include "protocol/uri.h"
#include "server/command/commands.h"
#include "server/command/terminal.h"
#include "server/session/clock.h"
#include "server/session/serve.h"

namespace {

using namespace handoff;

/// The page that explains the diagnostics: installed beside the program, or in its source tree.
std::string diagnostics_page() {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (error) return {};
  for (const char* beside :
       {"../share/doc/handoff-ls/diagnostics.md", "../../docs/diagnostics.md"}) {
    const fs::path page = (program.parent_path() / beside).lexically_normal();
    if (fs::exists(page, error)) return lsp::file_uri(page.string());
  }
  return {};
}

std::string refuse_empty(const std::string& file) {
  return file.empty() ? "a file needs a name" : "";
}

void add_serve(CLI::App& app, ServeOptions& options) {
  app.add_flag_callback(
      "--stdio", [] {}, "Serve an editor on standard input and output (the default)");
  app.add_option("--log-level", options.log_level, "What is logged on standard error")
      ->check(CLI::IsMember({"error", "warn", "info", "debug"}))
      ->capture_default_str();
  app.add_option("--trace", options.trace, "Record the traffic with the editor, as JSON lines")
      ->check(refuse_empty)
      ->type_name("FILE");
}

CLI::App* add_check(CLI::App& app, CheckOptions& options) {
  static const std::map<std::string, Severity> severities = {{"error", Severity::error},
                                                             {"warning", Severity::warning},
                                                             {"information", Severity::information},
                                                             {"hint", Severity::hint}};
  CLI::App* check = app.add_subcommand(
      "check", "Print what is open, missing or wrong in handoffs; exit 1 when there is something");
  check->add_option("files", options.files, "Files, folders, globs, or - for standard input")
      ->required()
      ->check(refuse_empty)
      ->type_name("FILE");
  check
      ->add_option_function<std::string>(
          "--format", [&](const std::string& name) { options.json = name == "json"; },
          "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("FORMAT")
      ->default_str("text");
  check
      ->add_option_function<std::string>(
          "--fail-on", [&](const std::string& name) { options.fail_on = severities.at(name); },
          "Exit 1 only for findings that are at least this")
      ->check(CLI::IsMember(&severities))
      ->type_name("SEVERITY")
      ->default_str("hint");
  return check;
}

CLI::App* add_new(CLI::App& app, WriteOptions& options, bool& to_stdout) {
  CLI::App* command =
      app.add_subcommand("new", "Write a handoff, filled with what git knows; never over a file");
  CLI::Option* file =
      command
          ->add_option("file", options.file,
                       "The file to write; without it, one named as the handoffs that are there")
          ->check(refuse_empty)
          ->type_name("FILE");
  command
      ->add_option("--template", options.template_name,
                   "The template to use; without it, the project's own")
      ->type_name("NAME");
  command->add_flag("--stdout", to_stdout, "Write to standard output")->excludes(file);
  return command;
}

CLI::App* add_fill(CLI::App& app, WriteOptions& options) {
  CLI::App* command = app.add_subcommand("fill", "Fill what git knows into a handoff's open slots");
  command->add_option("file", options.file, "The handoff, or - for standard input and output")
      ->required()
      ->check(refuse_empty)
      ->type_name("FILE");
  return command;
}

int run(int argc, char** argv) {
  CLI::App app("A language server for session handoffs. Without a command it serves an editor.",
               "handoff-ls");
  app.set_version_flag("--version", std::string("handoff-ls ") + HANDOFF_VERSION);
  app.require_subcommand(0, 1);
  ServeOptions serve_options;
  CheckOptions check_options;
  WriteOptions new_options, fill_options;
  bool to_stdout = false;
  add_serve(app, serve_options);
  const CLI::App* check_command = add_check(app, check_options);
  const CLI::App* new_command = add_new(app, new_options, to_stdout);
  const CLI::App* fill_command = add_fill(app, fill_options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // help or the version
    return fail(std::cerr, std::string(error.what()) + " (--help tells more)");
  }
  if (*check_command) {
    check_options.today = local_date(local_time());
    return check(check_options, std::cout, std::cerr);
  }
  if (*new_command) {
    new_options.now = local_time();
    if (to_stdout) new_options.file = "-";
    if (new_options.file.empty()) new_options.file = next_handoff_file(new_options.now);
    return write_new(new_options, std::cout, std::cerr);
  }
  if (*fill_command) {
    fill_options.now = local_time();
    return fill_file(fill_options, std::cout, std::cerr);
  }
  if (argc == 1 && isatty(STDIN_FILENO) != 0) {
    std::cout << app.help();
    return exit_clean;
  }
  serve_options.version = HANDOFF_VERSION;
  serve_options.diagnostics_page = diagnostics_page();
  return serve(serve_options);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const int status = run(argc, argv);
    if (!std::cout.flush()) throw std::runtime_error("cannot write to standard output");
    return status;
  } catch (const std::exception& error) {
    return fail(std::cerr, error.what());
  }
}
