# SPDX-License-Identifier: GPL-3.0-or-later
"""What the checks of this folder share: finding the C++ files and reading them without their comments."""

import os
import re
from pathlib import Path

# Comments and literals, so that neither a quoted word nor an explanation counts as code.
_NOT_CODE = re.compile(
    r'R"(?P<mark>[^()\s\\]*)\(.*?\)(?P=mark)"'
    r'|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'"
    r"|//[^\n]*|/\*.*?\*/",
    re.DOTALL,
)


def cpp_files(root):
    """All .cpp and .h files under root, sorted, build and hidden folders left out."""
    return files(root, (".cpp", ".h"))


def cmake_files(root):
    """All that CMake reads, the same way."""
    return files(root, ("CMakeLists.txt", ".cmake"))


def files(root, endings):
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith((".", "build"))]
        found += [Path(folder, name) for name in names if name.endswith(endings)]
    return sorted(found)


def without_comments(text):
    """The text with comments blanked; literals and line numbers stay."""
    return _NOT_CODE.sub(lambda match: _blank(match, keep_literals=True), text)


def code_only(text):
    """The text with comments and literals blanked; line numbers stay."""
    return _NOT_CODE.sub(lambda match: _blank(match, keep_literals=False), text)


def _blank(match, keep_literals):
    if keep_literals and not match[0].startswith("/"):
        return match[0]
    return re.sub(r"[^\n]", " ", match[0])
