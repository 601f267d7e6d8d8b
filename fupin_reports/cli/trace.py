"""`fupin trace`: where a printed number comes from, down to file and line; or everything that a typed number reaches."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

from fupin_reports.cli.choose import Chosen, choose, project_here
from fupin_reports.cli.console import columns, paint_for, plain, say, width, wrapped
from fupin_reports.cli.screen import read_lines
from fupin_reports.document import Document
from fupin_reports.problems import has_errors
from fupin_reports.trace import (
    Pages,
    Step,
    like,
    named,
    of_township,
    printed,
    reached,
    steps,
    townships_in,
    typed_at,
    with_townships,
)
from fupin_reports.waivers import ACCEPTED

AT_LINE = re.compile(r"(?P<file>.*\.ya?ml)[:：](?P<line>[0-9]+)(?:[:：][0-9]+)?")
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
MOST_TRACED = 5
INDENT = "  "


def run(start: Path, wanted: str, number: str, year: int | None) -> int:
    """0 where something was traced; 1 where nothing fits, or the file cannot be read so far."""
    at = AT_LINE.fullmatch(wanted)
    if at is not None and number:
        say(f"查一行里的数，只写 {wanted}，后面不用再写“{number}”。")
        return 1
    if at is not None:
        return of_line(start, at["file"], int(at["line"]), year)
    chosen = choose(start, (wanted,), year)
    if chosen is None or not chosen.files:
        return 1
    document = document_of(chosen, chosen.files[0])
    if document is None:
        return 1
    if not number:
        say(f"写上要查的数或名称，如：fupin trace {wanted} 58.95；全部名称见 fupin figures {wanted}。")
        return 1
    names = named(document, number, chosen.office.settings.unit_table())
    if not names:
        say(f"“{wanted}”里没有名称或数是“{number}”的。全部名称见 fupin figures {wanted}。")
        return 1
    if not_its_own := of_townships_only(document, wanted, number, names):
        say(not_its_own)
        say()
    pages = pages_of(chosen, chosen.files[0])
    for name in names[:MOST_TRACED]:
        tell(document, name, pages)
        tell_accepted(chosen, name)
        say()
    if len(names) > MOST_TRACED:
        rest = "、".join(names[MOST_TRACED : MOST_TRACED * 3])
        say(f"还有 {len(names) - MOST_TRACED} 个数也是“{number}”，写名称查：{rest}")
    return 0


def of_townships_only(document: Document, report: str, wanted: str, names: tuple[str, ...]) -> str:
    """What is to be said where a roll-up was asked for a name that only its townships have; else nothing."""
    townships = tuple(dict.fromkeys(map(of_township, names)))
    if "" in townships or wanted.strip("{} ") in names or not names[0].endswith("." + wanted.strip("{} ")):
        return ""
    whose = townships[0] + (f"等 {len(townships)} 个乡镇" if len(townships) > 1 else "")
    said = f"{report}没有这个数；下面是{whose}的。"
    near = like(document, wanted)
    return said + (f"{report}自己相近的是 {near}，{next(steps(document, near)).printed}。" if near else "")


def document_of(chosen: Chosen, path: Path) -> Document | None:
    """The report as the data give it now; None, with everything said, where it cannot be made."""
    outcome = chosen.outcome(path)
    if outcome.document is None:
        chosen.screen.problems([p for p in outcome.problems if has_errors([p])])
        say("先改好上面的错误，才查得出各个数的来历。")
        return None
    return whole(chosen, outcome.document)


def whole(chosen: Chosen, document: Document) -> Document:
    """A roll-up with the figures of its townships behind its own."""
    names = townships_in(document)
    found = {name: chosen.outcome(chosen.project.file(name, chosen.year)).document for name in names}
    return with_townships(document, {name: report for name, report in found.items() if report is not None})


def tell(document: Document, name: str, pages: Pages) -> None:
    """The tree of one figure, and where it is printed."""
    paint = paint_for(sys.stdout)
    for step in steps(document, name):
        head = branch(step)
        text = f"{step.note.name}  {step.printed}（{step.note.how}）"
        say(head + (paint(plain(text), "bold") if not step.depth else plain(text)))
        below = " " * width(head) if not step.depth else under(step)
        if step.seen:
            say(f"{below}同上")
            continue
        if step.formula:
            for line in wrapped(f"＝ {step.formula}", columns() - width(below)):
                say(below + plain(line))
        if step.exact:
            say(f"{below}没有舍入的数：{step.exact}")
        if step.note.place is not None:
            say(f"{below}{step.note.place}")
    places = printed(document, (name,), pages)
    say("印在：" if places else "没有单独印出来。")
    for place in places:
        on = f"（PDF 第{'、'.join(map(str, place.pages))}页）" if place.pages else ""
        for line in wrapped(f"{place.where}　{place.text}{on}", columns() - width(INDENT)):
            say(INDENT + plain(line))


def branch(step: Step) -> str:
    """The lines of the tree before a figure."""
    if not step.depth:
        return ""
    return "".join("　" if last else "│" for last in step.depth[:-1]) + ("└" if step.depth[-1] else "├")


def under(step: Step) -> str:
    """The lines of the tree below a figure."""
    return "".join("　" if last else "│" for last in step.depth) + "　"


def tell_accepted(chosen: Chosen, name: str) -> None:
    """What was accepted (核对说明) about a figure or what it belongs to."""
    outcome = chosen.outcome(chosen.files[0])
    above = name.rpartition(".")[0].removesuffix(".资金")
    for problem in outcome.problems:
        if problem.code == ACCEPTED and problem.subject and (above or name).startswith(problem.subject):
            say(f"核对说明：{problem.words.get('code', '')} {problem.place}")


def pages_of(chosen: Chosen, report: Path) -> Pages:
    """On which pages of the report's PDF a text stands, all of it; on none where there is no PDF, or, which is said, it was
    made from other data.
    """
    from fupin_reports.fingerprint import data_fingerprint
    from fupin_reports.inspection import PrintedText, printed_text

    path = chosen.project.output(chosen.year) / f"{report.stem}.pdf"
    document = chosen.outcome(report).document
    try:
        found = printed_text(path.read_bytes())
    except OSError:
        found = PrintedText()
    if document is None or (found.pages and found.data != data_fingerprint(document)):
        say(f"{path.name} 不是按现在的数据印的，不标第几页；先运行 fupin build {report.stem}。")
        found = PrintedText()
    return found.pages_with


def of_line(start: Path, file: str, line: int, year: int | None) -> int:
    """Everything that the numbers typed on one line reach, roll-ups included."""
    project = project_here(start)
    if project is None:
        return 1
    path = Path(file.replace("\\", "/"))
    found = YEAR.fullmatch(path.parent.name)
    if found and year is not None and year != int(found[0]):
        say(f"{file} 是 {found[0]} 年的文件，--year 写的是 {year}：去掉 --year，或者改文件的年度。")
        return 1
    wanted = int(found[0]) if found else year
    chosen = choose(start, (), wanted)
    if chosen is None:
        return 1
    source = next((p for p in chosen.files if p.stem == path.stem), None)
    if source is None:
        say(f"{chosen.year} 年没有 {path.name} 这个数据文件。")
        return 1
    name = project.name(source)
    length = len(read_lines(source))
    if not 1 <= line <= length:
        say(f"{name} 有 {length} 行，没有第 {line} 行。")
        return 1
    reaches = 0
    for report in (source, *(p for p in chosen.files if p != source)):
        reaches += tell_reached(chosen, report, name, line, lambda p: document_of(chosen, p) if p == source else None)
    if not reaches:
        say(f"{name}:{line} 这一行没有印出来的数，也没有算进别的数。")
    return 0 if reaches else 1


def tell_reached(chosen: Chosen, report: Path, file: str, line: int, loudly: Callable[[Path], Document | None]) -> int:
    """How many figures of one report the line reaches; each said with where it is printed."""
    quiet = chosen.outcome(report).document
    document = loudly(report) or (whole(chosen, quiet) if quiet is not None else None)
    names = typed_at(document, file, line) if document is not None else ()
    if document is None or not names:
        return 0
    paint, pages = paint_for(sys.stdout), pages_of(chosen, report)
    everything = reached(document, names)
    say(paint(f"{report.stem}：{file}:{line} 填的{'、'.join(names)}，用在 {len(everything)} 个数里", "bold"))
    for name in everything:
        step = next(steps(document, name))
        say(plain(f"{INDENT}{name}  {step.printed}（{step.note.how}）"))
        for place in printed(document, (name,), pages):
            on = f"（PDF 第{'、'.join(map(str, place.pages))}页）" if place.pages else ""
            for text in wrapped(f"印在 {place.where}　{place.text}{on}", columns() - width(INDENT * 3)):
                say(INDENT * 3 + plain(text))
    return len(everything)
