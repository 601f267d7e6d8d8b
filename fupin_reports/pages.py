"""The page of explanation of every code: `templates/问题/<code>.yaml`, and the families they are grouped under.

Comes in: the folder of templates. Goes out: pages as values, and what is wrong with their files. A page tells why a
finding is told, with a bad example, what is told of it (tests hold it to that), and a good one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fupin_reports.load import load
from fupin_reports.problems import Problems
from fupin_reports.source import Node

FOLDER = "问题"
FAMILIES = "分类.yaml"
FILES = {
    "数据": "data/2023/甲乡.yaml",
    "上年": "data/2022/甲乡.yaml",
    "设置": "data/设置.yaml",
    "规则": "data/勾稽规则.yaml",
    "模板": "templates/乡镇年终总结.html.j2",
    "表格": "表.csv",
}
"""What an example may hold, and the file that is meant by it."""

CODE = re.compile(r"[A-Z][0-9]{3}")


@dataclass(frozen=True, slots=True)
class Example:
    """An example: files (by their names in FILES), a command, or words for what cannot be typed (`scene`).

    `told` are the findings as `line:column 错误 F201 …`, of which there may be more; `cure` is theirs where its
    sentence depends on the case.
    """

    parts: Mapping[str, str] = field(default_factory=dict)
    scene: str = ""
    command: str = ""
    told: tuple[str, ...] = ()
    cure: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What is to be known of one code; empty where its file does not say."""

    code: str
    explanation: str = ""
    bad: Example = Example()
    good: Example = Example()

    @property
    def headline(self) -> str:
        """The first finding of the bad example, without its place: the code in one line."""
        found = re.search(rf"\S+ {self.code} (.*)", self.bad.told[0]) if self.bad.told else None
        return found[1] if found else ""

    @property
    def severity(self) -> str:
        """错误, 提醒 or 提示, as the bad example is told."""
        found = re.search(rf"(\S+) {self.code} ", self.bad.told[0]) if self.bad.told else None
        return found[1] if found else ""


def read_page(templates: Path, code: str) -> tuple[Page | None, Problems]:
    """The page of `code`; None where there is none or nothing of it can be read."""
    path = templates / FOLDER / f"{code}.yaml"
    if not path.is_file():
        return None, ()
    source, problems = load(path, f"{templates.name}/{FOLDER}/{path.name}")
    if source is None:
        return None, problems
    root = source.root
    return Page(code, text(root.get("讲解")), example(root.get("反例")), example(root.get("正例"))), problems


def example(node: Node) -> Example:
    """An example as typed."""
    entries = node if isinstance(node, dict) else {}
    told = entries.get("报")
    return Example(
        {name: str(entries[name] or "") for name in FILES if isinstance(entries.get(name, []), str | None)},
        text(entries.get("情形")),
        text(entries.get("命令")),
        tuple(text(line) for line in told) if isinstance(told, list) else tuple(filter(None, [text(told)])),
        text(entries.get("改法")),
    )


def without_head(name: str, text: str) -> bool:
    """Whether a data file of an example says nothing of 文种: then the usual head is meant to stand behind it."""
    return name in ("数据", "上年") and "文种:" not in text


def text(node: Node) -> str:
    """A text without the blanks around it; nothing where there is none."""
    return node.strip() if isinstance(node, str) else ""


def page_codes(templates: Path) -> tuple[str, ...]:
    """The codes that have a page, in the order of the alphabet."""
    return tuple(sorted(p.stem for p in (templates / FOLDER).glob("*.yaml") if CODE.fullmatch(p.stem)))


def read_families(templates: Path) -> tuple[dict[str, str], Problems]:
    """Headings by the beginning of the codes they stand over: `F2` 勾稽：合计."""
    path = templates / FOLDER / FAMILIES
    source, problems = load(path, f"{templates.name}/{FOLDER}/{FAMILIES}")
    root = source.root if source is not None else {}
    return {key: text(heading) for key, heading in root.items()}, problems


def by_family(codes: Iterable[str], families: Mapping[str, str]) -> dict[str, list[str]]:
    """`codes` under their headings: each under that of its longest beginning, in the order of `families`."""
    grouped: dict[str, list[str]] = {heading: [] for heading in families.values()}
    for code in codes:
        beginnings = [code[:length] for length in range(len(code), 0, -1)]
        heading = next((families[b] for b in beginnings if b in families), "")
        grouped.setdefault(heading, []).append(code)
    return {heading: sorted(found) for heading, found in grouped.items() if found}
