"""`fupin board`: the page of the year for the county's clerk, `output/<year>/index.html`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from fupin_reports.board import Board, Printed, Seen, board_of, names_of, page_of
from fupin_reports.cli.choose import Chosen, choose, rule_problems
from fupin_reports.cli.console import say
from fupin_reports.cli.status import in_words, reasons
from fupin_reports.collecting import settle_in
from fupin_reports.inputs import YearInputs, fingerprint
from fupin_reports.messages import read_catalogue
from fupin_reports.pipeline import Survey, survey
from fupin_reports.problems import Problem, Problems, has_errors
from fupin_reports.source import Span
from fupin_reports.store import BOARD, KEEPING, PDF_KIND
from fupin_reports.store.history import entries

SUFFIX = ".html"


def run(start: Path, year: int | None) -> int:
    """Writes the page; 0 where it was written, whatever it has to tell, else 1."""
    chosen = choose(start, (), year, or_none=True)
    if chosen is None:
        return 1
    with chosen.store.alone() as alone:
        if not alone:
            chosen.screen.problems([Problem("S010", Span(chosen.project.name(chosen.project.output(chosen.year))))])
            return 1
        settle_in()
        board = board_of(seen_in(chosen))
        page, problems = page_of(board, chosen.project.templates)
        if page is not None:
            stored = chosen.store.save_page(BOARD, SUFFIX, page)
            problems = (*problems, *stored.problems)
    chosen.screen.problems(problems)
    if page is None or not stored.written:
        return 1
    say(summary(board, chosen.project.name(stored.written[0])))
    return 1 if has_errors(problems) else 0


def seen_in(chosen: Chosen) -> Seen:
    """Everything the page is made of."""
    project, store = chosen.project, chosen.store
    printed = printed_files(chosen)
    behind = {name for name, one in printed.items() if one.files and not one.fresh and not one.sealed}
    found = under_seal(survey(chosen.office, store, behind), chosen)
    general = rule_problems(chosen, [one.outcome for one in found.reports], True, False)
    history = tuple(entries(project.output(chosen.year) / KEEPING))
    files = (path for year in (chosen.year - 1, chosen.year) for path in project.townships(year))
    data = fingerprint([project.settings, project.rules, *files])
    return Seen(chosen.office, found, read_catalogue(project.templates), printed, general, history, data)


def under_seal(found: Survey, chosen: Chosen) -> Survey:
    """The survey with what is to be told of sealed reports in the place of what their data hold."""
    sealed = chosen.store.seals()
    reports = (
        replace(one, outcome=replace(one.outcome, problems=chosen.store.under_seal(name, path)))
        if (name := one.outcome.name) in sealed and (path := chosen.project.file(name, chosen.year))
        else one
        for one in found.reports
    )
    return replace(found, reports=tuple(reports))


def printed_files(chosen: Chosen) -> dict[str, Printed]:
    """What lies in the output folder, by report."""
    store, inputs = chosen.store, YearInputs(chosen.project, chosen.year, chosen.looks, chosen.sealed)
    seals = store.seals()
    result: dict[str, Printed] = {}
    for path in chosen.files:
        name = path.stem
        there = store.there(names_of(name))
        if name in seals:
            broken = store.under_seal(name, path)
            result[name] = Printed(there, seal_in_words(broken), not broken, seals[name].date)
            continue
        why = tuple(reason for reason in reasons(store, name, inputs.of(path)) if reason != PDF_KIND)  # either will do
        result[name] = Printed(there, in_words(why, archive=False), not why)
    return result


def seal_in_words(problems: Problems) -> str:
    """What has become of a sealed report since: 数据后来改了、定稿的文件不见了; nothing where it is as it was sealed."""
    said = [
        "数据后来改了" if p.code == "S008" else "定稿的文件不见了" if p.words.get("gone") else "定稿的文件后来改过"
        for p in problems
    ]
    return "、".join(dict.fromkeys(said))


def summary(board: Board, name: str) -> str:
    """√ output/2023/index.html：应报 3 个乡镇，已报 2 个，缺 柳河镇；错误 1 处，提醒 4 处。用浏览器打开它。"""
    filed = f"应报 {board.owed} 个乡镇，已报 {board.filed} 个" if board.must else f"已报 {board.filed} 个乡镇"
    missing = f"，缺 {'、'.join(board.missing)}" if board.missing else ""
    others = f"；另有 {len(board.unlisted)} 个不在应报名单里" if board.unlisted else ""
    return f"√ {name}：{filed}{missing}{others}；错误 {board.errors} 处，提醒 {board.warnings} 处。用浏览器打开它。"
