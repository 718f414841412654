# SPDX-License-Identifier: GPL-3.0-or-later
"""Every text with a number in it, tr("%n image type(s)"), has its English singular and plural.

plurals.py --root SOURCES --lupdate PROGRAM
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

TRANSLATION = "resources/i18n/flavormap_en.ts"


def complaints(root, lupdate):
    """One for each text whose forms are missing; the translation itself is left alone."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "fresh.ts"
        shutil.copy(Path(root) / TRANSLATION, fresh)
        subprocess.run([lupdate, "-silent", "-pluralonly", "-no-obsolete", "-locations", "none",
                        Path(root) / "src", "-ts", fresh], check=True)
        for message in ElementTree.parse(fresh).iter("message"):
            forms = [form.text or "" for form in message.iter("numerusform")]
            if len(forms) != 2 or not all(forms):
                yield message.findtext("source")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", required=True)
    parser.add_argument("--lupdate", required=True)
    arguments = parser.parse_args()
    missing = list(complaints(arguments.root, arguments.lupdate))
    for source in missing:
        print(f"no English forms: {source}")
    if missing:
        sys.exit(f"fill them in: {arguments.lupdate} -pluralonly -no-obsolete -locations none src -ts {TRANSLATION}")
    print("every plural has its forms")


if __name__ == "__main__":
    main()
