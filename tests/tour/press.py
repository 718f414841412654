# SPDX-License-Identifier: GPL-3.0-or-later
"""press.py NAME: presses the visible button of that accessible name in Flavormap, over AT-SPI."""
import sys

import pyatspi


def buttons(node):
    if node is None:
        return
    if node.getRole() == pyatspi.ROLE_PUSH_BUTTON and node.name == sys.argv[1]:
        if node.getState().contains(pyatspi.STATE_SHOWING):
            yield node
    for child in node:
        yield from buttons(child)


for application in pyatspi.Registry.getDesktop(0):
    if application is not None and "flavormap" in application.name.lower():
        for button in buttons(application):
            button.queryAction().doAction(0)
            sys.exit(0)
sys.exit(1)
