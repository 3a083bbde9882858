#include "server/features/template_place.h"

#include "server/features/hover.h"

namespace handoff {

std::optional<TemplatePlace> template_place(const View& view, std::size_t offset) {
  const auto target = hover_target(view, offset);
  if (!target) return std::nullopt;
  const Document& form = view.schema->document;
  if (target->slot == nothing)
    return TemplatePlace{target->span, form.sections[target->rule].heading};
  const Bracket& slot = form.brackets[target->slot];
  const bool is_slot = view.document.slice(target->span).starts_with('[');
  const Span place = is_slot || slot.field == nothing ? slot.span : form.fields[slot.field].mark;
  return TemplatePlace{target->span, place};
}

}  // namespace handoff
