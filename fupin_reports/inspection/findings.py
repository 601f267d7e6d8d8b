"""What an inspection gives, and how measured figures are said in problems."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from fupin_reports.gbt9704 import PT_PER_MM
from fupin_reports.problems import Problems

POINTS_PER_MM = float(PT_PER_MM)
LONGEST_QUOTE = 12


@dataclass(frozen=True, slots=True)
class Inspected:
    """One file: what was found, the figures measured in the clerk's words, its words in reading order, and the faces
    that print it by the face that was wanted.

    `words` is None where the file could not be read; `rows_split` says that a row of a table goes over pages, so that
    the words of its cells may stand in another order.
    """

    problems: Problems
    figures: tuple[str, ...] = ()
    words: str | None = None
    faces: tuple[tuple[str, str], ...] = ()
    rows_split: bool = False


def millimetres(points: float) -> str:
    """A length of so many points in mm, one place."""
    return said(points / POINTS_PER_MM)


def said(number: float, places: int = 1) -> str:
    """A number with at most so many places and no needless zero."""
    text = f"{number:.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def pages_said(pages: Iterable[int]) -> str:
    """1, 2, 3, 5 as 1—3、5."""
    numbers = sorted(set(pages))
    starts = [n for n in numbers if n - 1 not in numbers]
    ends = [n for n in numbers if n + 1 not in numbers]
    return "、".join(str(a) if a == b else f"{a}—{b}" for a, b in zip(starts, ends, strict=True))


def quoted(text: str) -> str:
    """The beginning of a text, to be found by."""
    return text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + "……"


def mode(values: Iterable[float], step: float) -> float | None:
    """The commonest of `values`, taken as equal within `step`; their mean, None where there is none."""
    ordered = sorted(values)
    if not ordered:
        return None
    groups = [[ordered[0]]]
    for before, value in pairwise(ordered):
        if value - groups[-1][0] <= step and value - before <= step:
            groups[-1].append(value)
        else:
            groups.append([value])
    best = max(groups, key=len)
    return sum(best) / len(best)
