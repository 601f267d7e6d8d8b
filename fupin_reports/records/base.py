"""What all record types share: frozen, no unknown keys, and field types that turn typed text into values.

A record is what was filled in, typed; every quantity and every text keeps its place. Validation context is a `Gate`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Self, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, GetPydanticSchema, ValidationInfo, model_validator
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError, core_schema

from fupin_reports.dates import NotADate, date_of
from fupin_reports.quantities import Missing, Pair, Quantity, QuantityError, Unit, Units, parse_pair, parse_quantity
from fupin_reports.rates import Rate, parse_rate
from fupin_reports.source import STAND_IN, Located, Span, StandIn


@dataclass(frozen=True, slots=True)
class Gate:
    """What the fields need to know from outside their record: the units, and the file's one unit of money (金额单位).

    `sources` are the names of fund sources, to tell one that stands where only keys of the form may.
    """

    units: Units
    money: Unit | None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prose:
    """Narrative text of a clerk; may name figures in `{{ … }}`."""

    text: str
    place: Span | None = field(default=None, compare=False)

    def __str__(self) -> str:
        """Refuses: the names of figures in the text must be filled in first."""
        raise TypeError("narrative text is printed through `prose`, never as it stands")


class InMoneyOfFile:
    """Marks a field whose bare number is in the file's unit of money."""


class KeepsBlank:
    """Marks a field whose blank is 待填; a blank in any other field counts as not filled in at all."""


class Record(BaseModel):
    """Base of every record type."""

    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True)

    @model_validator(mode="before")
    @classmethod
    def without_blanks(cls, data: Any) -> Any:
        """Drops blank values except those of number fields: `导语:` with nothing behind it says nothing.

        A key that is not known stays, to be told.
        """
        if not isinstance(data, Mapping):
            return data
        dropped = dropping_blank(cls)
        return {key: value for key, value in data.items() if value != "" or key not in dropped}


@cache
def dropping_blank(record: type[Record]) -> frozenset[str]:
    """The keys of `record` but for those of number fields; `Money | None` is one as `Money` is."""
    fields = record.model_fields.values()
    return frozenset(f.alias for f in fields if f.alias and not marked(f, KeepsBlank))


def marked(field: FieldInfo, mark: type) -> bool:
    """Whether a field, or a type in its annotation, bears that mark."""
    marks = [field.metadata, *(getattr(declared, "__metadata__", ()) for declared in get_args(field.annotation))]
    return any(isinstance(one, mark) for found in marks for one in found)


HOLDING = (Prose, dict, tuple, Record)
"""What has narrative text in it, or may have."""


class Choice(StrEnum):
    """Base of every list of choices. A stand-in is taken as one more choice, which no list shows and nothing equals."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, StandIn):
            return None
        chosen = str.__new__(cls, value)
        chosen._name_, chosen._value_ = "STAND_IN", str(value)
        return chosen


def place_of(value: Any) -> Span | None:
    """Where typed text stands; None for text that came from elsewhere."""
    return value.place if isinstance(value, Located) else None


def refused(error: QuantityError) -> PydanticCustomError:
    """A QuantityError as pydantic carries it: type `quantity_<kind>`, unit and what was meant in its context."""
    return PydanticCustomError(f"quantity_{error.kind}", "quantity", {"unit": error.unit, "near": error.near})


def gate_of(info: ValidationInfo) -> Gate:
    """The gate that validation was called with."""
    assert isinstance(info.context, Gate)
    return info.context


def quantity_field(default: Callable[[ValidationInfo], Unit | None]) -> BeforeValidator:
    """A validator from typed text to Quantity; a bare number takes the unit that `default` gives."""

    def parse(value: Any, info: ValidationInfo) -> Any:
        if isinstance(value, StandIn):
            return stood_in(value, default(info))
        if not isinstance(value, str):
            raise PydanticCustomError("scalar", "scalar")
        try:
            return parse_quantity(value, gate_of(info).units, default(info), place_of(value))
        except QuantityError as error:
            raise refused(error) from error

    return BeforeValidator(parse)


def stood_in(value: StandIn, unit: Unit | None) -> Quantity:
    """The quantity of a stand-in: 待填, with what is typed there instead of a number for its reason."""
    missing = Missing.TO_FILL
    return Quantity(None, unit, missing=missing, stated=missing.value, reason=value.typed, place=value.place)


def parse_households(value: Any, info: ValidationInfo) -> Any:
    """`591户1593人`, `72户`, or a quantity of another unit, as a Pair."""
    if isinstance(value, StandIn):
        return Pair(stood_in(value, gate_of(info).units.get("户")), None, value.place)
    if not isinstance(value, str):
        raise PydanticCustomError("scalar", "scalar")
    try:
        return parse_pair(value, gate_of(info).units, place_of(value))
    except QuantityError as error:
        raise refused(error) from error


RANK = re.compile(r"第?\s*([1-9][0-9]{0,3})\s*(?:位|名)?")


RANKED = quantity_field(lambda _i: Unit("位", "位"))


def parse_rank(value: Any, info: ValidationInfo) -> Any:
    """`3`, `3位` or `第3位`; 不详 with a reason is none."""
    if isinstance(value, str) and (found := RANK.fullmatch(value.strip())):
        return Quantity(Decimal(found[1]), Unit("位", "位"), place=place_of(value))
    result = RANKED.func(value, info)  # type: ignore[call-arg]  # made of a function of two
    if isinstance(result, Quantity) and result.value is not None:
        raise refused(QuantityError("number", str(value)))
    return result


def parse_price(value: Any, info: ValidationInfo) -> Any:
    """`300元/亩` as a Rate."""
    text = filled_in(value)
    try:
        return parse_rate(text, gate_of(info).units, gate_of(info).money, place_of(value))
    except QuantityError as error:
        raise refused(error) from error


BRACES = re.compile(r"[{}｛｝]")


def parse_word(value: Any) -> Any:
    """A name or a term: one line of text, outer white space dropped."""
    text = " ".join(filled_in(value).split())
    if BRACES.search(text):
        raise PydanticCustomError("braces", "braces")
    return text


def parse_prose(value: Any) -> Any:
    """Narrative text with its place."""
    return Prose(str(filled_in(value)), place_of(value))


def filled_in(value: Any) -> str:
    """`value` where it is text; refused where it is blank, or still says 待填."""
    if not isinstance(value, str):
        raise PydanticCustomError("scalar", "scalar")
    if value.strip() in ("", Missing.TO_FILL):
        raise PydanticCustomError("to_fill", "to_fill")
    return value


def parse_date(value: Any) -> Any:
    """2023年12月20日 or 2023-12-20 as a date."""
    if not isinstance(value, str):
        raise PydanticCustomError("scalar", "scalar")
    try:
        return date_of(value)
    except NotADate as error:
        raise PydanticCustomError("date", "date", {"cause": error.cause, "near": error.near}) from error


def parse_year(value: Any) -> Any:
    """A year of four digits, 年 allowed behind it."""
    if not isinstance(value, str):
        raise PydanticCustomError("scalar", "scalar")
    if not re.fullmatch(r"(?:19|20)[0-9]{2}年?", value.strip()):
        raise PydanticCustomError("year", "year")
    return int(value.strip()[:4])


def parse_switch(value: Any) -> Any:
    """是 or 否."""
    if not isinstance(value, str):
        raise PydanticCustomError("scalar", "scalar")
    if value.strip() not in ("是", "否"):
        raise PydanticCustomError("switch", "switch")
    return value.strip() == "是"


def parse_unit_name(value: Any, info: ValidationInfo) -> Any:
    """The name of a unit that the office knows."""
    name = parse_word(value)
    if STAND_IN not in name and gate_of(info).units.get(name) is None:
        raise PydanticCustomError("quantity_unit", "quantity", {"unit": name, "near": ""})
    return name


def unit_named(name: str) -> Callable[[ValidationInfo], Unit | None]:
    """The unit of that name as a field's default."""
    return lambda info: gate_of(info).units.get(name) or Unit(name, name)


def own_unit(info: ValidationInfo) -> Unit | None:
    """The unit that the same record names in its 单位, validated before; None where it names none."""
    name = info.data.get("unit")
    return (gate_of(info).units.get(name) or Unit(name, name)) if isinstance(name, str) else None


NAMES_FIGURES = "x-names-figures"
"""Marks in the schema a text that may name figures; `schema` puts the names there."""


def as_text(description: str = "", **more: Any) -> GetPydanticSchema:
    """How a field of our own type looks to an editor: anything typed on one line, or nothing yet; and `more` of it."""
    wanted: dict[str, Any] = {"type": ["string", "number", "null"], **more}
    if description:
        wanted["description"] = description

    def core(_source: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.any_schema(metadata={"pydantic_js_functions": [lambda _schema, _h: dict(wanted)]})

    return GetPydanticSchema(core)


KEEPS_BLANK = KeepsBlank()
Money = Annotated[
    Quantity,
    as_text("金额；不写单位即按文件开头的金额单位"),
    quantity_field(lambda i: gate_of(i).money),
    KEEPS_BLANK,
    InMoneyOfFile(),
]
Measured = Annotated[
    Quantity, as_text("数量，连同单位：794m、2座、约80亩"), quantity_field(lambda _i: None), KEEPS_BLANK
]
Percent = Annotated[Quantity, as_text("百分数：60%"), quantity_field(unit_named("%")), KEEPS_BLANK]
Times = Annotated[Quantity, as_text("次数：6"), quantity_field(unit_named("次")), KEEPS_BLANK]
Attendances = Annotated[Quantity, as_text("人次：365"), quantity_field(unit_named("人次")), KEEPS_BLANK]
People = Annotated[Quantity, as_text("人数：5"), quantity_field(unit_named("人")), KEEPS_BLANK]
Households = Annotated[Quantity, as_text("户数：72、2—3"), quantity_field(unit_named("户")), KEEPS_BLANK]
Valued = Annotated[Quantity, as_text("数，连同单位；写了“单位”一栏就可省去"), quantity_field(own_unit), KEEPS_BLANK]
Scale = Annotated[Pair, as_text("户和人：591户1593人"), BeforeValidator(parse_households), KEEPS_BLANK]
Rank = Annotated[Quantity, as_text("名次：3、第3位"), BeforeValidator(parse_rank), KEEPS_BLANK]
Pieces = Annotated[Quantity, as_text("个数：11"), quantity_field(unit_named("个")), KEEPS_BLANK]
Items = Annotated[Quantity, as_text("条数：7"), quantity_field(unit_named("条")), KEEPS_BLANK]
Price = Annotated[Rate, as_text("单价，写成 300元/亩"), BeforeValidator(parse_price)]
Word = Annotated[str, as_text(), BeforeValidator(parse_word)]
UnitName = Annotated[str, as_text(), BeforeValidator(parse_unit_name)]
ProseText = Annotated[
    Prose, as_text("文字；可用 {{ 名称 }} 引用算出的数", **{NAMES_FIGURES: True}), BeforeValidator(parse_prose)
]
Day = Annotated[date, as_text("日期：2023年12月20日"), BeforeValidator(parse_date)]
Year = Annotated[int, as_text("年份：2023"), BeforeValidator(parse_year)]
Switch = Annotated[bool, as_text("是 或 否"), BeforeValidator(parse_switch)]
