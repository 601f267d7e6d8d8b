"""The parts of a workbook -> its sheets in their order."""

from __future__ import annotations

import posixpath
import zlib
from zipfile import BadZipFile, ZipFile

from fupin_reports.problems import Problem
from fupin_reports.readers.grids.grid import Grid, Table
from fupin_reports.readers.grids.opened import cannot, too_large
from fupin_reports.readers.grids.sheet import TooMany, grid_of, unescaped
from fupin_reports.readers.grids.styles import formats_in
from fupin_reports.readers.grids.xml import Damaged, elements, text_of

MOST_TEXT = 20_000_000  # characters of all texts together
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


class TooMuchText(ValueError):  # noqa: N818 - what the file has
    """More text than a ledger can have."""


def workbook_of(parts: ZipFile, file: str) -> Table | Problem:
    """The sheets of the workbook; W001 where it is damaged or none, W002 where it is too large."""
    try:
        main = next((t for k, t in relations(parts, "").values() if k.endswith("/officeDocument")), "")
        if not main.endswith(".xml") or "word/" in main or "ppt/" in main:
            return cannot(file, "other")
        return table_of(parts, main, file)
    except TooMany as error:
        return too_large(file, "cells", error.limit)
    except TooMuchText:
        return too_large(file, "strings", MOST_TEXT)
    except (Damaged, BadZipFile, KeyError, zlib.error, EOFError, NotImplementedError, OSError):
        return cannot(file, "damaged")


def table_of(parts: ZipFile, main: str, file: str) -> Table:
    """All sheets of cells; charts and the like are none."""
    related = relations(parts, main)
    by_kind = {kind.rpartition("/")[2]: target for kind, target in related.values()}
    strings = strings_in(parts, by_kind["sharedStrings"]) if "sharedStrings" in by_kind else ()
    styles: tuple[str, ...] = ()
    if "styles" in by_kind:
        with parts.open(by_kind["styles"]) as stream:
            styles = formats_in(stream)
    grids: list[Grid] = []
    from_1904 = False
    with parts.open(main) as stream:
        for event, name, element in elements(stream, frozenset({"sheet", "workbookPr"})):
            if event == "start":
                continue
            if name == "workbookPr":
                from_1904 = element.get("date1904") in ("1", "true")
                continue
            kind, target = related.get(element.get(RELATION) or element.get(STRICT_RELATION) or "", ("", ""))
            if not kind.endswith("/worksheet"):
                continue
            hidden = (element.get("state") or "visible") != "visible"
            with parts.open(target) as sheet:
                grids.append(grid_of(unescaped(element.get("name") or ""), sheet, strings, styles, hidden=hidden))
    return Table(file, tuple(grids), "vbaProject" in by_kind, from_1904)


def relations(parts: ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """What a part refers to, by id: the kind, and the part meant."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    found: dict[str, tuple[str, str]] = {}
    with parts.open(path) as stream:
        for event, _, element in elements(stream, frozenset({"Relationship"})):
            target = element.get("Target") or ""
            if event == "end" and element.get("TargetMode") != "External":
                inside = target[1:] if target.startswith("/") else posixpath.join(folder, target)
                found[element.get("Id") or ""] = (element.get("Type") or "", posixpath.normpath(inside))
    return found


def strings_in(parts: ZipFile, part: str) -> tuple[str, ...]:
    """The texts that cells refer to by number."""
    found: list[str] = []
    length = 0
    with parts.open(part) as stream:
        for event, _, element in elements(stream, frozenset({"si"})):
            if event == "end":
                text = unescaped(text_of(element))
                length += len(text)
                if length > MOST_TEXT:
                    raise TooMuchText
                found.append(text)
    return tuple(found)
