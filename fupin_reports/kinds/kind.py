"""What a kind of report declares: its sections in order, the blocks it cannot do without, its template."""

from __future__ import annotations

from dataclasses import dataclass

from fupin_reports.privacy import Privacy


@dataclass(frozen=True, slots=True)
class Section:
    """A first-level section: the key by which 章节 names it, its heading, and the partial that prints it."""

    key: str
    title: str
    partial: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of report (文种). `template` and `form` lie in `templates/`.

    `prints` are the shared blocks that its template makes use of, `requires` those that it cannot do without; both are
    keys of the record. 指标 are for every text to name, and in no list.

    `private` says what it does with numbers of identity cards, bank cards and mobile telephones.
    `gathers` says that it is made of the reports of the townships, which are those of a kind that `is_gathered`.
    """

    name: str
    template: str
    form: str
    sections: tuple[Section, ...]
    prints: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    private: Privacy = Privacy.REFUSE
    gathers: bool = False
    is_gathered: bool = False
