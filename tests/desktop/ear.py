# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader hears of the program: where the keyboard goes, what is announced, how a progress bar goes on.
Read over AT-SPI; nothing here moves anything."""
from gi.repository import Atspi, GLib

from accessibility import Element
from hand import Wrong, key, wait_for

EVENTS = ("object:state-changed:focused", "object:state-changed:showing", "object:property-change:accessible-value",
          "window:activate")
MOST_TABS = 60


class Ear:
    def __init__(self, program):
        self.program = program
        self.focused = None       # the object that has the keyboard
        self.front = None         # the window in front
        self.announced = []       # sentences, in order
        self.progress = []        # (name, value) of progress bars, in order
        self.listener = Atspi.EventListener.new(self._hear)
        for event in EVENTS:
            self.listener.register(event)

    def close(self):
        for event in EVENTS:
            self.listener.deregister(event)

    def _hear(self, event):
        try:
            source = event.source
            if source is None or self.program not in (source.get_application().get_name() or "").lower():
                return
            source.clear_cache()
            role = source.get_role_name()
            if event.type.endswith("focused") and event.detail1:
                self.focused = source
            elif event.type.startswith("window:activate"):
                self.front = source
            elif event.type.endswith("showing") and event.detail1 and role == "notification":
                self.announced.append(source.get_name())
            elif event.type.endswith("accessible-value") and role == "progress bar":
                self.progress.append((source.get_name(), source.queryValue().currentValue))
        except (GLib.GError, AttributeError):
            pass  # it went away while it was being asked

    @staticmethod
    def listen():
        """Takes what has come over the bus meanwhile."""
        while GLib.MainContext.default().iteration(False):
            pass

    @property
    def here(self):
        """The object that has the keyboard; LookupError before there is one."""
        self.listen()
        if self.focused is None:
            raise LookupError("nothing has the keyboard")
        self.focused.clear_cache()
        return Element(self.focused)

    @property
    def window(self):
        """The title of the window in front."""
        self.listen()
        if self.front is None:
            return ""
        self.front.clear_cache()
        return self.front.get_name()

    def at(self, role, name, starts=False):
        """Waits for the keyboard to be there."""

        def there():
            now = self.here
            return now if now.role == role and (now.name.startswith(name) if starts else now.name == name) else None

        try:
            return wait_for(f'the keyboard on {role} "{name}"', there)
        except Wrong as wrong:
            now = self.here
            raise Wrong(f'{wrong}; it is on {now.role} "{now.name}" in "{self.window}"') from wrong

    def in_window(self, title):
        """Waits for a window whose title has these words to be in front."""
        wait_for(f'"{title}" in front', lambda: title in self.window)

    def tab_to(self, role, name, starts=False, back=False):
        """Tab by Tab, as long as each one leads somewhere, until this has the keyboard."""
        passed = []
        for _ in range(MOST_TABS):
            now = self.here
            if now.role == role and (now.name.startswith(name) if starts else now.name == name):
                return now
            passed.append(f'{now.role} "{now.name}"')
            if passed.count(passed[-1]) > 2:
                break  # round and round
            before, self.focused = self.focused, None
            key("shift+Tab" if back else "Tab")
            try:
                wait_for("another place of the keyboard", lambda: self.here)
            except Wrong as wrong:
                self.focused = before
                raise Wrong(f"Tab leads nowhere from {passed[-1]}") from wrong
        raise Wrong(f'Tab does not lead to {role} "{name}", but to: {", ".join(passed)}')

    def hears(self, words):
        """Waits for an announcement with these words, and forgets those before it."""

        def heard():
            self.listen()
            for at, sentence in enumerate(self.announced):
                if words in sentence:
                    del self.announced[:at + 1]
                    return sentence
            return None

        try:
            return wait_for(f'"{words}" announced', heard)
        except Wrong as wrong:
            raise Wrong(f"{wrong}; announced were: {self.announced}") from wrong

    def cell(self):
        """Of the cell that has the keyboard: its row's and its column's words, and what it says itself."""
        now = self.here
        table = now.node.get_parent()
        grid = table.queryTable()
        at = now.node.get_index_in_parent()
        return (table.get_name(), grid.getRowDescription(grid.getRowAtIndex(at)),
                grid.getColumnDescription(grid.getColumnAtIndex(at)), now.name)
