# What docs/install.md says, for tests to do. To be sourced, with `page` naming that file and
# `records` a folder for what commands print.
# shellcheck shell=bash disable=SC2154

say() { printf '==> %s\n' "$*"; }
fail() { printf 'package: %s\n' "$@" >&2; exit 1; }

# The fenced block of docs/install.md below the comment with this name.
block() {
  awk -v comment="<!-- block: $1 -->" '
    $0 == comment { found = 1; next }
    found && /^```/ { if (inside) exit; inside = 1; next }
    inside' "$page" | grep . || fail "docs/install.md has no block $1."
}

follow() {  # BLOCK: does what it says
  local status
  say "$1:" "$(block "$1")"
  set +e  # where a failure is expected, bash goes on after one
  (set -euo pipefail; eval "$(block "$1")") >"$records/log" 2>&1
  status=$?
  set -e
  (( status == 0 )) || fail "the block $1 fails:" "$(<"$records/log")"
}

expect() {  # STATUS COMMAND...: runs it, its output goes to a record
  local status=0
  "${@:2}" >"$records/output" 2>&1 || status=$?
  (( status == $1 )) || fail "${*:2}: status $status, not $1" "$(<"$records/output")"
}

expect_text() {  # TEXT: in that record
  grep -qF -- "$1" "$records/output" || fail "not in the output: $1" "$(<"$records/output")"
}
