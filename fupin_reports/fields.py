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


def fields_of(node: Any) -> dict[str, Any]:
    """The fields of a dataclass by name. TypeError for anything else, as JSON wants it."""
    names = names_of(type(node))
    if names is None:
        raise TypeError(f"{type(node).__name__} is no dataclass")
    return {name: getattr(node, name) for name in names}
