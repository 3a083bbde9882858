#include "server/schema/names.h"

#include <algorithm>
#include <deque>
#include <tuple>
#include <utility>

#include "server/schema/schema.h"
#include "server/schema/title.h"

namespace handoff {
namespace {

struct Storage {
  std::deque<std::string> texts;
  std::vector<SectionName> names;
  std::vector<Index> by_key;
};

class Collector {
 public:
  void add(Index rule, const std::string& title, const GuidedSection* guided) {
    add({.title = title, .rule = rule, .verbatim = true});
    if (guided == nullptr) return;
    for (const std::string& alias : guided->aliases) add({.title = alias, .rule = rule});
    for (const auto& [tag, titles] : guided->translations) {
      const Index language = index_of(tag);
      for (const std::string& name : titles) {
        add({.title = name, .rule = rule, .language = language});
      }
    }
  }

  SectionNames take() {
    const auto order = [&](Index i) {
      const SectionName& name = storage_->names[i];
      return std::tuple(name.key, name.rule, name.language + 1, i);  // the template's own first
    };
    const auto same = [&](Index a, Index b) {
      const SectionName &one = storage_->names[a], &other = storage_->names[b];
      return one.key == other.key && one.rule == other.rule && one.language == other.language;
    };
    std::vector<Index>& by_key = storage_->by_key;
    for (Index i = 0; i < storage_->names.size(); ++i) by_key.push_back(i);
    std::ranges::sort(by_key, {}, order);
    by_key.erase(std::unique(by_key.begin(), by_key.end(), same), by_key.end());
    return {std::move(languages_), storage_->names, by_key, storage_};
  }

 private:
  void add(SectionName name) {
    std::string key = title_key(name.title);
    if (key.empty()) return;
    name.title = storage_->texts.emplace_back(name.title);
    name.key = storage_->texts.emplace_back(std::move(key));
    storage_->names.push_back(name);
  }

  Index index_of(const std::string& tag) {
    const auto found = std::ranges::find(languages_, tag) - languages_.begin();
    const auto index = static_cast<Index>(found);
    if (index == languages_.size()) languages_.push_back(tag);
    return index;
  }

  std::shared_ptr<Storage> storage_ = std::make_shared<Storage>();
  std::vector<std::string> languages_;
};

}  // namespace

std::span<const Index> SectionNames::with_key(std::string_view key) const {
  const auto key_of = [&](Index name) { return all[name].key; };
  return {std::ranges::lower_bound(by_key, key, {}, key_of),
          std::ranges::upper_bound(by_key, key, {}, key_of)};
}

SectionNames collect_names(std::span<const SectionRule> rules, const Guide& guide) {
  Collector collector;
  for (Index i = 1; i < rules.size(); ++i) {
    const std::string& title = rules[i].title;
    if (rules[i].required) {
      const auto guided = guide.sections.find(title);
      collector.add(i, title, guided == guide.sections.end() ? nullptr : &guided->second);
    } else if (i == title_rule) {
      collector.add(i, title, &guide.title);
    }
  }
  return collector.take();
}

}  // namespace handoff
