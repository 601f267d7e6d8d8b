"""How far a run is: the line that moves on a terminal, the lines that stay, and nothing but those in a file."""

from __future__ import annotations

import io
import sys
import unicodedata
from collections.abc import Callable

import pytest

from fupin_reports.cli.progress import Progress, duration, in_words, speed


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Console(io.TextIOWrapper):
    """A terminal with an encoding of its own that refuses what it does not know."""

    def __init__(self, encoding: str) -> None:
        self.received = io.BytesIO()
        super().__init__(self.received, encoding=encoding, errors="strict", newline="")

    def isatty(self) -> bool:
        return True

    def text(self) -> str:
        """Everything that was sent to it."""
        return self.received.getvalue().decode(self.encoding)

    def shown(self) -> list[str]:
        """The rows that a person sees: a return goes back to the left edge, what is written there covers what was."""
        rows: list[list[str]] = [[]]
        at = 0
        for character in self.text():
            if character in "\r\n":
                at = 0
                if character == "\n":
                    rows.append([])
                continue
            cells = [character, ""] if unicodedata.east_asian_width(character) in "WF" else [character]
            rows[-1][at : at + len(cells)] = cells
            at += len(cells)
        return ["".join(row).rstrip() for row in rows]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["utf-8", "gbk"])
def console(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Console:
    monkeypatch.setenv("COLUMNS", "80")
    return Console(request.param)


Begin = Callable[[int], Progress]


@pytest.fixture
def begin(console: Console, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Begin:
    """Begins a run of so many reports on the console; in the test itself, for pytest puts its own in place before it."""

    def begun(total: int) -> Progress:
        monkeypatch.setattr(sys, "stdout", console)
        return Progress(total, clock)

    return begun


def test_the_moving_line_counts_and_tells_rate_and_time_to_go(console: Console, clock: Clock, begin: Begin) -> None:
    progress = begin(4)
    clock.now += 10
    progress.finished()  # 1 in 10 s is 6 a minute; 3 to go at 10 s each
    assert console.shown() == ["已做 1/4 份，每分钟 6 份，还要约 30 秒"]
    clock.now += 2
    progress.finished()  # 2 in 12 s is 10 a minute; 2 to go at 6 s each
    assert console.shown() == ["已做 2/4 份，每分钟 10 份，还要约 12 秒"]
    clock.now += 0.5
    progress.finished()  # 3 in 12.5 s is 14.4 a minute; 1 to go at 4.2 s
    assert console.shown() == ["已做 3/4 份，每分钟 14 份，还要几秒"]


def test_a_shorter_line_leaves_nothing_of_the_longer_one(console: Console, clock: Clock, begin: Begin) -> None:
    progress = begin(101)
    clock.now += 100
    progress.finished()  # 100 to go at 100 s each: 10,000 s is 2 h 46 min 40 s; 36 an hour
    assert console.shown() == ["已做 1/101 份，每小时 36 份，还要约 2 小时 46 分"]
    for _ in range(99):
        progress.finished()  # 100 in 100 s
    assert console.shown() == ["已做 100/101 份，每秒 1.0 份，还要几秒"]


def test_lines_that_stay_stand_above_the_one_that_moves(console: Console, clock: Clock, begin: Begin) -> None:
    progress = begin(3)
    progress.say("开始")
    assert console.shown() == ["开始", ""]
    clock.now += 30
    progress.finished()
    progress.say("甲乡 完成")
    moving = "已做 1/3 份，每分钟 2 份，还要约 1 分 0 秒"  # 1 in 30 s; 2 to go at 30 s each
    assert console.shown() == ["开始", "甲乡 完成", moving]
    progress.clear()
    progress.clear()
    assert console.shown() == ["开始", "甲乡 完成", ""]


def test_when_all_is_done_the_moving_line_is_gone(console: Console, clock: Clock, begin: Begin) -> None:
    progress = begin(2)
    clock.now += 1
    progress.finished()
    progress.finished()
    progress.say("甲乡 完成")
    progress.say("乙乡 完成")
    assert console.shown() == ["甲乡 完成", "乙乡 完成", ""]


def test_a_single_report_has_no_moving_line(console: Console, clock: Clock, begin: Begin) -> None:
    progress = begin(1)
    progress.finished()
    progress.say("甲乡 完成")
    assert console.text().splitlines() == ["甲乡 完成"]


def test_in_a_file_there_are_only_the_lines_that_stay(capsys: pytest.CaptureFixture[str], clock: Clock) -> None:
    progress = Progress(3, clock)
    for name in ("甲乡", "乙乡", "丙乡"):
        clock.now += 1
        progress.finished()
        progress.say(f"{name} 完成")
    progress.clear()
    assert capsys.readouterr().out == "甲乡 完成\n乙乡 完成\n丙乡 完成\n"


@pytest.mark.parametrize(
    ("columns", "line"),
    [
        # 11 columns 已做 1/4 份, 2 the comma, 11 每分钟 6 份, 2, 12 还要约 30 秒: 38, and the last column stays free
        (39, "已做 1/4 份，每分钟 6 份，还要约 30 秒"),
        (38, "已做 1/4 份，还要约 30 秒"),
        (26, "已做 1/4 份，还要约 30 秒"),  # 11 + 2 + 12 is 25
        (25, "已做 1/4 份"),
        (12, "已做 1/4 份"),
        (11, ""),
    ],
)
def test_a_narrow_terminal_has_less_of_the_line_but_never_breaks_it(
    columns: int, line: str, console: Console, clock: Clock, begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    progress = begin(4)
    clock.now += 10
    progress.finished()
    assert console.shown() == [line]
    progress.clear()
    assert console.shown() == [""]


def test_where_no_time_has_passed_only_the_count_is_told() -> None:
    assert list(in_words(1, 3, 0.0)) == ["已做 1/3 份"]


def test_the_whole_comes_first_then_what_can_be_left_out() -> None:
    assert list(in_words(120, 1500, 16.0)) == [  # 120 ÷ 16 is 7.5; 1380 ÷ 7.5 is 184 s
        "已做 120/1500 份，每秒 7.5 份，还要约 3 分 4 秒",
        "已做 120/1500 份，还要约 3 分 4 秒",
        "已做 120/1500 份",
    ]


@pytest.mark.parametrize(
    ("rate", "said"),
    [
        (8.125, "每秒 8.1 份"),
        (1.0, "每秒 1.0 份"),
        (0.5, "每分钟 30 份"),  # 0.5 × 60
        (1 / 60, "每分钟 1 份"),
        (1 / 180, "每小时 20 份"),  # one in three minutes, and not 每分钟 0 份
    ],
)
def test_the_rate_is_by_the_second_the_minute_or_the_hour(rate: float, said: str) -> None:
    assert speed(rate) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.0, "几秒"),
        (9.4, "几秒"),
        (9.6, "约 10 秒"),
        (59.4, "约 59 秒"),
        (59.6, "约 1 分 0 秒"),
        (170.0, "约 2 分 50 秒"),  # 2 × 60 + 50
        (3599.0, "约 59 分 59 秒"),
        (3900.0, "约 1 小时 5 分"),  # 3600 + 5 × 60
        (7259.0, "约 2 小时 0 分"),  # 2 × 3600 + 59
    ],
)
def test_time_to_go_is_told_as_exactly_as_it_is_known(seconds: float, said: str) -> None:
    assert duration(seconds) == said
