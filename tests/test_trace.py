"""Where a figure comes from, and where a typed number goes to; values from the ledger of the first report."""

from __future__ import annotations

import pytest
from conftest import Terminal
from townships import office

from fupin_reports.document import Derived, Document, FigureNote, Meta, Paragraph
from fupin_reports.inspection import PrintedText
from fupin_reports.project import Project
from fupin_reports.trace import like, named, printed, reached, steps, typed_at, with_townships

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


@pytest.mark.parametrize(
    ("report", "typed", "found"),
    [
        ("青坪乡", "84.1%", ("本年.增幅",)),  # printed 增长84.1%
        ("青坪乡", "55.3%", ("本年.资金.占比.扶贫资金",)),  # 占55.3%
        ("青坪乡", "4.1%", ()),
        ("云河市", "39.3%", ("指标.农村贫困人口.比基期增幅",)),  # 下降39.3%
        ("云溪镇", "591户1593人", ("指标.识别贫困户.人", "指标.识别贫困户.户")),
        ("青坪乡", "1085040元", ("本年.资金.合计",)),  # 108.504万元
        ("青坪乡", "约1085040元", ()),  # which is exact
        ("县住建局（帮扶单位总结）", "200余户", ("户人分解.走访慰问.春节和中秋慰问.户",)),  # 200多户
        ("清源县", "约185.504万元", ("本年.资金.分类合计", "本年.资金.已列合计")),
    ],
)
def test_a_number_is_found_as_it_is_printed_and_as_the_same_amount(
    documents: dict[str, Document], report: str, typed: str, found: tuple[str, ...]
) -> None:
    assert named(documents[report], typed, office().unit_table()) == found


def test_an_approximate_percentage_is_found_behind_its_word() -> None:
    about = FigureNote("占比", "16.666", "%", "约", "占比")
    exact = FigureNote("增幅", "16.7", "%", "", "增幅")
    words = (Derived("约占16.7%", ("占比",)), Derived("增长16.7%", ("增幅",)))
    report = Document(Meta("", "", "", 2023, ""), (Paragraph("段", words),), {"占比": about, "增幅": exact})
    assert named(report, "约16.7%") == ("占比",)
    assert named(report, "16.7%") == ("增幅",)  # the one that is just this, and no other words


def test_a_roll_ups_own_name_comes_before_those_of_its_townships(documents: dict[str, Document]) -> None:
    county = with_townships(documents["清源县"], {"青坪乡": documents["青坪乡"]})
    assert named(county, "资金.扶贫资金") == ("本年.资金.扶贫资金",)
    assert named(county, "本年.资金.合计") == ("乡镇.青坪乡.本年.资金.合计",)
    assert like(county, "本年.资金.合计") == "本年.资金.已列合计"


def test_that_a_figure_is_a_townships_is_said(project: Project, terminal: Terminal) -> None:
    text = "文种: 县级汇总\n单位: 清源县\n年度: 2023\n日期: 2023年12月28日\n导语:\n  - 汇总如下\n"
    project.file("清源县", 2023).write_text(text, "utf-8")
    code, said = terminal.run("trace", "清源县", "本年.资金.合计")
    assert code == 0
    # 108.504 of 青坪乡, 27余 and 50 of 柳河镇
    own = "清源县自己相近的是 本年.资金.已列合计，约185.504万元。"
    assert said.startswith(f"清源县没有这个数；下面是青坪乡的。{own}\n\n乡镇.青坪乡.本年.资金.合计  108.504万元")
    assert "没有这个数" not in terminal.run("trace", "清源县", "乡镇.青坪乡.本年.资金.合计")[1]
    assert "没有这个数" not in terminal.run("trace", "清源县", "本年.资金.已列合计")[1]


def test_an_approximate_amount_has_its_unit_once(documents: dict[str, Document]) -> None:
    found = {step.note.name: step.printed for step in steps(documents["清源县"], "本年.资金.扶贫资金")}
    assert found["本年.资金.扶贫资金"] == "87万余元"
    assert found["乡镇.柳河镇.本年.资金.扶贫资金"] == "27万余元"  # printed 27余 in a column of 万元
    assert next(steps(documents["清源县"], "本年.资金.扶贫资金")).formula == "60万元 ＋ 27万余元"


def test_a_year_that_the_path_gainsays_is_refused(project: Project, terminal: Terminal) -> None:
    code, said = terminal.run("trace", f"data/2022/{NAME}.yaml:20", "--year", "2023")
    told = f"data/2022/{NAME}.yaml 是 2022 年的文件，--year 写的是 2023：去掉 --year，或者改文件的年度。"
    assert (code, said.strip()) == (1, told)


def test_a_pdf_of_other_data_gives_no_pages(project: Project, terminal: Terminal) -> None:
    terminal.run("build", NAME)
    path = project.file(NAME, 2023)
    path.write_text(path.read_text("utf-8").replace("每一笔资金都要", "每笔资金都要"), "utf-8")
    code, said = terminal.run("trace", NAME, "58.95")
    assert code == 0
    assert f"{NAME}.pdf 不是按现在的数据印的，不标第几页；先运行 fupin build {NAME}。" in said
    assert "（PDF 第" not in said


def test_a_text_is_on_the_pages_on_which_all_of_it_stands() -> None:
    begins_alike = "全" * 40
    printed_file = PrintedText((begins_alike + "甲。" + "乙的上", "半句。" + begins_alike + "丙。", "甲。"))
    assert printed_file.pages_with(begins_alike + "丙。") == (2,)
    assert printed_file.pages_with("乙的 上半句") == (1, 2)
    assert printed_file.pages_with("甲。") == (1, 3)
    assert printed_file.pages_with("丁") == printed_file.pages_with("") == ()


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
