#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the test cases of `meson test`.

usage: count-tests.py TESTLOG.json…
       count-tests.py --group NAME TESTLOG.json… [--group NAME TESTLOG.json…]…

Meson counts programs; this script counts test cases: each case that a program reports
as TAP, and one for a program without TAP. A program that crashes or times out without
a failed case counts as one failed case.

Prints the failed cases, then `N passed, N failed`, followed by `, N skipped` if there
are any. With groups, the line has the counts of each before the total:
`NAME: N passed, N failed; NAME: N passed, N failed; N passed, N failed`. Fails if a case
failed, if none passed in a group or if a log is missing. A group without cases is
"not tested".
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


def count(paths):
    """Returns the counts of some logs, and whether they are complete."""
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
    return counts, complete and counts['passed'] > 0 and not counts['failed']


def describe(counts):
    text = f'{counts["passed"]} passed, {counts["failed"]} failed'
    if counts['skipped']:
        text += f', {counts["skipped"]} skipped'
    return text


def parse_groups(arguments):
    """Returns the groups as pairs of a name, or None, and a list of paths."""
    groups = [(None, [])]
    arguments = iter(arguments)
    for argument in arguments:
        if argument == '--group':
            groups.append((next(arguments), []))
        else:
            groups[-1][1].append(argument)
    return [group for group in groups if group[0] or group[1]]


def main(arguments):
    total = Counter()
    parts = []
    groups = parse_groups(arguments)
    passed = bool(groups)
    for name, paths in groups:
        counts, all_passed = count(paths)
        total += counts
        passed = passed and all_passed
        if name:
            parts.append(f'{name}: {describe(counts) if counts else "not tested"}')

    sys.stderr.flush()
    print('; '.join([*parts, describe(total)]))
    return 0 if passed else 1


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
