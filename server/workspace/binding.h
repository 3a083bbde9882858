// Which documents are handoffs, and by which template. In ordinary Markdown the answer is none, and
// everything else keeps silent.
#pragma once

#include <memory>
#include <string_view>

#include "server/schema/schema.h"

namespace handoff {

/// The template named by a document's modeline `<!-- handoff: template=NAME -->` (or `off`) in its
/// first ten lines, else by `template: NAME` in its front matter, else by its path, its title or at
/// least three headings in the template's own words; nullptr when it is no handoff.
/// `path` is relative to the workspace folder, with `/` between its parts.
std::shared_ptr<const Schema> schema_for(std::string_view path, const Document& document);

/// nullptr when there is no template of that name.
std::shared_ptr<const Schema> schema_named(std::string_view name);

}  // namespace handoff
