"""A ledger that was written, read back: the same money by source, at every level, and the same projects."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from conftest import ROOT, Terminal

from fupin_reports.compute import Facts
from fupin_reports.pipeline import Office, examined, read_settings
from fupin_reports.project import Project

TOWNSHIPS = ("青坪乡", "柳河镇", "云溪镇")

Money = dict[str, tuple[Decimal | None, str | None]]


def facts_of(project: Project, name: str) -> Facts:
    settings, _ = read_settings(project)
    assert settings is not None
    made = examined(project.file(name, 2023), Office(project, 2023, settings))
    assert made.facts is not None, made.problems
    return made.facts


def money_in(facts: Facts) -> Money:
    """Every source and total of every level, with its approximate word, by name; what is declared, too."""
    found: Money = {}
    for _, book in facts.years.values():
        for level in book.walk():
            figures = {f"{level.name}|{s}": f for s, f in level.sources.items()}
            figures |= {f"{level.name}|合计": level.total, f"{level.name}|已列": level.known}  # type: ignore[dict-item]
            figures |= {f"{level.name}|申报": level.declared, f"{level.name}|投入": level.lump}  # type: ignore[dict-item]
            for name, figure in figures.items():
                if figure is not None:
                    found[name] = (figure.value, figure.quantity.hedge)
    return found


def made_of(facts: Facts) -> list[tuple[object, ...]]:
    """Villages and projects with what was built."""
    found: list[tuple[object, ...]] = []
    for scope, (batch, _) in facts.years.items():
        for village in batch.villages:
            found.append((scope, village.village, village.group, village.level, village.way, village.status))
        projects = [*(p for v in batch.villages for p in v.projects), *batch.projects]
        for p in projects:
            works = tuple((w.thing, w.specification, w.amount) for w in p.works)
            found.append((scope, p.village, p.category, p.serial, p.status, p.benefit, works))
    return found


@pytest.mark.parametrize("name", TOWNSHIPS)
def test_what_is_read_back_has_the_same_facts(name: str, project: Project, terminal: Terminal) -> None:
    before = facts_of(project, name)
    assert terminal.run("build", name, "--format", "xlsx")[0] == 0
    project.file(name, 2023).unlink()
    code, said = terminal.run("import", f"output/2023/{name}（资金台账）.xlsx")
    assert code == 0, said
    assert "错误" not in said
    after = facts_of(project, name)
    assert money_in(after) == money_in(before)
    assert made_of(after) == made_of(before)
    code, said = terminal.run("check", name)
    assert code == 0, said


def test_what_was_understood_is_said_with_totals(project: Project, terminal: Terminal) -> None:
    terminal.run("build", "青坪乡", "--format", "xlsx")
    _, said = terminal.run("import", "output/2023/青坪乡（资金台账）.xlsx", "--preview")
    assert "2个村、8个项目，合计 58.95万元，其中 扶贫资金 30万元、挂钩单位扶持 12.9万元、群众自筹 16.05万元" in said
    assert "4个村、30个项目，合计 108.504万元，其中 扶贫资金 60万元" in said


def test_a_file_that_is_there_is_never_written_over(project: Project, terminal: Terminal) -> None:
    terminal.run("build", "青坪乡", "--format", "xlsx")
    before = project.file("青坪乡", 2023).read_bytes()
    code, said = terminal.run("import", "output/2023/青坪乡（资金台账）.xlsx")
    assert code == 1
    assert "W008" in said
    assert project.file("青坪乡", 2023).read_bytes() == before


def test_a_preview_writes_nothing(project: Project, terminal: Terminal) -> None:
    terminal.run("build", "青坪乡", "--format", "xlsx")
    project.file("青坪乡", 2023).unlink()
    code, said = terminal.run("import", "output/2023/青坪乡（资金台账）.xlsx", "--preview")
    assert code == 0
    assert "      资金:\n        扶贫资金: 15\n        挂钩单位扶持: 10\n        群众自筹: 3.8\n" in said
    assert not project.file("青坪乡", 2023).exists()


def test_a_countys_workbook_is_no_townships(project: Project, terminal: Terminal) -> None:
    (project.root / "data/2023/清源县.yaml").write_bytes((ROOT / "data/2023/清源县.yaml").read_bytes())
    terminal.run("build", "清源县", "--format", "xlsx")
    code, said = terminal.run("import", "output/2023/清源县（资金台账）.xlsx")
    assert code == 1
    assert "[清源县（资金台账）.xlsx]本年汇总!A1: 错误 W007" in said


def test_execution_of_funds_is_read_back(project: Project, terminal: Terminal) -> None:
    path = project.file("甲乡", 2023)
    path.write_text(
        "文种: 乡镇年终总结\n单位: 甲乡\n年度: 2023\n日期: 2023年12月20日\n本年:\n  状态: 实施中\n  资金:\n    扶贫资金: 60\n"
        "  资金执行:\n    - 来源: 扶贫资金\n      计划: 60\n      到位: 60\n      支出: 45.2\n      上年结转: 1.3\n",
        "utf-8",
    )
    assert terminal.run("build", "甲乡", "--format", "xlsx")[0] == 0
    path.unlink()
    code, said = terminal.run("import", "output/2023/甲乡（资金台账）.xlsx")
    assert code == 0, said
    text = Path(path).read_text("utf-8")
    assert "    - 来源: 扶贫资金\n      计划: 60\n      到位: 60\n      支出: 45.2\n      上年结转: 1.3\n" in text
    assert "  资金:\n    扶贫资金: 60\n" in text
