"""What is found in plain texts, and what of it is right: precision and recall of `fupin_reports.prose`.

    PYTHONPATH=tests python -m bench.prose [文件或文件夹 [答案]]

Without a text it takes the printed text of the repo's own reports for typed, against their data, and then each number
that is known by name with another last digit.

A text is one report, or several: a line that fits BREAK begins another. Without answers it prints what it finds, to be
judged by a person. A file of answers has a line for each thing to be found (the numbers as typed, blanks between), for
each further one that is right but follows from another (同 before it), for each that only a person finds (漏), and for
each change to try (改 line before after): one number of that line is another, and must be found.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from conftest import ROOT

from fupin_reports.compute import Facts
from fupin_reports.document import Table, text_of, words_of_block
from fupin_reports.pipeline import Office, examined, read_settings
from fupin_reports.problems import Problems
from fupin_reports.project import Project
from fupin_reports.prose import (
    Conflict,
    Told,
    conflicts,
    in_templates,
    own_level,
    passages_of,
    prose_findings,
    told,
)
from fupin_reports.quantities import Units
from fupin_reports.validate import Checked

GRAVE = ("F531", "F532", "F533", "F534", "F535")

BREAK = re.compile(r".*总结报告篇[一二三四五六七八九十]|[0-9x]{4}年乡镇扶贫办年终工作总结")


@dataclass(frozen=True, slots=True)
class Found:
    """A conflict: the line it stands on, the numbers as typed, each with its line."""

    line: int
    numbers: tuple[str, ...]
    places: tuple[int, ...]
    how: str

    def says(self, wanted: Sequence[str]) -> bool:
        """Whether all of `wanted` are among its numbers."""
        return set(wanted) <= set(self.numbers)


def reports(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The first line of every report, from 0, and its text."""
    starts = [n for n, line in enumerate(lines) if BREAK.fullmatch(line.strip())]
    starts = starts if starts[:1] == [0] else [0, *starts]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield start, "\n".join(lines[start:end])


def found_in(text: str, units: Units, first: int = 0) -> tuple[list[Found], int]:
    """The conflicts of one report that begins after `first` lines, and how many numbers it has."""
    passages = passages_of(text)
    mentioned = told(passages, units, own_level(text))
    texts = [p.text for p in passages]

    def typed(one: Told) -> str:
        return texts[one.passage][one.mention.start : one.mention.end]

    def found(one: Conflict) -> Found:
        every = (one.one, one.two, *one.more)
        lines = tuple(first + t.passage + 1 for t in every)
        return Found(max(lines[:2]), tuple(map(typed, every)), lines, one.how.value)

    return [found(c) for c in conflicts(texts, mentioned)], len(mentioned)


def all_found(lines: Sequence[str], units: Units) -> tuple[list[Found], int]:
    """The conflicts of every report in a file, and how many numbers there are."""
    result: list[Found] = []
    count = 0
    for start, text in reports(lines):
        found, numbers = found_in(text, units, start)
        result, count = [*result, *found], count + numbers
    return result, count


def judged(lines: Sequence[str], units: Units, answers: Sequence[list[str]]) -> None:
    """Prints precision and recall by the answers, and what of the changes is found."""
    found, numbers = all_found(lines, units)
    wanted = [a for a in answers if a[0] not in ("同", "漏", "改")]
    right = [*wanted, *(a[1:] for a in answers if a[0] == "同")]
    missed = [a[1:] for a in answers if a[0] == "漏"]
    true = [f for f in found if any(f.says(a) for a in right)]
    got = [a for a in wanted if any(f.says(a) for f in found)]
    for f in found:
        print(f"  {'对' if f in true else '错'} 第{f.line}行 {f.how} {' '.join(f.numbers)}")
    for a in (*(a for a in wanted if a not in got), *missed):
        print(f"  漏 {' '.join(a)}")
    total = len(wanted) + len(missed)
    print(f"数 {numbers} 个；报 {len(found)} 处，对 {len(true)} 处：准确率 {share(len(true), len(found))}")
    print(f"应报 {total} 处，报出 {len(got)} 处：找回率 {share(len(got), total)}")
    changes = [a[1:] for a in answers if a[0] == "改"]
    caught = false = 0
    for number, before, after in changes:
        line = lines[int(number) - 1]
        assert before in line, (number, before)
        changed = [*lines[: int(number) - 1], after.join(line.rsplit(before, 1)), *lines[int(number) :]]
        new = [f for f in all_found(changed, units)[0] if f not in found]
        hit = [f for f in new if int(number) in f.places and after in f.numbers]
        wrong = [f for f in new if f not in hit and not any(f.says(a) for a in right)]
        caught, false = caught + bool(hit), false + len(wrong)
        for f in wrong:
            print(f"  误报：第{number}行 {before} 改成 {after} 以后，第{f.line}行 {f.how} {' '.join(f.numbers)}")
        if not hit:
            print(f"  没有发现：第{number}行 {before} 改成 {after}")
    if changes:
        print(f"改一个数 {len(changes)} 次：发现 {caught} 次（{share(caught, len(changes))}），误报 {false} 处")


@dataclass(frozen=True, slots=True)
class Printed:
    """A report with the lines of its printed text; tables left out."""

    name: str
    checked: Checked
    facts: Facts
    lines: tuple[str, ...]
    numbers: int

    def findings(self, at: int = -1, line: str = "") -> Problems:
        """What is found where the lines are taken for typed, `line` in the place of that at `at`."""
        lines = [line if n == at else text for n, text in enumerate(self.lines)]
        return prose_findings(self.checked, self.facts, in_templates([(str(n), text) for n, text in enumerate(lines)]))

    def with_other_digits(self) -> tuple[int, int, int]:
        """Of the numbers known by name each with another last digit: how many are found, of how many, what else is told."""
        before = self.findings()
        known = {(p.code, p.place) for p in before}
        found = tried = false = 0
        for offer in (p for p in before if p.code == "F536"):
            at, start, end = int(offer.place.file), offer.place.column - 1, offer.place.end_column - 1
            text = self.lines[at]
            digits = [n for n in range(start, end) if text[n].isascii() and text[n].isdigit()]
            if not digits:
                continue
            last = digits[-1]
            changed = text[:last] + str((int(text[last]) + 1) % 10) + text[last + 1 :]
            new = [p for p in self.findings(at, changed) if p.code != "F536" and (p.code, p.place) not in known]
            hit = [p for p in new if p.place.file == str(at) and (p.place.column == start + 1 or p.code == "F534")]
            found, tried, false = found + bool(hit), tried + 1, false + len(new) - len(hit)
        return found, tried, false


def printed_reports() -> Iterator[Printed]:
    """The reports of the repo; what a county is made of is left out."""
    project = Project(ROOT)
    settings, problems = read_settings(project)
    assert settings is not None, problems
    office = Office(project, project.years()[-1], settings)
    for path in project.townships(office.year):
        made = examined(path, office)
        assert made.document is not None
        assert made.checked is not None
        assert made.facts is not None
        blocks = [block for block in made.document.blocks if not isinstance(block, Table)]
        lines = tuple(text_of(words) for block in blocks for words in words_of_block(block))
        text = "\n".join(lines)
        numbers = len(told(passages_of(text), settings.unit_table(), own_level(text)))
        yield Printed(path.stem, made.checked, replace(made.facts, gathered=None), lines, numbers)


def own_reports() -> None:
    """Prints the table of the repo's own reports."""
    sums = [0] * 6
    for report in printed_reports():
        codes = Counter(problem.code for problem in report.findings())
        row = [report.numbers, sum(codes[c] for c in GRAVE), codes["F536"], *report.with_other_digits()]
        sums = [one + two for one, two in zip(sums, row, strict=True)]
        print(
            f"  {report.name}：数 {row[0]} 个，报 {row[1]} 处，认得 {row[2]} 个；改一个数发现 {row[3]}/{row[4]}，误报 {row[5]}"
        )
    print(
        f"合计：数 {sums[0]} 个，报 {sums[1]} 处，认得 {sums[2]} 个；改一个数发现 {share(sums[3], sums[4])}，误报 {sums[5]}"
    )


def share(part: int, of: int) -> str:
    """As a percentage of whole points."""
    return f"{part}/{of}＝{part * 100 / of:.0f}%" if of else "—"


def main(arguments: Sequence[str]) -> int:
    """Runs over a file or a folder."""
    if not arguments:
        own_reports()
        return 0
    settings, problems = read_settings(Project(ROOT))
    assert settings is not None, problems
    units = settings.unit_table()
    path = Path(arguments[0])
    if len(arguments) > 1:
        answers = [line.split() for line in Path(arguments[1]).read_text("utf-8").splitlines()]
        judged(path.read_text("utf-8").splitlines(), units, [a for a in answers if a and not a[0].startswith("#")])
        return 0
    total = 0
    for file in sorted(path.rglob("*.txt")) if path.is_dir() else [path]:
        found, numbers = all_found(file.read_text("utf-8").splitlines(), units)
        total += numbers
        for f in found:
            print(f"{file.name}:{f.line} {f.how} {' '.join(f.numbers)}")
    print(f"数 {total} 个")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
