# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that can be staged, by mouse and keys; nothing of it is sent."""
from hand import key, type_text, wait_for

CELL = "aws-us-east-1 image"
USER = "aws-us-east-1 sshuser"


def in_the_table(story):
    story.type_into("centos-6", CELL, "ami-0261755bbcb8c4a84")
    story.picture("edited-in-the-table")
    story.window.press("Undo")
    story.table.says_in("centos-6", CELL, "ami-793cf4220c917b853")
    story.same("Undo brings the old value back", story.table.value("centos-6", CELL), "ami-793cf4220c917b853")
    story.picture("undone")
    story.window.press("Redo")
    story.table.says_in("centos-6", CELL, "ami-0261755bbcb8c4a84")
    story.picture("redone")
    story.nothing_was_sent("by an edit, Undo and Redo")


def in_the_form(story):
    form = story.form_of("ubuntu-22.04")
    form.find("text", "Label").write("Jammy")
    key("Return")
    providers = form.table("Provider map")
    at = next(row for row in range(providers.grid.nRows) if providers.cell(row, "Value").name.startswith("ami-"))
    providers.cell(at, "Value").click(2)
    key("ctrl+a")
    type_text("ami-from-the-form")
    key("Return")
    story.table.says_in("ubuntu-22.04", CELL, "ami-from-the-form")
    story.picture("edited-in-the-form")


def add_a_provider(story):
    story.form_of("fedora-39").press("Add provider")
    dialog = story.desk.window("Add provider")
    type_text("tour-cloud")
    dialog.find("text", "Value").write("fedora-cloud-39")
    story.picture("add-provider")
    dialog.press("Add")
    story.desk.gone("Add provider")
    story.desk.window("superadmin/admin")
    wait_for("the new column", lambda: "tour-cloud image" in story.table.columns)
    story.table.says_in("fedora-39", "tour-cloud image", "fedora-cloud-39")
    story.picture("provider-added")


def paste_a_block(story):
    """Two rows of two cells, as TSV through the clipboard, over two others."""
    story.table.cell("centos-6", CELL).click()
    key("shift+Right", "shift+Down", "ctrl+c")
    story.table.cell("centos-stream-9", CELL).click()
    key("ctrl+v")
    story.table.says_in("coreos-stable", USER, "centos")
    story.same("a block of four cells is pasted",
               [story.table.value(row, column) for row in ("centos-stream-9", "coreos-stable")
                for column in (CELL, USER)],
               ["ami-0261755bbcb8c4a84", "centos", "ami-3111541f7a139d6f6", "centos"])
    story.picture("pasted")


def create(story):
    story.window.press("New")
    dialog = story.desk.window("New image type")
    dialog.find("text", "Name").write("tour-new")
    story.picture("new")
    key("Return")
    story.desk.gone("New image type")
    story.desk.window("superadmin/admin")
    wait_for("the new row", lambda: "tour-new" in story.table.rows)
    story.type_into("tour-new", CELL, "ami-new")
    story.picture("created")


def duplicate(story):
    story.table.cell("debian-11", "Description").click()
    key("ctrl+shift+d")
    dialog = story.desk.window("Duplicate")
    dialog.find("text", "Name").write("tour-copy")
    key("Return")
    story.desk.gone("Duplicate")
    story.desk.window("superadmin/admin")
    wait_for("the copy's row", lambda: "tour-copy" in story.table.rows)
    story.table.says_in("tour-copy", CELL, "ami-942530770f5eca563")
    story.picture("duplicated")


def rename(story):
    story.form_of("sles-15").press("Rename…")
    dialog = story.desk.window("Rename")
    dialog.find("text", "Name").write("sles-15-sp5")
    story.picture("rename")
    key("Return")
    story.desk.gone("Rename")
    story.desk.window("superadmin/admin")
    wait_for("the new name", lambda: "sles-15-sp5" in story.table.rows)
    story.picture("renamed")


def delete(story):
    """One that nobody uses, by mouse; one that a cluster template names, by keys."""
    story.table.cell("windows-2019", "Description").click()
    story.window.press("Delete")
    story.table.cell("ubuntu-12.04", "Description").click()
    key("ctrl+Delete")
    story.window.find("push button", "Review 10 changes")
    story.picture("deleted")
    story.nothing_was_sent("while editing")


CHAPTER = (in_the_table, in_the_form, add_a_provider, paste_a_block, create, duplicate, rename, delete)
