#pragma once

// The basic structures of LSP 3.18 that this project reads or writes, in the order of the
// specification and with its names: a subset in structures and in members. Positions are data here;
// what one means in a text is not known.

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

#include "protocol/json.h"

namespace lsp {

using DocumentUri = std::string;  // a client's string, byte for byte
using uinteger = std::uint32_t;
using integer = std::int32_t;

// Enumerations of strings are strings, so that an unknown one is kept as it came.

namespace PositionEncodingKind {
inline constexpr char UTF8[] = "utf-8";
inline constexpr char UTF16[] = "utf-16";
inline constexpr char UTF32[] = "utf-32";
}  // namespace PositionEncodingKind

namespace MarkupKind {
inline constexpr char PlainText[] = "plaintext";
inline constexpr char Markdown[] = "markdown";
}  // namespace MarkupKind

// Enumerations of numbers; a number without a name is kept as well.

enum class DiagnosticSeverity : uinteger { Error = 1, Warning = 2, Information = 3, Hint = 4 };
enum class DiagnosticTag : uinteger { Unnecessary = 1, Deprecated = 2 };
enum class TextDocumentSyncKind : uinteger { None = 0, Full = 1, Incremental = 2 };
enum class MessageType : uinteger { Error = 1, Warning = 2, Info = 3, Log = 4, Debug = 5 };

/// Parameters that carry nothing: null, absent, or any object or array.
struct NoParams {};

template <>
struct Codec<NoParams> {
  static constexpr bool reads_null = true;
  static NoParams read(const json& value, const Path& path) {
    if (!value.is_null() && !value.is_structured()) fail(path, "expected an object or an array");
    return {};
  }
  static json write(NoParams) { return nullptr; }
};

// Basic structures.

struct Position {
  uinteger line = 0;
  uinteger character = 0;  // in units of the negotiated encoding

  auto operator<=>(const Position&) const = default;
  static constexpr auto fields =
      std::tuple{Field{"line", &Position::line}, Field{"character", &Position::character}};
};

struct Range {
  Position start = {};
  Position end = {};

  bool operator==(const Range&) const = default;
  static constexpr auto fields =
      std::tuple{Field{"start", &Range::start}, Field{"end", &Range::end}};
};

struct TextDocumentIdentifier {
  DocumentUri uri;

  bool operator==(const TextDocumentIdentifier&) const = default;
  static constexpr auto fields = std::tuple{Field{"uri", &TextDocumentIdentifier::uri}};
};

struct VersionedTextDocumentIdentifier {
  DocumentUri uri;
  integer version = 0;

  bool operator==(const VersionedTextDocumentIdentifier&) const = default;
  static constexpr auto fields =
      std::tuple{Field{"uri", &VersionedTextDocumentIdentifier::uri},
                 Field{"version", &VersionedTextDocumentIdentifier::version}};
};

/// A document that may be no open one: then its version is null.
struct OptionalVersionedTextDocumentIdentifier {
  DocumentUri uri;
  std::variant<integer, std::nullptr_t> version = nullptr;

  bool operator==(const OptionalVersionedTextDocumentIdentifier&) const = default;
  static constexpr auto fields =
      std::tuple{Field{"uri", &OptionalVersionedTextDocumentIdentifier::uri},
                 Field{"version", &OptionalVersionedTextDocumentIdentifier::version}};
};

struct TextDocumentItem {
  DocumentUri uri;
  std::string languageId;
  integer version = 0;
  std::string text;

  bool operator==(const TextDocumentItem&) const = default;
  static constexpr auto fields = std::tuple{
      Field{"uri", &TextDocumentItem::uri}, Field{"languageId", &TextDocumentItem::languageId},
      Field{"version", &TextDocumentItem::version}, Field{"text", &TextDocumentItem::text}};
};

struct Location {
  DocumentUri uri;
  Range range = {};

  bool operator==(const Location&) const = default;
  static constexpr auto fields =
      std::tuple{Field{"uri", &Location::uri}, Field{"range", &Location::range}};
};

struct CodeDescription {
  std::string href;

  bool operator==(const CodeDescription&) const = default;
  static constexpr auto fields = std::tuple{Field{"href", &CodeDescription::href}};
};

struct DiagnosticRelatedInformation {
  Location location;
  std::string message;

  bool operator==(const DiagnosticRelatedInformation&) const = default;
  static constexpr auto fields =
      std::tuple{Field{"location", &DiagnosticRelatedInformation::location},
                 Field{"message", &DiagnosticRelatedInformation::message}};
};

struct Diagnostic {
  Range range;
  std::optional<DiagnosticSeverity> severity = {};
  std::optional<std::variant<integer, std::string>> code = {};  // other servers have numbers
  std::optional<CodeDescription> codeDescription = {};
  std::optional<std::string> source = {};
  std::string message;
  std::optional<std::vector<DiagnosticTag>> tags = {};
  std::optional<std::vector<DiagnosticRelatedInformation>> relatedInformation = {};
  json data = {};

  bool operator==(const Diagnostic&) const = default;
  static constexpr auto fields = std::tuple{
      Field{"range", &Diagnostic::range},
      Field{"severity", &Diagnostic::severity},
      Field{"code", &Diagnostic::code},
      Field{"codeDescription", &Diagnostic::codeDescription},
      Field{"source", &Diagnostic::source},
      Field{"message", &Diagnostic::message},
      Field{"tags", &Diagnostic::tags},
      Field{"relatedInformation", &Diagnostic::relatedInformation},
      Field{"data", &Diagnostic::data},
  };
};

struct TextEdit {
  Range range;
  std::string newText;

  bool operator==(const TextEdit&) const = default;
  static constexpr auto fields =
      std::tuple{Field{"range", &TextEdit::range}, Field{"newText", &TextEdit::newText}};
};

struct StringValue {
  std::string kind = "snippet";
  std::string value;

  bool operator==(const StringValue&) const = default;
  static constexpr auto fields =
      std::tuple{Field{"kind", &StringValue::kind}, Field{"value", &StringValue::value}};
};

/// Only for a client that announced it.
struct SnippetTextEdit {
  Range range;
  StringValue snippet;

  bool operator==(const SnippetTextEdit&) const = default;
  static constexpr auto fields = std::tuple{Field{"range", &SnippetTextEdit::range},
                                            Field{"snippet", &SnippetTextEdit::snippet}};
};

struct TextDocumentEdit {
  OptionalVersionedTextDocumentIdentifier textDocument;
  std::vector<std::variant<TextEdit, SnippetTextEdit>> edits;

  bool operator==(const TextDocumentEdit&) const = default;
  static constexpr auto fields = std::tuple{Field{"textDocument", &TextDocumentEdit::textDocument},
                                            Field{"edits", &TextDocumentEdit::edits}};
};

struct CreateFile {
  std::string kind = "create";
  DocumentUri uri;

  bool operator==(const CreateFile&) const = default;
  static constexpr auto fields =
      std::tuple{Field{"kind", &CreateFile::kind}, Field{"uri", &CreateFile::uri}};
};

/// One of the two: documentChanges only where the client announced it.
struct WorkspaceEdit {
  using DocumentChange = std::variant<TextDocumentEdit, CreateFile>;

  std::optional<std::map<DocumentUri, std::vector<TextEdit>>> changes = {};
  std::optional<std::vector<DocumentChange>> documentChanges = {};

  bool operator==(const WorkspaceEdit&) const = default;
  static constexpr auto fields =
      std::tuple{Field{"changes", &WorkspaceEdit::changes},
                 Field{"documentChanges", &WorkspaceEdit::documentChanges}};
};

struct MarkupContent {
  std::string kind = MarkupKind::PlainText;
  std::string value;

  bool operator==(const MarkupContent&) const = default;
  static constexpr auto fields =
      std::tuple{Field{"kind", &MarkupContent::kind}, Field{"value", &MarkupContent::value}};
};

struct WorkspaceFolder {
  DocumentUri uri;
  std::string name;

  bool operator==(const WorkspaceFolder&) const = default;
  static constexpr auto fields =
      std::tuple{Field{"uri", &WorkspaceFolder::uri}, Field{"name", &WorkspaceFolder::name}};
};

}  // namespace lsp
