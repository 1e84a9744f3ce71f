#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that po/POTFILES lists exactly the files with translatable strings, in
alphabetical order, and that the languages of po/LINGUAS are well-formed."""

import pathlib
import re
import subprocess
import sys

WORDS = {
    ".c": re.compile(r"\b(?:_|N_|C_|NC_|Q_|ngettext|g_dpgettext2?|g_dngettext)\s?\(\s*(?:\"|[a-z])"),
    ".h": re.compile(r"\b(?:_|N_|C_|NC_)\s?\(\s*\""),
    ".ui": re.compile(r"translatable=[\"'](?:yes|true)"),
}


def listed(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def with_words(root):
    for path in sorted((root / "src").rglob("*")):
        words = WORDS.get(path.suffix)
        if words and words.search(path.read_text(encoding="utf-8")):
            yield path.relative_to(root).as_posix()


def complaints_of_files(root):
    files = listed(root / "po" / "POTFILES")
    if files != sorted(set(files)):
        yield "po/POTFILES is not in alphabetical order, or names a file twice"
    for name in files:
        if not (root / name).is_file():
            yield f"po/POTFILES names {name}, which is not there"
    for name in with_words(root):
        if name not in files:
            yield f"po/POTFILES lacks {name}"


def complaints_of_languages(root):
    languages = listed(root / "po" / "LINGUAS")
    if languages != sorted(set(languages)):
        yield "po/LINGUAS is not in alphabetical order, or names a language twice"
    for language in languages:
        result = subprocess.run(
            ["msgfmt", "--check", "--check-accelerators=_", "--output-file=/dev/null",
             str(root / "po" / f"{language}.po")],
            capture_output=True, text=True, check=False)
        if result.returncode != 0:
            yield result.stderr.strip()


def main():
    root = pathlib.Path(sys.argv[1])
    complaints = [*complaints_of_files(root), *complaints_of_languages(root)]
    for complaint in complaints:
        print(complaint)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
