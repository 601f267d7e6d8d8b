"""`fupin check-layout`: what was printed is opened and measured; whether page, lines and faces are as the standard wants."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from fupin_reports.cli.choose import choose, project_here
from fupin_reports.cli.console import say
from fupin_reports.cli.screen import Screen
from fupin_reports.gbt9704 import Layout
from fupin_reports.inspection import Inspected, inspect_docx, inspect_pdf, same_words
from fupin_reports.problems import Problem, Problems, Severity, has_errors, strictly
from fupin_reports.project import Project
from fupin_reports.source import Span

INSPECT = {".docx": inspect_docx, ".pdf": inspect_pdf}
GOOD, BAD = "√", "×"


@dataclass(frozen=True, slots=True)
class Asked:
    """A printed file; `pair` is what its DOCX and its PDF have in common."""

    path: Path
    pair: Path
    must_exist: bool = True


def run(start: Path, names: tuple[str, ...], year: int | None, strict: bool) -> int:
    """0 where all that was measured is as it should be, 1 where an error was found or nothing could be looked at."""
    project = project_here(start)
    if project is None:
        return 1
    files = tuple(name for name in names if is_file(name))
    reports = tuple(name for name in names if not is_file(name))
    asked = [of_file(start / name) for name in files]
    failed = False
    if reports or not files:
        chosen = choose(start, reports, year)
        if chosen is None:
            return 1
        screen, layout, failed = chosen.screen, chosen.settings.layout.layout(), chosen.failed
        asked = [*of_reports(project.output(chosen.year), [path.stem for path in chosen.files]), *asked]
    else:
        from fupin_reports.pipeline import read_settings

        screen = Screen(project)
        settings, problems = read_settings(project)
        screen.problems(problems)
        if settings is None:
            return 1
        layout = settings.layout.layout()
    return 1 if tell(project, screen, asked, layout, strict=strict) or failed else 0


def is_file(name: str) -> bool:
    """Whether a word of the command line means a file, not a report."""
    return Path(name).suffix.lower() in INSPECT


def of_file(path: Path) -> Asked:
    """A file named by its path."""
    return Asked(path, path.with_suffix(""))


def of_reports(folder: Path, names: list[str]) -> Iterator[Asked]:
    """Both files of every report. Where one of the two is not there, that is worth a remark only."""
    for name in names:
        paths = [folder / (name + suffix) for suffix in INSPECT]
        any_there = any(path.is_file() for path in paths)
        yield from (Asked(path, folder / name, must_exist=not any_there) for path in paths)


def tell(project: Project, screen: Screen, asked: list[Asked], layout: Layout, *, strict: bool) -> bool:
    """Says of every file what was measured and what is wrong; whether anything is."""
    pairs: dict[Path, dict[str, tuple[str, Inspected]]] = {}
    faces: dict[tuple[str, str], int] = {}
    bad = 0
    for one in asked:
        name = project.name(one.path)
        found = inspected(one, name, layout)
        suffix = one.path.suffix.lower()
        pair = pairs.setdefault(one.pair, {})
        pair[suffix] = name, found
        problems = (*found.problems, *(compared(pair) if len(pair) == len(INSPECT) else ()))
        problems = strictly(problems) if strict else problems
        bad += has_errors(problems)
        screen.problems(problems)
        mark = BAD if has_errors(problems) else GOOD
        for printed in found.faces:
            faces[printed] = faces.get(printed, 0) + 1
        if found.figures:
            remarks = f"（{len(problems)} 处要看，见上面）" if problems else ""
            say(f"{mark} {one.path.name}：{'，'.join(found.figures)}{remarks}")
    mixed = len({face for face, _ in faces}) < len(faces)
    for (face, font), number in faces.items():
        say(f"{face}：{font}" + (f"，{number} 份" if mixed else ""))
    screen.see_also()
    say(f"量了 {len(asked)} 个文件，" + (f"{bad} 个有错误" if bad else "没有错误"))
    return bad > 0


def inspected(asked: Asked, name: str, layout: Layout) -> Inspected:
    """One file measured, or why it cannot be."""
    suffix = asked.path.suffix.lower()
    try:
        content = asked.path.read_bytes()
    except OSError as error:
        kind = "missing" if isinstance(error, FileNotFoundError) else "denied"
        severity = Severity.ERROR if asked.must_exist or kind == "denied" else Severity.NOTE
        return Inspected(
            (Problem("P101", Span(name), {"format": suffix[1:].upper(), "kind": kind}, severity=severity),)
        )
    return INSPECT[suffix](content, name, layout)


def compared(pair: dict[str, tuple[str, Inspected]]) -> Problems:
    """Where the words of the two files of a report differ, told at the one that is looked at last."""
    (_, docx), (_, pdf) = pair[".docx"], pair[".pdf"]
    last = list(pair)[-1]
    return tuple(replace(problem, place=Span(pair[last][0])) for problem in same_words(docx, pdf, pair[".pdf"][0]))
