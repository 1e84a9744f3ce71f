#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the test cases of `meson test`.

usage: count-tests.py TESTLOG.json…

Meson counts programs; this script counts test cases: each case that a program reports
as TAP, and one for a program without TAP. A program that crashes or times out without
a failed case counts as one failed case.

Prints the failed cases, then `N passed, N failed`, followed by `, N skipped` if there
are any. Fails if a case failed, if none passed or if a log is missing.
"""

import json
import re
import sys
from collections import Counter

GOOD_RESULTS = {'OK', 'EXPECTEDFAIL', 'SKIP'}

# Indented cases are subtests of the case that follows them.
CASE = re.compile(
    r'^(?P<not>not )?ok (?P<number>\d+)\b[ \t]*(?:- )?'
    r'(?P<name>(?:\\.|[^#\\\n])*)'
    r'(?:#[ \t]*(?P<directive>SKIP|TODO)\b.*)?',
    re.MULTILINE | re.IGNORECASE,
)
PLAN = re.compile(r'^1\.\.\d+', re.MULTILINE)


def outcome_of_case(case):
    """Returns the result of a TAP case: 'passed', 'failed' or 'skipped'."""
    directive = (case['directive'] or '').upper()
    if directive == 'SKIP':
        return 'skipped'
    # A TODO is expected to fail; if it passes, it counts as failed, as in Meson.
    return 'passed' if bool(case['not']) == (directive == 'TODO') else 'failed'


def outcomes_of_program(program):
    """Returns the cases of a program as pairs of result and name, which may be empty."""
    result = program['result']
    output = (program.get('stdout') or '').replace('\r\n', '\n')
    if result in ('EXPECTEDFAIL', 'UNEXPECTEDPASS'):
        return [('passed' if result in GOOD_RESULTS else 'failed', result.lower())]

    outcomes = [
        (outcome_of_case(case), case['name'].strip() or case['number'])
        for case in CASE.finditer(output)
    ]
    if result not in GOOD_RESULTS:
        if not any(outcome == 'failed' for outcome, _ in outcomes):
            status = program.get('returncode')
            outcomes.append(('failed', f'{result.lower()}, exit status {status}'))
    elif not outcomes and result == 'SKIP':
        outcomes.append(('skipped', ''))
    elif not outcomes and not PLAN.search(output):
        outcomes.append(('passed', ''))
    return outcomes


def read_log(path):
    with open(path, encoding='utf-8', errors='replace') as log:
        return [json.loads(line) for line in log if line.strip()]


def main(paths):
    counts = Counter()
    complete = bool(paths)
    for path in paths:
        try:
            programs = read_log(path)
        except (OSError, ValueError) as error:
            print(f'count-tests: {path}: {error}', file=sys.stderr)
            complete = False
            continue
        for program in programs:
            for outcome, name in outcomes_of_program(program):
                counts[outcome] += 1
                if outcome == 'failed':
                    print(f'failed: {program["name"]}: {name} ({path})')

    summary = f'{counts["passed"]} passed, {counts["failed"]} failed'
    if counts['skipped']:
        summary += f', {counts["skipped"]} skipped'
    sys.stderr.flush()
    print(summary)
    return 0 if complete and counts['passed'] and not counts['failed'] else 1


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
