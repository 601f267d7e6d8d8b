"""What the dataclasses of a document are made of, looked up once for each class: `dataclasses.fields` asks anew for every node."""

from __future__ import annotations

import dataclasses
from typing import Any

Names = tuple[str, ...] | None

ALL: dict[type, Names] = {}
COMPARED: dict[type, Names] = {}


def names_of(kind: type) -> Names:
    """The names of a dataclass's fields; None for any other class."""
    if kind not in ALL:
        is_one = dataclasses.is_dataclass(kind)
        ALL[kind] = tuple(field.name for field in dataclasses.fields(kind)) if is_one else None
    return ALL[kind]


def compared_of(kind: type) -> Names:
    """The names of the fields by which two of a dataclass are compared; None for any other class."""
    if kind not in COMPARED:
        is_one = dataclasses.is_dataclass(kind)
        COMPARED[kind] = tuple(field.name for field in dataclasses.fields(kind) if field.compare) if is_one else None
    return COMPARED[kind]


def as_dict(node: Any) -> dict[str, Any]:
    """The fields of a dataclass by name, and those of the dataclasses in them."""
    names = names_of(type(node)) or ()
    values = ((name, getattr(node, name)) for name in names)
    return {name: as_dict(value) if names_of(type(value)) is not None else value for name, value in values}
