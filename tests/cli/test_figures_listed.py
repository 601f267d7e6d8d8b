"""`fupin figures`: what can be named in a text, and each of it can."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml
from conftest import EXAMPLES, ROOT, Terminal, document_of

from fupin_reports.document import Paragraph, text_of
from fupin_reports.project import Project

LINE = re.compile(r"^(?! )(?P<name>.*?)  +(?P<printed>\S.*)$")


@pytest.fixture
def office(project: Project) -> Project:
    """The project with every data file of the repo."""
    shutil.copytree(ROOT / "data" / "2023", project.data / "2023", dirs_exist_ok=True)
    return project


@pytest.mark.parametrize("report", EXAMPLES)
def test_every_name_that_is_listed_prints_what_is_listed(report: str, office: Project, terminal: Terminal) -> None:
    code, said = terminal.run("figures", report, "--year", "2023")
    assert code == 0
    listed = [found.groups() for line in said.splitlines() if (found := LINE.match(line))]
    assert len(listed) > 2
    path = office.file(report, 2023)
    record = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    record["导语"] = [f"{n}：{{{{ {name} }}}}" for n, (name, _) in enumerate(listed)]
    path.write_text(yaml.safe_dump(record, allow_unicode=True, width=10_000, sort_keys=False), "utf-8")
    printed = [text_of(b.words) for b in document_of(office, report).blocks if isinstance(b, Paragraph)]
    assert printed[: len(listed)] == [f"{n}：{text}。" for n, (_, text) in enumerate(listed)]


def test_how_each_is_made_stands_below_it(project: Project, terminal: Terminal) -> None:
    _, said = terminal.run("figures", "青坪乡", "上年.资金.合计")
    assert re.search(r"^上年\.资金\.合计 +58\.95万元$", said, re.M)
    joined = said.replace("\n    ", "")
    assert (
        "合计：上年.项目村.忠义村委会第五村民小组.资金.合计＋上年.项目村.后山村委会寒镜罗村民小组.资金.合计" in joined
    )


def test_a_typed_number_says_its_line(project: Project, terminal: Terminal) -> None:
    lines = (project.data / "2023" / "云溪镇.yaml").read_text("utf-8").splitlines()
    line = 1 + next(n for n, text in enumerate(lines) if text.strip().startswith("识别贫困户:"))
    assert re.search(
        rf"指标\.识别贫困户\.户 +591户\n    填报，第{line}行", terminal.run("figures", "云溪镇", "识别贫困户.户")[1]
    )


def test_a_word_that_nothing_has_is_told(project: Project, terminal: Terminal) -> None:
    code, said = terminal.run("figures", "青坪乡", "没有这个")
    assert code == 1
    assert "没有名称或数带“没有这个”的" in said


def test_a_file_that_cannot_be_read_is_told_like_in_check(project: Project, terminal: Terminal) -> None:
    path = Path(project.file("青坪乡", 2023))
    path.write_text(path.read_text("utf-8").replace("年度: 2023", "年度: 二〇"), "utf-8")
    code, said = terminal.run("figures", "青坪乡")
    assert code == 1
    assert "先改好上面的错误" in said
