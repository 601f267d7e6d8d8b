"""Every figure of a report under the name that is typed for it between {{ }}: 本年.资金.合计, 工作["一、二"].条数."""

from __future__ import annotations

from collections.abc import Iterator

from fupin_reports.compute.names import Fact, Listing, Names, Scale
from fupin_reports.figures import Figure


def directory(root: Names) -> dict[str, Figure | Scale]:
    """Figures and pairs by one name each: their own where that leads to them, else the one that is least to type."""
    shortest: dict[str, tuple[str, Figure | Scale]] = {}
    for typed, fact in named(root, ""):
        own = f"{fact.name}（户人）" if isinstance(fact, Scale) else fact.name
        known = shortest.get(own)
        if known is None or effort(typed, fact.name) < effort(known[0], fact.name):
            shortest[own] = (typed, fact)
    return dict(shortest.values())


def effort(typed: str, own: str) -> tuple[bool, int, int]:
    """How far a name is from the one to give: its own name first, then few brackets, then short."""
    return typed != own, typed.count("["), len(typed)


def named(fact: Fact, typed: str) -> Iterator[tuple[str, Figure | Scale]]:
    """Everything printable at and below `fact`, with the name that leads there."""
    match fact:
        case Figure():
            yield typed, fact
        case Scale() | Names():
            if isinstance(fact, Scale):
                yield typed, fact
            elif fact.headline is not None:
                yield from named(fact.headline, typed)
            for key, part in fact.below().items():
                if not other_than(key, part, fact):
                    yield from named(part, joined(typed, key))
        case Listing():
            for key, names in fact.entries.items():
                yield from named(names, joined(typed, key))
        case tuple():
            for n, entry in enumerate(fact):
                yield from named(entry, f"{typed}[{n}]")
        case _:
            return


def other_than(key: str, part: Fact, group: Fact) -> bool:
    """Whether `part` stands for the households of a group but counts something else (400亩)."""
    pair = group if isinstance(group, Scale) else group.headline if isinstance(group, Names) else None
    if key != "户" or not isinstance(pair, Scale) or not isinstance(part, Figure):
        return False
    return part.quantity.unit is not None and part.quantity.unit.dimension != "户"


def joined(typed: str, key: str) -> str:
    """`key` below `typed`: behind a point where a name may be written so, else in brackets."""
    if not typed:
        return key
    if key.isidentifier():
        return f"{typed}.{key}"
    return f'{typed}["{key}"]' if '"' not in key else f"{typed}['{key}']"
