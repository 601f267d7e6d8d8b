"""Which project, year and townships a command is about; what is wrong with that is said here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from fupin_reports.claims import Looks, rivals
from fupin_reports.cli.console import say
from fupin_reports.cli.names import in_command
from fupin_reports.cli.screen import Screen
from fupin_reports.problems import Problem, Problems, has_errors, strictly
from fupin_reports.project import Project, find_project
from fupin_reports.records import Settings
from fupin_reports.source import Span
from fupin_reports.store import Store

if TYPE_CHECKING:
    from fupin_reports.checks import LocalRule
    from fupin_reports.pipeline import Drafting, Office, Outcome
    from fupin_reports.pipeline.examine import Examined


@dataclass(frozen=True, slots=True)
class Chosen:
    """The work at hand: `files` are the data files of the townships.

    `failed` says that something was wrong already: a township asked for is not there, or the settings are at fault.
    `rules` are the office's own rules, `problems` what is wrong with them: it stops no report. `rivals` is what is wrong
    with files that claim to be one township, also where only one of them is asked for. `looks` is what was seen of data
    files so far; `quiet` says that nothing is wrong with settings and rules.
    """

    project: Project
    screen: Screen
    settings: Settings
    year: int
    files: tuple[Path, ...]
    failed: bool = False
    rules: tuple[LocalRule, ...] = ()
    problems: Problems = ()
    rivals: Mapping[Path, Problem] = field(default_factory=dict)
    store: Store = field(kw_only=True)
    looks: Looks = field(kw_only=True)
    quiet: bool = field(kw_only=True)

    def outcome(self, path: Path, drafting: Drafting | None = None) -> Outcome:
        """One of `files` as a document, or as far as it gets."""
        from fupin_reports.pipeline import make_document

        return make_document(path, self.office, drafting)

    def examined(self, path: Path) -> Examined:
        """One of `files` with its figures and all that was found."""
        from fupin_reports.pipeline import examined

        return examined(path, self.office)

    @property
    def office(self) -> Office:
        """What the reports share."""
        from fupin_reports.pipeline import Office

        return Office(self.project, self.year, self.settings, self.rules, self.rivals, self.sealed)

    @property
    def sealed(self) -> dict[Path, Path]:
        """Where the data of the year's sealed reports are kept, by the files of now."""
        store = self.store
        return {self.project.file(name, self.year): store.sealed_data(name) for name in store.seals()}


def project_here(start: Path) -> Project | None:
    """The project around `start`; said where there is none."""
    project = find_project(start)
    if project is None:
        say("错误 C001 没有找到 data 和 templates 文件夹")
        say("   改法：先进入项目所在的文件夹，再运行本命令。")
    return project


def choose(
    start: Path,
    townships: Sequence[str],
    year: int | None,
    kind_of_screen: Callable[[Project], Screen] = Screen,
    *,
    strict: bool = False,
    or_none: bool = False,
    read: dict[str, bytes] | None = None,
) -> Chosen | None:
    """Project, settings, year and files; None, with everything said, where there is nothing to work on (a year without
    files is that, too, unless `or_none`: its folder must be there). `read` are the contents of files that were read already.

    Where the settings cannot be used, the files are at least read: what is wrong with them is told in the same run.
    """
    from fupin_reports.pipeline import read_data, read_rules, read_settings

    project = project_here(start)
    if project is None:
        return None
    screen = kind_of_screen(project)
    years = project.years()
    wanted = year if year is not None else (years[-1] if years else None)
    found = project.townships(wanted) if wanted is not None else ()
    if wanted is None or not (found or (or_none and wanted in years)):
        screen.problems([Problem("C003", Span(""), {"year": str(year or "")})])
        return None
    by_name = {path.stem: path for path in found}
    asked = {report_name(typed): typed for typed in townships}
    unknown = [
        not_there(name, tuple(by_name), wanted, project, is_folder=(start / typed).is_dir())
        for name, typed in asked.items()
        if name not in by_name
    ]
    files = tuple(by_name[name] for name in asked if name in by_name) if townships else found
    settings, problems = read_settings(project)
    problems = (*(strictly(problems) if strict else problems), *unknown)
    if settings is None:
        screen.problems((*problems, *(p for path in files for p in read_data(path, project, None)[1])))
        screen.see_also()
        screen.remark(f"{project.name(project.settings)} 有错误，这次只看了各乡镇的文件读不读得通；改好它再运行一次。")
        return None
    screen.problems(problems)
    if townships and not files:
        screen.see_also()
        return None
    rules, wrong_rules = read_rules(project, settings)
    folder, looks = project.output(wanted), Looks(project, read)
    return Chosen(
        project,
        screen,
        settings,
        wanted,
        files,
        has_errors(problems),
        rules,
        wrong_rules,
        rivals(project, wanted, looks, found),
        store=Store(folder, project.name(folder)),
        looks=looks,
        quiet=not (problems or wrong_rules),
    )


def rule_problems(chosen: Chosen, outcomes: Sequence[Outcome], all_of_them: bool, strict: bool) -> Problems:
    """What is wrong with the office's own rules; that one fits no township is known only when all were looked at."""
    from fupin_reports.pipeline import idle_rules

    found = (*chosen.problems, *(idle_rules(chosen.rules, outcomes) if all_of_them else ()))
    return strictly(found) if strict else found


def not_reported(chosen: Chosen) -> str:
    """Which of 应报乡镇 have no data file yet, as the tail of a sentence; nothing where all have."""
    must = chosen.settings.must_report
    missing = [name for name in must if not chosen.project.file(name, chosen.year).is_file()]
    return f"；应报 {len(must)} 个乡镇，还缺 {len(missing)} 个：{'、'.join(missing)}" if missing else ""


def report_name(typed: str) -> str:
    """The name of the report that a word of the command line means: typed bare, or as the path of its data file."""
    return PurePath(typed.replace("\\", "/")).name.removesuffix(".yaml") or typed


def not_there(name: str, known: tuple[str, ...], year: int, project: Project, *, is_folder: bool) -> Problem:
    """C002 with the other years that have the township, or the nearest name of this one."""
    others = [str(other) for other in project.years() if project.file(name, other).is_file()]
    near = "" if others else next(iter(get_close_matches(name, known, n=1, cutoff=0.4)), "")
    words = {
        "name": name,
        "typed": in_command(name),
        "year": str(year),
        "near": near,
        "others": "、".join(others),
        "choices": "、".join(known),
        "folder": "yes" if is_folder else "",
    }
    return Problem("C002", Span(""), words)
