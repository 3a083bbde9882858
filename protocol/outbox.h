#pragma once

// The queue of messages to the client: bounded however slowly it reads, and silent before the
// client is ready. It does no I/O.

#include <cstddef>
#include <list>
#include <map>
#include <string>
#include <vector>

#include "protocol/rpc.h"

namespace lsp {

class Outbox {
 public:
  /// From so many bytes on, whoever causes messages should wait.
  static constexpr std::size_t max_size = 16u << 20;

  /// Takes a message to send. Diagnostics that wait are superseded by newer ones of the same
  /// document; log messages are dropped while the outbox is full. Until `open`, only responses,
  /// window/logMessage and window/showMessage pass (LSP, "Initialize Request"); others are held
  /// back.
  void push(const Message& message);

  /// The response to `initialize` is in: what was held back follows it.
  void open();

  bool empty() const { return queue_.empty(); }
  bool full() const { return size_ >= max_size; }

  /// The next body to send. Expects: not empty.
  std::string take();

 private:
  struct Letter {
    std::string body;
    std::string document;  // whose diagnostics this is
  };

  void enqueue(Letter letter);

  bool open_ = false;
  std::vector<Letter> held_;
  std::list<Letter> queue_;
  std::map<std::string, std::list<Letter>::iterator> diagnostics_;  // in the queue, by document
  std::size_t size_ = 0;                                            // of the bodies in the queue
};

}  // namespace lsp
