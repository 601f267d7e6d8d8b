"""Facts as a template sees them: names that know their own path, figures that print themselves with a mark.

A figure renders through `__html__`, so filters, `join`, `set` and macros keep the mark; its `__str__` raises, so that
`~` or `replace` cannot silently drop it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Undefined
from markupsafe import Markup

from fupin_reports.compose.display import shown, shown_scale
from fupin_reports.compose.marks import Marks
from fupin_reports.compute import Fact, Listing, Names, Quoted, Scale, distinct, key_of
from fupin_reports.figures import Figure
from fupin_reports.records import Prose


class PlainTextWantedError(TypeError):
    """A template treats a figure as plain text (`~`, `replace` …); `name` is the figure's."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class WordsError(ValueError):
    """A phrase that would say something false or senseless of its figures; `reason` says why, in the clerk's words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Seen:
    """What a template holds of the facts. Names below it are those of the data, by `[]`, never attributes of Python."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What views need of the rendering they belong to: where marks go, how prose is filled in, where misses go."""

    marks: Marks
    fill_in: Callable[[Prose], Markup]
    nothing_there: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class PrintedFigure(Seen):
    """A figure that a template may print, pass on, or ask whether it is there (always true)."""

    figure: Figure
    context: Context

    def __html__(self) -> str:
        """The figure as printed, marked."""
        return self.context.marks.mark(shown(self.figure), (self.figure,))

    def __str__(self) -> str:
        """Refuses."""
        raise PlainTextWantedError(self.figure.name)


@dataclass(frozen=True, slots=True)
class PrintedScale(Seen):
    """A pair of figures: 591户1593人."""

    scale: Scale
    context: Context

    def __getitem__(self, name: str) -> Any:
        """Its households (户) or its people (人) alone; KeyError for another name."""
        part = {"户": self.scale.households, "人": self.scale.people}[name]
        return viewed(part, f"{self.scale.name}.{name}", self.context)

    def __html__(self) -> str:
        """The pair as printed, one mark for both."""
        return self.context.marks.mark(shown_scale(self.scale), self.scale.figures())

    def __str__(self) -> str:
        """Refuses."""
        raise PlainTextWantedError(self.scale.name)


@dataclass(frozen=True, slots=True)
class Words(Seen):
    """Derived words: 增长84.1%, 其中：…; what a filter makes of figures."""

    text: str
    figures: tuple[Figure, ...]
    context: Context

    def __html__(self) -> str:
        """The words, marked."""
        return self.context.marks.mark(self.text, self.figures)

    def __str__(self) -> str:
        """Refuses."""
        raise PlainTextWantedError(self.text)


@dataclass(frozen=True, slots=True)
class PrintedProse(Seen):
    """Narrative text of a clerk, printed with the figures it names filled in; `键` is made from its first words."""

    prose: Prose
    context: Context
    key: str = ""

    def __getitem__(self, name: str) -> str:
        """Its key, for the id of its paragraph."""
        return {"键": self.key}[name]

    def __html__(self) -> str:
        """The text with its figures."""
        return self.context.fill_in(self.prose)

    def __str__(self) -> str:
        """Refuses: the text may hold figures."""
        raise PlainTextWantedError(self.prose.text[:12])


@dataclass(frozen=True, slots=True)
class PrintedQuoted(Seen):
    """A sentence of another report, printed with the figures that it names."""

    quoted: Quoted
    context: Context

    def __html__(self) -> str:
        """The sentence with its figures."""
        mark = self.context.marks.mark
        return str(Markup().join(mark(text, figures) if figures else text for text, figures in self.quoted.pieces))

    def __str__(self) -> str:
        """Refuses: the sentence holds figures."""
        raise PlainTextWantedError(self.quoted.words[:12])


@dataclass(frozen=True, slots=True)
class Absent(Seen):
    """A name that exists but has nothing behind it this year: false in a test, refused in print, and so all below it."""

    path: str
    context: Context

    def __bool__(self) -> bool:
        """Never there."""
        return False

    def __html__(self) -> str:
        """Notes that there was nothing to print; a stand-in takes its place."""
        return self.context.nothing_there(self.path)

    __str__ = __html__

    def __getitem__(self, key: str) -> Absent:
        """Absent as well."""
        return Absent(f"{self.path}.{key}", self.context)

    def __iter__(self) -> Iterator[Any]:
        """Nothing."""
        return iter(())

    def __len__(self) -> int:
        """None."""
        return 0


class View(Seen):
    """Names for a template: `本年.资金.合计`; prints as its headline figure where it has one."""

    __slots__ = ("_context", "_names", "_path", "_seen")

    def __init__(self, names: Names, path: str, context: Context) -> None:
        self._names, self._path, self._context = names, path, context
        self._seen: dict[str, Any] = {}  # most are asked for twice and more

    def __getitem__(self, key: str) -> Any:
        """The value of that name, as a template sees it; KeyError where there is no such name."""
        if key not in self._seen:
            entries = self._names.entries
            fact = entries[key] if key in entries else self._names.below()[key]
            self._seen[key] = viewed(fact, f"{self._path}.{key}" if self._path else key, self._context)
        return self._seen[key]

    def __html__(self) -> str:
        """The headline figure."""
        headline = viewed(self._names.headline, self._path, self._context)
        return str(headline.__html__())

    def __str__(self) -> str:
        """Refuses."""
        raise PlainTextWantedError(self._path)

    def __iter__(self) -> Iterator[Any]:
        """Refuses: names are no list."""
        raise TypeError(self._path)


class ListView(Seen):
    """A listing for a template: loops over its entries, and gives one by its key. It has no words of its own."""

    __slots__ = ("_context", "_listing", "_path", "_seen")

    def __init__(self, listing: Listing, path: str, context: Context) -> None:
        self._listing, self._path, self._context = listing, path, context
        self._seen: dict[str, View] = {}

    def __getitem__(self, key: str) -> Any:
        """The entry of that key."""
        if key not in self._seen:
            self._seen[key] = View(self._listing.entries[key], f"{self._path}.{key}", self._context)
        return self._seen[key]

    def __iter__(self) -> Iterator[Any]:
        """The entries in order."""
        return (self[key] for key in self._listing.entries)

    def __len__(self) -> int:
        """How many there are; an empty listing is false."""
        return len(self._listing.entries)

    def __str__(self) -> str:
        """Refuses."""
        raise PlainTextWantedError(self._path)


def viewed(fact: Fact, path: str, context: Context) -> Any:
    """`fact` as a template sees it; words and whole numbers as they are."""
    view = VIEWS.get(type(fact))
    return fact if view is None else view(fact, path, context)


def viewed_all(facts: tuple[Fact, ...], path: str, context: Context) -> tuple[Any, ...]:
    """Each of `facts` as a template sees it; narrative texts with keys from their first words."""
    keys = distinct(key_of(entry.text) if isinstance(entry, Prose) else "" for entry in facts)
    return tuple(
        PrintedProse(entry, context, key) if isinstance(entry, Prose) else viewed(entry, path, context)
        for entry, key in zip(facts, keys, strict=True)
    )


VIEWS: Mapping[type, Callable[[Any, str, Context], Any]] = {
    Figure: lambda fact, path, context: PrintedFigure(fact, context),
    Scale: lambda fact, path, context: PrintedScale(fact, context),
    Prose: lambda fact, path, context: PrintedProse(fact, context),
    Quoted: lambda fact, path, context: PrintedQuoted(fact, context),
    Names: View,
    Listing: ListView,
    tuple: viewed_all,
    type(None): lambda fact, path, context: Absent(path, context),
}
"""By type, since templates ask a thousand times a report."""


def known_names(view: object) -> tuple[str, tuple[str, ...]]:
    """The path of a view and the names below it, for "did you mean"; no path for what is none."""
    match view:
        case View():
            return view._path, tuple(view._names.entries)
        case ListView():
            return view._path, tuple(view._listing.entries)
        case PrintedFigure():
            return view.figure.name, ()
        case PrintedScale():
            return view.scale.name, ("户", "人")
        case _:
            return "", ()


def figure_of(value: Any) -> Figure | Any:
    """The figure behind what a template holds: a printed figure, or names with a headline.

    What is not there (an unknown name, nothing this year) is given back as it is, to be told where it is printed.
    TypeError for anything else.
    """
    if isinstance(value, View):
        value = viewed(value._names.headline, value._path, value._context)
    if isinstance(value, PrintedFigure):
        return value.figure
    if isinstance(value, Absent | Undefined):
        return value
    if isinstance(value, PrintedScale):
        raise WordsError(f"“{value.scale.name}”有户有人，要写明是 .户 还是 .人")
    if isinstance(value, Words):
        raise WordsError(f"“{value.text}”已经是印出来的话，不能再换说法")
    raise TypeError("not a figure")
