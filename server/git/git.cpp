#include "server/git/git.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>
#include <csignal>
#include <deque>
#include <exception>
#include <filesystem>
#include <map>
#include <optional>
#include <utility>

#include "server/git/command.h"
#include "server/git/environment.h"
#include "server/git/files.h"
#include "server/git/process.h"
#include "server/git/survey.h"

namespace handoff::git {

namespace asio = boost::asio;
namespace fs = std::filesystem;
using std::chrono::steady_clock;

namespace {

/// Somebody may commit between two queries, whose answers do not fit together then.
constexpr int max_attempts = 3;

constexpr auto as_tuple = asio::as_tuple(asio::use_awaitable);

/// A question on its way, and who waits for its answer.
struct Errand {
  Errand(const asio::any_io_executor& executor, Question asked)
      : question(std::move(asked)), done(executor, steady_clock::time_point::max()) {}

  Question question;
  asio::steady_timer done;  // cancelled with the answer
  std::optional<Expected<Answer>> answer;
  std::shared_ptr<Patience> patience;  // from when the question is put to git
  int waiting = 0;
};

/// Somebody waits as long as this lives.
class Waiting {
 public:
  explicit Waiting(std::shared_ptr<Errand> errand) : errand_(std::move(errand)) {
    ++errand_->waiting;
  }
  Waiting(const Waiting&) = delete;
  Waiting& operator=(const Waiting&) = delete;
  ~Waiting() {
    if (--errand_->waiting == 0 && errand_->patience) errand_->patience->end();
  }

 private:
  std::shared_ptr<Errand> errand_;
};

/// A repository, the questions to it, the first of which is being asked, and how long to leave it
/// alone after git took too long.
struct Counter {
  Survey survey;
  std::deque<std::shared_ptr<Errand>> queue = {};
  bool open = false;  // somebody serves the queue
  std::size_t time_outs = 0;
  steady_clock::time_point rests_until = {};
};

/// Serves a queue as long as this lives. Going away with the event loop, it takes the errands
/// along, which have timers of the loop.
class Opening {
 public:
  explicit Opening(Counter* counter) : counter_(counter) { counter_->open = true; }
  Opening(const Opening&) = delete;
  Opening& operator=(const Opening&) = delete;
  ~Opening() {
    counter_->queue.clear();
    counter_->open = false;
  }

 private:
  Counter* counter_;
};

/// The errand for `question`: one that is on its way already, or a new one at the queue's end.
std::shared_ptr<Errand> errand_for(std::deque<std::shared_ptr<Errand>>& queue,
                                   const asio::any_io_executor& executor, Question question) {
  const auto same = std::ranges::find_if(queue, [&](const auto& errand) {
    return errand->waiting > 0 && errand->question == question;
  });
  if (same != queue.end()) return *same;
  return queue.emplace_back(std::make_shared<Errand>(executor, std::move(question)));
}

/// The git program, and how long it may be used.
struct Tool {
  std::string program;
  Limits limits;
  std::shared_ptr<Patience> patience;
};

/// What git prints for a query.
asio::awaitable<Expected<Output>> print(Tool tool, const Survey* survey, Command command,
                                        int nothing) {
  if (tool.patience->over()) co_return failure("git took too long");
  auto running = run(std::move(command), tool.limits, tool.patience);
  Expected<Result> result = co_await std::move(running);
  if (!result) co_return tl::make_unexpected(result.error());
  if (tool.patience->over()) co_return failure("git took too long");
  if (result->output.cut || result->status == 0) co_return std::move(result->output);
  if (result->status == nothing && result->output.bytes.empty()) co_return Output{};
  co_return failure(complaint(*result, *survey));
}

/// Goes through all steps once.
asio::awaitable<Expected<void>> take_steps(Tool tool, Survey* survey) {
  for (const Step& step : steps()) {
    const auto query = step.query(*survey);
    if (!query) co_return tl::make_unexpected(query.error());
    if (!*query) continue;
    const auto command = command_for(tool.program, *survey, step.scope, **query);
    if (!command) co_return tl::make_unexpected(command.error());
    auto printing = print(tool, survey, *command, (*query)->nothing);
    const Expected<Output> output = co_await std::move(printing);
    if (!output) co_return tl::make_unexpected(output.error());
    if (auto taken = step.take(*survey, *output); !taken) co_return taken;
  }
  co_return Expected<void>();
}

asio::awaitable<Expected<Answer>> survey(Tool tool, Survey* survey, Question question) {
  if (is_inside(tool.program, survey->root)) {
    co_return failure("the git program lies in the repository that it is asked about");
  }
  for (int attempt = 1;; ++attempt) {
    begin(*survey, question);
    auto taking = take_steps(tool, survey);
    const auto taken = co_await std::move(taking);
    if (!taken) co_return tl::make_unexpected(taken.error());
    if (attempt == max_attempts || !is_outdated(*survey)) co_return answer(*survey);
  }
}

std::string rest_message(steady_clock::duration rest) {
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(rest).count();
  return fmt::format("git took too long here; it is not asked again for {} s", seconds);
}

}  // namespace

/// What outlives the Git object while questions are on their way.
class Git::Desk {
 public:
  explicit Desk(Options options) : options_(std::move(options)) {
    const std::string name = options_.program.empty() ? "git" : options_.program;
    options_.program = find_program(name, variable("PATH"));
  }

  /// Where the questions about the repository of `folder` go. Valid as long as the desk is there.
  Expected<Counter*> counter(const fs::path& folder);

  /// Puts the questions that wait at `counter` to git.
  static asio::awaitable<void> serve(std::shared_ptr<Desk> desk, Counter* counter);

  void close();

 private:
  static asio::awaitable<Expected<Answer>> put(std::shared_ptr<Desk> desk, Counter* counter,
                                               std::shared_ptr<Errand> errand);

  Options options_;
  std::optional<ScratchFolder> scratch_;
  std::map<fs::path, Counter> counters_;  // by the repository's root
};

Expected<Counter*> Git::Desk::counter(const fs::path& folder) {
  if (!options_.enabled) return failure("git is switched off (handoff.git.enabled)");
  if (options_.program.empty()) return failure("git is not installed");
  const auto root = find_root(folder);
  if (!root) return failure("not a git repository");
  if (const auto known = counters_.find(*root); known != counters_.end()) return &known->second;
  if (!scratch_) {
    auto created = ScratchFolder::create();
    if (!created) return tl::make_unexpected(created.error());
    scratch_.emplace(std::move(*created));
  }
  const fs::path place = scratch_->path() / std::to_string(counters_.size());
  Counter counter{{.root = *root, .scratch = place}};
  return &counters_.emplace(*root, std::move(counter)).first->second;
}

asio::awaitable<void> Git::Desk::serve(std::shared_ptr<Desk> desk, Counter* counter) {
  if (counter->open) co_return;
  const Opening opening(counter);
  while (!counter->queue.empty()) {
    const auto errand = counter->queue.front();
    auto putting = put(desk, counter, errand);
    errand->answer = co_await std::move(putting);
    counter->queue.pop_front();
    errand->done.cancel();
  }
}

asio::awaitable<Expected<Answer>> Git::Desk::put(std::shared_ptr<Desk> desk, Counter* counter,
                                                 std::shared_ptr<Errand> errand) {
  if (errand->waiting == 0) co_return failure("nobody waits for the answer");
  if (const auto rest = counter->rests_until - steady_clock::now(); rest.count() > 0) {
    co_return failure(rest_message(rest));
  }
  const Limits& limits = desk->options_.limits;
  const auto executor = co_await asio::this_coro::executor;
  errand->patience = std::make_shared<Patience>(executor, limits.ask);
  Expected<Answer> answer = failure("");
  try {
    const Tool tool{desk->options_.program, limits, errand->patience};
    auto surveying = survey(tool, &counter->survey, errand->question);
    answer = co_await std::move(surveying);
  } catch (const std::exception& error) {  // no descriptors, no memory
    answer = failure(error.what());
  }
  if (answer) {
    counter->time_outs = 0;
  } else if (errand->patience->over() && errand->waiting > 0) {
    const std::size_t last = limits.pauses.size() - 1;
    counter->rests_until = steady_clock::now() + limits.pauses[std::min(counter->time_outs, last)];
    ++counter->time_outs;
  }
  co_return answer;
}

void Git::Desk::close() {
  options_.enabled = false;
  for (auto& [root, counter] : counters_) {
    for (const auto& errand : counter.queue) {
      if (errand->patience) errand->patience->end();
    }
  }
}

Git::Git(Options options) : desk_(std::make_shared<Desk>(std::move(options))) {}

Git::~Git() {
  desk_->close();
}

asio::awaitable<Expected<Answer>> Git::ask(Question question) {
  const auto executor = co_await asio::this_coro::executor;
  const auto counter = desk_->counter(question.folder);
  if (!counter) co_return tl::make_unexpected(counter.error());
  const auto errand = errand_for((*counter)->queue, executor, std::move(question));
  const Waiting waiting(errand);
  asio::co_spawn(executor, Desk::serve(desk_, *counter), asio::detached);
  if (errand->answer) co_return *errand->answer;
  auto done = errand->done.async_wait(as_tuple);
  co_await std::move(done);
  if (!errand->answer) throw boost::system::system_error(asio::error::operation_aborted);
  co_return *errand->answer;
}

Expected<Answer> ask_and_wait(Options options, Question question) {
  Expected<Answer> result = failure("git was not asked");
  int signal = 0;
  {
    asio::io_context loop;
    Git git(std::move(options));
    asio::signal_set signals(loop);
    for (const int number : ending_signals()) signals.add(number);
    signals.async_wait([&](const boost::system::error_code& error, int number) {
      if (error) return;
      signal = number;
      loop.stop();
    });
    const auto keep = [&](std::exception_ptr error, Expected<Answer> answer) {
      if (error) std::rethrow_exception(error);
      result = std::move(answer);
      loop.stop();
    };
    asio::co_spawn(loop, git.ask(std::move(question)), keep);
    loop.run();
  }
  // Nobody catches it any more.
  if (signal != 0) std::raise(signal);
  return result;
}

}  // namespace handoff::git
