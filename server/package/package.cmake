# What is installed, and the Debian package of it.
set(here ${CMAKE_CURRENT_LIST_DIR})
install(TARGETS handoff-ls DESTINATION bin)
install(FILES ${here}/handoff-ls.1 DESTINATION share/man/man1)
install(FILES ${here}/handoff-ls.bash DESTINATION share/bash-completion/completions RENAME handoff-ls)
install(FILES ${here}/_handoff-ls DESTINATION share/zsh/site-functions)
install(FILES ${here}/handoff-ls.fish DESTINATION share/fish/vendor_completions.d)
# The server looks for diagnostics.md here, and editors link to it.
install(FILES ${here}/copyright docs/diagnostics.md CHANGELOG.md DESTINATION share/doc/handoff-ls)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PRE_BUILD_SCRIPTS ${here}/debian.cmake)
set(CPACK_PACKAGE_CONTACT "The handoff-ls authors <authors@handoff-ls.invalid>")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
# What git knows is most of what is filled in; all else works without.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS git)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "language server and checker for session handoffs")
string(CONCAT CPACK_DEBIAN_PACKAGE_DESCRIPTION
  "A session handoff is a Markdown document that one work session leaves for\n"
  "the next. This program completes it in editors that speak the Language\n"
  "Server Protocol, shows what is open or missing, and fills in what git knows.\n"
  "On the command line it checks handoffs, also in commit hooks and continuous\n"
  "integration.")
include(CPack)
