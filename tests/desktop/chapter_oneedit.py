# SPDX-License-Identifier: GPL-3.0-or-later
"""One edit alone, from its cell to verified: the frames of the README's animated picture."""
from chapter_edit import CELL
from hand import key, type_text, wait_for

NAME, IMAGE = "debian-11", "ami-0b1d2c3e4f5a69788"


def from_cell_to_verified(story):
    story.table.cell(NAME, CELL).click()
    story.picture("one-edit-cell")
    type_text(IMAGE)
    story.picture("one-edit-typed")
    key("Return")
    story.table.says_in(NAME, CELL, IMAGE)
    story.picture("one-edit-staged")
    review = story.open_review()
    review.says("Read from the server at")
    review.find("push button", "Apply 1 change to tour")
    story.picture("one-edit-review")
    story.nothing_was_sent("by an edit and its Review")
    key("ctrl+Return")
    review.says("1 verified")
    story.picture("one-edit-verified")
    story.same("the server has the one edit", story.server.image_type(NAME)["providermap"]["aws-us-east-1"]["image"], IMAGE)
    story.untouched = story.server.everything()
    story.to_main()
    wait_for("nothing staged", lambda: story.window.find("push button", "Review changes"))
    story.picture("one-edit-done")


CHAPTER = (from_cell_to_verified,)
