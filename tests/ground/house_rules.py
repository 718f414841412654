# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the house that a machine can see.

house_rules.py --root SOURCES
"""

import argparse
import re
import sys
from pathlib import Path

from sources import cmake_files, code_only, cpp_files, without_comments

LICENCE = "// SPDX-License-Identifier: GPL-3.0-or-later"
LONGEST_FILE = 400

# ./run configures before it installs what only the tests need, and CMake keeps a "not found": a test's tool is
# called by its name. ccache may be missing.
LOOKED_UP = re.compile(
    r"^[^#\n]*\bfind_program\s*\(\s*(?!CCACHE ccache\))(?P<what>[^)]*)", re.MULTILINE | re.IGNORECASE
)
SILENCED = re.compile(r"^[ \t]*#[ \t]*pragma[ \t]+(GCC|clang)[ \t]+diagnostic\b", re.MULTILINE)

ANY_LAYER = "*"

# rule: (what must not stand in the code of src/, where it is meant well all the same)
# The main thread waits for nothing: no nested event loop, no blocking call. SQL statements (store) and the
# application's own loop (app) are started by an exec() too.
FORBIDDEN = {
    "no nested event loop: use open() or a coroutine": (
        r"\b(?:(?P<object>\w+)(?:\(\))?\s*(?:\.|->|::)\s*)?exec\s*\(",
        {"store": r"\w*([Qq]uery|[Ss]tatement)", "app": r"\w*[Aa]pp(lication)?"},
    ),
    "no nested event loop: QEventLoop": (r"\bQEventLoop\b", {}),
    "no processEvents()": (r"\bprocessEvents\s*\(", {}),
    "no blocking wait: co_await it": (
        r"(?P<object>co_await\b[^;{}]*)?\b(?:QCoro\s*::\s*waitFor|waitFor(?:"
        r"Finished|Done|ReadyRead|BytesWritten|Connected|Disconnected|Encrypted|Started|NewConnection))\s*\(",
        {ANY_LAYER: r"co_await\b.*"},
    ),
    "no sleep: wait for a signal or a condition": (
        r"\bQThread\s*::\s*[mu]?sleep\b|\bthis_thread\s*::\s*sleep_\w+|\b(?:u|nano)?sleep\s*\(",
        {},
    ),
    "no style sheets: the palette and the style paint": (r"\bsetStyleSheet\s*\(", {}),
}


def complaints(root):
    root = Path(root)
    for file in cmake_files(root):
        text = file.read_text(encoding="utf-8")
        for match in LOOKED_UP.finditer(text):
            line = line_of(text, match.start("what"))
            yield f"{file.relative_to(root)}:{line}: no tool is looked up when configuring: call it by its name"
    for file in cpp_files(root / "src") + cpp_files(root / "tests"):
        name = file.relative_to(root)
        text = file.read_text(encoding="utf-8")
        lines = text.splitlines()
        if not lines or lines[0] != LICENCE:
            yield f"{name}:1: the first line must be {LICENCE}"
        if file.suffix == ".h" and "#pragma once" not in lines:
            yield f"{name}:1: a header needs #pragma once"
        for match in SILENCED.finditer(without_comments(text)):
            yield f"{name}:{line_of(text, match.start())}: no warning is switched off: mend what it says"
        if name.parts[0] == "src":
            if len(lines) > LONGEST_FILE:
                yield f"{name}: {len(lines)} lines, at most {LONGEST_FILE}"
            for line, rule in forbidden(name.parts[1], code_only(text)):
                yield f"{name}:{line}: {rule}"


def forbidden(layer, code):
    for rule, (pattern, exceptions) in FORBIDDEN.items():
        for match in re.finditer(pattern, code):
            caller = match.groupdict().get("object") or ""
            meant_well = exceptions.get(layer) or exceptions.get(ANY_LAYER)
            if meant_well and re.fullmatch(meant_well, caller, re.DOTALL):
                continue
            yield line_of(code, match.start()), rule


def line_of(text, place):
    return text.count("\n", 0, place) + 1


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", required=True)
    found = list(complaints(parser.parse_args().root))
    print("\n".join(found) or "every rule is kept")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
