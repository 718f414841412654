# SPDX-License-Identifier: GPL-3.0-or-later
"""The program's window as a screen reader finds it, and a hand on mouse and keys: what is looked for is named,
what is done is done by real X events at the place where it stands."""
import subprocess
import time

import pyatspi
from gi.repository import GLib

PATIENCE = 15  # seconds until something that must come is missed


class Missing(AssertionError):
    """Something named did not come, or did not become what it should."""


def wait_for(what, get):
    """The first true answer of get(), asked again and again; Missing after PATIENCE."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            answer = get()
        except (GLib.GError, LookupError, NotImplementedError, RuntimeError, ValueError):
            answer = None  # it went away while it was being read
        if answer:
            return answer
        if time.monotonic() > until:
            raise Missing(f"not there after {PATIENCE} s: {what}")
        time.sleep(0.03)


def key(*names):
    subprocess.run(["xdotool", "key", "--clearmodifiers", "--delay", "25", *names], check=True)


def type_text(text):
    subprocess.run(["xdotool", "type", "--clearmodifiers", "--delay", "12", text], check=True)


def click_at(x, y, count=1, button=1):
    subprocess.run(
        ["xdotool", "mousemove", "--sync", str(x), str(y), "click", "--repeat", str(count), "--delay", "40", str(button)],
        check=True)


class Element:
    """One accessible object."""

    def __init__(self, node):
        self.node = node

    @property
    def name(self):
        return self.node.name

    @property
    def role(self):
        return self.node.getRoleName()

    def has(self, state):
        return self.node.getState().contains(state)

    @property
    def enabled(self):
        return self.has(pyatspi.STATE_ENABLED)

    @property
    def text(self):
        text = self.node.queryText()
        return text.getText(0, text.characterCount)

    @property
    def place(self):
        """x, y, width, height on the screen."""
        box = self.node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        return box.x, box.y, box.width, box.height

    def click(self, count=1):
        x, y, width, height = self.place
        click_at(x + width // 2, y + height // 2, count)

    def write(self, text):
        """Replaces the text of a field, as a hand does."""
        self.click()
        wait_for(f"focus in {self.name}", lambda: self.has(pyatspi.STATE_FOCUSED))
        key("ctrl+a")
        type_text(text)
        wait_for(f'"{text}" in {self.name}', lambda: self.text == text)

    def children(self):
        for index in range(self.node.childCount):
            child = self.node.getChildAtIndex(index)
            if child is not None:
                yield Element(child)

    def showing(self):
        """Itself and all below that is on the screen; the cells of tables are left out."""
        yield self
        if self.role in ("table", "tree table", "tree", "list"):
            return
        for child in self.children():
            if child.has(pyatspi.STATE_SHOWING):
                yield from child.showing()

    def find(self, role, name, starts=False):
        def found():
            for element in self.showing():
                if element.role == role and (element.name.startswith(name) if starts else element.name == name):
                    return element
            return None

        return wait_for(f'{role} "{name}" in {self.name}', found)

    def press(self, name, starts=False, role="push button"):
        button = self.find(role, name, starts)
        wait_for(f"{name} enabled", lambda: button.enabled)
        button.click()

    def table(self, name):
        return Table(self.find("table", name).node)


class Table(Element):
    """A table by the words of its first column and its headers."""

    def __init__(self, node):
        super().__init__(node)
        self.grid = node.queryTable()

    @property
    def rows(self):
        """The first words of each row: its name, without the states that may follow."""
        return [self.grid.getAccessibleAt(row, 0).name.split(",")[0] for row in range(self.grid.nRows)]

    @property
    def columns(self):
        return [self.grid.getColumnDescription(column) for column in range(self.grid.nColumns)]

    def cell(self, row, column):
        """By names; `row` may be a number."""
        at = row if isinstance(row, int) else self.rows.index(row)
        return Element(self.grid.getAccessibleAt(at, self.columns.index(column)))

    def says(self, row, column, text):
        """Waits for the cell to begin with this text."""
        wait_for(f'"{text}" in {row}, {column}', lambda: self.cell(row, column).name.startswith(text))


class Desktop:
    """All windows of one program."""

    def __init__(self, name="flavormap"):
        self.name = name

    def application(self):
        for application in pyatspi.Registry.getDesktop(0):
            if application is not None and self.name in application.name.lower():
                return application
        return None

    def window(self, title):
        """The shown window whose title has these words, in front."""

        def found():
            for node in self.application() or ():
                if title in node.name and node.getState().contains(pyatspi.STATE_SHOWING):
                    return Element(node)
            return None

        window = wait_for(f'window "{title}"', found)
        wait_for(f'"{title}" in front', lambda: self._raise(title))
        return window

    @staticmethod
    def _raise(title):
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", title], capture_output=True, text=True, check=False)
        if not found.stdout:
            return False
        return subprocess.run(
            ["xdotool", "windowactivate", "--sync", found.stdout.split()[-1]], check=False).returncode == 0

    def gone(self, title):
        wait_for(f'the end of "{title}"', lambda: all(
            title not in node.name or not node.getState().contains(pyatspi.STATE_SHOWING)
            for node in self.application() or ()))
