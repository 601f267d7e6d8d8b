"""What stands in a document, as text to look for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from conftest import ROOT, document_of

from fupin_reports.document import Block, Document, Heading, Item, text_of, words_of_block
from fupin_reports.project import Project


def printed(document: Document) -> str:
    """Every word of the document with the numbers of headings and items, a block a line."""
    return "\n".join(map(line_of, document.blocks))


def line_of(block: Block) -> str:
    """The words of one block."""
    number = block.number if isinstance(block, Heading | Item) else ""
    return number + "".join(text_of(words) for words in words_of_block(block))


def changed(project: Project, name: str, change: Callable[[str], str]) -> str:
    """What the repo's data file `name` of 2023 prints in `project` once its text is changed."""
    path = project.data / "2023" / f"{name}.yaml"
    text = (ROOT / "data" / "2023" / path.name).read_text("utf-8")
    assert change(text) != text
    path.write_text(change(text), "utf-8")
    return printed(document_of(project, name))


def exact(document: Document, name: str) -> str:
    """The exact value of a figure that was printed or made use of, with its unit."""
    note = document.figures[name]
    return f"{note.hedge}{note.value}{note.unit}"


def data_file(name: str) -> Path:
    """A data file of 2023 in the repo."""
    return ROOT / "data" / "2023" / f"{name}.yaml"
