"""The figures beside their goals: what a run of `make bench` found, and the table of it in `docs/测速/结果.md`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.measure import machine

TABLE = Path(__file__).resolve().parents[2] / "docs" / "测速" / "结果.md"
HEAD = """# 测速结果

`make bench` 写的，{day}，{machine}。做法、说明见 [../performance.md](../performance.md)。

| 量什么 | 结果 | 目标 | |
| --- | --- | --- | --- |
"""


@dataclass(frozen=True, slots=True)
class Result:
    """`found` in `unit`, and the goal: at least or at most so much, or none."""

    title: str
    found: float
    unit: str
    goal: float | None
    at_least: bool
    spread: str = ""

    @property
    def is_met(self) -> bool:
        """Whether the goal was met; a figure without a goal has met none and missed none."""
        return self.goal is None or (self.found >= self.goal if self.at_least else self.found <= self.goal)

    def row(self) -> str:
        """A line of the table."""
        goal = "" if self.goal is None else f"{'≥' if self.at_least else '≤'} {self.goal:.3g}{self.unit}"
        met = "" if self.goal is None else "达到" if self.is_met else "**没有达到**"
        return f"| {self.title} | {self.found:.3g}{self.unit}{self.spread} | {goal} | {met} |"


FOUND: list[Result] = []


def record(
    title: str, found: float, unit: str = "", *, goal: float | None = None, at_least: bool = False, spread: str = ""
) -> str:
    """Keeps a figure for the table; gives the words about its goal for the screen."""
    result = Result(title, found, unit, goal, at_least, spread)
    FOUND.append(result)
    if goal is None:
        return ""
    return f"goal {'at least' if at_least else 'at most'} {goal:.3g}{unit}: {'met' if result.is_met else 'NOT met'}"


def write_table() -> None:
    """Writes the table of everything that was measured in this run."""
    TABLE.parent.mkdir(parents=True, exist_ok=True)
    head = HEAD.format(day=date.today().isoformat(), machine=machine())
    TABLE.write_text(head + "".join(f"{result.row()}\n" for result in FOUND), "utf-8")
