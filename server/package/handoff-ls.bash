# bash completion for handoff-ls. Works with and without the bash-completion package.

_handoff_ls() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command word words
  command=
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in
      check | new | fill) command=$word; break ;;
    esac
  done
  # Readline takes the = of --option=value for a word of its own.
  [[ $current != = ]] || { previous+='='; current=; }
  [[ $previous != = ]] || previous=${COMP_WORDS[COMP_CWORD - 2]}
  COMPREPLY=()
  case $command:${previous%=} in
    :--log-level) words='error warn info debug' ;;
    check:--format) words='text json' ;;
    check:--fail-on) words='error warning information hint' ;;
    new:--template) words='session' ;;
    *:--trace) words= ;;
    *)
      case $command:$current in
        :-*) words='--help --version --stdio --log-level --trace' ;;
        check:-*) words='--help --format --fail-on' ;;
        new:-*) words='--help --template --stdout' ;;
        fill:-*) words='--help' ;;
        :*) words='check new fill' ;;
        *) words= ;;
      esac
      ;;
  esac
  # Where there are no words, readline completes files.
  [[ ! $words ]] || mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}

complete -o default -F _handoff_ls handoff-ls
