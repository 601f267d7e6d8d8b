"""Problems on the screen: the line with its caret, cut to the terminal; colour; how many; the table at the end."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from conftest import ROOT, Terminal

from fupin_reports.cli.console import Paint, columns, paint_for, plain, width, wrapped
from fupin_reports.cli.excerpt import Excerpt, excerpt
from fupin_reports.cli.screen import MOST_OF_A_CODE, Screen
from fupin_reports.cli.summary import aligned
from fupin_reports.problems import Problem, Severity, strictly
from fupin_reports.project import Project
from fupin_reports.source import Span

FILE = "data/2023/甲乡.yaml"


@pytest.fixture
def screen(tmp_path: Path) -> Screen:
    (tmp_path / "data" / "2023").mkdir(parents=True)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "问题.yaml").write_bytes((ROOT / "templates" / "问题.yaml").read_bytes())
    return Screen(Project(tmp_path))


def typed(screen: Screen, text: str) -> None:
    (screen._project.root / FILE).write_text(text, "utf-8", newline="\n")


def problem(line: int, column: int, end: int, *related: Span, severity: Severity = Severity.ERROR) -> Problem:
    return Problem("V006", Span(FILE, line, column, end), {"key": "投入"}, related, severity)


def said(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_a_problem_shows_place_cause_line_caret_and_cure(screen: Screen, capsys: pytest.CaptureFixture[str]) -> None:
    typed(screen, "本年:\n  群众自筹: 待填\n")
    screen.problems([problem(2, 9, 11)])
    assert said(capsys) == [
        "data/2023/甲乡.yaml:2:9: 错误 V006 “投入”还没有填",
        "    2 │   群众自筹: 待填",
        # two blanks, four Han of two columns, colon, blank: 12 columns; two Han: four carets
        "      │             ^^^^",
        "   改法：填上数；暂时不清楚的写“不详（原因）”，不适用的写“不适用（原因）”，不要的整行删去。",
        "",
    ]


def test_related_lines_follow_with_their_numbers_and_file(screen: Screen, capsys: pytest.CaptureFixture[str]) -> None:
    typed(screen, "甲: 1\n乙: 2\n丙: 3\n")
    (screen._project.root / "data" / "设置.yaml").write_text("群体: 无\n", "utf-8")
    screen.problems([problem(1, 4, 5, Span(FILE, 3, 4, 5), Span("data/设置.yaml", 1, 5, 6))])
    assert said(capsys)[3:6] == ["   有关的行：", "    3 │ 丙: 3", "    1 │ 群体: 无   （data/设置.yaml）"]


def test_of_many_related_lines_the_first_are_shown_and_all_counted(
    screen: Screen, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(screen, "甲: 1\n" * 30)
    screen.problems([problem(1, 4, 5, *(Span(FILE, n, 1, 2) for n in range(2, 12)))])
    lines = said(capsys)
    assert "    7 │ 甲: 1" in lines
    assert "      │ ……共10行" in lines
    assert "    8 │ 甲: 1" not in lines


def test_many_of_one_code_in_one_file_are_counted_not_shown(screen: Screen, capsys: pytest.CaptureFixture[str]) -> None:
    typed(screen, "甲:\n" * 50)
    others = [Problem("V006", Span("data/2023/乙乡.yaml", 1), {"key": "投入"})]
    screen.problems([*(problem(n, 1, 2) for n in range(1, 28)), *others])
    lines = said(capsys)
    assert sum(line.startswith(FILE) and "错误 V006" in line for line in lines) == MOST_OF_A_CODE == 20
    assert f"{FILE}: 另有 7 处 V006（fupin explain V006）" in lines  # 27 − 20
    assert any(line.startswith("data/2023/乙乡.yaml:1: 错误") for line in lines)


def test_the_same_problem_is_shown_once_and_files_and_lines_in_order(
    screen: Screen, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(screen, "甲:\n" * 5)
    screen.problems([problem(4, 1, 2), problem(2, 1, 2), problem(4, 1, 2)])
    heads = [line.split(": ")[0] for line in said(capsys) if line.startswith("data/")]
    assert heads == [f"{FILE}:2:1", f"{FILE}:4:1"]


def test_a_short_line_is_shown_whole() -> None:
    assert excerpt("投入: 待填", 5, 7, 40) == Excerpt("投入: 待填", 6, 4)


def test_a_long_line_is_cut_around_what_is_meant() -> None:
    line = "说明: " + "甲" * 300 + "错字" + "乙" * 300
    piece = excerpt(line, 305, 307, 60)  # 4 characters and 300 stand before
    assert width(piece.text) <= 60
    assert piece.text.startswith("...甲")
    assert piece.text.endswith("乙...")
    assert piece.text.index("错字") == len("...") + (piece.before - len("...")) // 2
    assert piece.long == 4


def test_a_line_of_a_million_characters_is_cut_at_once() -> None:
    piece = excerpt("甲" * 1_000_000, 500_000, 500_001, 60)
    assert width(piece.text) <= 60
    assert piece.long == 2


@pytest.mark.parametrize(("column", "end"), [(0, 0), (1, 0), (1, 1), (4, 4), (5, 9), (99, 120), (3, 999)])
def test_a_caret_stands_at_or_behind_the_line_wherever_the_place_is(column: int, end: int) -> None:
    piece = excerpt("甲: 乙", column, end, 40)
    assert piece.text == "甲: 乙"
    assert piece.before <= width(piece.text)
    assert piece.long >= 1


def test_a_tab_is_four_blanks_for_line_and_caret_alike() -> None:
    assert excerpt("\t投入: 3", 2, 4, 40) == Excerpt("    投入: 3", 4, 4)
    assert excerpt(["甲:", "\t乙"][1], 1, 2, 40).long == 4


def test_what_a_terminal_would_obey_is_shown_as_a_question_mark() -> None:
    assert plain("甲\x1b[31m乙\u200b\u202e丙\x07") == "甲?[31m乙??丙?"
    assert excerpt("a\x1b[2Jb", 6, 7, 40) == Excerpt("a?[2Jb", 5, 1)


def test_lines_fit_eighty_columns_where_nothing_is_known(
    screen: Screen, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    assert columns() == 80
    typed(screen, f"说明: {'长' * 200}\n")
    screen.problems([problem(1, 100, 102)])
    shown = [line for line in said(capsys) if "│" in line]
    assert len(shown) == 2
    assert all(width(line) <= 80 for line in shown)


def test_a_line_is_wrapped_without_a_mark_at_its_beginning() -> None:
    text = "报的合计和重算的差一点点，正好是四舍五入的结果。"
    for room in range(8, 60):
        lines = list(wrapped(text, room))
        assert "".join(lines) == text
        assert all(line[0] not in "，。" for line in lines)
        assert all(width(line) <= room for line in lines)


def test_width_counts_han_twice_and_what_stands_above_a_letter_not_at_all() -> None:
    assert width("甲a，") == 5
    assert width("e\u0301") == 1


class Stream(io.StringIO):
    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


@pytest.mark.parametrize(
    ("terminal", "environment", "expected"),
    [
        (True, {}, True),
        (False, {}, False),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),  # no-color.org: only when not empty
        (True, {"TERM": "dumb"}, False),
    ],
)
def test_colour_is_for_terminals_that_want_it(
    terminal: bool, environment: dict[str, str], expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert paint_for(Stream(terminal)).enabled is expected


@pytest.mark.parametrize(
    ("severity", "colour"), [(Severity.ERROR, "31"), (Severity.WARNING, "33"), (Severity.NOTE, "36")]
)
def test_errors_are_red_warnings_yellow_notes_cyan(
    severity: Severity, colour: str, screen: Screen, capsys: pytest.CaptureFixture[str]
) -> None:
    screen.paint = Paint(True)
    typed(screen, "投入: 待填\n")
    screen.problems([problem(1, 5, 7, severity=severity)])
    first, _, carets, *_ = said(capsys)
    assert f"\x1b[{colour};1m" in first
    assert carets.endswith(f"\x1b[{colour};1m^^^^\x1b[0m")
    assert re.sub(r"\x1b\[[0-9;]*m", "", carets) == "      │       ^^^^"


def test_nothing_is_coloured_in_a_file(project: Project, terminal: Terminal) -> None:
    assert "\x1b" not in terminal.run("check")[1]


def test_the_table_is_aligned_with_han_of_two_columns() -> None:
    rows = [("乡镇", "错误", "结果"), ("青坪乡", "12", "× 不能生成"), ("甲", "0", "√ 可以生成")]
    assert list(aligned(rows)) == [
        "乡镇    错误  结果",
        "青坪乡    12  × 不能生成",
        "甲         0  √ 可以生成",
    ]


def test_check_ends_in_a_table_of_the_townships(project: Project, terminal: Terminal) -> None:
    path = project.file("柳河镇", 2023)
    path.write_text(path.read_text("utf-8").replace("存在问题:", "存在问题题:"), "utf-8")
    code, text = terminal.run("check")
    assert code == 1
    lines = text.strip().splitlines()
    assert [line.split() for line in lines[-5:-1]] == [
        ["单位", "错误", "提醒", "提示", "结果"],
        ["云溪镇", "0", "1", "0", "√", "可以生成"],
        ["柳河镇", "1", "0", "0", "×", "不能生成"],
        ["青坪乡", "0", "2", "1", "√", "可以生成"],
    ]
    assert lines[-1] == "核对了 2023 年 3 份报告的数据，1 个有错误"
    assert lines.count("详见：fupin explain F502，其他代码也一样") == 1


def test_build_ends_in_a_table_and_the_last_line(project: Project, terminal: Terminal) -> None:
    path = project.file("柳河镇", 2023)
    path.write_text(path.read_text("utf-8").replace("存在问题:", "存在问题题:"), "utf-8")
    _, text = terminal.run("build", "--format", "docx")
    lines = text.strip().splitlines()
    assert [line.split()[-1] for line in lines[-4:-1]] == ["新生成", "没有生成", "新生成"]
    assert lines[-1].startswith("完成：2 份报告")


def agree(project: Project) -> None:
    """The one finding of 云溪镇 mended: as many households helped as there are."""
    path = project.file("云溪镇", 2023)
    path.write_text(path.read_text("utf-8").replace("558户1593人", "591户1593人"), "utf-8")


def test_where_nothing_is_wrong_nothing_is_to_be_read_up(project: Project, terminal: Terminal) -> None:
    agree(project)
    assert "详见" not in terminal.run("check", "云溪镇")[1]


def test_an_error_in_the_settings_does_not_hide_one_in_a_township(project: Project, terminal: Terminal) -> None:
    text = project.settings.read_text("utf-8")
    project.settings.write_text(text.replace("性质: 财政", "性质: 中央", 1), "utf-8")
    path = project.file("云溪镇", 2023)
    path.write_text(path.read_text("utf-8") + "帮扶: 无\n", "utf-8")  # 帮扶 stands there already
    code, text = terminal.run("check")
    assert code == 1
    assert "错误 V005" in text
    assert "错误 L102" in text
    assert "data/设置.yaml 有错误，这次只看了各乡镇的文件读不读得通；改好它再运行一次。" in text


def test_a_township_that_is_not_there_is_said_together_with_the_errors_of_the_others(
    project: Project, terminal: Terminal
) -> None:
    path = project.file("云溪镇", 2023)
    path.write_text(path.read_text("utf-8") + "帮扶: 无\n", "utf-8")
    code, text = terminal.run("check", "云西镇", "云溪镇")
    assert code == 1
    assert "错误 C002" in text
    assert "错误 L102" in text


def test_strictly_warnings_are_errors_and_notes_stay_notes() -> None:
    found = [problem(1, 1, 2, severity=severity) for severity in Severity]
    assert [p.severity for p in strictly(found)] == [Severity.ERROR, Severity.ERROR, Severity.NOTE]


def test_strict_counts_what_is_missing_on_this_machine(
    project: Project, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fupin_reports.fonts import MissingLibraries

    monkeypatch.setattr("fupin_reports.writers.formats.pdf_obstacle", lambda: MissingLibraries(("pango",)))
    agree(project)
    assert terminal.run("build", "云溪镇")[0] == 0
    code, text = terminal.run("build", "云溪镇", "--strict")
    assert code == 1
    assert "错误 P001" in text
