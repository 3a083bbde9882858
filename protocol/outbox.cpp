#include "protocol/outbox.h"

#include <utility>

#include "protocol/messages.h"

namespace lsp {
namespace {

bool passes_before_initialized(const Message& message) {
  if (std::holds_alternative<Response>(message)) return true;
  const auto* notification = std::get_if<Notification>(&message);
  return notification != nullptr && (notification->method == LogMessage::method ||
                                     notification->method == ShowMessage::method);
}

std::string document_of_diagnostics(const Message& message) {
  const auto* notification = std::get_if<Notification>(&message);
  if (notification == nullptr || notification->method != PublishDiagnostics::method) return {};
  return notification->params.at("uri").get<std::string>();
}

bool is_log_message(const Message& message) {
  const auto* notification = std::get_if<Notification>(&message);
  return notification != nullptr && notification->method == LogMessage::method;
}

}  // namespace

void Outbox::push(const Message& message) {
  if (full() && is_log_message(message)) return;
  Letter letter{write_message(message), document_of_diagnostics(message)};
  if (open_ || passes_before_initialized(message)) {
    enqueue(std::move(letter));
  } else {
    held_.push_back(std::move(letter));
  }
}

void Outbox::open() {
  open_ = true;
  for (Letter& letter : std::exchange(held_, {})) enqueue(std::move(letter));
}

std::string Outbox::take() {
  Letter letter = std::move(queue_.front());
  queue_.pop_front();
  if (!letter.document.empty()) diagnostics_.erase(letter.document);
  size_ -= letter.body.size();
  return std::move(letter.body);
}

void Outbox::enqueue(Letter letter) {
  size_ += letter.body.size();
  const std::string document = letter.document;
  queue_.push_back(std::move(letter));
  if (document.empty()) return;
  const auto newest = std::prev(queue_.end());
  const auto [entry, added] = diagnostics_.try_emplace(document, newest);
  if (added) return;
  size_ -= entry->second->body.size();
  queue_.erase(entry->second);
  entry->second = newest;
}

}  // namespace lsp
