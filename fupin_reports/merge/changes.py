"""What a merge has to tell: what of a person's was carried over, what was brought up to now, what both had changed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What happened at a place."""

    REWRITTEN = "rewritten"  # the person's wording stands
    ADDED = "added"  # words, a paragraph or a row of the person's own
    DELETED = "deleted"  # stays deleted
    MOVED = "moved"  # stands where the person put it
    RESHAPED = "reshaped"  # a paragraph that the person made a heading, or the other way
    UPDATED = "updated"  # a figure in a person's wording is the one of now
    DISPUTED = "disputed"  # both changed the same words; the person's stand
    DELETED_CHANGED = "deleted, changed"  # the person deleted what the data have changed since
    KEPT = "kept"  # the data no longer give it, the person's version stands

    STALE = "stale"  # a person's own words say what a figure was last time

    @property
    def is_conflict(self) -> bool:
        """Whether a person should look at it."""
        return self in (Kind.DISPUTED, Kind.DELETED_CHANGED, Kind.KEPT, Kind.STALE)


@dataclass(frozen=True, slots=True)
class Change:
    """One of them: `where` in words, what stood there before and what stands there now (of a dispute: theirs, ours)."""

    kind: Kind
    where: str
    before: str
    after: str
