# SPDX-License-Identifier: CC0-1.0
# Completion of callboard and callboard-demo-server for bash.

_callboard()
{
  local current=${COMP_WORDS[COMP_CWORD]} options
  COMPREPLY=()
  case ${1##*/} in
    callboard-demo-server)
      options='--help --port --token --personal-token --simulations --seed --version' ;;
    *)
      options='--demo --open-run --help --help-all --help-gapplication --gapplication-service --version' ;;
  esac
  if [[ $current == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
  fi
}

complete -F _callboard callboard callboard-demo-server
