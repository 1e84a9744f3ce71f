#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests build-aux/count-tests.py, which prints the last line of the test runs.

usage: test-count-tests.py COUNT_TESTS.py
"""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

COUNT_TESTS = sys.argv.pop()


class TestCount(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def write_log(self, name, *programs):
        path = self.folder / name
        path.write_text(''.join(json.dumps(program) + '\n' for program in programs))
        return str(path)

    def write_cases(self, name, *cases):
        output = '\n'.join([*cases, f'1..{len(cases)}'])
        return self.write_log(name, {'name': 'program', 'result': 'OK', 'stdout': output})

    def count(self, *arguments):
        result = subprocess.run([sys.executable, COUNT_TESTS, *arguments], capture_output=True,
                                text=True)
        return result.stdout.splitlines()[-1], result.returncode

    def test_cases(self):
        log = self.write_cases('log', 'ok 1 /a', 'ok 2 /b # SKIP no sound', 'ok 3 /c')
        self.assertEqual(self.count(log), ('2 passed, 0 failed, 1 skipped', 0))

    def test_failure(self):
        log = self.write_cases('log', 'ok 1 /a', 'not ok 2 /b')
        self.assertEqual(self.count(log), ('1 passed, 1 failed', 1))

    def test_crash(self):
        log = self.write_log('log', {'name': 'program', 'result': 'FAIL', 'returncode': -6,
                                     'stdout': 'ok 1 /a\n'})
        self.assertEqual(self.count(log), ('1 passed, 1 failed', 1))

    def test_missing_log(self):
        log = self.write_cases('log', 'ok 1 /a')
        self.assertEqual(self.count(log, log + '.missing'), ('1 passed, 0 failed', 1))

    def test_groups(self):
        older = self.write_cases('older', 'ok 1 /a', 'ok 2 /b')
        sanitized = self.write_cases('sanitized', 'ok 1 /a', 'ok 2 /b # SKIP')
        newer = self.write_cases('newer', 'ok 1 /a')
        self.assertEqual(
            self.count('--group', 'Old 1', older, sanitized, '--group', 'New', newer),
            ('Old 1: 3 passed, 0 failed, 1 skipped; New: 1 passed, 0 failed; '
             '4 passed, 0 failed, 1 skipped', 0))

    def test_group_with_failure(self):
        older = self.write_cases('older', 'ok 1 /a', 'not ok 2 /b')
        newer = self.write_cases('newer', 'ok 1 /a')
        self.assertEqual(
            self.count('--group', 'Old', older, '--group', 'New', newer),
            ('Old: 1 passed, 1 failed; New: 1 passed, 0 failed; 2 passed, 1 failed', 1))

    def test_group_without_logs(self):
        older = self.write_cases('older', 'ok 1 /a')
        self.assertEqual(self.count('--group', 'Old', older, '--group', 'New'),
                         ('Old: 1 passed, 0 failed; New: not tested; 1 passed, 0 failed', 1))

    def test_group_with_missing_log(self):
        older = self.write_cases('older', 'ok 1 /a')
        self.assertEqual(self.count('--group', 'Old', older, '--group', 'New', older + '.missing'),
                         ('Old: 1 passed, 0 failed; New: not tested; 1 passed, 0 failed', 1))

    def test_nothing(self):
        self.assertEqual(self.count(), ('0 passed, 0 failed', 1))


if __name__ == '__main__':
    unittest.main()
