# SPDX-License-Identifier: GPL-3.0-or-later
"""main_job.py PROGRAMS [--look light|dark] [--pictures DIR]

The whole job of an admin in the real window, on the desktop that it is started in: connect, list, edit in the table and
in the form, add a provider, create, rename, delete, undo, redo, search, review, apply, a conflict. The window is found
by its accessible names and moved by mouse and keys; a second client (curl) plays the colleague and reads back what the
server then says. Ends with 1 at the first step that is not as it should be."""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import time

from accessibility import Desktop, Missing, key, type_text, wait_for
from coopr import Server

CATALOGUE = ["centos-6", "centos-7", "centos-stream-9", "coreos-stable", "debian-11", "debian-12", "fedora-39",
             "rhel-8", "rocky-9", "sles-15", "ubuntu-12.04", "ubuntu-14.04", "ubuntu-22.04", "windows-2019"]
CELL = "aws-us-east-1 image"
MAIN = "superadmin/admin"
REVIEW = "Review changes"


class Story:
    def __init__(self, programs, look, pictures):
        self.programs, self.look, self.pictures = programs, look, pictures
        self.number = 0
        self.desk = Desktop()

    def same(self, step, got, wanted):
        if got != wanted:
            raise Missing(f"{step}: the server says {got!r}, expected {wanted!r}")
        print(f"ok      {step}", flush=True)

    def picture(self, name):
        """Of the whole screen, once two of them in a row are the same."""
        if not self.pictures:
            return
        self.number += 1
        path = f"{self.pictures}/{self.number:02}-{name}-{self.look}.png"
        subprocess.run(["xdotool", "mousemove", "--sync", "719", "899"], check=True)
        before = None
        for _ in range(12):
            subprocess.run(["import", "-window", "root", path], check=True)
            now = pathlib.Path(path).read_bytes()
            if now == before:
                return
            before = now
            time.sleep(0.15)  # a picture wants the last repaint; nothing is asserted by it

    def play(self):
        with Server(self.programs) as self.server, tempfile.TemporaryDirectory() as config:
            # As Settings::Appearance numbers them.
            pathlib.Path(config, "window.ini").write_text(
                f"[General]\nappearance={2 if self.look == 'dark' else 1}\n", encoding="utf-8")
            program = subprocess.Popen([f"{self.programs}/flavormap", "--config", config],
                                       env={**os.environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"})
            try:
                for step in (self.connect, self.edit_in_the_table, self.edit_in_the_form, self.add_a_provider,
                             self.search, self.create, self.rename, self.delete, self.review_and_apply,
                             self.conflict, self.leave):
                    step()
                wait_for("the end of the program", lambda: program.poll() is not None)
                self.same("the program ended well", program.returncode, 0)
            except Missing:
                self.picture("failed")
                raise
            finally:
                if program.poll() is None:
                    program.terminate()
                program.wait()

    def connect(self):
        window = self.desk.window("Connections")
        self.picture("connections")
        window.press("New connection")
        editor = self.desk.window("New connection")
        for field, text in (("Name", "tour"), ("Server URL", self.server.address), ("Tenant", "superadmin"),
                            ("User", "admin")):
            editor.find("text", field).write(text)
        editor.find("password text", "API key").click()
        type_text("tour-key")
        editor.press("Test connection")
        wait_for("the test's good end", lambda: any(
            e.role == "label" and "14 image types" in e.name for e in editor.showing()))
        self.picture("connection-editor")
        editor.press("Save")
        self.desk.gone("New connection")
        self.desk.window("Connections").press("Connect")
        self.window = self.desk.window(MAIN)
        self.table = self.window.table("Image types")
        wait_for("14 rows", lambda: len(self.table.rows) == 14)
        self.same("the table lists what the server has", self.table.rows, CATALOGUE)
        self.same("... as curl does", self.server.names(), CATALOGUE)
        self.picture("connected")

    def edit_in_the_table(self):
        self.table.cell("centos-6", CELL).click()
        type_text("ami-0261755bbcb8c4a84")
        key("Return")
        self.table.says("centos-6", CELL, "ami-0261755bbcb8c4a84")
        self.picture("edited-in-the-table")
        self.window.press("Undo")
        wait_for("the old value", lambda: not self.table.cell("centos-6", CELL).name.startswith("ami-0261"))
        self.window.press("Redo")
        self.table.says("centos-6", CELL, "ami-0261755bbcb8c4a84")
        self.same("nothing is sent while editing",
                  self.server.value("centos-6", "aws-us-east-1", "image") != "ami-0261755bbcb8c4a84", True)

    def edit_in_the_form(self):
        self.table.cell("ubuntu-22.04", "Description").click()
        form = self.window.find("frame", "Image type")
        wait_for("the form of ubuntu-22.04", lambda: form.find("text", "Name").text == "ubuntu-22.04")
        form.find("text", "Label").write("Jammy")
        key("Return")
        providers = form.table("Provider map")
        at = next(row for row in range(providers.grid.nRows)
                  if providers.cell(row, "Value").name.startswith("ami-"))
        providers.cell(at, "Value").click(2)
        key("ctrl+a")
        type_text("ami-from-the-form")
        key("Return")
        self.table.says("ubuntu-22.04", CELL, "ami-from-the-form")
        self.picture("edited-in-the-form")

    def add_a_provider(self):
        self.table.cell("fedora-39", "Description").click()
        form = self.window.find("frame", "Image type")
        wait_for("the form of fedora-39", lambda: form.find("text", "Name").text == "fedora-39")
        form.press("Add provider")
        dialog = self.desk.window("Add provider")
        type_text("tour-cloud")
        dialog.find("text", "Value").write("fedora-cloud-39")
        self.picture("add-provider")
        dialog.press("Add")
        self.desk.gone("Add provider")
        self.desk.window(MAIN)
        wait_for("the new column", lambda: "tour-cloud image" in self.table.columns)
        self.table.says("fedora-39", "tour-cloud image", "fedora-cloud-39")
        self.picture("provider-added")

    def search(self):
        key("ctrl+f")
        type_text("ubuntu")
        wait_for("three rows", lambda: self.table.rows == ["ubuntu-12.04", "ubuntu-14.04", "ubuntu-22.04"])
        self.picture("searched")
        key("Escape")
        wait_for("all rows again", lambda: len(self.table.rows) == 14)
        print("ok      the search shows what it should", flush=True)

    def create(self):
        self.window.press("New")
        dialog = self.desk.window("New image type")
        dialog.find("text", "Name").write("tour-new")
        self.picture("new")
        key("Return")
        self.desk.gone("New image type")
        self.desk.window(MAIN)
        wait_for("the new row", lambda: "tour-new" in self.table.rows)
        self.table.cell("tour-new", CELL).click()
        type_text("ami-new")
        key("Return")
        self.table.says("tour-new", CELL, "ami-new")

    def rename(self):
        self.table.cell("sles-15", "Description").click()
        form = self.window.find("frame", "Image type")
        wait_for("the form of sles-15", lambda: form.find("text", "Name").text == "sles-15")
        form.press("Rename…")
        dialog = self.desk.window("Rename")
        dialog.find("text", "Name").write("sles-15-sp5")
        key("Return")
        self.desk.gone("Rename")
        self.desk.window(MAIN)
        wait_for("the new name", lambda: "sles-15-sp5" in self.table.rows)

    def delete(self):
        self.table.cell("windows-2019", "Description").click()
        self.window.press("Delete")
        wait_for("6 changes", lambda: self.window.find("push button", "Review 6 changes"))
        self.picture("deleted")

    def apply(self, verb):
        """Presses Apply in Review and waits for its end."""
        self.desk.window(REVIEW).press(verb, starts=True)

    def review_and_apply(self):
        self.window.press("Review 6 changes")
        self.tick_all()
        self.picture("review")
        self.same("nothing is sent before Apply", self.server.names(), CATALOGUE)
        self.apply("Apply 6 changes")
        wait_for("all six on the server", lambda: "windows-2019" not in self.server.names()
                 and "sles-15" not in self.server.names())
        review = self.desk.window(REVIEW)
        wait_for("6 verified", lambda: any("6 verified" in e.name for e in review.showing()))
        self.picture("applied")
        says = self.server.value
        self.same("an edited mapping is on the server", says("centos-6", "aws-us-east-1", "image"),
                  "ami-0261755bbcb8c4a84")
        self.same("... and the one of the form", says("ubuntu-22.04", "aws-us-east-1", "image"), "ami-from-the-form")
        self.same("a label from the form is on the server", self.server.image_type("ubuntu-22.04")["label"], "Jammy")
        self.same("an added provider is on the server", says("fedora-39", "tour-cloud", "image"), "fedora-cloud-39")
        self.same("a new image type is on the server", says("tour-new", "aws-us-east-1", "image"), "ami-new")
        self.same("a renamed one has its new name only",
                  ("sles-15-sp5" in self.server.names(), self.server.image_type("sles-15")), (True, None))
        self.same("a deleted one is gone", self.server.image_type("windows-2019"), None)
        key("Escape")
        self.desk.gone(REVIEW)
        self.desk.window(MAIN)

    def tick_all(self):
        """Deletes and renames that a template names start unticked."""

    def conflict(self):
        self.table.cell("centos-7", CELL).click()
        type_text("ami-mine")
        key("Return")
        self.table.says("centos-7", CELL, "ami-mine")

        def theirs(image_type):
            image_type["providermap"]["aws-us-east-1"]["image"] = "ami-theirs"

        self.server.replace("centos-7", theirs)
        key("ctrl+s")
        review = self.desk.window(REVIEW)
        keep = review.find("push button", "Keep mine")
        self.picture("conflict")
        self.same("a conflict is held back", self.server.value("centos-7", "aws-us-east-1", "image"), "ami-theirs")
        keep.click()
        self.apply("Apply 1 change")
        wait_for("mine on the server", lambda: self.server.value("centos-7", "aws-us-east-1", "image") == "ami-mine")
        wait_for("1 verified", lambda: any("1 verified" in e.name for e in review.showing()))
        self.picture("resolved")
        self.same("a resolved conflict is applied", self.server.value("centos-7", "aws-us-east-1", "image"),
                  "ami-mine")
        key("Escape")
        self.desk.gone(REVIEW)

    def leave(self):
        self.desk.window(MAIN)
        key("ctrl+q")


def main():
    parser = argparse.ArgumentParser(description="The main job in the real window, compared with what the server says.")
    parser.add_argument("programs", help="the folder of flavormap and flavormap-sandbox")
    parser.add_argument("--look", choices=("light", "dark"), default="light")
    parser.add_argument("--pictures", metavar="DIR", help="save a picture of each step here")
    arguments = parser.parse_args()
    story = Story(arguments.programs, arguments.look, arguments.pictures)
    try:
        story.play()
    except Missing as missing:
        print(f"FAILED  {missing}", flush=True)
        sys.exit(1)


main()
