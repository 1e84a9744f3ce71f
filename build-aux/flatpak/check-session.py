#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-session.py INSTALLATION CAST PICTURE

Uses the installed Flatpak as a person does, through the accessibility tree alone:
starts it from its desktop entry, opens a run of the demo, connects to a server, and
finds the account there after a restart. Prints `ok - …` or `not ok - …` for each.
Runs in a private session; called by the check beside it.
"""

import json
import shlex
import subprocess
import sys
from pathlib import Path

from desktop import Desktop, Gio, GLib, Problem, Window, enter, find_front, wait_for

ID = 'io.github.callboard.Callboard'
VARIANT = ID + '.Devel'
# A run of the demo's world.
RUN = 'Prescription refills'
TOKEN = 'a-token-of-the-flatpak-check'


class Session:
    def __init__(self, installation, callers, picture):
        self.share = Path(installation) / 'exports' / 'share'
        self.callers = callers
        self.picture = picture
        self.desktop = Desktop()
        self.window = Window('callboard')
        self.server = None
        self.failed = False

    def stop_server(self):
        if self.server is not None:
            # The program in the sandbox, of which this one is but the warden.
            subprocess.run(['flatpak', 'kill', ID], check=False, stderr=subprocess.DEVNULL)
            self.server.wait()
            self.server = None

    def close(self):
        self.stop_server()
        self.desktop.close()

    def check(self, what, function):
        """Whether function() found no problem; the rest is not tried after one."""
        if self.failed:
            return
        try:
            function()
            print(f'ok - {what}', flush=True)
        except (Problem, GLib.Error, OSError, subprocess.CalledProcessError) as problem:
            self.failed = True
            print(f'not ok - {what}', flush=True)
            print(f'# {problem}', file=sys.stderr)
            print('\n'.join(f'# {line}' for line in self.window.describe()[:80]),
                  file=sys.stderr, flush=True)

    def get_entry(self, name):
        file = self.share / 'applications' / f'{name}.desktop'
        return Gio.DesktopAppInfo.new_from_filename(str(file))

    def start_by_line(self):
        """As a desktop does that knows nothing of D-Bus: by the line in the entry."""
        line = self.get_entry(ID).get_string('Exec')
        command = [word for word in shlex.split(line) if word not in ('%U', '@@u', '@@')]
        subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def quit(self, name=ID):
        self.desktop.call(name, '/' + name.replace('.', '/'), 'org.freedesktop.Application',
                          'ActivateAction', GLib.Variant('(sava{sv})', ('quit', [], {})))
        wait_for(f'{name} to end', lambda: not self.desktop.has_name(name))

    # --- What is tried ----------------------------------------------------------

    def demo(self):
        entry = self.get_entry(ID)
        if 'demo' not in entry.list_actions():
            raise Problem('the desktop entry has no action "demo"')
        entry.launch_action('demo')
        wait_for('the name on the bus', lambda: self.desktop.has_name(ID))
        self.window.find_any('a window', 'frame', lambda name: True)

    def caller(self):
        self.window.press_for(
            self.window.find('list item', RUN), 'the name of a caller',
            lambda: self.window.search(
                None, lambda name: any(caller in name for caller in self.callers)))

    def take_picture(self):
        subprocess.run(['import', '-window', find_front(), self.picture], check=True)

    def variant(self):
        self.get_entry(VARIANT).launch([])
        wait_for('both names on the bus',
                 lambda: self.desktop.has_name(VARIANT) and self.desktop.has_name(ID))
        self.quit(VARIANT)

    def search_runs(self):
        return self.window.search('list item', lambda name: name.startswith(RUN + ', '))

    def connect(self):
        self.quit()
        self.server = subprocess.Popen(
            ['flatpak', 'run', '--user', '--command=callboard-demo-server', ID, '--token', TOKEN],
            stdout=subprocess.PIPE, text=True)
        address = self.server.stdout.readline().split()[0]
        self.start_by_line()
        enter(self.window.find('text', 'API Token'), TOKEN)
        enter(self.window.press_for(
            self.window.find('list item', 'Advanced'), 'the address of the server',
            lambda: self.window.search('text', lambda name: name == 'Address of the Server')),
              address)
        self.window.press_for(self.window.find('button', 'Connect'), 'a run in the list',
                              self.search_runs)

    def restart(self):
        self.quit()
        self.start_by_line()
        wait_for('a run in the list', self.search_runs)

    def portal(self):
        if self.desktop.count_secrets({'app_id': ID}) != 1:
            raise Problem('the keyring has no secret for the application')
        folder = Path.home() / '.var' / 'app' / ID
        for file in folder.rglob('*'):
            if file.is_file() and TOKEN.encode() in file.read_bytes():
                raise Problem(f'the token can be read in {file}')

    def remove(self):
        self.quit()
        self.stop_server()
        subprocess.run(['flatpak', 'uninstall', '--user', '--noninteractive', '--delete-data',
                        ID, VARIANT], check=True, stdout=subprocess.DEVNULL)
        left = list((Path.home() / '.var' / 'app').glob(ID + '*'))
        if left:
            raise Problem(f'there is {left}')


def main(installation, cast, picture):
    callers = [caller['name'] for caller in json.loads(Path(cast).read_text())['callers']]
    session = Session(installation, callers, picture)
    try:
        session.check('the action of its desktop entry starts it with the demo', session.demo)
        session.check('a caller of a run is in its accessibility tree', session.caller)
        session.check('a picture of it can be taken', session.take_picture)
        session.check('it connects to a server', session.connect)
        session.check('it has the token after a restart', session.restart)
        session.check('the Secret portal has its key, and no file the token', session.portal)
        session.check('the variant runs beside it', session.variant)
        session.check('it can be removed, with its data', session.remove)
    finally:
        session.close()


if __name__ == '__main__':
    main(*sys.argv[1:])
