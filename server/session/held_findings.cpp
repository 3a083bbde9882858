#include "server/session/held_findings.h"

#include <algorithm>
#include <utility>

namespace handoff {

void HeldFindings::edited(const std::string& uri, std::string_view before, std::string_view after) {
  note_edit(typing_[uri], before, after, std::chrono::steady_clock::now());
  happened_.raise();
}

std::vector<Finding> HeldFindings::told(const std::string& uri, std::vector<Finding> found) {
  Typing& typing = typing_[uri];
  found = handoff::told(typing, std::move(found), std::chrono::steady_clock::now(), pause_);
  if (!typing.held.empty()) wait();
  return found;
}

void HeldFindings::looked_at(const std::string& uri, Span selection) {
  const auto known = typing_.find(uri);
  if (known == typing_.end()) return;
  const std::optional<Span>& word = known->second.word;
  if (word && !word->touches(selection)) leave(uri, known->second);
}

void HeldFindings::saved(const std::string& uri) {
  const auto known = typing_.find(uri);
  if (known != typing_.end()) leave(uri, known->second);
}

void HeldFindings::forget(const std::string& uri) {
  typing_.erase(uri);
  happened_.raise();
}

boost::asio::awaitable<void> HeldFindings::settled(std::string uri) {
  const auto typed = typing_.find(uri);
  if (typed == typing_.end()) co_return;
  const auto edited = typed->second.edited;
  for (;;) {
    const auto known = typing_.find(uri);
    const bool holds = known != typing_.end() && !known->second.held.empty();
    if (!holds || known->second.edited != edited) co_return;
    co_await happened_.raised(happened_.times());
  }
}

void HeldFindings::leave(const std::string& uri, Typing& typing) {
  const bool held = !typing.held.empty();
  leave_word(typing);
  happened_.raise();
  if (held) due_(uri);
}

void HeldFindings::wait() {
  auto next = Typing::Moment::max();
  for (const auto& [uri, typing] : typing_) {
    if (!typing.held.empty()) next = std::min(next, typing.edited + pause_);
  }
  if (next == Typing::Moment::max()) return;
  timer_.expires_at(next);
  timer_.async_wait([this](const boost::system::error_code& error) {
    if (!error) look();
  });
}

void HeldFindings::look() {
  const auto now = std::chrono::steady_clock::now();
  for (auto& [uri, typing] : typing_) {
    if (now - typing.edited >= pause_) leave(uri, typing);
  }
  wait();
}

}  // namespace handoff
