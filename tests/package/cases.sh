#!/bin/bash
# shellcheck source-path=SCRIPTDIR source=steps.sh
# What docs/install.md says, done: runs inside the empty system, as root. The commands are the
# page's own blocks.
set -euo pipefail

page=/test/install.md records=/tmp
source /test/steps.sh
sudo() { "$@"; }  # there is none in an empty system

# Every name but those of records, which programs of the system keep.
names() {
  find / -xdev \( -path /proc -o -path /dev -o -path /sys -o -path /tmp -o -path /test \
    -o -path /root/packages -o -path /root/work -o -path /var/lib/dpkg -o -path /var/lib/apt \
    -o -path /var/cache -o -path /var/log \) -prune -o "$@" -print | sort
}

# --- Using what was installed -------------------------------------------------------------------------

repository() {  # makes a repository with a new handoff in it, and goes there
  rm -rf ~/work
  mkdir ~/work
  cd ~/work
  git init -q
  git config user.name Tester
  git config user.email tester@localhost
  printf 'int main() {}\n' >main.c
  git add main.c
  git commit -qm "Begin"
  expect 0 handoff-ls new session-handoff.md
}

# Makes a slot of a finished handoff open again.
open_again() {
  sed -i 's/\*\*Git Status:\*\*.*/**Git Status:** [CLEAN\/DIRTY]/' "$1"
  grep -qF '[CLEAN/DIRTY]' "$1" || fail "$1 has no Git Status."
}

use_program() {
  say "handoff-ls check, new and fill"
  expect 0 handoff-ls --version
  [[ $(</tmp/output) == "handoff-ls $version" ]] || fail "not version $version: $(</tmp/output)"
  repository
  grep -qF '**Git Status:** CLEAN' session-handoff.md || fail "new did not ask git"
  expect 1 handoff-ls check session-handoff.md
  expect_text '[unresolved-placeholder]'
  expect 0 handoff-ls check /test/filled.md
  expect 2 handoff-ls check absent.md
  expect 0 handoff-ls fill session-handoff.md
}

frame() {
  local LC_ALL=C
  printf 'Content-Length: %d\r\n\r\n%s' "${#1}" "$1"
}

# One session of an editor that shows links to what a finding's code means.
speak() {  # SERVER
  frame '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,
    "capabilities":{"textDocument":{"diagnostic":{},
      "publishDiagnostics":{"codeDescriptionSupport":true}}}}}'
  frame '{"jsonrpc":"2.0","method":"initialized","params":{}}'
  frame '{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":
    {"uri":"file:///tmp/handoff.md","languageId":"markdown","version":1,"text":"# Notes\n"}}}'
  frame '{"jsonrpc":"2.0","id":2,"method":"textDocument/diagnostic","params":{"textDocument":
    {"uri":"file:///tmp/handoff.md"}}}'
  frame '{"jsonrpc":"2.0","id":3,"method":"shutdown"}'
  frame '{"jsonrpc":"2.0","method":"exit"}'
}

# Whether a server answers, and links to the page of its own package, or to none that is not there.
serve() {  # SERVER DIAGNOSTICS-PAGE
  say "$1 serves an editor"
  speak >/tmp/session
  expect 0 "$1" --stdio </tmp/session
  expect_text "\"version\":\"$version\""
  expect_text '"code":"missing-sections"'
  if [[ $2 ]]; then
    [[ -s $2 ]] || fail "There is no $2."
    expect_text "\"href\":\"file://$2#missing-sections\""
  else
    ! grep -q '"href"' /tmp/output || fail "a link to a page that is not there" "$(</tmp/output)"
  fi
}

find_documents() {  # PREFIX
  say "The man page, and what the shells complete"
  expect 0 man --where handoff-ls
  [[ $(realpath "$(</tmp/output)") == $1/share/man/man1/handoff-ls.1* ]] ||
    fail "man reads another page: $(</tmp/output)"
  expect 0 env COLUMNS=80 man handoff-ls
  expect_text 'language server for session handoffs'
  expect 0 bash --norc -c '
    source /usr/share/bash-completion/bash_completion
    _completion_loader handoff-ls || (( $? == 124 ))
    complete -p handoff-ls'
  expect_text _handoff_ls
  expect 0 zsh -c "autoload -Uz compinit; compinit -D -u; print \$_comps[handoff-ls]; whence -v _handoff-ls"
  expect_text "_handoff-ls"
  expect 0 env XDG_DATA_DIRS="$1/share:/usr/share" fish -c 'complete --do-complete "handoff-ls che"'
  expect_text check
  [[ -s $1/share/doc/handoff-ls/copyright ]] || fail "no licence"
}

attach() {  # NEOVIM BLOCK
  mkdir -p ~/.config/nvim
  block "$2" >~/.config/nvim/init.lua
  repository
  expect 0 timeout 60 "/test/$1" --headless -i NONE session-handoff.md -c 'luafile /test/attach.lua'
  say "$("/test/$1" --version | head -n 1) with the block $2: $(tail -n 1 /tmp/output)"
}

# The editor's own folders stay its own; the rest is gone.
with_editors() {
  cd ~/packages
  follow nvim-install
  attach nvim-sid nvim-0.11
  attach nvim-trixie nvim-0.8
  follow nvim-remove
  [[ -z $(find ~/.local/share/nvim -path '*handoff*') ]] || fail "the plugin is still there"
  rm -rf ~/.config ~/.local ~/.cache
}

expect_as_before() {
  names "$@" >/tmp/after
  diff /tmp/before /tmp/after || fail "> was left, < is missing"
  say "Removed: nothing is left"
}

# --- The cases ----------------------------------------------------------------------------------------

deb() {
  names >/tmp/before
  follow sums
  follow deb-install
  use_program
  find_documents /usr
  serve /usr/bin/handoff-ls /usr/share/doc/handoff-ls/diagnostics.md
  with_editors
  cd ~/packages
  follow deb-remove
  ! dpkg-query --show handoff-ls >/dev/null 2>&1 || fail "dpkg still knows the package"
  expect_as_before
}

# Images for containers leave documentation out.
deb_slim() {
  printf 'path-exclude=/usr/share/%s/*\n' doc man >/etc/dpkg/dpkg.cfg.d/excludes
  follow deb-install
  [[ ! -e /usr/share/doc/handoff-ls/diagnostics.md ]] || fail "the documentation is there"
  use_program
  serve /usr/bin/handoff-ls ''
}

# Folders that other programs share may stay.
tarball() {
  names -not -type d >/tmp/before
  follow tarball-install
  [[ $(stat -c %U:%a /usr/local/bin/handoff-ls) == root:755 ]] || fail "not root's program"
  use_program
  find_documents /usr/local
  serve /usr/local/bin/handoff-ls /usr/local/share/doc/handoff-ls/diagnostics.md
  with_editors
  cd ~/packages
  follow tarball-remove
  [[ -z $(find /usr/local -name '*handoff*') ]] || fail "something is left in /usr/local"
  expect_as_before -not -type d
}

# What is in the extension, which needs nothing of the system.
vsix() {
  expect 0 unzip -q handoff-ls-*.vsix -d ~/extension
  local server=~/extension/extension/server/handoff-ls
  serve "$server" ~/extension/extension/share/doc/handoff-ls/diagnostics.md
  expect 0 "$server" --version
  expect_text "handoff-ls $version"
  expect 0 "$server" check /test/filled.md
  grep -q '"version": "'"$version"'"' ~/extension/extension/package.json ||
    fail "the extension is not version $version"
}

# Files that are no handoffs, and would have findings if they were.
add_ordinary_files() {
  local file
  for file in README.md docs/handoffs/README.md docs/handoff-tool/notes.md \
    .handoff/handoff.md docs/templates/handover.md; do
    mkdir -p "$(dirname "$file")"
    echo '**Status:** [OPEN]' >"$file"
    expect 1 handoff-ls check "$file"
  done
  git add -A
}

# Commits, by the hook of the page.
hook() {
  follow deb-install
  repository
  block hook >.git/hooks/pre-commit
  chmod +x .git/hooks/pre-commit
  git add session-handoff.md
  expect 1 git commit -m "Leave a form"
  expect_text '[unresolved-placeholder]'
  [[ $(git rev-list --count HEAD) == 1 ]] || fail "the commit was made"
  git rm -q -f session-handoff.md
  add_ordinary_files
  cp /test/filled.md 'docs/handoffs/to day.md'
  cp /test/filled.md -- '-handoff.md'
  git add -A
  expect 0 git commit -m "Leave what is finished"
  git rm -q -- -handoff.md
  expect 0 git commit -m "Delete one"
  echo '- [TASK_1]' >>'docs/handoffs/to day.md'
  expect 0 git commit --allow-empty -m "Something else"
  open_again 'docs/handoffs/to day.md'
  expect 1 git commit -a -m "Open it again"
  expect_text 'docs/handoffs/to day.md'
  say "git refuses what is unfinished, and nothing else"
}

# What pre-commit makes of its block: the command, for the files whose names match.
select_and_run() {
  local entry files exclude
  entry=$(block pre-commit | sed -n 's/^ *entry: //p')
  files=$(block pre-commit | sed -n 's/^ *files: //p')
  exclude=$(block pre-commit | sed -n 's/^ *exclude: //p')
  # shellcheck disable=SC2086
  git ls-files | grep -P "$files" | grep -vP "$exclude" | xargs -d '\n' $entry
}

pre_commit() {
  follow deb-install
  repository
  rm session-handoff.md
  add_ordinary_files
  cp /test/filled.md -- '-Handoff 2.md'
  git add -- '-Handoff 2.md'
  expect 0 select_and_run
  cp /test/filled.md docs/handoffs/today.md
  open_again docs/handoffs/today.md
  git add docs
  expect 123 select_and_run
  expect_text 'docs/handoffs/today.md:'
  [[ $(wc -l <"$records/output") == 1 ]] || fail "more than the slot is found:" "$(<"$records/output")"
}

# The commands of a job, which follow this lead on their lines.
job() {  # BLOCK LEAD
  dpkg --purge handoff-ls >/dev/null 2>&1
  block "$1" | sed -n "s/^ *- $2//p" | grep handoff-ls >/tmp/job
  [[ $(wc -l </tmp/job) == 2 ]] || fail "the block $1 has other than two commands:" "$(</tmp/job)"
  expect "$3" bash -ec 'sudo() { "$@"; }; source /tmp/job'
}

ci() {
  rm -rf ~/work
  mkdir -p ~/work/ci ~/work/docs
  cp handoff-ls_*.deb ~/work/ci
  cd ~/work
  cp /test/filled.md docs/handoff.md
  echo '**Status:** [OPEN]' >README.md
  job gitlab '' 0
  job github 'run: ' 0
  open_again docs/handoff.md
  job gitlab '' 1
  expect_text 'docs/handoff.md:'
  job github 'run: ' 1
  expect_text 'docs/handoff.md:'
  say "The jobs fail for what is unfinished, and for nothing else"
}

version=$(dpkg-deb --field ~/packages/handoff-ls_*.deb Version)
readonly cases=' deb deb_slim tarball vsix hook pre_commit ci '
for case; do
  [[ $cases == *" $case "* ]] || fail "There is no case $case, but:$cases"
  cd ~/packages
  "$case"
done
