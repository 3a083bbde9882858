// Where a missing section belongs: beside the sections that stand next to it in the template.
#include <algorithm>

#include "server/schema/match.h"

namespace handoff {
namespace {

class Placer {
 public:
  Placer(const Schema& schema, const Document& document, const Conformance& conformance, Index rule)
      : rules_(schema.document.sections),
        document_(document),
        sections_(conformance.section_of_rule),
        rule_(rule),
        parent_(rules_[rule].parent) {}

  Place find() const {
    if (const Index child = first_child(); child != nothing) return before(child);
    if (const Index sibling = sibling_before(); sibling != nothing) return after(sibling);
    if (parent_ != nothing && sections_[parent_] != nothing && rules_[parent_].level > 1) {
      const Index section = sections_[parent_];
      return {document_.sections[section].body.end, section, Place::Relation::within};
    }
    if (const Index sibling = sibling_after(); sibling != nothing) return before(sibling);
    if (parent_ != nothing && rules_[parent_].level > 1) {
      return Placer(*this, parent_).find();
    }
    if (const Index later = first_later(); later != nothing) return before(later);
    const Index last = document_.sections.size() - 1;
    return {document_.sections[last].end, last, Place::Relation::after};
  }

 private:
  Placer(const Placer& other, Index rule)
      : rules_(other.rules_),
        document_(other.document_),
        sections_(other.sections_),
        rule_(rule),
        parent_(other.rules_[rule].parent) {}

  Place before(Index section) const {
    return {document_.sections[section].heading.begin, section, Place::Relation::before};
  }

  Place after(Index section) const {
    return {document_.sections[section].end, section, Place::Relation::after};
  }

  /// The first of the rule's own subsections, which its heading would take up.
  Index first_child() const {
    Index first = nothing;
    for (Index i = rule_ + 1; i < rules_.size(); ++i) {
      if (rules_[i].parent == rule_ && sections_[i] < first) first = sections_[i];
    }
    return first;
  }

  Index sibling_before() const {
    for (Index i = rule_; i-- > 0;) {
      if (rules_[i].parent == parent_ && in_place(i)) return sections_[i];
    }
    return nothing;
  }

  Index sibling_after() const {
    for (Index i = rule_ + 1; i < rules_.size(); ++i) {
      if (rules_[i].parent == parent_ && in_place(i)) return sections_[i];
    }
    return nothing;
  }

  /// The document's first section that the template has further down.
  Index first_later() const {
    Index first = nothing;
    for (Index i = rule_ + 1; i < rules_.size(); ++i) first = std::min(first, sections_[i]);
    return first;
  }

  /// Present, and not somewhere outside its own parent.
  bool in_place(Index rule) const {
    if (sections_[rule] == nothing) return false;
    const Index parent = parent_ == nothing ? nothing : sections_[parent_];
    return parent == nothing || document_.within(sections_[rule], parent);
  }

  const std::vector<Section>& rules_;
  const Document& document_;
  const std::vector<Index>& sections_;
  Index rule_;
  Index parent_;
};

}  // namespace

Place place_of(const Schema& schema, const Document& document, const Conformance& conformance,
               Index rule) {
  return Placer(schema, document, conformance, rule).find();
}

}  // namespace handoff
