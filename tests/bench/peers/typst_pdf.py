"""Typst, the fastest that there is, with our own small fonts: `… CONTENTS OUT FONTS`, PDF only."""

from __future__ import annotations

import sys
from typing import Any

import typst

from bench.peers import contents

HEAD = """
#set page(paper: "a4", margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm), numbering: "— 1 —")
#set text(font: "FandolFang", size: 16pt, lang: "zh")
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 13pt)
#show heading: set text(size: 16pt, font: "FandolHei", weight: "regular")
#show table: set text(size: 12pt)
"""


def quoted(text: str) -> str:
    """A string of Typst's language."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def source_of(blocks: list[dict[str, Any]]) -> str:
    """The report in Typst's language."""
    parts = [HEAD]
    for block in blocks:
        match block["kind"]:
            case "table":
                width = len(block["rows"][0])
                head = ", ".join(quoted(c) for row in block["head"] for c in row)
                cells = ", ".join(quoted(c) for row in block["rows"] for c in row)
                parts.append(f"#table(columns: {width}, table.header({head}), {cells})")
            case "title":
                parts.append(f"#align(center, text(size: 22pt, {quoted(block['text'])}))")
            case "h1" | "h2" | "h3" | "h4" as level:
                parts.append(f"#heading(level: {level[1]}, {quoted(block['text'])})")
            case "right":
                parts.append(f"#align(right, {quoted(block['text'])})")
            case _:
                parts.append(f"#par({quoted(block['text'])})")
    return "\n\n".join(parts)


def main() -> None:
    """Every report."""
    for name, blocks, out in contents():
        file = out / f"{name}.typ"
        file.write_text(source_of(blocks), "utf-8")
        typst.compile(file, output=out / f"{name}.pdf", font_paths=[sys.argv[3]], ignore_system_fonts=True)


main()
