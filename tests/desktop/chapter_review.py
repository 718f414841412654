# SPDX-License-Identifier: GPL-3.0-or-later
"""Review shows what will be sent; Apply sends it; what a colleague wrote meanwhile is a conflict for the person."""
from accessibility import Element
from chapter_edit import CELL
from expected import AFTER_APPLY, AFTER_CONFLICTS, CELLS_OF, NAMES_AFTER_APPLY, REQUEST_OF_FEDORA, REVIEW_LIST
from hand import click_at, key, wait_for


def changed_cells(table):
    """[place, key, on the server, will become] of each row that changes; what was seen is only told of conflicts."""
    columns = 0, 1, 3, 4
    rows = [[table.grid.getAccessibleAt(row, column).name for column in columns] for row in range(table.grid.nRows)]
    return [row for row in rows if row[3] != "same"]


def tick(changes, name):
    """By mouse, on its box."""
    at = changes.rows.index(name)
    x, y, _, _ = Element(changes.grid.getAccessibleAt(at, 0)).place
    click_at(x + 20, y + 16)
    wait_for(f"the tick of {name}", lambda: Element(changes.grid.getAccessibleAt(at, 0)).checked)


def read_the_review(story):
    story.window.press("Review 10 changes")
    review = story.desk.window("Review changes")
    story.desk.fill_the_screen(review)
    changes = review.table("Changes")
    review.says("Read from the server at")
    story.becomes("Review lists every change", lambda: changes.lines, REVIEW_LIST)
    cells = review.table("Cells")
    for line, wanted in CELLS_OF.items():
        Element(changes.grid.getAccessibleAt(changes.rows.index(line), 0)).click()
        story.becomes(f"Review shows the cells of {line}", lambda: changed_cells(cells), wanted)
    Element(changes.grid.getAccessibleAt(changes.rows.index("fedora-39"), 0)).click()
    review.says("1 of 11 cells change")
    request = review.find("text", "Request").text.replace(story.server.address.removeprefix("http://"), "SERVER")
    story.same("... and the exact request", request, REQUEST_OF_FEDORA)
    story.picture("review")
    story.nothing_was_sent("by opening Review")


def apply_what_was_read(story):
    review = story.desk.window("Review changes")
    changes = review.table("Changes")
    ticked = [name for row, name in enumerate(changes.rows) if Element(changes.grid.getAccessibleAt(row, 0)).checked]
    story.same("what a template names starts unticked", "ubuntu-12.04" in ticked, False)
    story.same("... and nothing else does", len(ticked), 9)
    review.find("push button", "Apply 9 of 10 changes to tour")
    tick(changes, "ubuntu-12.04")
    story.picture("all-ticked")
    review.press("Apply 10 changes to tour")
    review.says("10 verified")
    story.picture("applied")
    story.same("the server's names after Apply", story.server.names(), NAMES_AFTER_APPLY)
    story.on_the_server("applied", AFTER_APPLY)
    story.untouched = story.server.everything()
    story.to_main()


def read_back(story):
    key("F5")
    wait_for("nothing staged", lambda: story.window.find("push button", "Review changes"))
    wait_for("what the server has", lambda: story.table.rows == NAMES_AFTER_APPLY)
    story.same("the window reads back what was applied",
               [story.table.value(*place) for place in (("centos-6", CELL), ("ubuntu-22.04", CELL),
                ("fedora-39", "tour-cloud image"), ("tour-new", CELL), ("tour-copy", CELL))],
               ["ami-0261755bbcb8c4a84", "ami-from-the-form", "fedora-cloud-39", "ami-new", "ami-942530770f5eca563"])
    story.picture("read-back")


def conflicts(story):
    """A colleague changes two cells that are staged here: one is kept, one is given up."""
    for name, image in (("centos-7", "ami-mine-7"), ("rhel-8", "ami-mine-8")):
        story.type_into(name, CELL, image)
        story.server.write(name, "aws-us-east-1", "image", image.replace("mine", "theirs"))
    story.untouched = story.server.everything()
    review = story.open_review()
    changes, cells = review.table("Changes"), review.table("Cells")
    for name, theirs, mine, decision in (("rhel-8", "ami-theirs-8", "ami-mine-8", "Take theirs"),
                                         ("centos-7", "ami-theirs-7", "ami-mine-7", "Keep mine")):
        wait_for(f"{name} in conflict", lambda name=name: any(
            line.startswith(f"{name}, Conflict") for line in changes.lines))
        Element(changes.grid.getAccessibleAt(changes.rows.index(name), 0)).click()
        story.becomes(f"Review shows theirs and mine of {name}", lambda: changed_cells(cells),
                      [["aws-us-east-1", "image", theirs, f"{mine}, in conflict"]])
        story.picture(f"conflict-{name}")
        review.press(decision)
    review.find("push button", "Apply 1 change to tour")
    story.nothing_was_sent("while there are conflicts, and by resolving them")
    key("ctrl+Return")
    review.says("1 verified")
    story.picture("resolved")
    story.on_the_server("after the conflicts", AFTER_CONFLICTS)
    story.untouched = story.server.everything()
    story.to_main()
    story.table.says_in("rhel-8", CELL, "ami-theirs-8")


CHAPTER = (read_the_review, apply_what_was_read, read_back, conflicts)
