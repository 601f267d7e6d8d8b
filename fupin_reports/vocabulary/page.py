"""版式 of the settings: does the page hold what it is to hold?

Codes: V047 a page that is too full · V049 measures that do not go together.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from fupin_reports.gbt9704 import PT_PER_MM
from fupin_reports.problems import Problem
from fupin_reports.records.layout import PageLayout
from fupin_reports.source import Source

CLOSEST_PT = 1
"""How much closer than their own width characters may stand at most: they touch."""
NUMBER_ABOVE_EDGE_MM = 5
"""What a printer leaves white at the foot of a sheet."""
SPARSE = Decimal("0.85")
"""The share of the characters a line holds that it has at least: with fewer, they stand apart."""


def crowded(wanted: PageLayout, source: Source) -> Iterator[Problem]:
    """V047 for more lines or characters than 版心 holds: lines no closer than the type is high, characters a point."""
    layout = wanted.layout()
    width, height = (round(length, 1).normalize() for length in (layout.text_width_mm, layout.text_height_mm))
    words = {"size": f"{layout.body_size_pt.normalize():f}"}
    most = int(layout.text_width_mm * PT_PER_MM / (layout.body_size_pt - CLOSEST_PT))
    if layout.characters_per_line > most:
        words |= {"key": "每行字数", "room": f"{width:f}", "most": str(most), "counter": "个字"}
        yield Problem("V047", source.place(("版式", "每行字数")), words)
    key = "行距" if wanted.fixed_pitch_pt is not None else "每页行数"
    if layout.line_pitch_pt < layout.body_size_pt:
        most = int(layout.text_height_mm * PT_PER_MM / layout.body_size_pt)
        words |= {"key": key, "room": f"{height:f}", "most": str(most), "counter": "行"}
        yield Problem("V047", source.place(("版式", key)), words)


def unfit(wanted: PageLayout, source: Source) -> Iterator[Problem]:
    """V049 for two measures of the page that do not go together."""
    layout = wanted.layout()
    half = layout.page_number_size_pt / PT_PER_MM / 2
    most_below = layout.bottom_mm - half - NUMBER_ABOVE_EDGE_MM
    fitting = int(layout.text_width_mm * PT_PER_MM / layout.body_size_pt * SPARSE)
    rules = (
        ("标题行距", layout.title_pitch_pt, "磅", "标题字号", layout.title_size_pt, layout.title_size_pt, True),
        ("表格行距", layout.table_pitch_pt, "磅", "表格字号", layout.table_size_pt, layout.table_size_pt, True),
        ("页码下距", layout.page_number_below_mm, "毫米", "地脚", layout.bottom_mm, most_below, False),
        (
            "每行字数",
            Decimal(layout.characters_per_line),
            "字",
            "正文字号",
            layout.body_size_pt,
            Decimal(fitting),
            True,
        ),
    )
    for key, own, unit, other, value, limit, least in rules:
        if own < limit if least else own > limit:
            typed = next((k for k in (key, other) if ("版式", k) in source.values), key)
            words = {"key": key, "other": other, "unit": unit, "bound": "least" if least else "most"}
            texts = {"own": own, "value": value, "limit": limit if least else Decimal(int(limit))}
            words |= {name: f"{round(number, 1).normalize():f}" for name, number in texts.items()}
            yield Problem("V049", source.place(("版式", typed)), words)
