"""The examples of the pages in `templates/问题/`, run: the office they are typed in, and what is told of them.

What cannot be typed (a file held open, a console without fonts) is set up here, by code.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import docx
import pytest
import sheets
import workbooks
from conftest import ROOT, Terminal
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from fupin_reports import kinds
from fupin_reports.fonts import Face, MissingFaces, MissingLibraries
from fupin_reports.jobs import Crew, bundle
from fupin_reports.pages import FILES, Example, without_head
from fupin_reports.privacy import Privacy
from fupin_reports.project import Project
from fupin_reports.store import Store

HEAD = """文种: 乡镇年终总结
单位: 甲乡
年度: {year}
日期: {year}年12月20日
"""
TYPED = "本年:\n  状态: 实施中\n  投入: 3\n"
"""What 甲乡 has typed where an example does not say."""

FINDING = re.compile(r"(?:(?P<place>\S+): )?(?P<told>(?:错误|提醒|提示) (?P<code>[A-Z][0-9]{3}) .*)")
CURE = "   改法："


@dataclass(frozen=True, slots=True)
class Told:
    """A finding as printed: its code, the ways a page may quote it (as printed, without the file), its cure."""

    code: str
    quotes: tuple[str, ...]
    cure: str


@dataclass(frozen=True, slots=True)
class Scene:
    """Where an example plays."""

    project: Project
    terminal: Terminal
    monkeypatch: pytest.MonkeyPatch

    @property
    def file(self) -> Path:
        """The file of 甲乡."""
        return self.project.file("甲乡", 2023)


def office(root: Path) -> Project:
    """The repo's templates and vocabulary, with 甲乡 among the townships that must report; nothing typed but a head."""
    shutil.copytree(ROOT / "templates", root / "templates", ignore=shutil.ignore_patterns("问题"))
    project = Project(root)
    project.file("甲乡", 2023).parent.mkdir(parents=True)
    settings = (ROOT / "data" / "设置.yaml").read_text("utf-8")
    assert "应报乡镇:\n" in settings
    project.settings.write_text(settings.replace("应报乡镇:\n", "应报乡镇:\n  - 甲乡\n"), "utf-8")
    project.file("甲乡", 2023).write_text(TYPED + HEAD.format(year=2023), "utf-8")
    return project


def type_in(example: Example, project: Project) -> None:
    """Writes the files of an example; a standard head goes behind what has none, so that lines count from its own first."""
    for name, text in example.parts.items():
        path = project.root / FILES[name]
        path.parent.mkdir(parents=True, exist_ok=True)
        head = HEAD.format(year=2023 if name == "数据" else 2022)
        path.write_text(text.rstrip("\n") + "\n" + head if without_head(name, text) else text, "utf-8", newline="\n")


def run(code: str, example: Example, good: bool, scene: Scene) -> list[Told]:
    """What is told of an example when its command is run, or `fupin check`."""
    type_in(example, scene.project)
    scenes = RIGHT if good else SCENES
    if code in scenes:
        scenes[code](scene)
    _, *command = (example.command or "fupin check 甲乡 --year 2023").split()
    _, said = scene.terminal.run(*command)
    return findings(said)


def findings(said: str) -> list[Told]:
    """The findings in what was printed."""
    told: list[Told] = []
    for line in said.splitlines():
        found = FINDING.fullmatch(line)
        if found:
            quotes = [line, found["told"]]
            if place := (found["place"] or "").partition(":")[2]:
                quotes.append(f"{place} {found['told']}")
            told.append(Told(found["code"], tuple(quotes), ""))
        elif line.startswith(CURE) and told:
            told[-1] = replace(told[-1], cure=line.removeprefix(CURE))
    return told


def without_settings(scene: Scene) -> None:
    scene.project.settings.unlink()


def broken_byte(scene: Scene) -> None:
    scene.file.write_bytes(scene.file.read_bytes().replace("实".encode(), b"\xff", 1))


def pasted_many_times(scene: Scene) -> None:
    scene.file.write_text(scene.file.read_text("utf-8") + "# x\n" * 30000, "utf-8")


def unknown_keys(scene: Scene) -> None:
    more = "".join(f"键{n}: {n}\n" for n in range(250))
    scene.file.write_text(scene.file.read_text("utf-8") + more, "utf-8")


def lost_in_conversion(scene: Scene) -> None:
    scene.file.write_text(scene.file.read_text("utf-8").replace("施", "\ufffd", 1), "utf-8")


def saved_as_ansi(scene: Scene) -> None:
    scene.file.write_bytes(scene.file.read_text("utf-8").encode("gb18030"))


def control_character(scene: Scene) -> None:
    scene.file.write_text("标题: 甲乡\u200b总结\n" + scene.file.read_text("utf-8"), "utf-8")


def link_to_elsewhere(scene: Scene) -> None:
    elsewhere = scene.project.root.parent / "别处.yaml"
    elsewhere.write_text("", "utf-8")
    scene.file.unlink()
    scene.file.symlink_to(elsewhere)


def kind_that_requires(scene: Scene) -> None:
    township = replace(kinds.KINDS[0], requires=("指标",))
    scene.monkeypatch.setattr(kinds, "KINDS", (township,))


def kind_that_masks(scene: Scene) -> None:
    township = replace(kinds.KINDS[0], private=Privacy.MASK)
    scene.monkeypatch.setattr(kinds, "KINDS", (township,))


def copied_beside(scene: Scene) -> None:
    shutil.copy(scene.file, scene.file.with_name("甲乡 - 副本.yaml"))


def print_pdf_with(scene: Scene, notice: object) -> None:
    """A PDF writer that notices this."""

    class Stub:
        def __init__(self, *, archive: bool) -> None:
            assert not archive

        def printed(self, _document: object) -> SimpleNamespace:
            return SimpleNamespace(pdf=b"%PDF-", notices=(notice,))

    scene.monkeypatch.setattr("fupin_reports.writers.formats.pdf_obstacle", lambda: None)
    scene.monkeypatch.setattr("fupin_reports.writers.pdf.PdfWriter", Stub)


def no_pdf(obstacle: object) -> Callable[[Scene], None]:
    """A machine on which no PDF can be made."""
    return lambda scene: scene.monkeypatch.setattr("fupin_reports.writers.formats.pdf_obstacle", lambda: obstacle)


def face_substituted(scene: Scene) -> None:
    from fupin_reports.writers.pdf import FaceSubstituted

    print_pdf_with(scene, FaceSubstituted(Face.FANGSONG, "NotoSerifSC-Regular"))


def glyph_missing(scene: Scene) -> None:
    from fupin_reports.writers.pdf import MissingGlyphs

    scene.file.write_text(scene.file.read_text("utf-8").replace("某", "\ue5e5"), "utf-8")
    print_pdf_with(scene, MissingGlyphs("\ue5e5"))


def refuse_to_replace(scene: Scene, error: OSError) -> None:
    """A folder in which no DOCX can be put in place."""
    replaced = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if Path(target).suffix == ".docx":
            raise error
        return replaced(path, target)

    scene.monkeypatch.setattr(Path, "replace", refuse)


def open_in_word(scene: Scene) -> None:
    windows = SimpleNamespace(name="nt", getpid=os.getpid, fsync=os.fsync)
    scene.monkeypatch.setattr("fupin_reports.store.files.os", windows)
    refuse_to_replace(scene, PermissionError(13, "Permission denied"))


def disk_full(scene: Scene) -> None:
    refuse_to_replace(scene, OSError(28, "No space left on device"))


def changed_by_hand(scene: Scene) -> None:
    scene.project.output(2023).mkdir(parents=True)
    (scene.project.output(2023) / "甲乡.docx").write_text("领导改过", "utf-8")


def edited_in_word(
    old: str, new: str, *, bold: bool = False, then: tuple[str, str] = ("", "")
) -> Callable[[Scene], None]:
    """甲乡 was built, `old` became `new` in Word, and afterwards the data were corrected."""

    def set_up(scene: Scene) -> None:
        typed = scene.file.read_text("utf-8") if scene.file.exists() else ""
        head = HEAD.format(year=2023)
        scene.file.write_text(typed or TYPED + head, "utf-8")
        scene.terminal.run("build", "甲乡", "--format", "docx")
        path = scene.project.output(2023) / "甲乡.docx"
        word = docx.Document(str(path))
        run_of = next(r for p in word.paragraphs for r in p.runs if old in r.text)
        run_of.text = run_of.text.replace(old, new)
        run_of.bold = bold or None
        word.save(str(path))
        scene.file.write_text(scene.file.read_text("utf-8").replace(*then), "utf-8")

    return set_up


def sealed_and_then(change: Callable[[Scene], object]) -> Callable[[Scene], None]:
    """甲乡 was built and sealed on 28 December 2023, and afterwards something changed."""

    def set_up(scene: Scene) -> None:
        scene.file.write_text(TYPED + HEAD.format(year=2023), "utf-8")
        folder = scene.project.output(2023)
        scene.terminal.run("build", "甲乡", "--format", "docx")
        (folder / "甲乡.pdf").write_bytes(b"%PDF")
        store = Store(folder, "output/2023")
        store.seal("甲乡", scene.file.read_bytes(), "2023-12-28", "0.1.0")
        change(scene)

    return set_up


def another_run(scene: Scene) -> None:
    scene.monkeypatch.setattr("fupin_reports.store.lock.taken", lambda _file: False)


def data_gone(scene: Scene) -> None:
    other = scene.project.file("乙乡", 2023)
    other.write_text(TYPED + HEAD.format(year=2023).replace("甲乡", "乙乡"), "utf-8")
    scene.file.write_text(TYPED + HEAD.format(year=2023), "utf-8")
    scene.terminal.run("build", "--format", "docx")
    other.unlink()


def pdf_of_yesterday(scene: Scene) -> None:
    scene.project.output(2023).mkdir(parents=True)
    (scene.project.output(2023) / "甲乡.pdf").write_text("昨天的", "utf-8")


def worker_dies(scene: Scene) -> None:
    """What the worker of one report meets when memory runs out; `test_batch` kills real ones."""

    def run_out(*_: object) -> None:
        raise MemoryError

    scene.monkeypatch.setattr("fupin_reports.jobs.run.printed", run_out)


class Deadly(Executor):
    """Its workers die of every job."""

    def submit(self, *_: object, **__: object) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_exception(BrokenExecutor())
        return future


def every_worker_dies(scene: Scene) -> None:
    """Seven townships; in the order of their names 甲乡 is the last."""
    for name in ("一乡", "七乡", "三乡", "东乡", "二乡", "五乡"):
        text = scene.file.read_text("utf-8").replace("单位: 甲乡", f"单位: {name}")
        scene.project.file(name, 2023).write_text(text, "utf-8")
    crew = Crew(lambda _: nullcontext(Deadly()), 2)
    scene.monkeypatch.setattr("fupin_reports.cli.build.local_crew", lambda *_: crew)


def nobody_answers(scene: Scene) -> None:
    """The scheduler does not say anything; not worth ten seconds."""
    pytest.importorskip("distributed")
    scene.monkeypatch.setattr("fupin_reports.jobs.cluster.PATIENCE", 0.2)


def without_dask(scene: Scene) -> None:
    """The library is not there."""
    scene.monkeypatch.setitem(sys.modules, "distributed", None)


def worker_of_another_version(scene: Scene) -> None:
    """Whoever sent the job has other fonts."""
    scene.monkeypatch.setattr("fupin_reports.jobs.run.program_and_fonts", lambda: "another")
    shared = bundle.shared
    scene.monkeypatch.setattr(bundle, "shared", lambda project, _: shared(project, "ours"))


def outside_a_project(scene: Scene) -> None:
    empty = scene.project.root.parent / "空"
    empty.mkdir()
    scene.monkeypatch.chdir(empty)
    scene.monkeypatch.setattr("fupin_reports.project.__file__", str(empty / "装在别处" / "project.py"))


COUNTY = "文种: 县级汇总\n单位: 甲县\n年度: 2023\n日期: 2023年12月28日\n"


def county(**townships: str) -> Callable[[Scene], None]:
    """甲县 with these townships, all of which must report, beside 甲乡; the indicator 贫困村 is added up."""

    def set_up(scene: Scene) -> None:
        settings = scene.project.settings.read_text("utf-8")
        head, _, _ = settings.partition("应报乡镇:\n")
        must = "应报乡镇:\n  - 甲乡\n  - 乙乡\n汇总指标:\n  - 贫困村\n"
        scene.project.settings.write_text(head + must, "utf-8")
        scene.project.file("甲县", 2023).write_text(COUNTY, "utf-8")
        for name, text in townships.items():
            head = HEAD.format(year=2023).replace("甲乡", name)
            scene.project.file(name, 2023).write_text(text + head, "utf-8")

    return set_up


def printed(**wrong: object) -> Callable[[Scene], None]:
    """output/2023/甲乡.pdf with one thing wrong; right where nothing is said."""

    def set_up(scene: Scene) -> None:
        scene.project.output(2023).mkdir(parents=True)
        (scene.project.output(2023) / "甲乡.pdf").write_bytes(sheets.report(**wrong))  # type: ignore[arg-type]  # its own

    return set_up


def in_word(change: Callable[[WordDocument], object]) -> Callable[[Scene], None]:
    """甲乡 was built, and its DOCX changed."""

    def set_up(scene: Scene) -> None:
        scene.file.write_text(TYPED + HEAD.format(year=2023), "utf-8")
        scene.terminal.run("build", "甲乡")
        path = scene.project.output(2023) / "甲乡.docx"
        word = docx.Document(str(path))
        change(word)
        word.save(str(path))

    return set_up


def wider_margin(word: WordDocument) -> None:
    word.sections[0].left_margin = Mm(32)


def looser_lines(word: WordDocument) -> None:
    word.styles["Normal"].paragraph_format.line_spacing = Pt(30)


def another_face(word: WordDocument) -> None:
    fonts = word.styles["Body Text"].element.rPr.rFonts
    fonts.set(qn("w:eastAsia"), "宋体")


def bold_words(word: WordDocument) -> None:
    word.paragraphs[-3].runs[0].bold = True


def same_footers(word: WordDocument) -> None:
    word.settings.odd_and_even_pages_header_footer = False


def table_of_his_own(word: WordDocument) -> None:
    table = word.add_table(2, 2)
    for cell, text in zip((c for row in table.rows for c in row.cells), ("村名", "户数", "甲村", "3"), strict=True):
        cell.text = text


def other_words(word: WordDocument) -> None:
    run_of = next(r for p in word.paragraphs for r in p.runs if "3万元" in r.text)
    run_of.text = run_of.text.replace("3万元", "5万元")


def unchanged(word: WordDocument) -> None:
    """Nothing."""


def workbook(write: Callable[[Path], Path]) -> Callable[[Scene], None]:
    """表.xlsx beside the folders."""
    return lambda scene: (write(scene.project.root / "表.xlsx"), None)[1]


PRINTED_WRONG: dict[str, Callable[[Scene], None]] = {
    "P101": printed(password="123"),
    "P111": printed(paper=(612, 792)),  # Letter: 8.5 × 11 inches of 72 points
    "P112": printed(shift=6 * sheets.MM),
    "P113": printed(characters=27),
    "P114": printed(lines=21),
    "P115": printed(raised=2),
    "P116": printed(short_by=5),
    "P117": printed(title_size=18),
    "P118": printed(fewer=3),
    "P121": printed(face="NotoSerifSC-Regular"),
    "P122": printed(stray="MicrosoftYaHei"),
    "P123": printed(unembedded=sheets.HEI),
    "P131": printed(number="- {} -"),
    "P132": printed(number_side="centre"),
    "P141": printed(head_repeated=False),
    "P142": printed(heading_at_foot=True),
    "P143": printed(lines_with_signature=1),
    "P151": printed(title="", tagged=False),
    "P161": in_word(wider_margin),
    "P162": in_word(looser_lines),
    "P163": in_word(another_face),
    "P164": in_word(bold_words),
    "P165": in_word(same_footers),
    "P166": in_word(table_of_his_own),
    "P171": in_word(other_words),
}
"""Printed files with one thing wrong, by the code that tells it."""

RIGHT = {code: printed() if code < "P16" else in_word(unchanged) for code in PRINTED_WRONG}
"""The good examples that cannot be typed."""

SCENES: dict[str, Callable[[Scene], None]] = {
    **PRINTED_WRONG,
    **{code: workbook(write) for code, write in workbooks.SCENES.items()},
    "L001": without_settings,
    "L002": broken_byte,
    "L003": saved_as_ansi,
    "L106": control_character,
    "L109": link_to_elsewhere,
    "L120": pasted_many_times,
    "L121": unknown_keys,
    "L123": lost_in_conversion,
    "V019": kind_that_requires,
    "V034": kind_that_masks,
    "V035": copied_beside,
    "F801": county(),
    "F802": county(乙乡=TYPED.replace("3", "三点五")),
    "F803": county(甲乡=TYPED + "指标:\n  贫困村: 3个\n", 乙乡=TYPED + "指标:\n  贫困村: 20%\n"),
    "F804": county(甲乡=TYPED + "指标:\n  贫困村: 3个\n", 乙乡=TYPED),
    "P001": no_pdf(MissingLibraries(("pango",))),
    "P002": no_pdf(MissingFaces((Face.FANGSONG,))),
    "P003": face_substituted,
    "P004": glyph_missing,
    "S001": open_in_word,
    "S002": disk_full,
    "S003": changed_by_hand,
    "S004": pdf_of_yesterday,
    "S005": edited_in_word("共需投入", "一共需要投入"),
    "S006": edited_in_word("3万元", "3.5万元", then=("投入: 3", "投入: 4")),
    "S008": sealed_and_then(lambda scene: scene.file.write_text(TYPED + "# 改过\n" + HEAD.format(year=2023), "utf-8")),
    "S009": sealed_and_then(lambda scene: (scene.project.output(2023) / "甲乡.docx").write_bytes(b"x")),
    "S010": another_run,
    "S011": data_gone,
    "S007": edited_in_word("共需投入", "共需投入", bold=True),
    "C001": outside_a_project,
    "B001": worker_dies,
    "B002": every_worker_dies,
    "B003": nobody_answers,
    "B004": without_dask,
    "B005": worker_of_another_version,
}
"""How a bad example is set up that cannot be typed, by its code; its page says it in words (情形)."""
