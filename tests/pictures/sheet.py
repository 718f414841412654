#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""sheet.py OUT [--beside DESIGN]: OUT/index.html, which shows the pictures that ./run pictures left in OUT, each screen in
a row. DESIGN: a folder with pictures of the intended look; those that designs.txt pairs are shown beside, with what
differs and why."""

import argparse
import html
import os
from pathlib import Path

HERE = Path(__file__).resolve().parent
STYLE = """body { font: 14px sans-serif; margin: 24px; background: #f2f4f7; color: #1a1f26 }
img { display: block; border: 1px solid #a3acb8 } .row { display: flex; flex-wrap: wrap; gap: 12px }
figure { margin: 0 } figcaption { font-size: 12px; color: #566070 } pre { white-space: pre-wrap }"""


def picture(source, caption, width):
    source, caption = html.escape(str(source)), html.escape(caption)
    link = f'<a href="{source}"><img src="{source}" width="{width}" alt="{caption}" loading="lazy"></a>'
    return f"<figure>{link}<figcaption>{caption}</figcaption></figure>"


def pairs():
    """(the design's file, ours) as designs.txt has them."""
    lines = (HERE / "designs.txt").read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if line and not line.startswith("#")]


def sheet(out, design):
    parts = ["<h1>Flavormap, every screen</h1>"]
    if design:
        parts.append("<h2>Beside the design</h2>")
        for theirs, ours in pairs():
            if (design / theirs).exists() and (out / ours).exists():
                beside = os.path.relpath(design / theirs, out)
                parts.append(f'<div class="row">{picture(beside, f"the design: {theirs}", 700)}{picture(ours, ours, 700)}</div>')
        differences = (HERE / "DIFFERENCES.md").read_text(encoding="utf-8")
        parts.append(f"<pre>{html.escape(differences)}</pre>")
    folders = sorted(folder.name for folder in out.iterdir() if folder.is_dir() and list(folder.glob("*.png")))
    names = sorted({file.name for folder in folders for file in (out / folder).glob("*.png")})
    for name in names:
        row = [picture(f"{folder}/{name}", folder, 340) for folder in folders if (out / folder / name).exists()]
        parts.append(f'<h2>{html.escape(Path(name).stem)}</h2><div class="row">{"".join(row)}</div>')
    body = "\n".join(parts)
    return f'<!doctype html><meta charset="utf-8"><title>Flavormap</title><style>{STYLE}</style>\n{body}\n'


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--beside", type=Path)
    arguments = parser.parse_args()
    (arguments.out / "index.html").write_text(sheet(arguments.out, arguments.beside), encoding="utf-8")


if __name__ == "__main__":
    main()
