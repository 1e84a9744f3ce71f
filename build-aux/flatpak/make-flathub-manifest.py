#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the manifest for Flathub.

usage: make-flathub-manifest.py TARBALL MANIFEST [URL]

MANIFEST builds a checkout. The printed one is the same, except that its source is the
tarball of a release: its URL and the checksum of TARBALL. The default URL is where
docs/releasing.md says to upload the tarball. Called by `./dev dist`.
"""

import hashlib
import json
import re
import sys
from pathlib import Path

RELEASES = 'https://github.com/callboard/callboard/releases/download'


def default_url(tarball):
    match = re.fullmatch(r'callboard-(\d+(?:\.\w+)*)\.tar\.xz', tarball.name)
    if not match:
        sys.exit(f'{tarball.name} is not callboard-VERSION.tar.xz')
    return f'{RELEASES}/v{match[1]}/{tarball.name}'


def main(tarball, manifest, url=None):
    tarball = Path(tarball)
    result = json.loads(Path(manifest).read_text(encoding='utf-8'))
    # Comments, for readers of the checkout.
    result = {key: value for key, value in result.items() if not key.startswith('//')}
    sources = [source for module in result['modules'] for source in module['sources']]
    if [source['type'] for source in sources] != ['dir']:
        sys.exit(f'{manifest} has other sources than the checkout')
    result['modules'][0]['sources'] = [
        {
            'type': 'archive',
            'url': url or default_url(tarball),
            'sha256': hashlib.sha256(tarball.read_bytes()).hexdigest(),
        }
    ]
    print(json.dumps(result, indent=2))


if __name__ == '__main__':
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
