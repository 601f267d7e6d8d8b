"""`Source` -> `Checked`: typed records, or problems that say what cannot be typed or does not fit together.

Codes: V006 not filled in yet (待填) · V015 unknown kind · V021 unknown unit of money; those of `typed` (V001–V014, V027,
V028, V030, V038, V039), `texts` (V032–V034), `vocabulary` (V016–V031, V037, V044, V045; of the settings V047, V049) and
`mixed_money` (V036). V035 is of `claims`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from typing import Any

from fupin_reports.kinds import KINDS, Kind, kind_named
from fupin_reports.mixed_money import mixed_money
from fupin_reports.privacy import Privacy
from fupin_reports.problems import Problem, Problems
from fupin_reports.quantities import Missing, Pair, Quantity, Unit, Units
from fupin_reports.records import Gate, Record, Report, RuleBook, Settings
from fupin_reports.source import STAND_IN, KeyPath, Source, StandIn, last_key
from fupin_reports.texts import text_faults, texts_in
from fupin_reports.typed import typed
from fupin_reports.vocabulary import misfits, named_twice, settings_misfits
from fupin_reports.wording import Words, wording_faults

SETTINGS_UNITS = Gate(units=Units(()), money=None)


@dataclass(frozen=True, slots=True)
class Checked:
    """A data file as typed records, with where it came from and the office's settings it was read with.

    `money` is the file's unit of money. Where errors came with it, wrong values are stood in for (`stood_in`, by path):
    good for finding more, and for a draft that shows them as such; never for a final document.
    """

    report: Report
    kind: Kind
    source: Source
    settings: Settings
    money: Unit
    stood_in: Mapping[KeyPath, StandIn] = field(default_factory=dict)


def validate_settings(source: Source) -> tuple[Settings | None, Problems]:
    """设置.yaml typed."""
    settings, problems, _ = typed(Settings, source, SETTINGS_UNITS, 2000)
    if settings is not None:
        problems = (*problems, *told(settings_misfits(settings, source)))
    return None if problems else settings, problems


def validate_rules(source: Source, settings: Settings) -> tuple[RuleBook | None, Problems]:
    """勾稽规则.yaml typed; None where anything of it cannot be."""
    book, problems, _ = typed(RuleBook, source, Gate(settings.unit_table(), None), 2000)
    if book is not None:
        names = (rule.name for rule in book.rules)
        problems = (*problems, *told(named_twice(names, ("勾稽规则",), "名称", source)))
    return None if problems else book, problems


def validate(source: Source, settings: Settings, year: int) -> tuple[Checked | None, Problems]:
    """A township's file typed; `year` is that of the folder it lies in. None where nothing more can be found out."""
    units = settings.unit_table()
    sources = tuple(name for s in settings.sources for name in (s.name, *s.aliases))
    money, problems = money_of(source, units)
    texts = tuple(texts_in(dict(source.root), ()))
    faults = text_faults(source, privacy_of(source), texts)
    report, more, replaced = typed(Report, source, Gate(units, money, sources), year, faults.paths)
    problems = (*problems, *faults.problems, *wording_faults(source, words_of(settings), texts), *more)
    if report is None:
        return None, problems
    problems = (*problems, *not_filled_in(report, source, replaced))
    kind = kind_named(report.kind)
    if kind is None:
        words = {"text": report.kind, "choices": "、".join(k.name for k in KINDS)}
        problems = (*problems, *told([Problem("V015", source.place(("文种",)), words)]))
    more = told(misfits(report, kind, source, settings, report.year if ("年度",) in replaced else year))
    faulty = {source.place(path) for path in faults.paths}
    problems = (*problems, *(p for p in more if p.place not in faulty), *mixed_money(report, source, money))
    if kind is None:
        kind = nearest_kind(report.kind)  # what it may have been meant to be; it stays an error
    if money is None:
        return None, problems
    return Checked(report, kind, source, settings, money, replaced), problems


def nearest_kind(name: str) -> Kind:
    """The kind whose name is most like `name`, the first of all where none is."""
    near = get_close_matches(name, [kind.name for kind in KINDS], n=1, cutoff=0.3)
    return kind_named(near[0]) or KINDS[0] if near else KINDS[0]


def words_of(settings: Settings) -> Words:
    """The words that the office watches for."""
    return watched(tuple((choice.typed, choice.better) for choice in settings.words), settings.copied)


@cache
def watched(better: tuple[tuple[str, str], ...], copied: tuple[str, ...]) -> Words:
    """The same for every report of a run, since its expressions are worth keeping."""
    return Words(dict(better), copied)


def privacy_of(source: Source) -> Privacy:
    """What the file's kind of report does with private numbers; where the kind is not known, it refuses them."""
    name = source.root.get("文种")
    kind = kind_named(name.strip()) if isinstance(name, str) else None
    return Privacy.REFUSE if kind is None else kind.private


def money_of(source: Source, units: Units) -> tuple[Unit | None, Problems]:
    """The file's unit of money, 万元 where it names none; V021 where it names what is none, and then 万元 as well."""
    usual = units.get("万元")
    name = source.root.get("金额单位")
    if not isinstance(name, str) or not name.strip():
        return usual, () if usual else (Problem("V021", source.place(("金额单位",)), {"text": "万元"}),)
    found = units.get(name.strip())
    if found is None or (usual is not None and found.dimension != usual.dimension):
        return usual, (Problem("V021", source.place(("金额单位",)), {"text": name}),)
    return found, ()


def told(problems: Iterable[Problem]) -> Problems:
    """`problems` less those about what is not there, which is a problem already."""
    return tuple(p for p in problems if not any(STAND_IN in word for word in p.words.values()))


def not_filled_in(report: Report, source: Source, replaced: Mapping[KeyPath, StandIn]) -> Iterator[Problem]:
    """V006 for every number that still stands as 待填, under the key it was typed at; what was replaced is told already."""
    told_already = {made.place for made in replaced.values()}
    paths = {place: path for path, place in source.values.items() if place not in told_already}
    for key, quantity in quantities_in(report):
        path = paths.get(quantity.place) if quantity.place else None
        if quantity.missing is Missing.TO_FILL and path is not None and path not in source.unread:
            yield Problem("V006", source.values[path], {"key": last_key(path) or key})


@cache
def fields_of(record: type[Record]) -> tuple[tuple[str, str], ...]:
    """The fields of a record type, each with its key."""
    return tuple((name, info.alias or name) for name, info in record.model_fields.items())


def quantities_in(value: Any, key: str = "") -> Iterator[tuple[str, Quantity]]:
    """Every quantity of a record, with the key it was typed at."""
    if isinstance(value, Quantity):
        yield key, value
    elif isinstance(value, Pair):
        for part in (value.households, value.people):
            if part is not None:
                yield key, part
    elif isinstance(value, Record):
        for name, alias in fields_of(type(value)):
            if (entry := getattr(value, name)) is not None:
                yield from quantities_in(entry, alias)
    elif isinstance(value, tuple):
        for entry in value:
            yield from quantities_in(entry, key)
    elif isinstance(value, dict):
        for inner, entry in value.items():
            yield from quantities_in(entry, inner)


__all__ = ["Checked", "quantities_in", "validate", "validate_rules", "validate_settings"]
