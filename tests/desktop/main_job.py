# SPDX-License-Identifier: GPL-3.0-or-later
"""main_job.py PROGRAMS [--look light|dark] [--pictures DIR]

The whole job of an admin in the real window, on the desktop that it is started in: connect, list, edit in the table
and in the form, create, rename, delete, undo, redo, search, review, apply, conflicts, production. The window
is found by its accessible names and moved by mouse and keys; a second client (curl) plays the colleague and reads back
what the server then says. Ends with 1 at the first step that is not as it should be."""
import argparse
import sys

import chapter_edit
import chapter_find
import chapter_guards
import chapter_oneedit
import chapter_review
from gi.repository import GLib
from hand import Wrong
from story import Story

CHAPTERS = (*chapter_find.CHAPTER, *chapter_edit.CHAPTER, *chapter_review.CHAPTER, *chapter_oneedit.CHAPTER,
            *chapter_guards.CHAPTER)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[2])
    parser.add_argument("programs", help="the folder of flavormap and flavormap-sandbox")
    parser.add_argument("--look", choices=("light", "dark"), default="light")
    parser.add_argument("--pictures", metavar="DIR", help="save a picture of each step here")
    arguments = parser.parse_args()
    try:
        Story(arguments.programs, arguments.look, arguments.pictures).play(CHAPTERS)
    except (Wrong, OSError, GLib.Error, LookupError, NotImplementedError, RuntimeError, ValueError) as wrong:
        print(f"FAILED  {type(wrong).__name__}: {wrong}", flush=True)
        sys.exit(1)


main()
