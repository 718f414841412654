# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads every #include in src/ against the table of layers: a wrong arrow is an error.

include_table.py --root SOURCES --qt-headers FOLDER
"""

import argparse
import re
import sys
from pathlib import Path

from sources import cpp_files, without_comments

# layer: the layers below that it may include, and the outside libraries. Qt6::Core, tl::expected and the standard
# library are free everywhere. Where only a part is allowed, the part's headers are named after a colon.
TABLE = {
    "domain": ([], ["simdjson"]),
    "edit": (["domain"], ["QtGui:QUndoStack QUndoCommand QUndoGroup"]),
    "api": (["domain"], ["QtNetwork", "QCoro"]),
    "store": (["domain", "edit"], ["QtSql", "QtKeychain", "QCoro"]),
    "sync": (["domain", "edit", "api", "store"], ["QtConcurrent", "QCoro"]),
    "models": (["domain", "edit"], ["QtGui"]),
    "gui": (
        ["domain", "edit", "store", "sync", "models", "api:endpoint.h"],
        ["QtWidgets", "QtGui", "QtSvg", "QtDBus", "QCoro"],
    ),
    "sandbox": (["domain"], ["cpp-httplib"]),
    "app": (
        ["domain", "edit", "api", "store", "sync", "models", "gui", "sandbox"],
        ["QtGui", "QtWidgets", "QtNetwork", "QtSql", "QtSvg", "QtDBus", "QtConcurrent", "QtKeychain", "QCoro",
         "simdjson", "cpp-httplib"],
    ),
}
EVERYWHERE = ["QtCore", "tl-expected", "standard"]

# Outside libraries by the path they are included with; Qt's own are found by its header folders.
OUTSIDE = {
    "simdjson": r"simdjson\.h",
    "cpp-httplib": r"httplib\.h",
    "tl-expected": r"tl/expected\.hpp",
    "QtKeychain": r"(qt6)?keychain/keychain\.h",
    "QCoro": r"QCoro\w*(/\w+)?|qcoro/\w+\.h|qcoro\w*\.h",
    # C++ headers have no suffix and no capitals; of the system, what files, processes, signals and memory need.
    "standard": r"[a-z_0-9]+|sys/\w+\.h|(errno|fcntl|malloc|poll|signal|unistd)\.h",
}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.MULTILINE)


class QtHeaders:
    """Tells the Qt modules that a header belongs to, by Qt's header folders (one a module)."""

    def __init__(self, folder):
        self.modules = {}
        for module in sorted(Path(folder).glob("Qt*")):
            if module.is_dir():
                for header in module.iterdir():
                    self.modules.setdefault(header.name.lower(), set()).add(module.name)
        if "QtCore" not in self.modules.get("qobject", ()):
            raise SystemExit(f"{folder} holds no Qt headers")

    def of(self, path):
        module, slash, name = path.rpartition("/")
        found = self.modules.get(name.lower(), set())
        return found & {module} if slash else found


def libraries_of(path, qt):
    """The outside libraries that may be meant by <path>; empty if none is known."""
    return qt.of(path) or {library for library, pattern in OUTSIDE.items() if re.fullmatch(pattern, path)}


def is_listed(name, part, allowed):
    """Whether `allowed` has name as a whole, or lists this part of it."""
    for entry in allowed:
        whole, colon, parts = entry.partition(":")
        if whole == name and (not colon or part.lower() in re.sub(r"\.h\b", "", parts.lower()).split()):
            return True
    return False


def complaint(layer, quote, path, qt, own_layers):
    """What is wrong with this include in this layer, or None."""
    layers, outside = TABLE[layer]
    stem = path.rpartition("/")[2].removesuffix(".h")
    if quote == '"':
        target = path.partition("/")[0] if "/" in path else None
        if target == layer or re.fullmatch(r"\w+\.moc|moc_\w+\.cpp", path):
            return None
        if target is None and layer == "gui" and re.fullmatch(r"ui_\w+\.h", path):
            return None
        if target not in own_layers:
            return f'"{path}" is not written as "layer/header.h"'
        return None if is_listed(target, stem, layers) else f'{layer} may not include "{path}"'
    libraries = libraries_of(path, qt)
    if not libraries:
        return f"<{path}> belongs to no library of the table"
    if any(is_listed(library, stem, EVERYWHERE + outside) for library in libraries):
        return None
    return f"{layer} may not include <{path}> ({', '.join(sorted(libraries))})"


def complaints(root, qt):
    source = Path(root, "src")
    for folder in sorted(path for path in source.iterdir() if path.is_dir() and path.name not in TABLE):
        yield f"src/{folder.name}: a layer that the table does not know"
    for file in cpp_files(source):
        layer = file.relative_to(source).parts[0]
        if layer not in TABLE:
            continue
        text = without_comments(file.read_text(encoding="utf-8"))
        for match in INCLUDE.finditer(text):
            wrong = complaint(layer, match[1], match[2], qt, TABLE)
            if wrong:
                line = text.count("\n", 0, match.start(2)) + 1
                yield f"{file.relative_to(root)}:{line}: {wrong}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", required=True)
    parser.add_argument("--qt-headers", required=True)
    arguments = parser.parse_args()
    found = list(complaints(arguments.root, QtHeaders(arguments.qt_headers)))
    print("\n".join(found) or "every include follows the table")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
