"""A report as plain HTML, as a web programmer would write it; WeasyPrint and pandoc print it."""

from __future__ import annotations

from html import escape
from typing import Any

CSS = """
@page{size:A4;margin:37mm 26mm 35mm 28mm;@bottom-center{content:"— " counter(page) " —"}}
body{font:16pt/29pt "Noto Serif CJK SC";text-align:justify}p{margin:0;text-indent:2em}
h1,.title{text-align:center;font-size:22pt}h2,h3,h4{font-size:16pt;margin:0;text-indent:2em}
table{border-collapse:collapse;width:100%;font-size:12pt;line-height:20pt}td,th{border:1px solid #000;padding:2pt}
.right{text-align:right}.caption{text-align:center}.note{font-size:12pt}
"""


def html_of(blocks: list[dict[str, Any]]) -> str:
    """The whole page."""
    parts = [f'<!DOCTYPE html><html lang="zh"><meta charset="utf-8"><title>报告</title><style>{CSS}</style><body>']
    for block in blocks:
        match block["kind"]:
            case "table":
                head = "".join(f"<tr>{''.join(f'<th>{escape(c)}</th>' for c in row)}</tr>" for row in block["head"])
                rows = "".join(f"<tr>{''.join(f'<td>{escape(c)}</td>' for c in row)}</tr>" for row in block["rows"])
                parts.append(f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>")
            case "title":
                parts.append(f"<h1>{escape(block['text'])}</h1>")
            case "h1" | "h2" | "h3" | "h4" as level:
                tag = f"h{min(int(level[1]) + 1, 6)}"
                parts.append(f"<{tag}>{escape(block['text'])}</{tag}>")
            case kind:
                parts.append(f'<p class="{kind}">{escape(block["text"])}</p>')
    return "".join(parts)
