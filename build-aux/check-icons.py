#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-icons.py ICON…

Checks icons against the guidelines of GNOME: a square canvas of 128 for an application
icon and of 16 for a symbolic icon, without external references. A symbolic icon has a
single color, which the theme replaces, and no attributes that interfere with that.
"""

import re
import sys
from xml.etree import ElementTree

SVG = '{http://www.w3.org/2000/svg}'
DRAWN = {'svg', 'g', 'path', 'rect', 'circle', 'ellipse', 'polygon'}
PAINT = {'defs', 'linearGradient', 'radialGradient', 'stop'}
SYMBOLIC_FILLS = {'#222222', '#2e3436', '#000000', '#000', 'none'}
SYMBOLIC_BANNED = {'stroke', 'opacity', 'fill-opacity', 'style', 'filter', 'mask'}


def check_canvas(root, size):
    if root.tag != SVG + 'svg':
        yield 'not an SVG'
    if root.get('viewBox') != f'0 0 {size} {size}':
        yield f'its canvas is {root.get("viewBox")}, not 0 0 {size} {size}'
    for name in ('width', 'height'):
        if root.get(name) != str(size):
            yield f'its {name} is {root.get(name)}, not {size}'


def check_element(element, is_symbolic):
    name = element.tag.removeprefix(SVG)
    if name not in (DRAWN if is_symbolic else DRAWN | PAINT):
        yield f'it has a <{name}>'
    for attribute, value in element.attrib.items():
        if attribute.endswith('href') or (re.search(r'url\((?!#)', value)):
            yield f'{attribute} comes from elsewhere: {value}'
        if is_symbolic and attribute in SYMBOLIC_BANNED:
            yield f'it has a {attribute}'
        if is_symbolic and attribute == 'fill' and value not in SYMBOLIC_FILLS:
            yield f'it has a colour: {value}'


def check(path):
    is_symbolic = path.endswith('-symbolic.svg')
    try:
        root = ElementTree.parse(path).getroot()
    except ElementTree.ParseError as error:
        yield f'it cannot be read: {error}'
        return
    yield from check_canvas(root, 16 if is_symbolic else 128)
    for element in root.iter():
        yield from check_element(element, is_symbolic)


def main():
    problems = [f'{path}: {problem}' for path in sys.argv[1:] for problem in check(path)]
    print('\n'.join(problems), file=sys.stderr)
    return 1 if problems or len(sys.argv) < 2 else 0


if __name__ == '__main__':
    sys.exit(main())
