"""The document tree as JSON text and back, without loss: what one run wrote, another can read and compare."""

from __future__ import annotations

import json
from dataclasses import fields
from decimal import Decimal
from typing import Any, get_args

from fupin_reports.document import (
    Block,
    Cell,
    Column,
    ColumnKind,
    Document,
    FigureNote,
    Inline,
    Meta,
    Row,
)
from fupin_reports.fields import fields_of
from fupin_reports.gbt9704 import Layout, PageNumberPlace
from fupin_reports.source import Span

VERSION = 2
NODE = "node"
BLOCKS = {cls.__name__: cls for cls in get_args(Block)}
INLINES = {cls.__name__: cls for cls in get_args(Inline)}


def to_json(document: Document) -> str:
    """The whole tree as readable JSON text, a block a line and a figure a line; the same tree gives the same text."""
    layout = {f.name: str(v) for f in fields(Layout) if (v := getattr(document.layout, f.name)) != f.default}
    blocks = ",\n".join(map(line_of, document.blocks))
    figures = ",\n".join(f"{written(name)}: {written(note)}" for name, note in document.figures.items())
    return (
        f'{{"version": {VERSION},\n"meta": {written(document.meta)},\n"layout": {written(layout)},\n'
        f'"blocks": [\n{blocks}\n],\n"figures": {{\n{figures}\n}}}}\n'
    )


def from_json(text: str) -> Document:
    """The tree that `to_json` wrote. ValueError for another version or another text."""
    saved = json.loads(text)
    if not isinstance(saved, dict) or saved.get("version") != VERSION:
        raise ValueError("not a document tree of this version")
    try:
        return Document(
            Meta(**{**saved["meta"], "names": tuple(saved["meta"]["names"])}),
            tuple(grown(block) for block in saved["blocks"]),
            {name: note_of(note) for name, note in saved["figures"].items()},
            layout_of(saved["layout"]),
        )
    except (KeyError, TypeError, AttributeError) as error:  # a field too many, too few, or of another shape
        raise ValueError("not a document tree") from error


def layout_of(saved: dict[str, str]) -> Layout:
    """The layout whose values other than the standard's were saved as text."""
    types: dict[str, Any] = {"lines_per_page": int, "fixed_characters": int, "page_number_place": PageNumberPlace}
    return Layout(**{name: types.get(name, Decimal)(text) for name, text in saved.items()})


def node(value: Any) -> dict[str, Any]:
    """A node as JSON's object, which names its kind; a place that is not known is left out."""
    found = {NODE: type(value).__name__, **fields_of(value)}
    if found.get("place", NODE) is None:
        del found["place"]
    return found


line_of = json.JSONEncoder(ensure_ascii=False, check_circular=False, default=node).encode
"""A node in JSON, the nodes in it too; tuples are arrays."""
written = json.JSONEncoder(ensure_ascii=False, check_circular=False, default=fields_of).encode
"""Any value in JSON, dataclasses by the names of their fields."""


KINDS: dict[str, Any] = {**BLOCKS, **INLINES, "Row": Row, "Cell": Cell, "Column": Column, "Span": Span}


def grown(value: Any) -> Any:
    """What `line_of` wrote, as JSON reads it."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return tuple([grown(entry) for entry in value])
    if not isinstance(value, dict):
        return value
    kind = KINDS.get(value[NODE])
    if kind is None:
        raise ValueError(f"no node is called {value[NODE]}")
    if kind is Column:
        return Column(ColumnKind(value["kind"]), value["share"])
    return kind(**{name: grown(entry) for name, entry in value.items() if name != NODE})


def note_of(saved: dict[str, Any]) -> FigureNote:
    """A figure's note."""
    place = saved["place"]
    return FigureNote(**{**saved, "inputs": tuple(saved["inputs"]), "place": Span(**place) if place else None})
