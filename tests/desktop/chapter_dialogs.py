# SPDX-License-Identifier: GPL-3.0-or-later
"""By keyboard and ear: the dialogs in which something is chosen in a table, and what What's This says."""
from hand import key, wait_for

TABLE = "Image types"


def explanations(story):
    """In the editor of a connection: what What's This shows is read with the field."""
    ear = story.ear
    ear.in_window("Connections")
    ear.at("push button", "New connection")
    key("Return")
    ear.in_window("New connection")
    for field, words in (("Server URL", "The address of the Coopr server"), ("Tenant", "The tenant by its name")):
        ear.tab_to("text", field)
        story.same(f"What's This of {field} is read", words in ear.here.description, True)
    key("Escape")
    ear.in_window("Connections")


def explained_table(story):
    key("ctrl+f")
    story.ear.at("text", "Search")
    story.same("What's This of the search is read", "in any cell" in story.ear.here.description, True)
    key("Escape")
    story.ear.at("table cell", "CentOS 6")


def arrange(story):
    """Columns are hidden, shown and moved, each said as it is done."""
    ear = story.ear
    key("Right")
    ear.at("table cell", "ami-", starts=True)
    key("alt+Down")
    key("Down")
    ear.at("menu item", "Sort ascending")
    key("g")
    ear.in_window("Arrange columns")
    ear.at("table cell", "aws-us-east-1, shown")
    key("Down")
    ear.at("table cell", "image of aws-us-east-1, shown")
    key("space")
    ear.hears("image of aws-us-east-1, hidden")
    key("Up")
    ear.at("table cell", "aws-us-east-1, partly shown")
    ear.tab_to("push button", "Move down")
    key("space")
    ear.hears("aws-us-east-1 is provider 2 of 8")
    ear.tab_to("table cell", "aws-us-east-1, partly shown")
    key("Escape")
    ear.at("table cell", "ami-", starts=True)


def paste_from_another(story):
    """The same server by another connection: what is pasted is previewed, and each cell says what becomes of it."""
    ear = story.ear
    key("ctrl+c", "ctrl+shift+n")
    ear.in_window("Connections")
    ear.tab_to("push button", "New connection")
    key("Return")
    ear.in_window("New connection")
    for field, text in (("Name", "twin"), ("Server URL", story.server.address), ("Tenant", "superadmin"),
                        ("User", "admin")):
        story.fill(field, text)
    story.press("Save")
    ear.in_window("Connections")
    wait_for("a card of the new connection", lambda: ear.here.description == "twin")
    key("Return")
    ear.in_window("twin")
    story.reads("the keyboard is in its table", TABLE, "centos-6", "Description", "CentOS 6")
    key("Right")
    ear.at("table cell", "ami-", starts=True)
    key("x")
    key("Return")
    ear.hears("Staged: ")
    key("ctrl+v")
    ear.in_window("Paste into twin")
    ear.tab_to("table cell", "centos-6")
    key("Right", "Right", "Right", "Right")
    story.reads("a pasted cell says what becomes of it", "Cells to paste", "centos-6 aws-us-east-1 image", "Pasted",
                "ami-793cf4220c917b853, will be staged, here now: x")
    key("Escape")
    ear.in_window("twin")
    key("ctrl+z")
    ear.hears("Undone: ")
    key("ctrl+w")
    ear.in_window("tour")
    ear.at("table cell", "ami-", starts=True)
    key("Left")
    ear.at("table cell", "CentOS 6")
