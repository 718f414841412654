# SPDX-License-Identifier: GPL-3.0-or-later
"""Every C++ file is as clang-format-16 writes it.

formatting.py --root SOURCES --clang-format PROGRAM
"""

import argparse
import subprocess
import sys

from sources import cpp_files


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", required=True)
    parser.add_argument("--clang-format", required=True)
    arguments = parser.parse_args()
    files = [str(path) for path in cpp_files(arguments.root)]
    if not files:
        sys.exit(f"no C++ file under {arguments.root}")
    check = [arguments.clang_format, "--dry-run", "--Werror", "--ferror-limit=3", *files]
    if subprocess.run(check, cwd=arguments.root).returncode != 0:
        sys.exit(f"some files are formatted differently: {arguments.clang_format} -i puts them right")
    print(f"{len(files)} files are well formatted")


if __name__ == "__main__":
    main()
