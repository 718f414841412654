# SPDX-License-Identifier: GPL-3.0-or-later
"""Connect, see, find: a connection is made and tested, the catalogue listed, sorted, narrowed, searched."""
from expected import CATALOGUE, IMAGES_BY_PROVIDER, SORTED_BY_EAST_1
from hand import key, type_text, wait_for

CELL = "aws-us-east-1 image"


def connect(story):
    page = story.desk.window("Connections")
    story.picture("connections")
    page.press("New connection")
    editor = story.desk.window("New connection")
    for field, text in (("Name", "tour"), ("Server URL", story.server.address), ("Tenant", "superadmin"),
                        ("User", "admin")):
        editor.find("text", field).write(text)
    editor.find("password text", "API key").click()
    type_text("tour-key")
    editor.press("Test connection")
    editor.says("14 image types")
    story.picture("connection-editor")
    editor.press("Save")
    story.desk.gone("New connection")
    story.desk.window("Connections").press("Connect")
    story.show_main()
    wait_for("14 rows", lambda: len(story.table.rows) == 14)
    story.untouched = story.server.everything()
    story.same("the table lists what the server has", story.table.rows, CATALOGUE)
    story.same("... as curl does", story.server.names(), CATALOGUE)
    story.picture("connected")


def sort(story):
    story.table.click_header(CELL)
    wait_for("another order", lambda: story.table.rows != CATALOGUE)
    story.same("a click on a key's header sorts", story.table.rows, SORTED_BY_EAST_1)
    story.picture("sorted")
    story.table.click_header("Name")
    wait_for("the order of names", lambda: story.table.rows == CATALOGUE)


def narrow(story):
    keys = story.window.find("combo box", "all keys")
    keys.click()
    type_text("image")
    key("Return")
    wait_for("only images", lambda: "aws-us-east-1 sshuser" not in story.table.columns)
    story.same("Key narrows the table to images by providers", sorted(story.table.columns), IMAGES_BY_PROVIDER)
    story.picture("narrowed-to-image")
    story.window.find("combo box", "image").click()
    type_text("all")
    key("Return")
    wait_for("all keys again", lambda: "aws-us-east-1 sshuser" in story.table.columns)


def search(story):
    key("ctrl+f")
    type_text("ubuntu")
    wait_for("three rows", lambda: story.table.rows == ["ubuntu-12.04", "ubuntu-14.04", "ubuntu-22.04"])
    story.picture("searched")
    key("Escape")
    wait_for("all rows again", lambda: len(story.table.rows) == 14)
    print("ok      the search shows what it should", flush=True)


CHAPTER = (connect, sort, narrow, search)
