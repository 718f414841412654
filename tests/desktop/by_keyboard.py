# SPDX-License-Identifier: GPL-3.0-or-later
"""by_keyboard.py PROGRAMS

The main job without a mouse and without a screen: every step is made by keys, and known only by what a screen reader is
told (where the keyboard is, what is announced). Curl plays the colleague and reads back what the server then says. Ends
with 1 at the first step that is not as it should be."""
import argparse
import sys

import accessibility
import hand
from chapter_dialogs import arrange, explained_table, explanations, paste_from_another
from ear import Ear
from gi.repository import GLib
from hand import Wrong, key, type_text, wait_for
from story import MAIN, REVIEW, Story

TABLE = "Image types"
CELL = "aws-us-east-1 image"


def no_mouse(*_):
    raise Wrong("a click, where the keyboard has to do")


class KeyboardStory(Story):
    ear = None
    server_options = ("--delay-ms", "60")  # so that Apply takes a while

    def play(self, chapters):
        self.ear = Ear("flavormap")
        try:
            super().play(chapters)
        finally:
            self.ear.close()

    def leave(self):
        key("ctrl+q")

    def picture_of_the_failure(self):
        print(f'        announced since: {self.ear.announced}; in front: "{self.ear.window}"', flush=True)

    def reads(self, step, *wanted):
        """Waits for the keyboard to be on this cell: table, row, column, what it says."""
        self.becomes(step, self.ear.cell, wanted)

    def fill(self, field, text, role="text"):
        self.ear.tab_to(role, field)
        key("ctrl+a")
        type_text(text)

    def press(self, button):
        self.ear.tab_to("push button", button)
        key("space")

    def go_to(self, name):
        """In the table, to this image type: found by the search, as there may be thousands."""
        key("ctrl+f")
        self.ear.at("text", "Search")
        key("ctrl+a")
        type_text(name)
        self.ear.hears("1 of ")
        key("Return")
        self.becomes(f"the keyboard is on {name}", lambda: self.ear.cell()[:2], (TABLE, name))
        key("Escape")

    def to_review(self):
        key("ctrl+s")
        self.ear.in_window(REVIEW)

    def read_changes(self, first, *others):
        """In the list of Review: the current one, and each of the others by its arrow key."""
        self.ear.tab_to("table cell", first)
        for arrow, line in others:
            key(arrow)
            self.ear.at("table cell", line)

    def to_table(self):
        key("Escape")
        self.ear.in_window(MAIN)


def connect(story):
    ear = story.ear
    ear.in_window("Connections")
    ear.tab_to("push button", "New connection")
    key("Return")
    ear.in_window("New connection")
    for field, text in (("Name", "tour"), ("Server URL", story.server.address), ("Tenant", "superadmin"),
                        ("User", "admin")):
        story.fill(field, text)
    story.fill("API key", "tour-key", "password text")
    story.press("Test connection")
    ear.hears("All is well. 14 image types.")
    story.press("Save")
    ear.in_window("Connections")
    story.same("what was saved can be opened", ear.at("push button", "Connect").description, "tour")
    key("Return")
    ear.in_window(MAIN)
    story.reads("the keyboard is in the table", TABLE, "centos-6", "Description", "CentOS 6")
    story.untouched = story.server.everything()


def find(story):
    key("ctrl+f")
    story.ear.at("text", "Search")
    type_text("ubuntu")
    story.ear.hears("3 of 14 image types")
    type_text(" nowhere")
    story.ear.hears("Nothing matches the search")
    key("Escape")
    story.reads("Esc leaves the search", TABLE, "centos-6", "Description", "CentOS 6")


def edit_in_the_table(story):
    old, new = "ami-793cf4220c917b853", "ami-by-keyboard"
    key("Right")
    story.reads("a cell is read with its row and column", TABLE, "centos-6", CELL, old)
    type_text(new)
    story.ear.at("text", f"{CELL}, centos-6")
    key("Return")
    story.ear.hears("Staged: ")
    story.reads("Enter goes down", TABLE, "centos-7", CELL, "ami-3111541f7a139d6f6")
    key("Up")
    story.reads("a staged cell says so", TABLE, "centos-6", CELL, f"{new}, staged, on the server: {old}")
    key("ctrl+z")
    story.ear.hears("Undone: ")
    story.reads("Undo brings the old value back", TABLE, "centos-6", CELL, old)
    key("ctrl+shift+z")
    story.ear.hears("Done again: ")
    story.reads("Redo does it again", TABLE, "centos-6", CELL, f"{new}, staged, on the server: {old}")
    key("F2")
    story.ear.at("text", f"{CELL}, centos-6")
    key("Escape")
    story.reads("Esc leaves the editor", TABLE, "centos-6", CELL, f"{new}, staged, on the server: {old}")


def be_refused(story):
    key("Home")
    story.ear.at("table cell", "centos-6")
    key("Delete")
    story.ear.hears("A name is changed by Rename")


def edit_in_the_form(story):
    ear = story.ear
    key("F6")
    ear.at("page tab list", "Form")
    story.fill("Label", "By keyboard")
    key("Return")
    ear.hears("Staged: ")
    ear.tab_to("push button", "Revert")
    ear.tab_to("table cell", "ami-by-keyboard", starts=True)
    key("Down")
    story.reads("the provider map is a table", "Provider map", "aws-us-east-1 sshuser", "Value", "centos")
    key("F2")
    ear.at("text", "Value", starts=True)
    key("ctrl+a")
    type_text("root")
    key("Return")
    ear.hears("Staged: ")
    story.reads("what is staged in the form says so", "Provider map", "aws-us-east-1 sshuser", "Value",
                "root, staged, on the server: centos")
    key("shift+F6")
    ear.at("table cell", "centos-6")


def create(story):
    key("ctrl+n")
    story.ear.in_window("New image type")
    story.fill("Name", "kb-new")
    key("Return")
    story.ear.in_window(MAIN)
    story.ear.hears("Staged: New kb-new")
    story.reads("a new image type has the keyboard", TABLE, "kb-new", "Description", "an empty string, new")
    key("Right")
    type_text("ami-new")
    key("Return")
    story.ear.hears("Staged: ")


def rename_and_delete(story):
    ear = story.ear
    story.go_to("sles-15")
    key("alt+i")
    ear.at("menu item", "New…")
    key("m")
    ear.in_window("Rename")
    story.fill("Name", "sles-15-sp5")
    key("Return")
    ear.in_window(MAIN)
    ear.hears("Staged: Rename sles-15 to sles-15-sp5")
    story.go_to("windows-2019")
    key("ctrl+Delete")
    ear.hears("Staged: Delete windows-2019")
    story.nothing_was_sent("while editing")


def review(story):
    """Every change by the arrow keys; then its cells, and the request that will be sent."""
    ear = story.ear
    story.to_review()
    ear.hears("4 changes staged; nothing was sent yet.")
    story.read_changes(
        "windows-2019, Deleted, whole image type, Ends the server's version history.",
        ("Up", "sles-15 → sles-15-sp5, Renamed, whole image type, Ends the server's version history."),
        ("Up", "centos-6, Changed, 3 cells · aws-us-east-1"),
        ("Up", "kb-new, New, 2 cells · aws-us-east-1"))
    key("space")
    wait_for("the tick gone", lambda: not ear.here.checked)
    key("space")
    wait_for("the tick back", lambda: ear.here.checked)
    key("Down")
    ear.at("table cell", "centos-6, Changed", starts=True)
    for focused in ("Show unchanged", "Revert image type"):
        key("Tab")
        ear.at("check box" if focused == "Show unchanged" else "push button", focused)
    key("Tab")
    story.reads("what changes is a table", "Cells", "Label", "Cell", "Label")
    key("End")
    key("Left")
    story.reads("... with what will become of it", "Cells", "Label", "Will become", "By keyboard")
    key("F6")
    ear.at("text", "Request")
    story.same("the request is there to be read", '"label": "By keyboard"' in ear.here.text, True)
    ear.tab_to("push button", "Copy as text")
    story.nothing_was_sent("by opening Review")


def apply(story):
    ear = story.ear
    ear.progress.clear()
    key("ctrl+Return")
    ear.hears("Applying 4 changes to tour …")
    ear.hears("4 verified")
    story.same("the progress of Apply is told", {name for name, _ in ear.progress}, {"Progress of Apply"})
    story.same("... as it goes on", max(value for _, value in ear.progress) > 0, True)
    story.read_changes(
        "centos-6, Changed, 3 cells · aws-us-east-1, verified",
        ("Up", "kb-new, New, 2 cells · aws-us-east-1, verified"),
        ("Down", "centos-6, Changed, 3 cells · aws-us-east-1, verified"),
        ("Down", "sles-15 → sles-15-sp5, Renamed, whole image type, verified"),
        ("Down", "windows-2019, Deleted, whole image type, verified"))
    has = story.server.image_type
    story.same("the server has what was edited",
               (has("centos-6")["label"], has("centos-6")["providermap"]["aws-us-east-1"]),
               ("By keyboard", {"image": "ami-by-keyboard", "sshuser": "root"}))
    story.same("... what was created", has("kb-new")["providermap"], {"aws-us-east-1": {"image": "ami-new"}})
    story.same("... and what was renamed and deleted",
               [has(name) is not None for name in ("sles-15", "sles-15-sp5", "windows-2019")], [False, True, False])
    story.to_table()


def conflict(story):
    """A colleague writes the same cell meanwhile: what is here is kept."""
    ear = story.ear
    story.go_to("rhel-8")
    key("Home")
    key("Right", "Right")
    story.reads("the cell of rhel-8", TABLE, "rhel-8", CELL, "ami-b26d2d19665622009")
    type_text("ami-mine")
    key("Return")
    ear.hears("Staged: ")
    story.server.write("rhel-8", "aws-us-east-1", "image", "ami-theirs")
    story.to_review()
    story.becomes("Review says that it is a conflict", lambda: ear.cell()[3].startswith("rhel-8, Conflict"), True)
    story.press("Keep mine")
    ear.tab_to("table cell", "rhel-8, Changed", starts=True)
    key("ctrl+Return")
    ear.hears("1 verified")
    story.same("the server has what was kept",
               story.server.image_type("rhel-8")["providermap"]["aws-us-east-1"]["image"], "ami-mine")
    story.to_table()


def failure(story):
    """The server is gone: what was read stays, and why is told."""
    story.reads("the keyboard is in the table again", TABLE, "rocky-9", CELL, "ami-bcc7ed92a1351d0c5")
    story.server.process.terminate()
    story.server.process.wait()
    key("F5")
    story.ear.hears("refresh failed")
    story.becomes("the table has the keyboard still", lambda: story.ear.cell()[0], TABLE)


CHAPTER = (explanations, connect, find, explained_table, arrange, paste_from_another, edit_in_the_table, be_refused,
           edit_in_the_form, create, rename_and_delete, review, apply, conflict, failure)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[2])
    parser.add_argument("programs", help="the folder of flavormap and flavormap-sandbox")
    arguments = parser.parse_args()
    hand.click_at = accessibility.click_at = no_mouse
    try:
        KeyboardStory(arguments.programs, "light", None).play(CHAPTER)
    except (Wrong, OSError, GLib.Error, LookupError, NotImplementedError, RuntimeError, ValueError) as wrong:
        print(f"FAILED  {type(wrong).__name__}: {wrong}", flush=True)
        sys.exit(1)


main()
