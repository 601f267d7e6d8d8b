"""What would explain a gap: declared and computed go in, hypotheses come out, the likeliest first, three at most.

Few and certain: each explains the gap to the last digit. Their sentences stand in `templates/可能原因.yaml`.
H01 a serial number is missing · H02 a level below has the same gap · H03 a number elsewhere in the file equals it ·
H04 an item typed twice, or one too many · H05 an item added twice in the declared total · H06 two digits swapped ·
H07 a decimal point or a unit (元 for 万元) slipped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from fupin_reports.checks.elsewhere import numbers_like
from fupin_reports.checks.telling import leaves, places, plain, title_of, value_in
from fupin_reports.compute import Facts, Ledger
from fupin_reports.exact import EXACT, decimals, without_zeros
from fupin_reports.figures import Figure, countable
from fupin_reports.problems import Hint
from fupin_reports.quantities import Quantity, Unit

MOST = 3
MOST_ALIKE = 2
"""More lines than this that could each be the slip, and nothing is said: it would be guessing."""
MOST_SERIALS = 3
SHIFTS = (Decimal(10), Decimal("0.1"), Decimal(10000), Decimal("0.0001"))


@dataclass(frozen=True, slots=True)
class Gap:
    """`size` is declared − computed in `unit`, never zero; `level` is the level of the ledger concerned, if one is."""

    declared: Figure
    computed: Figure
    size: Decimal
    unit: Unit
    facts: Facts
    level: Ledger | None

    def shown(self, value: Decimal) -> str:
        """`value` in the unit of the gap."""
        return plain(without_zeros(value)) + self.unit.name

    def values(self, figures: Iterable[Figure]) -> Iterator[tuple[Figure, Decimal]]:
        """Each of `figures` that is exact and above zero, with its value in the unit of the gap."""
        for figure in figures:
            value = value_in(figure, self.computed)
            if value is not None and value > 0 and figure.quantity.hedge is None:
                yield figure, value

    def mended(self) -> Iterator[tuple[Figure, Decimal, Decimal]]:
        """Every typed figure on either side, what it is, and what it would be if the slip were there alone."""
        for figure, value in self.values(leaves(self.declared)):
            yield figure, value, EXACT.subtract(value, self.size)
        for figure, value in self.values(leaves(self.computed)):
            yield figure, value, EXACT.add(value, self.size)


def explanations(declared: Figure, computed: Figure, facts: Facts, level: Ledger | None = None) -> tuple[Hint, ...]:
    """What may explain that `declared` is not `computed`; nothing where either is approximate or they agree."""
    value, unit = value_in(declared, computed), computed.quantity.unit
    if value is None or computed.value is None or unit is None or value == computed.value:
        return ()
    if declared.quantity.hedge or computed.quantity.hedge:
        return ()
    gap = Gap(declared, computed, EXACT.subtract(value, computed.value), unit, facts, level)
    found = [hint for hypothesis in HYPOTHESES for hint in hypothesis(gap)]
    return tuple(found[:MOST])


def serial_missing(gap: Gap) -> Iterator[Hint]:
    """H01: the items count 1, 3, 4; with the source that the missing one would round out."""
    if gap.level is None or gap.size <= 0:
        return
    serials = {int(c.serial) for c in gap.level.children if c.serial.isascii() and c.serial.isdigit()}
    missing = sorted(set(range(1, max(serials, default=0))) - serials)
    if len(serials) < 2 or not 1 <= len(missing) <= MOST_SERIALS:
        return
    words = {"serials": "、".join(map(str, missing)), "many": "1" if len(missing) > 1 else ""}
    words |= {"gap": gap.shown(gap.size), "level": title_of(gap.level), "source": "", "round": "", "others": ""}
    yield Hint("H01", words | rounded_out(gap, gap.level))


def rounded_out(gap: Gap, level: Ledger) -> dict[str, str]:
    """The one source that the gap makes a whole number, and who else has just that; nothing where none or two do."""
    fits: list[tuple[str, Decimal, str]] = []
    for source, figure in level.sources.items():
        have = value_in(figure, gap.computed)
        whole = EXACT.add(have, gap.size) if have is not None else None
        if (
            have is not None
            and whole is not None
            and decimals(without_zeros(have))
            and not decimals(without_zeros(whole))
        ):
            fits.append((source, whole, "、".join(having(source, whole, gap, level))))
    fits = [fit for fit in fits if fit[2]] or fits
    if len(fits) != 1:
        return {}
    source, whole, others = fits[0]
    return {"source": source, "round": gap.shown(whole), "others": others}


def having(source: str, amount: Decimal, gap: Gap, level: Ledger) -> list[str]:
    """The other villages and items just below a year that have that much of `source`, at most three by name."""
    below = [child for year in gap.facts.ledgers for child in year.children if child is not level]
    same = [c for c in below if source in c.sources and value_in(c.sources[source], gap.computed) == amount]
    return [title_of(child) for child in same][:MOST]


def same_below(gap: Gap) -> Iterator[Hint]:
    """H02: a level below whose own 申报合计 is off by just as much."""
    for below in gap.level.walk() if gap.level is not None else ():
        if below is gap.level or below.declared is None or below.total is None:
            continue
        stated, made = value_in(below.declared, gap.computed), value_in(below.total, gap.computed)
        if stated is not None and made is not None and EXACT.subtract(stated, made) == gap.size:
            yield Hint("H02", {"level": title_of(below), "gap": gap.shown(gap.size)}, below.declared.place)
            return


def stated_elsewhere(gap: Gap) -> Iterator[Hint]:
    """H03: a number elsewhere in the file, in a field or in a sentence, that the list may lack."""
    if gap.facts.checked is None or (gap.size < 0 and gap.declared.place is not None):
        return
    used = (*places(gap.declared), *places(gap.computed))
    found = numbers_like(Quantity(EXACT.abs(gap.size), gap.unit), gap.facts.checked, used)
    if len(found) <= MOST_ALIKE:
        for place, text in found:
            yield Hint("H03", {"line": str(place.line), "text": text}, place)


def typed_twice(gap: Gap) -> Iterator[Hint]:
    """H04, H05: a part that is just the gap: one too many below, or added twice above."""
    direct = [part for part in (*gap.computed.inputs, *leaves(gap.computed)) if countable(part)]
    fits = [part for part, value in gap.values(direct) if value == EXACT.abs(gap.size) and places(part)]
    lines = sorted({places(part)[0] for part in fits})
    if not lines:
        return
    words = {"lines": "、".join(str(place.line) for place in lines), "text": gap.shown(EXACT.abs(gap.size))}
    if gap.size < 0:
        yield Hint("H04", words | {"twice": "1" if len(lines) > 1 else ""}, lines[-1])
    elif len(lines) == 1 and gap.declared.place is not None:
        yield Hint("H05", words, lines[0])


def digits_swapped(gap: Gap) -> Iterator[Hint]:
    """H06: the gap is a multiple of nine, and two neighbouring digits of a typed number, swapped, close it."""
    if int(gap.size.scaleb(decimals(gap.size), context=EXACT)) % 9 == 0:
        yield from alike(gap, "H06", [fix for fix in gap.mended() if fix[2] in swaps(fix[1])])


def point_slipped(gap: Gap) -> Iterator[Hint]:
    """H07: ten or ten thousand times one typed number, or a tenth of it, closes the gap."""
    fits = [fix for fix in gap.mended() if fix[1] and fix[2] in {EXACT.multiply(fix[1], shift) for shift in SHIFTS}]
    yield from alike(gap, "H07", fits)


def alike(gap: Gap, key: str, fits: list[tuple[Figure, Decimal, Decimal]]) -> Iterator[Hint]:
    """A hint for each number that would do, with what it would be; nothing where there are many."""
    if len(fits) <= MOST_ALIKE:
        for figure, value, mended in fits:
            if figure.place is not None:
                far = max(value, mended) >= EXACT.multiply(Decimal(1000), min(value, mended))
                words = {"line": str(figure.place.line), "text": gap.shown(value), "mended": gap.shown(mended)}
                yield Hint(key, words | {"unit": "1" if far else ""}, figure.place)


def swaps(value: Decimal) -> set[Decimal]:
    """What `value` becomes when two neighbouring digits change places, the point staying where it is."""
    text = plain(value)
    digits, point = text.replace(".", ""), len(text.partition(".")[0])
    found: set[Decimal] = set()
    for n in range(len(digits) - 1):
        swapped = digits[:n] + digits[n + 1] + digits[n] + digits[n + 2 :]
        if digits[n] != digits[n + 1] and (swapped[0] != "0" or point == 1):
            found.add(Decimal(swapped[:point] + "." + swapped[point:]) if point < len(swapped) else Decimal(swapped))
    return found


HYPOTHESES = (serial_missing, same_below, stated_elsewhere, typed_twice, digits_swapped, point_slipped)
