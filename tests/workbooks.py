"""Workbooks as other people's programs write them, made by openpyxl; and files that only pretend to be workbooks."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from conftest import ROOT
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from fupin_reports import workbook
from fupin_reports.accounts import read_book_wording
from fupin_reports.pipeline import Office, examined, read_settings
from fupin_reports.pipeline.ledger import ledger_of
from fupin_reports.project import Project

HEAD = ("村", "类别", "扶贫资金（万元）", "合计（万元）")
Cells = tuple[object, ...]


def sheet_of(*rows: Cells, head: Cells = HEAD, name: str = "本年项目") -> tuple[Workbook, Worksheet]:
    """A workbook with one sheet of those rows."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = name
    for row in (head, *rows):
        sheet.append(row)
    return book, sheet


def saved(
    path: Path, *rows: Cells, change: Callable[[Workbook, Worksheet], object] | None = None, head: Cells = HEAD
) -> Path:
    """A workbook on disk."""
    book, sheet = sheet_of(*rows, head=head)
    if change is not None:
        change(book, sheet)
    book.save(path)
    return path


def bomb(path: Path, unpacked: int = 200_000_000) -> Path:
    """A small file whose sheet is `unpacked` bytes of nothing."""
    book, _ = sheet_of(("甲村", "道路", 1, 1))
    content = BytesIO()
    book.save(content)
    with ZipFile(content) as source, ZipFile(path, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name != "xl/worksheets/sheet1.xml":
                target.writestr(name, source.read(name))
        with target.open("xl/worksheets/sheet1.xml", "w") as part:
            part.write(b"<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>")
            for _ in range(unpacked // 1_000_000):
                part.write(b" " * 1_000_000)
            part.write(b"</sheetData></worksheet>")
    return path


def with_part(path: Path, name: str, content: bytes) -> Path:
    """The workbook with one of its parts replaced."""
    raw = path.read_bytes()
    with ZipFile(BytesIO(raw)) as source, ZipFile(path, "w", ZIP_DEFLATED) as target:
        for part in source.namelist():
            target.writestr(part, content if part == name else source.read(part))
    return path


def hidden_sheet(path: Path) -> Path:
    """A table with a sheet 旧的 that is hidden."""

    def change(book: Workbook, _sheet: Worksheet) -> None:
        other = book.create_sheet("旧的")
        other.append(("村", "类别", "扶贫资金"))
        other.sheet_state = "hidden"

    return saved(path, ("甲村", "道路", 1, 1), change=change)


def other_sheet(path: Path) -> Path:
    """A table with a sheet 通讯录 beside it."""
    return saved(
        path, ("甲村", "道路", 1, 1), change=lambda book, _s: book.create_sheet("通讯录").append(("姓名", "电话"))
    )


def merged_amount(path: Path) -> Path:
    """One amount over two projects."""
    rows = (("甲村", "道路", 9, None), ("甲村", "水利", None, None))
    return saved(path, *rows, change=lambda _b, sheet: sheet.merge_cells("C2:C3"))


def hidden_row(path: Path) -> Path:
    """The second project is hidden."""

    def change(_book: Workbook, sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True

    return saved(path, ("甲村", "道路", 1, 1), ("甲村", "水利", 2, 2), change=change)


def formula_without_result(path: Path) -> Path:
    """An amount that was never worked out."""
    return saved(path, ("甲村", "道路", "=3+4", None))


def sum_without_result(path: Path) -> Path:
    """A sum that was never worked out."""
    return saved(path, ("甲村", "道路", 1, 1), ("合计", None, "=SUM(C2:C2)", 1))


def sheet_of_last_year(path: Path) -> Path:
    """A sheet whose name says 2022."""
    return saved(path, ("甲村", "道路", 1, 1), change=lambda _b, sheet: setattr(sheet, "title", "2022年项目"))


SCENES: dict[str, Callable[[Path], Path]] = {
    "W002": bomb,
    "W003": hidden_sheet,
    "W005": other_sheet,
    "W103": formula_without_result,
    "W108": hidden_row,
    "W109": merged_amount,
    "W209": sheet_of_last_year,
    "W303": sum_without_result,
}
"""What cannot be typed, by the code that tells it."""


LEDGERS = ("青坪乡", "柳河镇", "云溪镇", "云岭村", "清源县")


def workbook_of(name: str) -> workbook.Workbook:
    """The ledger of one of the repo's data files."""
    project = Project(ROOT)
    settings, _ = read_settings(project)
    assert settings is not None
    office = Office(project, 2023, settings)
    book = ledger_of(examined(project.file(name, 2023), office), office, read_book_wording(project.templates))
    assert book is not None
    return book
