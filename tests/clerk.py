"""What a clerk types, read as the program reads it: text -> `Source` and `Checked`, by the settings of a small office."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from fupin_reports.load import load
from fupin_reports.outline import Outline
from fupin_reports.problems import Problem, Problems
from fupin_reports.records import Settings, report_outline, source_names
from fupin_reports.source import Source
from fupin_reports.validate import Checked, validate, validate_settings

ROOT = Path(__file__).resolve().parents[1]
WRONG = ROOT / "tests/data/wrong"
NAME = "甲乡.yaml"
YEAR = 2023
HEAD = """文种: 乡镇年终总结
单位: 甲乡
年度: 2023
日期: 2023年12月20日
"""
"""Four lines: what a test adds begins on line 5."""


OFFICE = """
资金来源:
  - {名称: 扶贫资金, 性质: 财政, 别名: [财政扶贫资金]}
  - {名称: 市整村推进资金, 性质: 财政}
  - {名称: 挂钩单位扶持, 性质: 社会, 别名: [社会帮扶（捐赠）]}
  - {名称: 群众自筹, 性质: 折资, 别名: [农户自筹, 群众投工投劳]}
群体: [移民搬迁, 搬迁安置]
易错词: [{写法: 建帐, 应为: 建账}]
抄来的话: [本站]
计量单位:
  - {名称: 元, 量纲: 金额}
  - {名称: 万元, 量纲: 金额, 等于: 10000}
  - {名称: 亿元, 量纲: 金额, 等于: 100000000}
  - {名称: m, 量纲: 长度, 别名: [米]}
  - {名称: 公里, 量纲: 长度, 等于: 1000}
  - {名称: 亩, 量纲: 面积}
  - {名称: 户, 量纲: 户}
  - {名称: 户（套）, 量纲: 户}
  - {名称: 人}
  - {名称: 人次}
  - {名称: 次}
  - {名称: 名}
  - {名称: 座}
  - {名称: "%"}
"""


@cache
def settings() -> Settings:
    """The settings of OFFICE."""
    source, _ = read(OFFICE)
    assert source is not None
    found, problems = validate_settings(source)
    assert found is not None, problems
    return found


def read(typed: str | bytes, outline: Outline | None = None) -> tuple[Source | None, Problems]:
    """A file of that content, loaded; repaired where its outline is given."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / NAME
        path.write_bytes(typed if isinstance(typed, bytes) else typed.encode())
        return load(path, NAME, outline)


@cache
def form() -> Outline:
    """The outline of a township's file in that office."""
    return report_outline(source_names(settings()))


def check(typed: str | bytes) -> tuple[Checked | None, Problems]:
    """A file of that content, loaded and validated, with the problems of both in the order of lines."""
    source, problems = read(typed, form())
    checked = None
    if source is not None:
        checked, more = validate(source, settings(), YEAR)
        problems = (*problems, *more)
    return checked, tuple(sorted(problems, key=Problem.sort_key))


def checked(body: str) -> Checked:
    """A file of HEAD and `body`, which is right."""
    found, problems = check(HEAD + body)
    assert found is not None, told(problems)
    assert problems == ()
    return found


def told(problems: Iterable[Problem]) -> list[str]:
    """Each problem as `line:column code`."""
    return [f"{p.place.line}:{p.place.column} {p.code}" for p in problems]


def wrong_inputs() -> list[Path]:
    """The files of tests/data/wrong; beside each lies what is to be told of it."""
    return sorted(WRONG.glob("*.yaml"))
