// What an empty document can become.
#include "server/actions/rows.h"
#include "server/fill/fill.h"

namespace handoff {
namespace {

std::shared_ptr<const Schema> schema_of(const View& view) {
  return view.schema != nullptr ? view.schema : view.library->standard;
}

std::vector<Edit> replace_all(const View& view, std::string_view markdown) {
  return {{{0, view.text().size()}, with_line_breaks(markdown, view.document.text->line_break())}};
}

View view_of_template(const View& view) {
  const std::shared_ptr<const Schema> schema = schema_of(view);
  return make_view(schema->document.text, schema, view.library);
}

}  // namespace

std::vector<Offer> offer_insert_template(const View& view, Span) {
  if (!view.is_empty()) return {};
  return {{.action = {}, .title = "Insert the template", .code = "missing-sections"}};
}

std::vector<Edit> edit_insert_template(const View& view, const Offer&, const Facts*) {
  return replace_all(view, schema_of(view)->text());
}

std::vector<Offer> offer_write_from_git(const View& view, Span) {
  if (!view.is_empty()) return {};
  return {{.action = {}, .title = "Write a handoff from git", .code = "missing-sections"}};
}

std::optional<git::Detail> ask_write_from_git(const View& view, const Offer&) {
  return detail_to_fill(view_of_template(view), {0, schema_of(view)->text().size()});
}

std::vector<Edit> edit_write_from_git(const View& view, const Offer&, const Facts* facts) {
  const View blank = view_of_template(view);
  const Span all{0, blank.text().size()};
  return replace_all(view, apply(blank.text(), fill(blank, all, *facts)));
}

}  // namespace handoff
