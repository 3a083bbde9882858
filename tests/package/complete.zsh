# Types a line and Tab into an interactive zsh, and prints what is offered, one candidate a line.
# usage: zsh -f complete.zsh FOLDER SCRATCH LINE; the folder has the completion functions.
emulate -L zsh
zmodload zsh/zpty zsh/zselect
folder=$1 scratch=$2 line=$3

# Whoever adds candidates does it with compadd: this one writes them to a file, and adds none.
cat >$scratch/setup.zsh <<'END_OF_SETUP'
fpath=($folder $fpath)
autoload -Uz compinit
compinit -D -u
compadd() {
  local -a hits
  builtin compadd -O hits "$@"
  (( $#hits == 0 )) || print -rl -- $hits >>$scratch/offered
  # _describe and _arguments look at the status only.
  (( $#hits ))
}
note() {
  zle complete-word
  : >$scratch/done
  BUFFER=
}
zle -N note
zle -C complete-word complete-word _main_complete
bindkey '^I' note
: >$scratch/ready
END_OF_SETUP

wait_for() {
  local deadline=$(( SECONDS + 20 )) output
  until [[ -e $scratch/$1 ]]; do
    (( SECONDS < deadline )) || { print -u2 "zsh: waited in vain for $1: $output"; exit 1 }
    zselect -t 2 # hundredths of a second, between two looks
    zpty -rt shell output && seen+=$output
  done
}

rm -f $scratch/{ready,done,offered}
: >$scratch/offered
zpty shell "folder=${(q)folder} scratch=${(q)scratch} TERM=dumb zsh -f -i"
zpty -w shell "folder=${(q)folder} scratch=${(q)scratch}; source ${(q)scratch}/setup.zsh"
wait_for ready
zpty -w -n shell "$line"$'\t'
wait_for done
zpty -d shell
cat $scratch/offered
