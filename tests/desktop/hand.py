# SPDX-License-Identifier: GPL-3.0-or-later
"""A hand on mouse and keys, by real X events, and the patience to wait for what must come of it."""
import subprocess
import time

from gi.repository import GLib

PATIENCE = 15  # seconds until something that must come is missed


class Wrong(AssertionError):
    """Something did not come, did not become what it should, or could not be done at all."""


def run(what, *command, **options):
    """What a helper program prints; Wrong if it fails or hangs."""
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=4 * PATIENCE, check=False, **options)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Wrong(f"{what}: {error}") from error
    if done.returncode != 0:
        raise Wrong(f"{what}: {command[0]} ended with {done.returncode}: {(done.stderr or done.stdout).strip()}")
    return done.stdout


def wait_for(what, get):
    """The first true answer of get(), asked again and again; Wrong after PATIENCE."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            answer = get()
        except (GLib.GError, LookupError, NotImplementedError, RuntimeError, ValueError):
            answer = None  # it went away while it was being read
        if answer:
            return answer
        if time.monotonic() > until:
            raise Wrong(f"not there after {PATIENCE} s: {what}")
        time.sleep(0.03)


def key(*names):
    run(f"keys {' '.join(names)}", "xdotool", "key", "--clearmodifiers", "--delay", "25", *names)


def type_text(text):
    run(f'typing "{text}"', "xdotool", "type", "--clearmodifiers", "--delay", "12", text)


def click_at(x, y, count=1):
    run("a click", "xdotool", "mousemove", "--sync", str(x), str(y),
        "click", "--repeat", str(count), "--delay", "40", "1")


def rest_the_mouse():
    """Where no tool tip and no hover is."""
    run("moving the mouse away", "xdotool", "mousemove", "--sync", "719", "899")
