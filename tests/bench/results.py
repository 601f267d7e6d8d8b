"""The figures beside their goals: what a run of `make bench` found, and the tables of it in the papers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.measure import machine

ROOT = Path(__file__).resolve().parents[2]
BEGIN, END = "<!-- make bench 写的，不用手改 -->", "<!-- 到这里为止 -->"
SHORT = "| 量什么 | 结果 |\n| --- | --- |\n"
COLUMNS = "| 量什么 | 结果 | 目标 | |\n| --- | --- | --- | --- |\n"
PAPERS = {"docs/performance.md": False, "README.md": True}
"""Where the table stands, and whether only what was measured against others."""


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

    def row(self, *, is_short: bool = False) -> str:
        """A line of the table; the short one leaves out the goals, which are ours and not a reader's."""
        if is_short:
            return f"| {self.title} | {self.found:.3g}{self.unit}{self.spread} |"
        goal = "" if self.goal is None else f"{'≥' if self.at_least else '≤'} {self.goal:.3g}{self.unit}"
        met = "" if self.goal is None else "达到" if self.is_met else "**没有达到**"
        return f"| {self.title} | {self.found:.3g}{self.unit}{self.spread} | {goal} | {met} |"


TIMES_OURS = "×"
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


def write_tables() -> None:
    """Puts what was measured in this run between the marks of each paper, with the day and the machine."""
    for name, is_short in PAPERS.items():
        rows = [result.row(is_short=is_short) for result in FOUND if result.unit == TIMES_OURS or not is_short]
        path = ROOT / name
        before, _, rest = path.read_text("utf-8").partition(BEGIN)
        _, _, after = rest.partition(END)
        made = f"{date.today().isoformat()}，{machine()}：\n\n{SHORT if is_short else COLUMNS}" + "\n".join(rows)
        path.write_text(f"{before}{BEGIN}\n{made}\n{END}{after}", "utf-8")
