"""What the board says, held against sums done by hand; the county is that of `counties`."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from boards import board_in, html_of
from conftest import Terminal
from counties import EAST, county_in, head

from fupin_reports.board import Board
from fupin_reports.board.model import Bar, Cell
from fupin_reports.board.numbers import Scale, column
from fupin_reports.figures import Figure
from fupin_reports.project import Project
from fupin_reports.quantities import Hedge, Quantity, Unit

MONEY = Unit("万元", "金额", Decimal(10_000))


@pytest.fixture
def county(project: Project) -> Project:
    return county_in(project)


@pytest.fixture
def board(county: Project) -> Board:
    return board_in(county)


def test_who_reported_stands_in_the_order_of_the_settings(board: Board) -> None:
    assert [(row.name, row.state) for row in board.townships] == [
        ("西乡", ""),
        ("东乡", ""),
        ("南乡", "missing"),
        ("北乡", "faulty"),
    ]
    assert (board.must, board.filed, board.missing, board.faulty) == (4, 3, ("南乡",), ("北乡",))
    assert [(row.name, row.kind) for row in board.others] == [("甲县", "县级汇总")]
    assert board.county == "甲县"


def test_money_by_source(board: Board) -> None:
    # 扶贫资金 30 + 10 + 60, 群众自筹 4.5 + 5.5; 100 and 10 of 110; last year's 40 + 10 have no source
    assert board.funds.sources == ("扶贫资金", "群众自筹")
    assert [(r.name, r.amount.text, r.share.text, r.last.text) for r in board.funds.by_source] == [
        ("扶贫资金", "100.0", "90.9", "—"),
        ("群众自筹", "10.0", "9.1", "—"),
        ("", "—", "—", "50"),
        ("", "110.0", "", "50"),
    ]
    assert [r.bar.spans for r in board.funds.by_source[:2]] == [((0, 1000),), ((0, 100),)]


def test_money_without_a_source_has_a_row_of_its_own(county: Project) -> None:
    path = county.file("西乡", 2023)
    path.write_text(path.read_text("utf-8").replace("资金: {群众自筹: 5.5}", "投入: 5.5"), "utf-8")
    # 30 + 10 of 东乡 and 60 of 西乡, 4.5 of 东乡; the 5.5 of 西乡 has no source
    rows = board_in(county).funds.by_source
    assert [(r.name, r.amount.text, r.unnamed) for r in rows] == [
        ("扶贫资金", "100.0", False),
        ("群众自筹", "4.5", False),
        ("", "5.5", True),
        ("", "110.0", False),
    ]


def test_money_by_township(board: Board) -> None:
    # 65.5 and 44.5 of 110 are 59.545 % and 40.454 %; 44.5 is 679 thousandths of 65.5
    rows = board.funds.by_township
    assert [(r.name, r.amount.text, r.share.text, r.rank) for r in rows] == [
        ("西乡", "65.5", "59.5", "1"),
        ("东乡", "44.5", "40.5", "2"),
        ("", "110.0", "", ""),
    ]
    assert [[cell.text for cell in r.by_source] for r in rows] == [["60", "5.5"], ["40", "4.5"], ["100", "10.0"]]
    assert [r.bar.spans for r in rows] == [((0, 1000),), ((0, 679),), ()]
    assert (board.funds.total, board.funds.whole, board.funds.silent) == ("110.0万元", True, ())


def test_an_approximate_amount_stands_on_the_point_of_its_column() -> None:
    def figure(value: str, hedge: Hedge | None = None) -> Figure:
        return Figure("数", Quantity(Decimal(value), MONEY, hedge))

    mixed = [figure("108.504"), figure("77", Hedge.ODD), figure("4.96"), None]
    assert column(mixed, MONEY) == (Cell("108.504"), Cell("77余", ".000", "余"), Cell("4.960"), Cell("—"))
    # without decimals the word itself is what the others leave room for
    assert column([figure("60"), figure("27", Hedge.ODD)], MONEY) == (Cell("60", "余"), Cell("27余"))


def test_the_sign_of_an_approximate_growth_stands_at_its_digits(county: Project) -> None:
    path = county.file("东乡", 2023)
    path.write_text(path.read_text("utf-8").replace("扶贫资金: 10}", "扶贫资金: 约10}"), "utf-8")
    funds = board_in(county).funds
    # 东乡 44.5 on 40 is +11.25 %, 西乡 65.5 on 10 +555 %, 110 on 50 +120 %: one decimal, as in the report
    assert [row.growth.text for row in funds.growth] == ["+555.0", "约+11.3", "约+120.0"]
    assert funds.rate == "约+120.0"


def test_growth_on_last_year(board: Board) -> None:
    # 65.5 on 10 is +555 %, 44.5 on 40 +11.25 %, 110 on 50 +120 %
    rows = board.funds.growth
    assert [(r.name, r.last.text, r.now.text, r.change.text, r.growth.text) for r in rows] == [
        ("西乡", "10", "65.5", "+55.5", "+555.0"),
        ("东乡", "40", "44.5", "+4.5", "+11.3"),
        ("", "50", "110.0", "+60.0", "+120.0"),
    ]
    assert rows[0].bar.spans == ((0, 153), (0, 1000))  # 10 and 65.5 of 65.5
    assert (board.funds.rate, board.funds.compared, board.funds.all_compared) == ("+120.0", 2, True)


def test_who_lacks_a_year_is_not_compared(county: Project) -> None:
    path = county.file("东乡", 2023)
    path.write_text(path.read_text("utf-8").replace("上年:\n  状态: 已完成\n  投入: 40\n", ""), "utf-8")
    funds = board_in(county).funds
    assert [(r.name, r.growth.text) for r in funds.growth] == [("西乡", "+555.0"), ("", "+555.0")]
    assert (funds.rate, funds.compared, funds.all_compared) == ("", 1, False)


def test_a_fall_and_a_zero_base(county: Project) -> None:
    for name, before in (("东乡", "89"), ("西乡", "0")):
        path = county.file(name, 2023)
        path.write_text(
            path.read_text("utf-8").replace("投入: 40", f"投入: {before}").replace("投入: 10\n", "投入: 0\n")
        )
    rows = board_in(county).funds.growth
    # 44.5 on 89 is −50 %; nothing grows on 0; 110 on 89 is +23.6 %
    assert [(r.name, r.change.text, r.growth.text) for r in rows] == [
        ("西乡", "+65.5", "—"),
        ("东乡", "-44.5", "-50.0"),
        ("", "+21.0", "+23.6"),
    ]


def test_a_source_grows_only_where_all_tell_theirs(county: Project) -> None:
    for name, sources in (("东乡", "{扶贫资金: 32, 群众自筹: 8}"), ("西乡", "{扶贫资金: 8, 群众自筹: 2}")):
        path = county.file(name, 2023)
        text = (
            path.read_text("utf-8").replace("投入: 40", f"资金: {sources}").replace("投入: 10\n", f"资金: {sources}\n")
        )
        path.write_text(text, "utf-8")
    rows = board_in(county).funds.by_source
    # 100 on 40, 10 on 10
    assert [(r.name, r.last.text, r.growth.text) for r in rows[:2]] == [
        ("扶贫资金", "40", "+150.0"),
        ("群众自筹", "10", "0.0"),
    ]


def test_indicators_against_their_plan(board: Board) -> None:
    # 500m of 2公里, 6 of 8, together 6.5 of 10
    (plan,) = board.plans
    assert (plan.name, plan.unit) == ("新修道路", "公里")
    assert [(r.name, r.planned.text, r.done.text, r.rate.text, r.whole) for r in plan.rows] == [
        ("", "10", "6.5", "65.0", True),
        ("西乡", "2", "0.5", "25.0", False),
        ("东乡", "8", "6.0", "75.0", False),
    ]
    assert [r.bar for r in plan.rows[1:]] == [Bar(((0, 250),), 0, 1000), Bar(((0, 750),), 0, 1000)]


def test_more_than_planned_leads_beyond_the_mark(county: Project) -> None:
    path = county.file("东乡", 2023)
    path.write_text(path.read_text("utf-8").replace("值: 6公里", "值: 10公里"), "utf-8")
    rows = board_in(county).plans[0].rows
    # 10 of 8 is 125 %: the scale ends there, 100 % stands at 800
    assert [(r.rate.text, r.bar.spans, r.bar.mark) for r in rows if r.name == "东乡"] == [("125.0", ((0, 1000),), 800)]


def test_money_planned_received_and_spent(board: Board) -> None:
    found = [
        (r.name, r.planned.text, r.received.text, r.spent.text, r.received_rate.text, r.spent_rate.text)
        for r in board.execution
    ]
    assert found == [
        ("西乡", "60", "50", "25", "83.3", "50.0"),  # 50 of 60, 25 of 50
        ("东乡", "40", "30", "15", "75.0", "50.0"),
        ("", "100", "80", "40", "80.0", "50.0"),
    ]
    assert board.execution[0].bar == Bar(((0, 833), (0, 417)), 0, 1000)  # 50 and 25 of 60


def test_findings_stand_under_their_report_and_lead_to_an_explanation(board: Board) -> None:
    north, county = board.findings
    assert (north.name, north.errors, north.warnings, north.hidden) == ("北乡", 1, 0, 0)
    (finding,) = north.listed
    assert (finding.is_error, finding.code, finding.file, finding.line) == (True, "V008", "data/2023/北乡.yaml", 3)
    assert "三点五" in finding.cause
    assert [f.code for f in county.listed] == ["F801", "F802"]
    assert [e.code for e in board.explanations] == ["F801", "F802", "V008"]
    assert all(e.paragraphs and e.family for e in board.explanations)
    assert {row.name: row.findings for row in board.rows if row.findings} == {"北乡": north.id, "甲县": county.id}


def test_a_plan_that_nobody_has_is_nothing(county: Project) -> None:
    for name in ("东乡", "西乡"):
        county.file(name, 2023).write_text("本年:\n  状态: 实施中\n" + head(name), "utf-8")
    board = board_in(county)
    assert (board.plans, board.execution, board.funds.total, board.funds.growth) == ((), (), "", ())
    assert board.funds.silent == ("西乡", "东乡")


def test_a_line_of_another_file_is_told_with_it(county: Project, terminal: Terminal) -> None:
    terminal.run("build", "--format", "docx")
    path = county.file("东乡", 2023)
    text = path.read_text("utf-8").replace("值: 6公里", "值: 7公里").replace("群众自筹: 4.5}", "群众自筹: 5.5}")
    path.write_text(text, "utf-8")
    told = {c.name: [(m.name, m.file, m.place) for m in c.moves if m.place] for c in board_in(county).changes.now}
    assert told["东乡"] == [("本年.项目村.一村.资金.群众自筹", "", "11")]
    assert told["甲县"] == [("乡镇.东乡.指标.新修道路", "data/2023/东乡.yaml", "23")]
    assert "<small>data/2023/东乡.yaml</small>" in html_of(board_in(county), county)


def test_a_typed_amount_that_is_printed_in_sums_alone_says_so(county: Project, terminal: Terminal) -> None:
    terminal.run("build", "--format", "docx")
    path = county.file("西乡", 2023)
    path.write_text(path.read_text("utf-8").replace("600000元", "610000元"), "utf-8")
    west = next(c for c in board_in(county).changes.now if c.name == "西乡")
    assert (west.moves[0].before, west.moves[0].after, west.moves[0].where) == ("600000元", "610000元", ())
    assert "没有单独印出来" in html_of(board_in(county), county)


def test_what_moved_since_the_files_were_made(county: Project, terminal: Terminal) -> None:
    terminal.run("build", "--format", "docx")
    assert [(c.name, c.new) for c in board_in(county).changes.last] == [("东乡", True), ("甲县", True), ("西乡", True)]
    assert board_in(county).changes.now == ()
    path = county.file("东乡", 2023)
    path.write_text(path.read_text("utf-8").replace("群众自筹: 4.5}", "群众自筹: 5.5}"), "utf-8")
    east = next(c for c in board_in(county).changes.now if c.name == "东乡")
    assert (east.typed, east.moves[0].name) == (1, "本年.项目村.一村.资金.群众自筹")
    assert (east.moves[0].before, east.moves[0].after, east.moves[0].place) == ("4.5万元", "5.5万元", "11")
    assert ("本年.资金.合计", "44.5万元", "45.5万元") in [(m.name, m.before, m.after) for m in east.moves]
    history = county.output(2023) / ".fupin" / "history.jsonl"  # the run before was a day ago, not within this second
    history.write_text(
        re.sub('"run": "[^"]*"', '"run": "2023-12-20T08:00:00+08:00"', history.read_text("utf-8")), "utf-8"
    )
    assert board_in(county).changes.run == "2023-12-20 08:00"
    terminal.run("build", "--format", "docx")
    changes = board_in(county).changes
    assert changes.now == ()
    assert [(c.name, c.new, c.typed) for c in changes.last] == [("东乡", False, 1), ("甲县", False, 0)]


def test_a_sealed_township_counts_as_it_was_sealed(county: Project, terminal: Terminal) -> None:
    assert terminal.run("build")[0] == 1  # 北乡
    assert terminal.run("seal", "东乡")[0] == 0
    county.file("东乡", 2023).write_text("本年:\n  状态: 实施中\n  投入: 1\n" + head("东乡"), "utf-8")
    board = board_in(county)
    east = next(row for row in board.townships if row.name == "东乡")
    assert (east.state, bool(east.sealed), east.fresh, east.standing) == ("sealed", True, False, "数据后来改了")
    assert board.funds.total == "110.0万元"
    assert [f.code for one in board.findings if one.name == "东乡" for f in one.listed] == ["S008"]


def test_a_sealed_report_whose_files_are_gone_is_not_up_to_date(county: Project, terminal: Terminal) -> None:
    terminal.run("build")
    terminal.run("seal", "东乡")
    assert board_in(county).fresh == 2  # 东乡 and 西乡: the roll-up is made again where a township is sealed
    (county.output(2023) / "东乡.docx").unlink()
    board = board_in(county)
    east = next(row for row in board.townships if row.name == "东乡")
    assert (east.fresh, east.standing, board.fresh, board.broken_seals) == (False, "定稿的文件不见了", 1, 1)
    page = html_of(board, county)
    assert f"定稿日期 {east.sealed}，定稿的文件不见了</td>" in page
    assert "其余看“是否最新”一栏" in page  # not fupin build, which makes no sealed report again
    (county.output(2023) / "东乡.docx").write_bytes(b"other")
    assert next(row for row in board_in(county).townships if row.name == "东乡").standing == "定稿的文件后来改过"


def test_a_file_that_does_not_say_whose_it_is_goes_by_its_name(county: Project) -> None:
    path = county.file("东乡", 2023)
    path.write_text(path.read_text("utf-8").replace("单位: 东乡\n", ""), "utf-8")
    board = board_in(county)
    assert [(r.name, r.state) for r in board.townships if r.name not in ("西乡", "南乡", "北乡")] == [
        ("东乡", "faulty")
    ]
    assert board.missing == ("南乡",)


def test_no_townships_at_all(county: Project) -> None:
    for path in county.townships(2023):
        path.unlink()
    board = board_in(county)
    assert [row.state for row in board.townships] == ["missing"] * 4
    assert (board.filed, board.files, board.findings, board.funds.total) == (0, 0, (), "")


def test_one_township_has_all_the_money(county: Project) -> None:
    for path in county.townships(2023):
        path.unlink()
    county.file("东乡", 2023).write_text(EAST.lstrip("\n") + head("东乡"), "utf-8")
    funds = board_in(county).funds
    assert [(r.name, r.amount.text, r.share.text) for r in funds.by_township] == [
        ("东乡", "44.5", "100.0"),
        ("", "44.5", ""),
    ]


def money(value: str, hedge: Hedge | None = None) -> Figure:
    return Figure("数", Quantity(Decimal(value), MONEY, hedge))


def test_points_of_a_column_stand_under_each_other() -> None:
    cells = column([money("1.25"), money("-30"), money("0"), money("63", Hedge.ABOUT), money("27", Hedge.ODD), None])
    assert cells == (
        Cell("1.25"),
        Cell("-30.00"),
        Cell("0.00"),
        Cell("约63", ".00"),  # an approximate number is not made exact by zeros
        Cell("27余", ".00", "余"),
        Cell("—"),
    )


def test_a_negative_amount_leads_to_the_left_of_nothing() -> None:
    scale = Scale([Decimal(30), Decimal(-10), None])
    # 40 wide: nothing stands at 250
    assert scale.bar(Decimal(30)) == Bar(((250, 750),), 250)
    assert scale.bar(Decimal(-10)) == Bar(((0, 250),), 250)
    assert scale.bar(None) == Bar(((250, 0),), 250)


def test_nothing_but_zeros_draws_nothing() -> None:
    assert Scale([Decimal(0)]).bar(Decimal(0)) == Bar(((0, 0),), 0)
    assert Scale([]).bar() == Bar()
