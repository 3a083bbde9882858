#include "server/schema/embedded.h"
#include "server/schema/schema.h"

namespace handoff {

const Schema& session_schema() {
  // Never destroyed: a program that ends has better things to do.
  static const Schema& schema = *new Schema(
      read_template("session", session_template(), read_session_guide(), session_names()));
  return schema;
}

std::shared_ptr<const Schema> shared_session_schema() {
  return {std::shared_ptr<const Schema>(), &session_schema()};  // owns nothing
}

}  // namespace handoff
