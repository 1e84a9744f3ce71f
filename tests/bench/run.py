#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the benchmarks: every program tests/bench/bench-* of a build folder.

Called by ./dev bench. Each program runs in its own private session and shares no state
with the others. Its arguments are the requested rows (none for all), and it prints one JSON
object per row, one per line:

  row, title, against, measure   strings; measure is time, memory, frames, wake-ups
  limit, ratio                   the largest acceptable ratio, and the measured median
  low, high, samples             the minimum, maximum and number of the ratios
  value, reference               the medians of both: seconds, bytes or a count

CALLBOARD and CALLBOARD_DEMO_SERVER in its environment are the paths of the programs.
Prints a table, and fails if a row exceeds its limit or a program fails.
"""

import argparse
import datetime
import json
import os
import pathlib
import platform
import subprocess
import sys
import time

PRIVATE_SESSION = pathlib.Path(__file__).resolve().parent.parent / 'support' / 'private-session'
LIBRARIES = ('glib-2.0', 'gtk4', 'libadwaita-1', 'libsoup-3.0', 'json-glib-1.0')


def parse_arguments():
    parser = argparse.ArgumentParser(prog='./dev bench')
    parser.add_argument('--build', type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument('--json', metavar='FILE', help='write the rows as JSON')
    parser.add_argument('--markdown', metavar='FILE', help='write the table as Markdown')
    parser.add_argument('rows', metavar='ROW', nargs='*', help='measure only these rows')
    return parser.parse_args()


def read_command(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ''


def describe_machine():
    """Returns the hardware and software that the figures depend on."""
    processor = platform.machine()
    for line in pathlib.Path('/proc/cpuinfo').read_text(errors='replace').splitlines():
        if line.startswith('model name'):
            processor = line.split(':', 1)[1].strip()
            break
    try:
        system = platform.freedesktop_os_release()['PRETTY_NAME']
    except OSError:
        system = platform.system()
    return {
        'date': datetime.datetime.now(datetime.timezone.utc).strftime('%Y-%m-%d %H:%M UTC'),
        'processor': processor,
        'cores': len(os.sched_getaffinity(0)),
        'memory': os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES'),
        'kernel': platform.release(),
        'system': system,
        'compiler': read_command('cc', '-dumpfullversion'),
        'libraries': {name: read_command('pkg-config', '--modversion', name) for name in LIBRARIES},
    }


def run_program(program, wanted, environment):
    """Yields the rows of one program. Raises RuntimeError if it fails."""
    with subprocess.Popen([PRIVATE_SESSION, program, *wanted], stdout=subprocess.PIPE, text=True,
                          env=environment) as process:
        for line in process.stdout:
            if line.startswith('{'):
                row = json.loads(line)
                row['missed'] = not row['ratio'] <= row['limit']
                yield row
    if process.returncode != 0:
        raise RuntimeError(f'{program.name} failed with status {process.returncode}')


def format_number(row, number):
    if row['measure'] == 'time':
        for factor, unit in ((1, 's'), (1e3, 'ms'), (1e6, 'µs')):
            if number * factor >= 1:
                break
        return f'{number * factor:.3g} {unit}'
    if row['measure'] == 'memory':
        return f'{number / 1e6:.3g} MB'
    return f'{number:g}'


def format_ratio(ratio):
    return f'{ratio:.3f}'


def print_row(row):
    verdict = 'MISSED' if row['missed'] else 'ok'
    spread = f"{format_ratio(row['low'])}–{format_ratio(row['high'])}"
    print(f"{verdict:<7}{format_ratio(row['ratio']):>8} ≤ {row['limit']:<6g}"
          f"{spread:<16}{format_number(row, row['value']):>9} / "
          f"{format_number(row, row['reference']):<9} {row['title']} [{row['row']}]", flush=True)


def format_markdown(machine, rows):
    libraries = ', '.join(f'{name} {version}' for name, version in machine['libraries'].items() if version)
    lines = [
        f"{machine['date']}; {machine['processor']}, {machine['cores']} cores, "
        f"{machine['memory'] / 1e9:.0f} GB; {machine['system']}, Linux {machine['kernel']}, "
        f"cc {machine['compiler']}; {libraries}.",
        '',
        '| row | reference | ratio | spread | limit | measured | reference value |',
        '| --- | --- | ---: | --- | ---: | ---: | ---: |',
    ]
    for row in rows:
        mark = ' **missed**' if row['missed'] else ''
        lines.append(
            f"| {row['title']} (`{row['row']}`) | {row['against']} | "
            f"{format_ratio(row['ratio'])}{mark} | "
            f"{format_ratio(row['low'])}–{format_ratio(row['high'])}, n = {row['samples']:g} | "
            f"≤ {row['limit']:g} | {format_number(row, row['value'])} | "
            f"{format_number(row, row['reference'])} |")
    return '\n'.join(lines) + '\n'


def find_programs(build):
    folder = build / 'tests' / 'bench'
    return sorted(path for path in folder.glob('bench-*')
                  if path.is_file() and os.access(path, os.X_OK) and path.suffix == '')


def main():
    arguments = parse_arguments()
    build = arguments.build.resolve()
    environment = dict(os.environ,
                       CALLBOARD=str(build / 'src' / 'callboard'),
                       CALLBOARD_DEMO_SERVER=str(build / 'src' / 'demo' / 'callboard-demo-server'),
                       GSETTINGS_SCHEMA_DIR=str(build / 'data'))
    begin = time.monotonic()
    machine = describe_machine()
    rows = []
    failures = []

    for program in find_programs(build):
        try:
            for row in run_program(program, arguments.rows, environment):
                rows.append(row)
                print_row(row)
        except RuntimeError as error:
            failures.append(str(error))

    for name in set(arguments.rows) - {row['row'] for row in rows}:
        failures.append(f'there is no row {name}')
    if arguments.json:
        pathlib.Path(arguments.json).write_text(
            json.dumps({'machine': machine, 'rows': rows}, indent=2, ensure_ascii=False) + '\n')
    if arguments.markdown:
        pathlib.Path(arguments.markdown).write_text(format_markdown(machine, rows))

    for failure in failures:
        print(failure, file=sys.stderr)
    n_missed = sum(row['missed'] for row in rows)
    print(f'{len(rows)} rows, {n_missed} missed, in {time.monotonic() - begin:.0f} s')
    return 1 if failures or n_missed or not rows else 0


if __name__ == '__main__':
    sys.exit(main())
