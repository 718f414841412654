# SPDX-License-Identifier: GPL-3.0-or-later
"""What all chapters of the tour share: the running program and its server, comparing, pictures."""
import os
import pathlib
import subprocess
import tempfile
import time

from accessibility import Desktop
from coopr import Server
from hand import Wrong, key, rest_the_mouse, run, type_text, wait_for

SCREEN = (1440, 900)
MAIN = "superadmin/admin"
REVIEW = "Review changes"


class Pictures:
    """One of each step, numbered, in a folder; none without a folder."""

    def __init__(self, folder, look):
        self.folder, self.look = folder, look
        self.number = 0

    def take(self, name):
        """Of the whole screen, once two of them in a row are the same."""
        if not self.folder:
            return
        self.number += 1
        path = pathlib.Path(self.folder, f"{self.number:02}-{name}-{self.look}.png")
        rest_the_mouse()
        before = None
        for _ in range(12):
            run("a picture", "import", "-window", "root", str(path))
            now = path.read_bytes()
            if now == before:
                break
            before = now
            time.sleep(0.15)  # a picture wants the last repaint; nothing else waits for it
        width, height, light = run(f"measuring {path}", "identify", "-format", "%w %h %[fx:mean]", str(path)).split()
        if (int(width), int(height)) != SCREEN:
            raise Wrong(f"{path} has {width}x{height} pixels")
        if (float(light) > 0.5) != (self.look == "light"):
            raise Wrong(f"{path} is not {self.look}: its mean lightness is {light}")


class Story:
    server_options = ()

    def __init__(self, programs, look, pictures):
        self.programs, self.look = programs, look
        self.pictures = Pictures(pictures, look)
        self.picture = self.pictures.take
        self.desk = Desktop()
        self.server = self.window = self.table = self.untouched = None

    def same(self, step, got, wanted):
        if got != wanted:
            raise Wrong(f"{step}: got {got!r}, expected {wanted!r}")
        print(f"ok      {step}", flush=True)

    def becomes(self, step, get, wanted):
        """Waits until get() is what it should be."""
        try:
            wait_for(step, lambda: get() == wanted)
        except Wrong:
            pass  # what it is instead is told
        self.same(step, get(), wanted)

    def on_the_server(self, step, wanted):
        """Compares whole image types, version included, as curl reads them; None: absent."""
        for name, image_type in wanted.items():
            self.same(f"{step}: {name}", self.server.image_type(name), image_type)

    def nothing_was_sent(self, step):
        """Compares the text of the whole list with the one that was taken last."""
        self.same(f"nothing is sent {step}", self.server.everything(), self.untouched)

    def play(self, chapters):
        with Server(self.programs, *self.server_options) as self.server, tempfile.TemporaryDirectory() as config:
            # As Settings::Appearance numbers them.
            pathlib.Path(config, "window.ini").write_text(
                f"[General]\nappearance={2 if self.look == 'dark' else 1}\n", encoding="utf-8")
            program = subprocess.Popen([f"{self.programs}/flavormap", "--config", config],
                                       env={**os.environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"})
            try:
                for chapter in chapters:
                    chapter(self)
                self.leave()
                wait_for("the end of the program", lambda: program.poll() is not None)
                self.same("the program ended well", program.returncode, 0)
            except Exception:
                self.picture_of_the_failure()
                raise
            finally:
                if program.poll() is None:
                    program.terminate()
                program.wait()

    def leave(self):
        self.desk.window(MAIN)
        key("ctrl+q")

    def picture_of_the_failure(self):
        try:
            self.picture("failed")
        except Wrong as wrong:
            print(f"        no picture of it: {wrong}", flush=True)

    def show_main(self):
        """The window of the connection, filling the screen."""
        self.window = self.desk.window(MAIN)
        self.desk.fill_the_screen(self.window)
        self.table = self.window.table("Image types")

    def to_main(self):
        key("Escape")
        self.desk.gone(REVIEW)
        self.desk.window(MAIN)

    def open_review(self):
        key("ctrl+s")
        review = self.desk.window(REVIEW)
        self.desk.fill_the_screen(review)
        return review

    def type_into(self, row, column, text):
        self.table.cell(row, column).click()
        type_text(text)
        key("Return")
        self.table.says_in(row, column, text)

    def form_of(self, name):
        self.table.cell(name, "Description").click()
        form = self.window.find("frame", "Image type")
        wait_for(f"the form of {name}", lambda: form.find("text", "Name").text == name)
        return form
