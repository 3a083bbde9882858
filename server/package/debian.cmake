# CPack runs this between installing and packing: what Debian wants otherwise than it is installed
# elsewhere, and the same package from the same commit at any time.
if(NOT CPACK_GENERATOR STREQUAL DEB)
  return()
endif()
set(share ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share)

# Debian's zsh looks for packages' completions in a place of its own.
file(RENAME ${share}/zsh/site-functions ${share}/zsh/vendor-completions)

# The changelog in Debian's words: a heading a version, its list items, who and when.
if(DEFINED ENV{SOURCE_DATE_EPOCH})
  set(date "@$ENV{SOURCE_DATE_EPOCH}")
else()
  set(date now)
endif()
execute_process(COMMAND env LC_ALL=C date --utc --rfc-email --date=${date}
  OUTPUT_VARIABLE now OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
file(STRINGS ${share}/doc/handoff-ls/CHANGELOG.md lines)
set(signature "\n -- ${CPACK_PACKAGE_CONTACT}  ${now}\n")
set(changelog)
foreach(line IN LISTS lines)
  if(line MATCHES "^## (.+)")
    if(changelog)
      string(APPEND changelog "${signature}\n")
    endif()
    string(APPEND changelog "handoff-ls (${CMAKE_MATCH_1}) unstable; urgency=medium\n\n")
  elseif(line MATCHES "^- (.+)")
    string(APPEND changelog "  * ${CMAKE_MATCH_1}\n")
  elseif(line MATCHES "^  (.+)")
    string(APPEND changelog "    ${CMAKE_MATCH_1}\n")
  endif()
endforeach()
file(WRITE ${share}/doc/handoff-ls/changelog "${changelog}${signature}")
file(REMOVE ${share}/doc/handoff-ls/CHANGELOG.md)

execute_process(COMMAND gzip --best --no-name --force
  ${share}/doc/handoff-ls/changelog ${share}/man/man1/handoff-ls.1 COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND find ${CPACK_TEMPORARY_INSTALL_DIRECTORY}
  -exec touch --no-dereference --date=${date} {} + COMMAND_ERROR_IS_FATAL ANY)
