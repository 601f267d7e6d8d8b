"""Small townships as YAML text, taken through the stages by hand. The head stands last, so that line 1 is the text's own."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from pathlib import Path
from textwrap import dedent

from conftest import ROOT

from fupin_reports.checks import Filed, LocalRule, findings, rule_findings
from fupin_reports.compose import compose
from fupin_reports.compute import Facts, Names, Scale, compute
from fupin_reports.compute.names import Listing
from fupin_reports.document import Derived, Document, Words, text_of, words_of_block
from fupin_reports.figures import Figure
from fupin_reports.load import load
from fupin_reports.pipeline import read_rules, read_settings
from fupin_reports.problems import Problem
from fupin_reports.project import Project
from fupin_reports.records import Settings
from fupin_reports.source import Span
from fupin_reports.validate import Checked, validate

HEAD = """
文种: 乡镇年终总结
单位: 青坪乡
年度: 2023
日期: 2023年12月20日
金额单位: 万元
"""
NAME = "data/2023/青坪乡.yaml"


@cache
def office() -> Settings:
    """The repo's own vocabulary."""
    found, problems = read_settings(Project(ROOT))
    assert found is not None, problems
    return found


def checked_of(folder: Path, text: str, year: int = 2023) -> Checked:
    """The township typed as `text` below the usual head; fails where it cannot be typed."""
    path = folder / "青坪乡.yaml"
    path.write_text(dedent(text).strip("\n") + HEAD.replace("2023", str(year)), "utf-8")
    source, problems = load(path, NAME.replace("2023", str(year)))
    assert source is not None, problems
    checked, problems = validate(source, office(), year)
    assert checked is not None, problems
    return checked


def facts_of(folder: Path, text: str) -> Facts:
    """The figures of that township."""
    return compute(checked_of(folder, text))


def findings_of(folder: Path, text: str, before: str = "") -> tuple[Problem, ...]:
    """What does not fit together in that township; `before` is last year's file."""
    checked = checked_of(folder, text)
    filed = None
    if before:
        last = checked_of(folder, before, 2022)
        filed = Filed(last, compute(last))
    return findings(checked, compute(checked), filed)


def named(facts: Facts, *path: str) -> object:
    """The fact under that path of names; a group with a headline is its headline."""
    fact: object = facts.names
    for name in path:
        assert isinstance(fact, Names | Listing), path
        fact = fact.entries[name]
    return fact.headline if isinstance(fact, Names) and fact.headline is not None else fact


def figure(facts: Facts, *path: str) -> Figure:
    """The figure under that path."""
    found = named(facts, *path)
    assert isinstance(found, Figure), path
    return found


def scale(facts: Facts, *path: str) -> Scale:
    """The pair of households and people under that path."""
    found = named(facts, *path)
    assert isinstance(found, Scale), path
    return found


def value(facts: Facts, *path: str) -> Decimal | None:
    """The exact value under that path; None where there is no figure."""
    found = named(facts, *path)
    return found.value if isinstance(found, Figure) else None


def typed_at(found: Figure) -> list[int]:
    """The lines on which everything stands that a figure was made from."""

    def places(part: Figure) -> Iterable[Span]:
        if part.place is not None:
            yield part.place
        for one in part.inputs:
            yield from places(one)

    return sorted({place.line for place in places(found)})


def codes(problems: Iterable[Problem]) -> list[str]:
    """The codes in order."""
    return [p.code for p in problems]


def composed(
    folder: Path, template: str, text: str = "", partials: dict[str, str] | None = None
) -> tuple[Document | None, tuple[Problem, ...]]:
    """The document of that township by a small template of its own."""
    checked = checked_of(folder, text)
    templates = folder / "templates"
    for name, wording in {checked.kind.template: template, **(partials or {})}.items():
        path = templates / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(wording).lstrip("\n"), "utf-8")
    found = compose(checked, compute(checked), templates)
    return found.document, found.problems


def document(folder: Path, template: str, text: str = "", partials: dict[str, str] | None = None) -> Document:
    """The same, where nothing is wrong."""
    found, problems = composed(folder, template, text, partials)
    assert found is not None, problems
    assert problems == ()
    return found


def refused(folder: Path, template: str, text: str = "", partials: dict[str, str] | None = None) -> list[str]:
    """What is wrong, as `line:column code`, where nothing is printed; the file stands first where it is not the template."""
    found, problems = composed(folder, template, text, partials)
    assert found is None
    return [f"{where(p.place)} {p.code}" for p in problems]


def where(place: Span) -> str:
    """`line:column` in the template of the kind, `file:line:column` elsewhere."""
    return str(place).removeprefix("templates/乡镇年终总结.html.j2:")


def said(found: Document) -> list[str]:
    """The blocks as read: number and words."""
    return [f"{getattr(b, 'number', '')}{''.join(map(text_of, words_of_block(b)))}" for b in found.blocks]


def ids(found: Document) -> list[str]:
    """The ids of the blocks."""
    return [block.id for block in found.blocks]


def marked(words: Words) -> str:
    """Words with the derived ones in brackets."""
    return "".join(f"⟦{w.text}⟧" if isinstance(w, Derived) else w.text for w in words)


def lines(problems: Iterable[Problem], family: str = "F") -> list[str]:
    """The findings of a family of codes as `line code`, in the order of the file."""
    found = sorted(problems, key=Problem.sort_key)
    return [f"{p.place.line} {p.code}" for p in found if p.code.startswith(family)]


def only(problems: Iterable[Problem], code: str) -> Problem:
    """The one finding of that code."""
    (found,) = [p for p in problems if p.code == code]
    return found


RULES = "data/勾稽规则.yaml"


def rules_of(folder: Path, text: str) -> tuple[tuple[LocalRule, ...], tuple[Problem, ...]]:
    """The office's own rules typed as `text`, and what is wrong with them."""
    project = Project(folder)
    project.rules.parent.mkdir(exist_ok=True)
    project.rules.write_text(dedent(text).lstrip("\n"), "utf-8")
    return read_rules(project, office())


def rule_problems(folder: Path, text: str, rules: str) -> tuple[Problem, ...]:
    """What those rules find in the township typed as `text`."""
    found, problems = rules_of(folder, rules)
    assert problems == ()
    return rule_findings(facts_of(folder, text), found)[0]
