# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop services that an installed application uses, and its accessibility tree.
Used by check-session.py."""

import contextlib
import subprocess
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

TIMEOUT = 60  # seconds
# Seconds after which a click without effect is repeated.
CLICK_TIMEOUT = 8

LIBEXEC = '/usr/libexec/'


class Problem(Exception):
    """The failure of a test."""


def wait_for(what, find, timeout=TIMEOUT):
    """Returns the first true result of find()."""
    deadline = time.monotonic() + timeout
    while True:
        try:
            found = find()
        except GLib.Error:
            # An accessible object can disappear at any time.
            found = None
        if found:
            return found
        if time.monotonic() > deadline:
            raise Problem(f'{what}: not within {timeout} seconds')
        time.sleep(0.1)


class Desktop:
    """Runs a keyring, the portals and the accessibility bus until close()."""

    def __init__(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.processes = []
        self.start(['gnome-keyring-daemon', '--foreground', '--unlock', '--components=secrets'],
                   'org.freedesktop.secrets', b'password')
        self.start([LIBEXEC + 'xdg-permission-store'],
                   'org.freedesktop.impl.portal.PermissionStore')
        self.start([LIBEXEC + 'xdg-desktop-portal'], 'org.freedesktop.portal.Desktop')
        self.start([LIBEXEC + 'at-spi-bus-launcher', '--launch-immediately'], 'org.a11y.Bus')
        # Ignore the warning that GTK does not implement the cache interface.
        GLib.log_set_handler('dbind', GLib.LogLevelFlags.LEVEL_WARNING, lambda *_: None, None)
        Atspi.init()
        Atspi.set_timeout(TIMEOUT * 1000, TIMEOUT * 1000)

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
                                  Gio.DBusCallFlags.NONE, TIMEOUT * 1000).unpack()

    def count_secrets(self, attributes):
        unlocked, locked = self.call('org.freedesktop.secrets', '/org/freedesktop/secrets',
                                     'org.freedesktop.Secret.Service', 'SearchItems',
                                     GLib.Variant('(a{ss})', (attributes,)))
        return len(unlocked) + len(locked)


class Window:
    """The windows of a program in the accessibility tree."""

    def __init__(self, process_name):
        self.process_name = process_name

    def walk(self):
        desktop = Atspi.get_desktop(0)
        desktop.set_cache_mask(Atspi.Cache.NONE)
        waiting = []
        for i in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(i)
            if program is not None and program.get_name() == self.process_name:
                # Always read the current state.
                program.set_cache_mask(Atspi.Cache.NONE)
                program.clear_cache()
                waiting.append(program)
        while waiting:
            item = waiting.pop()
            yield item
            children = [item.get_child_at_index(i) for i in range(min(item.get_child_count(), 200))]
            waiting.extend(child for child in reversed(children) if child is not None)

    def search(self, role, matches):
        """Returns the first visible object with a role (None for any) whose name matches."""
        for item in self.walk():
            try:
                if role is not None and get_role(item) != role:
                    continue
                if not matches(item.get_name() or ''):
                    continue
                if not item.get_state_set().contains(Atspi.StateType.SHOWING):
                    continue
                return item
            except GLib.Error:
                continue
        return None

    def find(self, role, name):
        return self.find_any(f'a {role} named {name}', role, lambda found: found == name)

    def find_any(self, what, role, matches):
        return wait_for(what, lambda: self.search(role, matches))

    def is_active(self):
        return self.search('frame', lambda _: True).get_state_set().contains(Atspi.StateType.ACTIVE)

    def press(self, item, timeout=TIMEOUT):
        """Clicks on an object when the window is focused and the object does not move."""
        seen = []

        def find_position():
            extents = item.get_extents(Atspi.CoordType.WINDOW)
            seen.append((extents.x, extents.y, extents.width, extents.height))
            is_at_rest = len(seen) > 3 and len(set(seen[-3:])) == 1
            return seen[-1] if is_at_rest and self.is_active() else None

        x, y, width, height = wait_for(f'{item.get_name()} to stop moving', find_position, timeout)
        subprocess.run(['xdotool', 'mousemove', '--window', find_focused_window(), str(x + width // 2),
                        str(y + height // 2), 'click', '1'], check=True)

    def press_for(self, item, what, find):
        """Clicks on an object until find() returns something. Repeats the click in case the
        object moved meanwhile."""
        deadline = time.monotonic() + TIMEOUT
        while True:
            # If the object has disappeared, the click had an effect.
            with contextlib.suppress(GLib.Error, Problem):
                if item.get_state_set().contains(Atspi.StateType.SHOWING):
                    self.press(item, CLICK_TIMEOUT)
            try:
                return wait_for(what, find, CLICK_TIMEOUT)
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
    """Returns the role name without what only some versions of AT-SPI and GTK add."""
    return item.get_role_name().removeprefix('push ').removeprefix('password ')


def find_focused_window():
    """Returns the X ID of the focused window."""
    focus = subprocess.run(['xdotool', 'getwindowfocus'], check=True, capture_output=True, text=True)
    return focus.stdout.strip()


def enter_text(item, text):
    if not item.set_text_contents(text):
        raise Problem(f'{item.get_name()} does not accept text')
