// The only file that knows cmark.
#include <cmark.h>

#include <algorithm>
#include <ctime>
#include <memory>

#include "server/syntax/blocks.h"

namespace handoff {
namespace {

/// Of processor time: what else the machine does changes no answer.
constexpr std::clock_t parse_limit = CLOCKS_PER_SEC / 10;
constexpr std::size_t lines_between_clock_readings = 64;

template <auto release>
struct Release {
  template <class T>
  void operator()(T* object) const {
    release(object);
  }
};
using Parser = std::unique_ptr<cmark_parser, Release<cmark_parser_free>>;
using Tree = std::unique_ptr<cmark_node, Release<cmark_node_free>>;

/// Bytes of a byte order mark, which cmark leaves out of its columns.
std::size_t byte_order_mark(std::string_view text) {
  return text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
}

Tree parse_with_deadline(const Text& text) {
  const std::clock_t deadline = std::clock() + parse_limit;
  const Parser parser(cmark_parser_new(CMARK_OPT_DEFAULT));
  const std::size_t hidden = front_matter_end(text);
  for (std::size_t i = 0; i < text.line_count(); ++i) {
    if (i % lines_between_clock_readings == 0 && std::clock() > deadline) {
      // The parser keeps its tree from being freed until it is finished.
      const Tree unfinished(cmark_parser_finish(parser.get()));
      return nullptr;
    }
    const std::string_view line = text.slice(text.line(i));
    if (i >= hidden) cmark_parser_feed(parser.get(), line.data(), line.size());
    cmark_parser_feed(parser.get(), "\n", 1);
  }
  return Tree(cmark_parser_finish(parser.get()));
}

class BlockReader {
 public:
  explicit BlockReader(const Text& text) : text_(text) {}

  /// Walks without recursion: a document may be nested as deep as it likes.
  std::vector<Block> read(cmark_node* root) {
    for (cmark_node* node = cmark_node_first_child(root); node != nullptr;) {
      if (enter(node)) {
        node = cmark_node_first_child(node);
        continue;
      }
      while (node != nullptr && cmark_node_next(node) == nullptr) {
        node = cmark_node_parent(node);
        if (node == root) return std::move(blocks_);
        leave(node);
      }
      node = cmark_node_next(node);
    }
    return std::move(blocks_);  // an empty document
  }

 private:
  /// True when the node's children are to be visited.
  bool enter(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_BLOCK_QUOTE:
        ++quotes_;
        if (cmark_node_first_child(node) != nullptr) return true;
        --quotes_;
        return false;
      case CMARK_NODE_LIST:
        return cmark_node_first_child(node) != nullptr;
      case CMARK_NODE_ITEM: {
        add(node, BlockKind::item);
        blocks_.back().ordered =
            cmark_node_get_list_type(cmark_node_parent(node)) == CMARK_ORDERED_LIST;
        if (cmark_node_first_child(node) == nullptr) return false;
        items_.push_back(blocks_.size() - 1);
        return true;
      }
      case CMARK_NODE_HEADING:
        add(node, BlockKind::heading);
        blocks_.back().level = cmark_node_get_heading_level(node);
        return false;
      case CMARK_NODE_PARAGRAPH:
        add(node, BlockKind::paragraph);
        return false;
      case CMARK_NODE_HTML_BLOCK:
        add(node, BlockKind::html);
        return false;
      case CMARK_NODE_THEMATIC_BREAK:
        add(node, BlockKind::rule);
        return false;
      default:
        add(node, BlockKind::code);
        return false;
    }
  }

  void leave(cmark_node* node) {
    if (cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE) --quotes_;
    if (cmark_node_get_type(node) == CMARK_NODE_ITEM) items_.pop_back();
  }

  void add(cmark_node* node, BlockKind kind) {
    Block block;
    block.kind = kind;
    const std::size_t last = text_.line_count() - 1;
    block.first_line = std::min<std::size_t>(cmark_node_get_start_line(node) - 1, last);
    block.last_line = std::min<std::size_t>(
        std::max(cmark_node_get_end_line(node), cmark_node_get_start_line(node)) - 1, last);
    const Span line = text_.line(block.first_line);
    const auto column =
        static_cast<std::size_t>(std::max(cmark_node_get_start_column(node), 1)) - 1;
    const std::size_t mark = block.first_line == 0 ? byte_order_mark(text_.content()) : 0;
    block.begin = std::min(line.begin + mark + column, line.end);
    block.quotes = quotes_;
    if (!items_.empty()) block.item = items_.back();
    block.top_level = quotes_ == 0 && items_.empty();
    blocks_.push_back(block);
  }

  const Text& text_;
  std::vector<Block> blocks_;
  std::vector<std::size_t> items_;
  int quotes_ = 0;
};

}  // namespace

std::optional<std::vector<Block>> blocks_by_cmark(const Text& text) {
  const Tree tree = parse_with_deadline(text);
  if (tree == nullptr) return std::nullopt;
  return BlockReader(text).read(tree.get());
}

}  // namespace handoff
