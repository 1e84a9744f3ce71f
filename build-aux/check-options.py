#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-options.py CALLBOARD DEMO_SERVER DATA

Compares the options of the programs with the manual page and the shell completions in
the DATA folder. Runs bash to test its completion of each option.
"""

import re
import subprocess
import sys
from pathlib import Path


def options_of_program(*command):
    text = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    return set(re.findall(r'^  (?:-\w, )?--([a-z-]+)', text, re.MULTILINE))


def completions_of_bash(file, program, word):
    script = ('source "$1"; COMP_WORDS=("$2" "$3"); COMP_CWORD=1; _callboard "$2"; '
              'printf "%s\\n" "${COMPREPLY[@]}"')
    output = subprocess.run(['bash', '-c', script, 'bash', str(file), program, word],
                            capture_output=True, check=True, text=True).stdout
    return {line.removeprefix('--') for line in output.split()}


def read(data, name, pattern):
    return set(re.findall(pattern, (data / name).read_text()))


def find_differences(expected, found, what):
    for option in sorted(expected - found):
        yield f'{what} does not know --{option}'
    for option in sorted(found - expected):
        yield f'{what} knows --{option}, which is no option'


def main():
    data = Path(sys.argv[3])
    callboard = options_of_program(sys.argv[1], '--help-all')
    server = options_of_program(sys.argv[2], '--help')
    both = callboard | server
    bash = data / 'completion/callboard.bash'
    problems = [
        *find_differences(both, read(data, 'man/callboard.1', r'\.It.*?Fl -([a-z-]+)') ,
                          'the manual page'),
        *find_differences(both, read(data, 'completion/_callboard', r'--([a-z][a-z-]*)(?==|}|\[)'), 'zsh'),
        *find_differences(callboard, read(data, 'completion/callboard.fish', r' -l ([a-z-]+)'), 'fish'),
        *find_differences(server, read(data, 'completion/callboard-demo-server.fish', r' -l ([a-z-]+)'), 'fish'),
        *find_differences(callboard, completions_of_bash(bash, 'callboard', '--'), 'bash'),
        *find_differences(server, completions_of_bash(bash, 'callboard-demo-server', '-'), 'bash'),
        *find_differences({'demo'}, completions_of_bash(bash, 'callboard', '--d'), 'bash at --d'),
        *find_differences(set(), completions_of_bash(bash, 'callboard', 'run'), 'bash at run'),
    ]
    print('\n'.join(problems), file=sys.stderr)
    return 1 if problems or not callboard or not server else 0


if __name__ == '__main__':
    sys.exit(main())
