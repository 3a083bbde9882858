#pragma once

// Describes a protocol structure once, as a table of its fields, and reads and writes it by that
// table. Reading is strict about types and tolerant about the rest: unknown members are ignored,
// and null means absent. It does not read text; that is json_text.h.

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace lsp {

using nlohmann::json;

/// One row of the table `fields` of a structure.
template <class Owner, class Member>
struct Field {
  std::string_view name;
  Member Owner::*member;
};
template <class Owner, class Member>
Field(std::string_view, Member Owner::*) -> Field<Owner, Member>;

template <class T>
concept Described = requires {
  T::fields;
};

/// A value is not what the protocol says; the text names its place:
/// "position.line: expected a number from 0 to 2147483647".
class DecodeError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The way to a value from the outermost one, kept on the stack while reading.
struct Path {
  const Path* parent = nullptr;
  std::string_view member = {};  // empty: an element of an array
  std::size_t index = 0;
};

/// Throws a DecodeError for the value at `path`.
[[noreturn]] void fail(const Path& path, std::string_view problem);

/// How a type is read and written: `read(json, Path)` throws DecodeError, `write(value)` returns
/// json. `reads_null` is true where an absent value is a value.
template <class T>
struct Codec;

template <class T>
T decode(const json& value, const Path& path = {}) {
  return Codec<T>::read(value, path);
}

template <class T>
json encode(const T& value) {
  return Codec<T>::write(value);
}

template <>
struct Codec<bool> {
  static constexpr bool reads_null = false;
  static bool read(const json& value, const Path& path);
  static json write(bool value) { return value; }
};

template <>
struct Codec<std::string> {
  static constexpr bool reads_null = false;
  static std::string read(const json& value, const Path& path);
  static json write(const std::string& value) { return value; }
};

/// Any value, kept as it came. A null one is absent.
template <>
struct Codec<json> {
  static constexpr bool reads_null = true;
  static json read(const json& value, const Path&) { return value; }
  static json write(const json& value) { return value; }
};

/// The result of requests that have none.
template <>
struct Codec<std::nullptr_t> {
  static constexpr bool reads_null = true;
  static std::nullptr_t read(const json&, const Path&) { return nullptr; }
  static json write(std::nullptr_t) { return nullptr; }
};

/// The protocol's `integer`.
template <>
struct Codec<std::int32_t> {
  static constexpr bool reads_null = false;
  static std::int32_t read(const json& value, const Path& path);
  static json write(std::int32_t value) { return value; }
};

/// The protocol's `uinteger`, which ends at 2^31 - 1.
template <>
struct Codec<std::uint32_t> {
  static constexpr bool reads_null = false;
  static std::uint32_t read(const json& value, const Path& path);
  static json write(std::uint32_t value) { return value; }
};

/// An enumeration of numbers; one without a name keeps its number.
template <class T>
requires std::is_enum_v<T>
struct Codec<T> {
  using Number = std::underlying_type_t<T>;
  static constexpr bool reads_null = false;
  static T read(const json& value, const Path& path) {
    return static_cast<T>(Codec<Number>::read(value, path));
  }
  static json write(T value) { return static_cast<Number>(value); }
};

template <class T>
struct Codec<std::optional<T>> {
  static constexpr bool reads_null = true;
  static std::optional<T> read(const json& value, const Path& path) {
    if (value.is_null()) return std::nullopt;
    return Codec<T>::read(value, path);
  }
  static json write(const std::optional<T>& value) {
    return value ? Codec<T>::write(*value) : json(nullptr);
  }
};

/// An optional value of a structure that holds itself.
template <class T>
struct Codec<std::shared_ptr<const T>> {
  static constexpr bool reads_null = true;
  static std::shared_ptr<const T> read(const json& value, const Path& path) {
    if (value.is_null()) return nullptr;
    return std::make_shared<const T>(Codec<T>::read(value, path));
  }
  static json write(const std::shared_ptr<const T>& value) {
    return value ? Codec<T>::write(*value) : json(nullptr);
  }
};

template <class T>
struct Codec<std::vector<T>> {
  static constexpr bool reads_null = false;
  static std::vector<T> read(const json& value, const Path& path) {
    if (!value.is_array()) fail(path, "expected an array");
    std::vector<T> result;
    result.reserve(value.size());
    for (const json& element : value) {
      result.push_back(Codec<T>::read(element, {.parent = &path, .index = result.size()}));
    }
    return result;
  }
  static json write(const std::vector<T>& value) {
    json result = json::array();
    for (const T& element : value) result.push_back(Codec<T>::write(element));
    return result;
  }
};

template <class T>
struct Codec<std::map<std::string, T>> {
  static constexpr bool reads_null = false;
  static std::map<std::string, T> read(const json& value, const Path& path) {
    if (!value.is_object()) fail(path, "expected an object");
    std::map<std::string, T> result;
    for (const auto& [key, element] : value.items()) {
      result.emplace(key, Codec<T>::read(element, {.parent = &path, .member = key}));
    }
    return result;
  }
  static json write(const std::map<std::string, T>& value) {
    json result = json::object();
    for (const auto& [key, element] : value) result.emplace(key, Codec<T>::write(element));
    return result;
  }
};

/// The first alternative that can be read; the error, if none can, is the last one's.
template <class... Ts>
struct Codec<std::variant<Ts...>> {
  static constexpr bool reads_null = (Codec<Ts>::reads_null || ...);
  static std::variant<Ts...> read(const json& value, const Path& path) {
    return read_first<Ts...>(value, path);
  }
  static json write(const std::variant<Ts...>& value) {
    return std::visit([](const auto& alternative) { return encode(alternative); }, value);
  }

 private:
  template <class First, class... Rest>
  static std::variant<Ts...> read_first(const json& value, const Path& path) {
    try {
      return Codec<First>::read(value, path);
    } catch (const DecodeError&) {
      if constexpr (sizeof...(Rest) == 0) {
        throw;
      } else {
        return read_first<Rest...>(value, path);
      }
    }
  }
};

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_optional<std::shared_ptr<const T>> = true;

template <Described T>
struct Codec<T> {
  static constexpr bool reads_null = false;

  static T read(const json& value, const Path& path) {
    if (!value.is_object()) fail(path, "expected an object");
    T result{};
    std::apply([&](const auto&... field) { (read_field(result, field, value, path), ...); },
               T::fields);
    return result;
  }

  static json write(const T& value) {
    json result = json::object();
    std::apply([&](const auto&... field) { (write_field(value, field, result), ...); }, T::fields);
    return result;
  }

 private:
  template <class Owner, class Member>
  static void read_field(T& result, const Field<Owner, Member>& field, const json& object,
                         const Path& parent) {
    static const json absent;
    const auto found = object.find(field.name);
    const json& value = found == object.end() ? absent : *found;
    const Path path{.parent = &parent, .member = field.name};
    if (!Codec<Member>::reads_null && value.is_null()) fail(path, "missing");
    result.*field.member = Codec<Member>::read(value, path);
  }

  template <class Owner, class Member>
  static void write_field(const T& value, const Field<Owner, Member>& field, json& object) {
    const Member& member = value.*field.member;
    if constexpr (is_optional<Member>) {
      if (!member) return;
    } else if constexpr (std::same_as<Member, json>) {
      if (member.is_null()) return;
    }
    object.emplace(field.name, Codec<Member>::write(member));
  }
};

}  // namespace lsp
