"""The board of a project as a clerk gets it: by the command, as values, and its HTML taken apart."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from html.parser import HTMLParser

from conftest import Terminal

from fupin_reports.board import Board, board_of, page_of
from fupin_reports.cli.board import seen_in
from fupin_reports.cli.choose import choose
from fupin_reports.project import Project

VOID = frozenset({"meta", "link", "br", "img", "input", "hr"})


def board_in(project: Project, year: int | None = None) -> Board:
    """The board of that project as values."""
    chosen = choose(project.root, (), year, or_none=True)
    assert chosen is not None
    return board_of(seen_in(chosen))


def html_of(board: Board, project: Project) -> str:
    """Its page."""
    page, problems = page_of(board, project.templates)
    assert page is not None, problems
    assert problems == ()
    return page.decode("utf-8")


def written(project: Project, terminal: Terminal) -> str:
    """What the command writes."""
    code, said = terminal.run("board", "--year", "2023")
    assert code == 0, said
    return (project.output(2023) / "index.html").read_text("utf-8")


@dataclass
class Element:
    """A tag with its attributes, its path of tags above it, and the text in it."""

    tag: str
    attributes: dict[str, str]
    above: tuple[str, ...]
    text: str = ""


@dataclass
class Page(HTMLParser):
    """Every element in order; fails on tags that do not match."""

    elements: list[Element] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {k: v or "" for k, v in attrs}, tuple(e.tag for e in self.open))
        assert len(element.attributes) == len(attrs), attrs
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag, (tag, self.getpos())

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Elements of that tag with those attributes."""
        return [e for e in self.elements if e.tag == tag and attributes.items() <= e.attributes.items()]


def parsed(html: str) -> Page:
    """`html` taken apart to the end."""
    page = Page()
    page.feed(html)
    page.close()
    assert page.open == []
    return page


def texts(value: object) -> list[str]:
    """Every text of a dataclass, however deep."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for one in value for text in texts(one)]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return [text for f in dataclasses.fields(value) for text in texts(getattr(value, f.name))]
    return []
