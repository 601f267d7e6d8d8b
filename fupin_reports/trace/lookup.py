"""What a clerk types of a figure -> the names of the figures that are meant: a name, the end of one, a number as printed or
the same amount written in another way.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from fupin_reports.document import Document, FigureNote
from fupin_reports.exact import EXACT
from fupin_reports.moves import TYPED, in_short
from fupin_reports.quantities import Quantity, QuantityError, Units, parse_quantity
from fupin_reports.trace.tree import TOWNSHIP, derived

NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
HEDGE_BEFORE = re.compile("约|近|超过|不到")
IN_A_NUMBER = re.compile(r"[0-9.]")


def named(document: Document, wanted: str, units: Units | None = None) -> tuple[str, ...]:
    """The names of the figures that `wanted` means, a roll-up's own before those of its townships.

    A printed number is found where it is one whole number: 58.95 in 58.95万元, not 8.95; with its unit also where words
    stand before it (84.1% in 增长84.1%). It may be typed full width, with a blank before its unit, with commas between
    thousands, and without the 元 of 万元. Where nothing is printed so, `units` tell what is the same amount.
    """
    wanted = plain(wanted)
    if wanted in document.figures:
        return (wanted,)
    ends = [name for name in document.figures if name.endswith("." + wanted)]
    if ends:
        return tuple([name for name in ends if not of_township(name)] or ends)
    found = dict.fromkeys([*as_printed(document, wanted)])
    found = found or dict.fromkeys(behind_words(document, wanted))
    found = found or dict.fromkeys(of_that_amount(document, wanted, units) if units is not None else ())
    order = sorted(found, key=lambda n: (bool(of_township(n)), document.figures[n].how == TYPED, n))
    return tuple(order)


def plain(wanted: str) -> str:
    """`wanted` without braces and blanks, and a number as it is printed."""
    wanted = wanted.strip().strip("{} ")
    narrow = unicodedata.normalize("NFKC", wanted)
    if not HEDGE_BEFORE.sub("", narrow)[:1].isdecimal():
        return wanted
    wanted = re.sub(r"(?<=[0-9]),(?=[0-9]{3})|\s", "", narrow)
    return wanted + ("元" if wanted.endswith(("万", "亿")) else "")


def as_printed(document: Document, wanted: str) -> Iterator[str]:
    """The figures that are printed, or typed, in just these words; a bare number where it is one whole number of them."""
    number = NUMBER.fullmatch(wanted)
    for word in derived(document):
        if wanted == word.text or (number and len(word.figures) == 1 and wanted in NUMBER.findall(word.text)):
            yield from word.figures
    for name, note in document.figures.items():
        text = in_short(note)
        if wanted == text or (number and wanted in NUMBER.findall(text)):
            yield name


def behind_words(document: Document, wanted: str) -> Iterator[str]:
    """The figures of which `wanted`, a number with its unit, is the end: 84.1% of 增长84.1%, 约16.7% of 约占16.7%."""
    hedge = HEDGE_BEFORE.match(wanted)
    number = wanted[hedge.end() :] if hedge else wanted
    if not number[:1].isdecimal() or NUMBER.fullmatch(number):
        return
    for word in derived(document):
        before = word.text.removesuffix(number)
        if before != word.text and not IN_A_NUMBER.match(before[-1:]) and (hedge is None or hedge[0] in before):
            yield from word.figures


def of_that_amount(document: Document, wanted: str, units: Units) -> Iterator[str]:
    """The figures of the same amount in whatever unit, 1085040元 for 108.504万元; an approximate one only for an
    approximate one, whatever the word is.
    """
    try:
        meant = parse_quantity(wanted, units)
    except QuantityError:
        return
    for name, note in document.figures.items():
        if amount_of(note, units) == in_base(meant) is not None and (note.hedge or not meant.hedge):
            yield name


def amount_of(note: FigureNote, units: Units) -> tuple[str, Decimal, Decimal | None] | None:
    """A figure as dimension, value and end of a range in the base unit; None for words, or a unit nobody knows."""
    unit = units.get(note.unit)
    if note.value is None or unit is None:
        return None
    return in_base(Quantity(Decimal(note.value), unit, upper=Decimal(note.upper) if note.upper else None))


def in_base(quantity: Quantity) -> tuple[str, Decimal, Decimal | None] | None:
    """As `amount_of`."""
    unit = quantity.unit
    if unit is None or quantity.value is None:
        return None
    upper = EXACT.multiply(quantity.upper, unit.factor) if quantity.upper is not None else None
    return unit.dimension, EXACT.multiply(quantity.value, unit.factor), upper


def of_township(name: str) -> str:
    """The township that a figure of a roll-up is of; nothing for one of its own."""
    path = name.split(".")
    return path[1] if path[0] == TOWNSHIP and len(path) > 1 else ""


def like(document: Document, wanted: str) -> str:
    """The figure of the roll-up itself whose name is most like `wanted`; nothing where none is."""
    own = [name for name in document.figures if not of_township(name)]
    return next(iter(difflib.get_close_matches(plain(wanted), own, 1)), "")
