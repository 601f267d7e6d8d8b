"""What may stand where in a data file, as far as reading its text needs to know it.

A word in front of a colon is a key or the beginning of a sentence; only the form tells. `records` draws the outlines,
`load` uses them and knows nothing of records.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class Outline:
    """One place of a form: a mapping (`keys`, `others`), a list (`entries`), one line (`number`, `prose`), or either.

    `keys` are the fixed keys with what stands under each; `others` is what stands under keys that an office or a clerk
    names itself, `names` the known ones of those; `needed` are the keys that may not be missing. `text` says that words
    may stand here, alone or in the place of a mapping, `prose` that they are sentences, `number` that the line is a
    number, a year or a date.
    """

    keys: Mapping[str, Outline] = field(default_factory=dict)
    others: Outline | None = None
    names: frozenset[str] = frozenset()
    needed: frozenset[str] = frozenset()
    entries: Outline | None = None
    text: bool = False
    prose: bool = False
    number: bool = False

    def below(self, key: str) -> Outline | None:
        """What stands under `key`; None where the form does not say."""
        return self.keys.get(key, self.others)

    @property
    def is_mapping(self) -> bool:
        """Whether keys stand here."""
        return bool(self.keys) or self.others is not None

    @property
    def is_line(self) -> bool:
        """Whether nothing but one line stands here."""
        return not self.is_mapping and self.entries is None

    @cached_property
    def known(self) -> frozenset[str]:
        """Every fixed key here and below."""
        below = [*self.keys.values(), *(o for o in (self.others, self.entries) if o is not None)]
        return frozenset(self.keys).union(*(outline.known for outline in below))
