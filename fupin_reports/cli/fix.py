"""`fupin fix`: the repairs that reading makes, made in the files themselves; the files as they were are kept beside them.

Changes nothing that needs judgement: the same list of repairs as in reading, and no other byte.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from fupin_reports.cli.choose import choose, project_here
from fupin_reports.cli.console import Paint, say
from fupin_reports.cli.screen import Screen
from fupin_reports.load import Fixed, fixed
from fupin_reports.outline import Outline
from fupin_reports.privacy import masked
from fupin_reports.problems import Problem
from fupin_reports.project import Project
from fupin_reports.records import report_outline, rules_outline, settings_outline, source_names
from fupin_reports.source import Span
from fupin_reports.store import failure, write_whole

BACKUPS = ".备份"
UNSEEN = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
"""Blanks that look like a space, or that a console does not know."""
OFFICE_FILES: tuple[tuple[Callable[[Project], Path], Callable[[], Outline]], ...] = (
    (lambda project: project.settings, settings_outline),
    (lambda project: project.rules, rules_outline),
)
"""The files of the office beside those of the townships, each with its form."""


def run(start: Path, townships: tuple[str, ...], year: int | None, preview: bool) -> int:
    """0 where every file is in order or was put in order, else 1."""
    project = project_here(start)
    if project is None:
        return 1
    work = Fixing(project, preview)
    if not townships:
        for path_in, outline in OFFICE_FILES:
            if (path := path_in(project)).is_file():
                work.file(path, outline())
    chosen = choose(start, townships, year)
    if chosen is None:
        work.summary()
        return 1
    for path in chosen.files:
        work.file(path, report_outline(source_names(chosen.settings)))
    work.summary()
    return 1 if chosen.failed or work.failed else 0


class Fixing:
    """One run over some files; counts as it goes."""

    def __init__(self, project: Project, preview: bool) -> None:
        self._project = project
        self._preview = preview
        self._screen = Screen(project)
        self._seen = 0
        self._changed = 0
        self.failed = 0

    def file(self, path: Path, outline: Outline) -> None:
        """Mends one file, or shows what would be mended."""
        name = self._project.name(path)
        self._seen += 1
        if not path.resolve().is_relative_to(self._project.root.resolve()):
            return self._refused((Problem("L109", Span(name)),))
        result, problems = fixed(path, name, outline)
        if result is None:
            return self._refused(problems)
        changes = result.changes()
        if not changes:
            return None
        self._changed += 1
        if self._preview:
            say(f"{name}：可改 {len(changes)} 行")
            for line in difference(result, self._screen.paint):
                say(line)
            return None
        return self._write(path, name, result)

    def _write(self, path: Path, name: str, result: Fixed) -> None:
        """The file as it was into the backups, then the mended one in its place."""
        backup = free(path.parent / BACKUPS / f"{path.stem}.{datetime.now():%Y%m%d-%H%M%S}{path.suffix}")
        try:
            write_whole(backup, result.before)
            write_whole(path, result.after)
        except OSError as error:
            return self._refused((failure(name, error),))
        return say(f"√ {name}：改了 {len(result.changes())} 行；原来的存为 {self._project.name(backup)}")

    def _refused(self, problems: tuple[Problem, ...]) -> None:
        """A file that stays as it is, with the reason."""
        self.failed += 1
        self._screen.problems(problems)

    def summary(self) -> None:
        """The last line."""
        failed = f"；{self.failed} 个没有动，见上面" if self.failed else ""
        if not self._changed:
            say(f"看了 {self._seen} 个文件，没有要改的{failed}。其他问题用 fupin check 看。")
        elif self._preview:
            say(
                f"看了 {self._seen} 个文件，{self._changed} 个可改{failed}。这是预览，文件没有动；去掉 --preview 才改。"
            )
        else:
            say(f"看了 {self._seen} 个文件，改了 {self._changed} 个{failed}。其他问题用 fupin check 看。")


def free(path: Path) -> Path:
    """`path`, or the first one numbered after it that is not there."""
    number, result = 1, path
    while result.exists():
        number += 1
        result = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return result


def difference(result: Fixed, paint: Paint) -> Iterator[str]:
    """Every line that changes, as it is (-) and as it will be (+), in colour on a terminal only."""
    blanks = False
    for n in result.changes():
        for sign, text, colour in (("-", result.lines[n], "red"), ("+", result.mended[n], "green")):
            blanks = blanks or UNSEEN.search(text) is not None or "\t" in text
            shown = UNSEEN.sub("□", masked(text)).replace("\t", "→")
            yield paint(f"{n + 1:5} {sign} {shown}", colour)
    if blanks:
        yield "      （□ 是全角空格或网页空格，→ 是制表符）"
