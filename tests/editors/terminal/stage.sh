# shellcheck shell=bash
# To be sourced. What a test of an editor needs: a repository with a session's work in it, a home
# without settings, `handoff-ls` in PATH, and the configuration that a page of docs/editors shows.
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../../.." && pwd)

# Where an editor was unpacked. Exit status 77 where it was not.
unpacked() {  # NAME
  [[ -d $root/build/editors/$1 ]] || { echo "$1 is not there: tests/editors/fetch $1" >&2; exit 77; }
  echo "$root/build/editors/$1"
}

# The n-th code block of a page in a language.
block() {  # PAGE LANGUAGE [N]
  awk -v fence="\`\`\`$2" -v wanted="${3:-1}" '
    inside && $0 == "```" { exit }
    inside { print; found = 1 }
    $0 == fence && ++seen == wanted { inside = 1 }
    END { exit !found }' "$root/docs/editors/$1" ||
    { echo "docs/editors/$1 has no block ${3:-1} of $2" >&2; exit 1; }
}

git_in_project() {
  GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 \
    git -C "$project" -c user.name=Test -c user.email=test@localhost "$@"
}

commit() {  # SUBJECT
  git_in_project add --all
  git_in_project commit --quiet --message "$1"
}

# Makes $scratch with $project, $home and $programs in it.
stage() {  # SERVER SCRATCH
  local variables
  # A hook of the repository that calls us says which repository git is to work on.
  mapfile -t variables < <(git rev-parse --local-env-vars)
  unset "${variables[@]}"
  scratch=$(realpath -m "$2")
  project=$scratch/lantern home=$scratch/home programs=$scratch/bin
  rm -rf "$scratch"
  mkdir -p "$project/src" "$home" "$programs"
  ln -s "$(readlink -f "$1")" "$programs/handoff-ls"
  git_in_project init --quiet --initial-branch=main
  printf '# Lantern\n\n- [LIKE_THIS]\n' >"$project/README.md"
  echo 'int lit = 0;' >"$project/src/lantern.c"
  commit 'Begin'
  echo 'int lit = 1;' >"$project/src/lantern.c"
  commit 'Count the lit lanterns'
  echo 'int lit = 2;' >"$project/src/lantern.c"
  # shellcheck disable=SC1003
  sed '$a\' "$root/server/templates/session.md" >"$project/handoff.md" # with an end to its last line
}

# Plays a script of Lua, which has the modules of this folder, in the project: without network, with
# processes of its own, and with none of the caller's settings and variables.
play() {  # SCRIPT [NAME=VALUE...]
  local nvim script=$1
  nvim=$(unpacked nvim-sid)
  shift
  cd "$project"
  exec "$root/tests/editors/alone" timeout --kill-after=5 120 env -i \
    PATH="$programs:/usr/bin:/bin" HOME="$home" LANG=C.UTF-8 TZ=UTC TERM=xterm-256color \
    GIT_CONFIG_NOSYSTEM=1 SCRATCH="$scratch" LUA_PATH="$root/tests/editors/terminal/?.lua;;" "$@" \
    "$nvim/usr/bin/nvim" --clean --headless -l "$script"
}
