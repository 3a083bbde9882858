# CHANGELOG.md in Debian's words: a heading a version, its list items, and below them `signature`.

function wrap(text, lead,   line, words, count, i) {
  count = split(text, words, " ")
  line = lead words[1]
  for (i = 2; i <= count; i++) {
    if (length(line) + length(words[i]) < 78) {
      line = line " " words[i]
    } else {
      print line
      line = "    " words[i]
    }
  }
  print line
}

function flush() {
  if (item != "") wrap(item, "  * ")
  item = ""
}

function finish() {
  flush()
  if (version != "") printf "\n -- %s\n", signature
}

/^## / {
  finish()
  if (version != "") print ""
  version = $2
  printf "handoff-ls (%s) unstable; urgency=medium\n\n", version
}
/^- / { flush(); item = substr($0, 3) }
/^  / && item != "" { item = item $0 }
/^$/ { flush() }
END { finish() }
