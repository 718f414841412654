# SPDX-License-Identifier: GPL-3.0-or-later
"""The program's windows as a screen reader finds them: what is looked for is named, what is done is done by real X
events at the place where it stands."""
import pyatspi

from hand import Wrong, click_at, key, run, type_text, wait_for


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

    @property
    def description(self):
        return self.node.description

    def has(self, state):
        return self.node.getState().contains(state)

    @property
    def enabled(self):
        return self.has(pyatspi.STATE_ENABLED)

    @property
    def checked(self):
        return self.has(pyatspi.STATE_CHECKED)

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

    def says(self, words, role="label"):
        """Waits for a shown label that has these words."""
        return wait_for(f'"{words}" in {self.name}', lambda: next(
            (each for each in self.showing() if each.role == role and words in each.name), None))

    def choose(self, menu, entry):
        """An entry of the menu bar, by mouse."""
        self.find("menu item", menu).click()
        self.find("menu item", menu).find("menu item", entry).click()

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

    @property
    def lines(self):
        """The whole first words of each row."""
        return [self.grid.getAccessibleAt(row, 0).name for row in range(self.grid.nRows)]

    def click_header(self, column):
        """On the lower band of a header that may have two."""
        x, y, width, height = Element(self.grid.getColumnHeader(self.columns.index(column))).place
        click_at(x + width // 2, y + height - 8)

    def cell(self, row, column):
        """By names; `row` may be a number."""
        at = row if isinstance(row, int) else self.rows.index(row)
        return Element(self.grid.getAccessibleAt(at, self.columns.index(column)))

    def value(self, row, column):
        """The first words of a cell: its value, without the states that may follow."""
        return self.cell(row, column).name.split(",")[0]

    def says_in(self, row, column, text):
        """Waits for the cell to have this value."""
        wait_for(f'"{text}" in {row}, {column}', lambda: self.value(row, column) == text)


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
                if node is not None and title in node.name and node.getState().contains(pyatspi.STATE_SHOWING):
                    return Element(node)
            return None

        window = wait_for(f'window "{title}"', found)
        wait_for(f'"{title}" in front', lambda: self._raise(title))
        return window

    @staticmethod
    def fill_the_screen(window):
        """By a double click on its title bar, unless it does so already."""
        x, y, width, _ = window.place
        if x > 0 or width < 1440:
            click_at(x + width // 2, y - 10, 2)
            wait_for(f"{window.name} over the whole screen", lambda: window.place[0] == 0)

    @staticmethod
    def _raise(title):
        try:
            found = run(f'the window "{title}"', "xdotool", "search", "--onlyvisible", "--name", title)
            run(f'raising "{title}"', "xdotool", "windowactivate", "--sync", found.split()[-1])
        except Wrong:
            return False  # not there yet: xdotool ends with 1
        return True

    def gone(self, title):
        wait_for(f'the end of "{title}"', lambda: all(
            title not in node.name or not node.getState().contains(pyatspi.STATE_SHOWING)
            for node in self.application() or ()))
