"""送审稿 and 计算底稿: one comment a computed number of the text and of the last rows of a table; the report itself has none."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import docx
import pytest
from conftest import Terminal

from fupin_reports.compose import Composed, compose
from fupin_reports.compute import Facts
from fupin_reports.document import Derived, Document, Noted, Table, text_of, words_of_block
from fupin_reports.project import Project
from fupin_reports.review import remark_on, working_paper
from fupin_reports.validate import Checked

NAME = "青坪乡"


def test_a_remark_says_formula_rounding_and_lines(documents: dict[str, Document]) -> None:
    report = documents[NAME]
    assert remark_on(report, "上年.资金.合计").startswith(
        "上年.资金.合计＝28.8万元 ＋ 30.15万元。填在 data/2023/青坪乡.yaml 第"
    )
    growth = remark_on(report, "本年.增幅")
    assert growth.startswith("本年.增幅＝（108.504万元 － 58.95万元）÷ 58.95万元，没有舍入的数是84.0610687023…。")


def test_the_working_paper_has_a_row_for_every_printed_figure(documents: dict[str, Document]) -> None:
    report = documents[NAME]
    printed = {
        f for b in report.blocks for ws in words_of_block(b) for w in ws if isinstance(w, Derived) for f in w.figures
    }
    table = next(block for block in working_paper(report).blocks if isinstance(block, Table))
    rows = {row.key: [text_of(cell.words) for cell in row.cells] for row in table.body}
    assert set(rows) == printed & set(report.figures)
    number, name, value, how, where, places = rows["上年.资金.合计"]
    assert number.isdigit()
    assert (name, value, how) == ("上年.资金.合计", "58.95万元", "合计：28.8万元 ＋ 30.15万元")
    assert where.startswith("data/2023/青坪乡.yaml 第")
    assert "2022年扶贫项目资金表（万元）“合计”行" in places


def comments(path: Path) -> list[str]:
    return [comment.text for comment in docx.Document(str(path)).comments]


def test_the_reviewers_copy_has_the_comments_and_the_report_none(
    project: Project, terminal: Terminal, documents: dict[str, Document]
) -> None:
    code, said = terminal.run("build", NAME, "--review")
    assert code == 0, said
    folder = project.output(2023)
    assert comments(folder / f"{NAME}.docx") == []
    assert not (folder / f"{NAME}（送审稿）.pdf").exists()
    found = comments(folder / f"{NAME}（送审稿）.docx")
    wanted = 0
    for block in documents[NAME].blocks:
        runs = list(words_of_block(block))
        if isinstance(block, Table):
            above = 1 + sum(len(row.cells) for row in (*block.head, *block.body))
            runs = runs[above : above + sum(len(row.cells) for row in block.foot)]
        wanted += sum(isinstance(word, Derived) for words in runs for word in words)
    assert sum("＝" in text or "填在" in text or "）。" in text for text in found) >= wanted
    assert any(text.startswith("上年.资金.合计＝28.8万元 ＋ 30.15万元。") for text in found)
    text = "\n".join(p.text for p in docx.Document(str(folder / f"{NAME}（送审稿）.docx")).paragraphs)
    assert text == "\n".join(p.text for p in docx.Document(str(folder / f"{NAME}.docx")).paragraphs)
    assert (folder / f"{NAME}（计算底稿）.docx").is_file()


def test_findings_stand_at_what_they_concern(project: Project, terminal: Terminal) -> None:
    """The village whose declared total is 1.72万元 less than its items: F201 at its sum."""
    terminal.run("build", NAME, "--review")
    found = comments(project.output(2023) / f"{NAME}（送审稿）.docx")
    codes = Counter(line.split(" ")[0] for text in found for line in text.split("\n") if line[:1] == "F")
    assert codes
    village = next(text for text in found if "F204" in text and "金安" in text.split("\n")[0])
    assert "24.61" in village or "0.001" in village


def test_words_with_a_remark_are_those_words() -> None:
    assert text_of((Noted("58.95万元", "上年.资金.合计"),)) == "58.95万元"


@pytest.mark.parametrize("options", [(), ("--draft",), ("--corrections",)])
def test_a_report_is_composed_once_whatever_is_made_of_it(
    options: tuple[str, ...], project: Project, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    units: list[str] = []

    def counted(checked: Checked, facts: Facts, templates: Path) -> Composed:
        units.append(checked.report.unit)
        return compose(checked, facts, templates)

    monkeypatch.setattr("fupin_reports.pipeline.examine.compose", counted)
    code, said = terminal.run("build", NAME, "--format", "docx", "--review", *options)
    assert (code, units) == (0, [NAME]), said
    assert (project.output(2023) / f"{NAME}（送审稿）.docx").is_file()


def test_the_reviewers_copy_made_with_a_draft_is_that_of_the_report(project: Project, terminal: Terminal) -> None:
    folder = project.output(2023)
    names = (f"{NAME}（送审稿）.docx", f"{NAME}（计算底稿）.docx")
    terminal.run("build", NAME, "--format", "docx", "--review")
    alone = [(folder / name).read_bytes() for name in names]
    terminal.run("build", NAME, "--format", "docx", "--review", "--draft")
    assert [(folder / name).read_bytes() for name in names] == alone


def test_a_text_that_cannot_be_filled_in_gives_a_draft_and_nothing_to_review(
    project: Project, terminal: Terminal
) -> None:
    data = project.file(NAME, 2023)
    broken = data.read_text("utf-8").replace("{{ 本年.资金.合计 }}", "{{ 本年.资金.合記 }}", 1)
    assert "合記" in broken
    data.write_text(broken, "utf-8")
    code, said = terminal.run("build", NAME, "--format", "docx", "--review", "--draft")
    assert code == 1
    assert "T002" in said
    assert sorted(path.name for path in project.output(2023).glob("*.docx")) == [f"{NAME}（草稿）.docx"]
