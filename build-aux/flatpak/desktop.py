# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of a desktop that an installed application meets, and its accessibility
tree as a screen reader sees it. Used by check-session.py."""

import contextlib
import subprocess
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

PATIENCE = 60  # seconds
# Seconds after which a click that showed nothing was one beside its mark.
AGAIN = 8

LIBEXEC = '/usr/libexec/'


class Problem(Exception):
    """What a check did not find."""


def wait_for(what, find, patience=PATIENCE):
    """What find() returns as soon as it is something."""
    deadline = time.monotonic() + patience
    while True:
        try:
            found = find()
        except GLib.Error:
            # What is looked at comes and goes.
            found = None
        if found:
            return found
        if time.monotonic() > deadline:
            raise Problem(f'{what}: not within {patience} seconds')
        time.sleep(0.1)


class Desktop:
    """A keyring, the portals and the accessibility bus, until close()."""

    def __init__(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.processes = []
        self.start(['gnome-keyring-daemon', '--foreground', '--unlock', '--components=secrets'],
                   'org.freedesktop.secrets', b'password')
        self.start([LIBEXEC + 'xdg-permission-store'],
                   'org.freedesktop.impl.portal.PermissionStore')
        self.start([LIBEXEC + 'xdg-desktop-portal'], 'org.freedesktop.portal.Desktop')
        self.start([LIBEXEC + 'at-spi-bus-launcher', '--launch-immediately'], 'org.a11y.Bus')
        # It says of each program of GTK that it has no cache.
        GLib.log_set_handler('dbind', GLib.LogLevelFlags.LEVEL_WARNING, lambda *_: None, None)
        Atspi.init()
        Atspi.set_timeout(PATIENCE * 1000, PATIENCE * 1000)

    def start(self, command, name, secret=b''):
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        process.stdin.write(secret)
        process.stdin.close()
        self.processes.append(process)
        wait_for(name, lambda: self.has_name(name))

    def close(self):
        for process in reversed(self.processes):
            process.terminate()
        for process in self.processes:
            process.wait()

    def has_name(self, name):
        reply = self.call('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                          'NameHasOwner', GLib.Variant('(s)', (name,)))
        return reply[0]

    def call(self, name, path, interface, method, parameters):
        return self.bus.call_sync(name, path, interface, method, parameters, None,
                                  Gio.DBusCallFlags.NONE, PATIENCE * 1000).unpack()

    def count_secrets(self, attributes):
        unlocked, locked = self.call('org.freedesktop.secrets', '/org/freedesktop/secrets',
                                     'org.freedesktop.Secret.Service', 'SearchItems',
                                     GLib.Variant('(a{ss})', (attributes,)))
        return len(unlocked) + len(locked)


class Window:
    """The windows of a program, as assistive technology is told of them."""

    def __init__(self, process_name):
        self.process_name = process_name

    def walk(self):
        desktop = Atspi.get_desktop(0)
        desktop.set_cache_mask(Atspi.Cache.NONE)
        waiting = []
        for i in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(i)
            if program is not None and program.get_name() == self.process_name:
                # What was seen once is not taken for what is there now.
                program.set_cache_mask(Atspi.Cache.NONE)
                program.clear_cache()
                waiting.append(program)
        while waiting:
            item = waiting.pop()
            yield item
            children = [item.get_child_at_index(i) for i in range(min(item.get_child_count(), 200))]
            waiting.extend(child for child in reversed(children) if child is not None)

    def search(self, role, is_meant):
        """The first that shows, of a role (None is any), with a name that is meant."""
        for item in self.walk():
            try:
                if role is not None and get_role(item) != role:
                    continue
                if not is_meant(item.get_name() or ''):
                    continue
                if not item.get_state_set().contains(Atspi.StateType.SHOWING):
                    continue
                return item
            except GLib.Error:
                continue
        return None

    def find(self, role, name):
        return self.find_any(f'a {role} named {name}', role, lambda found: found == name)

    def find_any(self, what, role, is_meant):
        return wait_for(what, lambda: self.search(role, is_meant))

    def is_active(self):
        return self.search('frame', lambda _: True).get_state_set().contains(Atspi.StateType.ACTIVE)

    def press(self, item, patience=PATIENCE):
        """Clicks on it, when the window is in front and nothing moves any more."""
        seen = []

        def find_place():
            extents = item.get_extents(Atspi.CoordType.WINDOW)
            seen.append((extents.x, extents.y, extents.width, extents.height))
            is_at_rest = len(seen) > 3 and len(set(seen[-3:])) == 1
            return seen[-1] if is_at_rest and self.is_active() else None

        x, y, width, height = wait_for(f'{item.get_name()} to rest', find_place, patience)
        subprocess.run(['xdotool', 'mousemove', '--window', find_front(), str(x + width // 2),
                        str(y + height // 2), 'click', '1'], check=True)

    def press_for(self, item, what, find):
        """Clicks on it, again where it moved away under the pointer, until find() returns
        something. A click can only show what is not there before it."""
        deadline = time.monotonic() + PATIENCE
        while True:
            # What went away was pressed well enough.
            with contextlib.suppress(GLib.Error, Problem):
                if item.get_state_set().contains(Atspi.StateType.SHOWING):
                    self.press(item, AGAIN)
            try:
                return wait_for(what, find, AGAIN)
            except Problem:
                if time.monotonic() > deadline:
                    raise

    def describe(self):
        lines = []
        for item in self.walk():
            with contextlib.suppress(GLib.Error):
                if item.get_name():
                    lines.append(f'{get_role(item)}: {item.get_name()}')
        return lines


def get_role(item):
    """Its role, by the newer of its names."""
    return item.get_role_name().removeprefix('push ')


def find_front():
    """The window in front, as X calls it."""
    focus = subprocess.run(['xdotool', 'getwindowfocus'], check=True, capture_output=True, text=True)
    return focus.stdout.strip()


def enter(item, text):
    if not item.set_text_contents(text):
        raise Problem(f'{item.get_name()} takes no text')
