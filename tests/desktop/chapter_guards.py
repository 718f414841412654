# SPDX-License-Identifier: GPL-3.0-or-later
"""What keeps work and production safe: a draft outlives its connection, production asks for its name, read-only stages
nothing."""
from chapter_edit import CELL
from expected import AFTER_PRODUCTION, NAMES_AFTER_APPLY
from hand import key, type_text, wait_for


def leave_the_connection(story):
    story.window.choose("Connection", "Disconnect")
    return story.desk.window("Connections")


def mark(story, page, word):
    """Edits the only connection: ticks this mark."""
    page.press("Edit")
    editor = story.desk.window("Edit connection")
    box = editor.find("check box", word)
    box.click()
    wait_for(f"{word} ticked", lambda: box.checked)
    editor.press("Save")
    story.desk.gone("Edit connection")
    return story.desk.window("Connections")


def draft_outlives_its_connection(story):
    story.type_into("rocky-9", CELL, "ami-draft")
    page = leave_the_connection(story)
    page.says("1 change, not sent")
    story.picture("disconnected")
    mark(story, page, "Production").press("Connect")
    story.show_main()
    story.table.says_in("rocky-9", CELL, "ami-draft")
    story.window.find("push button", "Review 1 change")
    story.picture("draft-restored")
    story.nothing_was_sent("by leaving and coming back")


def production_asks_for_its_name(story):
    review = story.open_review()
    review.press("Apply 1 change to tour")
    dialog = story.desk.window("Apply to tour")
    apply = dialog.find("push button", "Apply 1 change")
    dialog.find("text", "Name of the connection").write("tou")
    story.same("production does not apply without its whole name", apply.enabled, False)
    key("Return")
    story.picture("production-asks")
    type_text("r")
    wait_for("Apply enabled", lambda: apply.enabled)
    story.nothing_was_sent("before the name is typed")
    apply.click()
    story.desk.gone("Apply to tour")
    review.says("1 verified")
    story.on_the_server("applied to production", AFTER_PRODUCTION)
    story.same("the server's names at the end", story.server.names(), NAMES_AFTER_APPLY)
    story.untouched = story.server.everything()
    story.to_main()


def read_only_stages_nothing(story):
    mark(story, leave_the_connection(story), "Read-only").press("Connect")
    story.show_main()
    story.table.says_in("rocky-9", CELL, "ami-draft")
    story.table.cell("rocky-9", CELL).click()
    type_text("x")
    story.window.says("read-only")
    story.same("a read-only connection stages nothing", story.table.value("rocky-9", CELL), "ami-draft")
    story.same("... and Review stays off", story.window.find("push button", "Review changes").enabled, False)
    story.picture("read-only")
    story.nothing_was_sent("by a read-only connection")


CHAPTER = (draft_outlives_its_connection, production_asks_for_its_name, read_only_stages_nothing)
