# CPack runs this between installing and packing: what Debian wants otherwise than it is installed
# elsewhere, and the same package from the same commit at any time.
if(NOT CPACK_GENERATOR STREQUAL DEB)
  return()
endif()
set(share ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share)

# Debian's zsh looks for packages' completions in a place of its own.
file(RENAME ${share}/zsh/site-functions ${share}/zsh/vendor-completions)

if(DEFINED ENV{SOURCE_DATE_EPOCH})
  set(date "@$ENV{SOURCE_DATE_EPOCH}")
else()
  set(date now)
endif()
execute_process(COMMAND env LC_ALL=C date --utc --rfc-email --date=${date}
  OUTPUT_VARIABLE now OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
set(doc ${share}/doc/handoff-ls)
execute_process(COMMAND awk -v "signature=${CPACK_PACKAGE_CONTACT}  ${now}"
  -f ${CMAKE_CURRENT_LIST_DIR}/changelog.awk ${doc}/CHANGELOG.md
  OUTPUT_FILE ${doc}/changelog COMMAND_ERROR_IS_FATAL ANY)
file(REMOVE ${doc}/CHANGELOG.md)

# One binary for every distribution is the point of it.
file(WRITE ${share}/lintian/overrides/handoff-ls
  "handoff-ls: statically-linked-binary [usr/bin/handoff-ls]\n")

execute_process(COMMAND gzip --best --no-name --force
  ${doc}/changelog ${share}/man/man1/handoff-ls.1 COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND find ${CPACK_TEMPORARY_INSTALL_DIRECTORY}
  -exec touch --no-dereference --date=${date} {} + COMMAND_ERROR_IS_FATAL ANY)
