"""算式 of 指标: each worked out, in the order in which they need one another; a circle is refused.

Where the indicator has no 值 of its own, the result is its value, with what it was made from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fupin_reports.compute.lookup import look_up
from fupin_reports.compute.names import Names, Scale
from fupin_reports.figures import PERCENT, YUAN, Figure, How
from fupin_reports.formulas import (
    Amount,
    Fault,
    FormulaError,
    Name,
    converted,
    decimal_of,
    is_ratio,
    names_in,
    parse,
    worked_out,
)
from fupin_reports.formulas.amounts import UnitsError
from fupin_reports.formulas.faults import Kind
from fupin_reports.quantities import Hedge, Quantity, Unit, Units
from fupin_reports.records import Indicator, Prose

INDICATORS = "指标"


@dataclass(frozen=True, slots=True)
class Worked:
    """The 算式 of the indicator `key`: its result and the figures it names, or the fault in its way.

    `ratio` says that it divides; then its result is a rounded one wherever it is stated.
    """

    key: str
    text: Prose
    result: Amount | None = None
    inputs: tuple[Figure, ...] = ()
    ratio: bool = False
    fault: Fault | None = None

    def figure(self, unit: Unit | None = None) -> Figure | None:
        """The result as a figure, in `unit` where one is given; None without a result. UnitsError across dimensions."""
        if self.result is None:
            return None
        to = unit or self.result.unit or (PERCENT if self.ratio else None)
        if unit is None and self.result.per is not None and to is not None and to.dimension == YUAN.dimension:
            to = YUAN if abs(converted(self.result, to)) < 1 else to
        how = How.FORMULA if not self.ratio else How.RATE if to == PERCENT else How.AVERAGE
        value = decimal_of(converted(self.result, to) if to is not None else self.result.value)
        hedge = Hedge.ABOUT if self.result.hedged else None
        return Figure(f"{INDICATORS}.{self.key}", Quantity(value, to, hedge), how, self.inputs)


def all_worked_out(indicators: Mapping[str, Indicator], root: Names, units: Units) -> tuple[Worked, ...]:
    """Every 算式 with its result; `root` holds all other figures."""
    if not any(entry.formula for entry in indicators.values()):
        return ()
    desk = Desk(indicators, root, units)
    return tuple(desk.worked(key, ()) for key, entry in indicators.items() if entry.formula)


def stated_units(entry: Indicator, units: Units) -> tuple[Unit, ...]:
    """The units that an indicator states: those of its 值 and its 申报值, or its 单位."""
    typed = [value.unit for value in (entry.value, entry.filed) if value is not None and value.unit is not None]
    named = units.get(entry.unit) if entry.unit and not typed else None
    return (*typed, named) if named is not None else tuple(typed)


def stated_unit(entry: Indicator, units: Units) -> Unit | None:
    """The one that the result of its 算式 is given in; None where it states none."""
    return next(iter(stated_units(entry, units)), None)


class Desk:
    """Works each formula out once, when it is first asked for."""

    def __init__(self, indicators: Mapping[str, Indicator], root: Names, units: Units) -> None:
        self._indicators, self._root, self._units = indicators, root, units
        self._done: dict[str, Worked] = {}

    def worked(self, key: str, above: tuple[str, ...]) -> Worked:
        """The formula of the indicator `key`; `above` are those that are waiting for it."""
        if key not in self._done:
            self._done[key] = self._work(key, above)
        return self._done[key]

    def _work(self, key: str, above: tuple[str, ...]) -> Worked:
        """The same, anew."""
        entry = self._indicators[key]
        text = entry.formula
        assert text is not None
        trail = (*above, key)
        try:
            node = parse(text.text, self._units)
            found = {name: self._found(name, trail) for name in names_in(node)}
            result = worked_out(node, found.__getitem__)
            worked = Worked(key, text, result, tuple(dict.fromkeys(found.values())), is_ratio(node))
            for unit in stated_units(entry, self._units):
                worked.figure(unit)
        except FormulaError as error:
            return Worked(key, text, fault=error.fault)
        except UnitsError as error:
            words = {"cause": "result", "left": error.right.unit_name, "right": error.left.unit_name}
            return Worked(key, text, fault=FormulaError(Kind.UNIT, 0, len(text.text), **words).fault)
        return worked

    def _found(self, name: Name, trail: tuple[str, ...]) -> Figure:
        """The figure of a name; that of another formula is worked out first."""
        key = name.path[1] if len(name.path) > 1 and name.path[0] == INDICATORS else None
        own = key is not None and (len(name.path) == 2 or name.path[2:] == ("值",))
        entry = self._indicators.get(key) if key is not None and own else None
        if key is not None and entry is not None and entry.formula and (entry.value is None or key == trail[-1]):
            if key in trail:
                circle = " → ".join(f"{INDICATORS}.{step}" for step in (*trail[trail.index(key) :], key))
                raise FormulaError(Kind.CYCLE, name.start, name.end, names=circle)
            figure = self.worked(key, trail).figure(stated_unit(entry, self._units))
            if figure is None:
                raise FormulaError(Kind.MISSING, name.start, name.end, cause="nothing", name=name.text)
            return figure
        found = look_up(self._root, name)
        if isinstance(found, Scale):
            raise FormulaError(Kind.NAME, name.start, name.end, name=name.text, near=f"{name.text}.户", cause="pair")
        return found
