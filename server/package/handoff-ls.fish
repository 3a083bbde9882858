# fish completion for handoff-ls.

set -l commands check new fill
set -l serving "not __fish_seen_subcommand_from $commands"
complete -c handoff-ls -n $serving -f
complete -c handoff-ls -s h -l help -d 'Print what there is'
complete -c handoff-ls -n $serving -l version -d 'Print the version'
complete -c handoff-ls -n $serving -l stdio -d 'Serve an editor on standard input and output'
complete -c handoff-ls -n $serving -l log-level -x -a 'error warn info debug' -d 'What is logged on standard error'
complete -c handoff-ls -n $serving -l trace -r -F -d 'Record the traffic with the editor'
complete -c handoff-ls -n $serving -a check -d 'Print what is open, missing or wrong in handoffs'
complete -c handoff-ls -n $serving -a new -d 'Write a handoff, filled with what git knows'
complete -c handoff-ls -n $serving -a fill -d 'Fill what git knows into open slots'

complete -c handoff-ls -n '__fish_seen_subcommand_from check' -l format -x -a 'text json' -d 'How findings are printed'
complete -c handoff-ls -n '__fish_seen_subcommand_from check' -l fail-on -x -a 'error warning information hint' -d 'Exit 1 only for what is at least this'

complete -c handoff-ls -n '__fish_seen_subcommand_from new' -l template -x -a session -d 'The template to use'
complete -c handoff-ls -n '__fish_seen_subcommand_from new' -l stdout -d 'Write to standard output'
