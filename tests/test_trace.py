"""Where a figure comes from, and where a typed number goes to; values from the ledger of the first report."""

from __future__ import annotations

import pytest
from conftest import Terminal

from fupin_reports.document import Document
from fupin_reports.project import Project
from fupin_reports.trace import named, printed, reached, steps, typed_at

NAME = "青坪乡"
FIRST = "上年.项目村.忠义村委会第五村民小组.资金"


@pytest.fixture
def report(documents: dict[str, Document]) -> Document:
    return documents[NAME]


@pytest.mark.parametrize("wanted", ["58.95", "58.95万元", "上年.资金.合计", "{{ 上年.资金.合计 }}"])
def test_a_figure_is_found_by_what_is_printed_and_by_its_name(report: Document, wanted: str) -> None:
    assert named(report, wanted)[0] == "上年.资金.合计"


def test_a_number_is_found_whole(report: Document) -> None:
    assert named(report, "8.95") == ()
    assert named(report, "没有这个数") == ()


def test_the_tree_goes_down_to_what_was_typed(report: Document) -> None:
    found = list(steps(report, "上年.资金.合计"))
    assert (found[0].printed, found[0].formula) == ("58.95万元", "28.8万元 ＋ 30.15万元")
    assert found[1].note.name == f"{FIRST}.合计"
    assert found[1].formula == "15万元 ＋ 10万元 ＋ 3.8万元"
    leaves = [step for step in found if not step.note.inputs]
    assert all(step.note.place is not None for step in leaves)
    # 15 + 10 + 3.8 of the one village, 8.6 + 11.9 + 6.05 + 3.6 of the other
    assert [step.printed for step in leaves] == [
        "15万元",
        "10万元",
        "3.8万元",
        "8.6万元",
        "11.9万元",
        "6.05万元",
        "3.6万元",
    ]


def test_a_rounded_figure_shows_what_it_was(report: Document) -> None:
    growth = next(steps(report, "本年.增幅"))
    # (108.504 − 58.95) ÷ 58.95 = 49.554 ÷ 58.95
    assert growth.printed == "增长84.1%"
    assert growth.exact.startswith("84.0610687023")
    assert growth.formula == "（108.504万元 － 58.95万元）÷ 58.95万元"


def test_a_typed_number_reaches_everything_above_it(report: Document) -> None:
    place = report.figures[f"{FIRST}.扶贫资金"].place
    assert place is not None
    names = typed_at(report, place.file, place.line)
    assert names == (f"{FIRST}.扶贫资金",)
    assert {f"{FIRST}.合计", "上年.资金.扶贫资金", "上年.资金.合计", "本年.增幅"} <= set(reached(report, names))
    assert "本年.资金.合计" not in reached(report, names)


def test_every_place_is_told_with_what_stands_there(report: Document) -> None:
    places = printed(report, ["上年.资金.合计"], lambda text: (len(text),))
    assert [place.text for place in places] == ["58.95万元", "58.95万元", "58.95", "58.95"]
    assert places[2].where == "2022年扶贫项目资金表（万元）“合计”行"


def test_the_clerks_question_is_answered_in_one_command(project: Project, terminal: Terminal) -> None:
    terminal.run("build", NAME)
    code, said = terminal.run("trace", NAME, "58.95")
    assert code == 0
    assert "上年.资金.合计  58.95万元（合计）\n＝ 28.8万元 ＋ 30.15万元\n" in said
    line = 1 + next(
        n for n, text in enumerate(project.file(NAME, 2023).read_text("utf-8").splitlines()) if "扶贫资金: 15" in text
    )
    assert f"扶贫资金  15万元（填报）\n││　data/2023/{NAME}.yaml:{line}:" in said
    assert "（PDF 第2页）" in said
    said.encode("gbk")


@pytest.mark.parametrize("typed", ["５８．９５", "58.95万", "58.95 万元", "58.95万元", " 58.95"])
def test_a_number_may_be_typed_in_several_ways(report: Document, typed: str) -> None:
    assert named(report, typed) == ("上年.资金.合计",)


def test_a_line_of_the_data_is_followed_into_the_countys_report(project: Project, terminal: Terminal) -> None:
    text = "文种: 县级汇总\n单位: 清源县\n年度: 2023\n日期: 2023年12月28日\n导语:\n  - 汇总如下\n"
    project.file("清源县", 2023).write_text(text, "utf-8")
    path = project.file(NAME, 2023)
    line = 1 + next(n for n, text in enumerate(path.read_text("utf-8").splitlines()) if "投入: 18.7" in text)
    code, said = terminal.run("trace", f"data/2023/{NAME}.yaml:{line}")
    assert code == 0
    assert f"{NAME}：data/2023/{NAME}.yaml:{line} 填的" in said
    assert f"清源县：data/2023/{NAME}.yaml:{line} 填的" in said
    assert "108.504" in said


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((NAME, "999.99"), f"“{NAME}”里没有名称或数是“999.99”的。全部名称见 fupin figures {NAME}。"),
        ((f"data/2023/{NAME}.yaml:1",), f"data/2023/{NAME}.yaml:1 这一行没有印出来的数，也没有算进别的数。"),
        (("data/2023/没有.yaml:1",), "2023 年没有 没有.yaml 这个数据文件。"),
        ((f"data/2023/{NAME}.yaml:9", "5"), f"查一行里的数，只写 data/2023/{NAME}.yaml:9，后面不用再写“5”。"),
        ((NAME,), f"写上要查的数或名称，如：fupin trace {NAME} 58.95；全部名称见 fupin figures {NAME}。"),
    ],
)
def test_what_cannot_be_traced_is_told(project: Project, terminal: Terminal, words: tuple[str, ...], told: str) -> None:
    code, said = terminal.run("trace", *words)
    assert (code, said.strip()) == (1, told)


@pytest.mark.parametrize("line", [0, 9999])
def test_a_line_that_the_file_does_not_have_is_told(project: Project, terminal: Terminal, line: int) -> None:
    length = project.file(NAME, 2023).read_bytes().count(b"\n")
    code, said = terminal.run("trace", f"data/2023/{NAME}.yaml:{line}")
    assert (code, said.strip()) == (1, f"data/2023/{NAME}.yaml 有 {length} 行，没有第 {line} 行。")
