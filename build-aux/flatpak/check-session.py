#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-session.py INSTALLATION PERSONAS SCREENSHOT

Uses the installed Flatpak through the accessibility tree: starts it from its desktop
entry, opens a run of the demo, connects to a server, and checks that the account is
still there after a restart. Prints `ok - …` or `not ok - …` for each test. Runs in a
private session; called by check.
"""

import json
import shlex
import subprocess
import sys
from pathlib import Path

from desktop import Desktop, Gio, GLib, Problem, Window, enter_text, find_focused_window, wait_for

ID = 'io.github.callboard.Callboard'
VARIANT = ID + '.Devel'
# A run of the demo.
RUN = 'Prescription refills'
TOKEN = 'a-token-of-the-flatpak-check'


class Session:
    def __init__(self, installation, personas, screenshot):
        self.share = Path(installation) / 'exports' / 'share'
        self.personas = personas
        self.screenshot = screenshot
        self.desktop = Desktop()
        self.window = Window('callboard')
        self.server = None
        self.failed = False

    def stop_server(self):
        if self.server is not None:
            # Ends the program in the sandbox; the process is only its supervisor.
            subprocess.run(['flatpak', 'kill', ID], check=False, stderr=subprocess.DEVNULL)
            self.server.wait()
            self.server = None

    def close(self):
        self.stop_server()
        self.desktop.close()

    def check(self, what, function):
        """Runs a test, unless a previous one has failed."""
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

    def start_by_command(self):
        """Starts the Exec line, as a desktop without D-Bus activation does."""
        line = self.get_entry(ID).get_string('Exec')
        command = [word for word in shlex.split(line) if word not in ('%U', '@@u', '@@')]
        subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def quit(self, name=ID):
        self.desktop.call(name, '/' + name.replace('.', '/'), 'org.freedesktop.Application',
                          'ActivateAction', GLib.Variant('(sava{sv})', ('quit', [], {})))
        wait_for(f'{name} to end', lambda: not self.desktop.has_name(name))

    # --- Tests ------------------------------------------------------------------

    def demo(self):
        entry = self.get_entry(ID)
        if 'demo' not in entry.list_actions():
            raise Problem('the desktop entry has no action "demo"')
        entry.launch_action('demo')
        wait_for('the name on the bus', lambda: self.desktop.has_name(ID))
        self.window.find_any('a window', 'frame', lambda name: True)

    def persona(self):
        self.window.press_for(
            self.window.find('list item', RUN), 'the name of a persona',
            lambda: self.window.search(
                None, lambda name: any(persona in name for persona in self.personas)))

    def take_screenshot(self):
        subprocess.run(['import', '-window', find_focused_window(), self.screenshot], check=True)

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
        self.start_by_command()
        enter_text(self.window.find('text', 'API Token'), TOKEN)
        enter_text(self.window.press_for(
            self.window.find('list item', 'Advanced'), 'the server address',
            lambda: self.window.search('text', lambda name: name == 'Server Address')),
              address)
        self.window.press_for(self.window.find('button', 'Connect'), 'a run in the list',
                              self.search_runs)

    def restart(self):
        self.quit()
        self.start_by_command()
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
            raise Problem(f'not removed: {left}')


def main(installation, personas_file, screenshot):
    personas = json.loads(Path(personas_file).read_text())['personas']
    names = [persona[key] for persona in personas for key in ('name', 'displayName')
             if persona.get(key)]
    session = Session(installation, names, screenshot)
    try:
        session.check('the desktop action starts it with the demo', session.demo)
        session.check('a persona of a run is in its accessibility tree', session.persona)
        session.check('a screenshot can be taken', session.take_screenshot)
        session.check('it connects to a server', session.connect)
        session.check('it has the token after a restart', session.restart)
        session.check('the Secret portal has its key, and no file has the token', session.portal)
        session.check('the development variant runs in parallel', session.variant)
        session.check('it can be removed with its data', session.remove)
    finally:
        session.close()


if __name__ == '__main__':
    main(*sys.argv[1:])
