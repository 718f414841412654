# SPDX-License-Identifier: GPL-3.0-or-later
"""Every target is compiled with all warnings as errors and none switched off, and everything builds that way.

compile_warnings.py --build FOLDER --cmake PROGRAM
"""

import argparse
import json
import shlex
import subprocess
import sys
from pathlib import Path

WANTED = ["-Wall", "-Wextra", "-Wshadow", "-Wconversion", "-Werror"]


def wrong_with(command):
    """What is wrong with a compiler command, as words; empty if nothing."""
    flags = shlex.split(command)
    return [f"lacks {flag}" for flag in WANTED if flag not in flags] + [
        f"has {flag}" for flag in flags if flag.startswith("-Wno-") or flag == "-w"
    ]


def complaints(build):
    commands = json.loads(Path(build, "compile_commands.json").read_text(encoding="utf-8"))
    if not commands:
        yield "there is nothing to compile"
    for entry in commands:
        for wrong in wrong_with(entry["command"]):
            yield f"{entry['output']}: {wrong}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", required=True)
    parser.add_argument("--cmake", required=True)
    arguments = parser.parse_args()
    found = list(complaints(arguments.build))
    print("\n".join(found) or "every command has the flags", flush=True)
    built = subprocess.run([arguments.cmake, "--build", arguments.build]).returncode == 0
    return 1 if found or not built else 0


if __name__ == "__main__":
    sys.exit(main())
