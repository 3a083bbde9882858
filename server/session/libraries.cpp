#include "server/session/libraries.h"

namespace handoff {

std::shared_ptr<const Library> Libraries::of(std::shared_ptr<const Library> library,
                                             const Languages& languages) {
  if (library->languages == languages) return library;
  Made& made = made_[library->folder];
  if (made.from != library || made.library->languages != languages) {
    made = {library, with_languages(*library, languages)};
  }
  return made.library;
}

}  // namespace handoff
