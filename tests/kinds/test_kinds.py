"""What a kind declares is what its templates do."""

from __future__ import annotations

import re

import pytest
from conftest import ROOT

from fupin_reports.kinds import KINDS, Kind
from fupin_reports.records import Report

INCLUDED = re.compile(r"""\{%-?\s*(?:include|import)\s+["']([^"']+)["']""")
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
BLOCKS = {f.alias for f in Report.model_fields.values() if f.alias} - {"指标", "核对说明", "章节", "导语"}


def text_of(kind: Kind) -> str:
    """The text of its template and of everything that is included there, without comments."""
    seen: dict[str, str] = {}
    waiting = [kind.template, *(section.partial for section in kind.sections)]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen[name] = COMMENT.sub("", (ROOT / "templates" / name).read_text("utf-8"))
            waiting += INCLUDED.findall(seen[name])
    return "\n".join(seen.values())


@pytest.mark.parametrize("kind", [kind for kind in KINDS if not kind.gathers], ids=lambda kind: kind.name)
def test_a_kind_prints_the_blocks_it_says(kind: Kind) -> None:
    code = "\n".join(re.findall(r"\{[{%].*?[}%]\}", text_of(kind), re.DOTALL))
    roots = set(re.findall(r"(?<![\w.\"“])([\u4e00-\u9fff]+)(?![\w\"”])", re.sub(r"\"[^\"]*\"|\|\s*\w+", "", code)))
    simple = {
        "标题",
        "副题",
        "主送机关",
        "印章",
        "版头",
        "版记",
        "署名",
        "自称",
        "年度",
        "日期",
        "金额单位",
        "单位",
        "文种",
    }
    assert set(kind.prints) == (roots & BLOCKS) - simple
    assert set(kind.requires) <= set(kind.prints) | {"指标"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_is_short_and_has_a_form(kind: Kind) -> None:
    assert (ROOT / "templates" / kind.form).is_file()
    assert f"文种: {kind.name}\n" in (ROOT / "templates" / kind.form).read_text("utf-8")
