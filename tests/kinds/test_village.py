"""村三年规划 (the sample 八A), with the sums the ledger of the samples works out; its costs are invented."""

from __future__ import annotations

import pytest
from conftest import Terminal
from printed import changed, exact, line_of, printed

from fupin_reports.document import Document, Table
from fupin_reports.project import Project

VILLAGE = "云岭村"


def test_what_follows_is_worked_out(documents: dict[str, Document]) -> None:
    document = documents[VILLAGE]
    assert exact(document, "户人分解.到户扶持.合计.户") == "80户"  # 6+4+6+64
    assert exact(document, "指标.养殖户") == "16户"  # 6+4+6
    assert exact(document, "规划.资金.合计") == "201.7万元"  # 42.5+9.6+125.6+24
    assert exact(document, "规划.各年.2024年.资金") == "52.1万元"  # 42.5+9.6
    assert exact(document, "规划.各年.2025年.来源.群众自筹") == "25.6万元"


@pytest.mark.parametrize(
    "words",
    [
        "有村民组11个，共660户2550人，户均3.86人，村民代表43人，党员53人，党小组4个，村“两委”成员5人。",  # 2550÷660
        "现有贫困户123户339人，户均2.76人，贫困发生率13.3%；低保户26户，五保户36户。",  # 339÷123; 339÷2550
        "平均每公里31.4万元",  # 27÷0.86
        "扶持养殖的共16户，扶持的户占贫困户的65.0%。",  # 80÷123
        "规划期内实施项目4个，共需资金201.7万元。",
        "按年度分：2024年52.1万元，2025年125.6万元，2026年24万元。",
        "扶贫资金162万元，占80.3%；挂钩单位扶持9.6万元，占4.8%；群众自筹30.1万元，占14.9%。",  # of 201.7
    ],
)
def test_it_says_what_the_numbers_say(documents: dict[str, Document], words: str) -> None:
    assert words in printed(documents[VILLAGE])


def test_the_money_needed_is_never_blank(project: Project) -> None:
    text = changed(
        project, VILLAGE, lambda t: t.replace("      资金:\n        扶贫资金: 100\n        群众自筹: 25.6\n", "")
    )
    assert "列明资金的3个共需76.1万元；道路1个的资金还没有确定。" in text  # 201.7−125.6
    assert "2024年52.1万元，2025年没有确定，2026年24万元。" in text
    assert "列明资金的3个合计" in text


def test_projects_of_no_one_year_are_a_group_of_their_own(project: Project) -> None:
    text = changed(project, VILLAGE, lambda t: t.replace("      年度: 2026\n", ""))
    assert "规划期内陆续实施" in text
    assert "2025年125.6万元，未分年度24万元。" in text


def test_the_annex_has_a_line_for_each_year(documents: dict[str, Document]) -> None:
    table = next(b for b in documents[VILLAGE].blocks if isinstance(b, Table))
    assert "2024年（2个）389.64.552.1" in line_of(table)
    assert line_of(table).endswith("合计1629.630.1201.7")


def test_more_poor_households_than_households_are_an_error(project: Project, terminal: Terminal) -> None:
    path = project.data / "2023" / "云岭村.yaml"
    changed(project, VILLAGE, lambda t: t + "\n")
    path.write_text(path.read_text("utf-8").replace("123户339人", "723户2339人"), "utf-8")
    code, said = terminal.run("check", "云岭村")
    assert code == 1
    assert "F211 “全村”一共660户，其中“贫困户”却有723户" in said
