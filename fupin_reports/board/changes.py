"""What moved: since the files of the last run were made, and in that run itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fupin_reports.board.model import Changed, Changes, Moved
from fupin_reports.moves import Move
from fupin_reports.store.history import Entry

MOST_IN_ALL = 160
MOST_OF_A_REPORT = 30
MOST_PLACES = 3


def changes_of(now: Iterable[tuple[str, tuple[Move, ...]]], history: Sequence[Entry]) -> Changes:
    """`now` are the moves of each report since its files were made; of `history` the last run counts."""
    run = history[-1].run if history else ""
    last = [entry for entry in history if entry.run == run]
    pending = [(name, False, moves) for name, moves in now if moves]
    done = [(entry.report, entry.new, entry.moves) for entry in last if entry.new or entry.moves]
    return Changes(run.replace("T", " ")[:16], changed(pending), changed(done))


def changed(found: Sequence[tuple[str, bool, tuple[Move, ...]]]) -> tuple[Changed, ...]:
    """The reports with their moves, corrections first, as many as there is room for."""
    moving = sum(bool(moves) for _, _, moves in found)
    most = min(MOST_OF_A_REPORT, max(1, MOST_IN_ALL // max(1, moving)))
    return tuple(one_changed(name, new, moves, most) for name, new, moves in found)


def one_changed(name: str, new: bool, moves: tuple[Move, ...], most: int) -> Changed:
    """One report."""
    ordered = sorted(moves, key=lambda move: not move.typed)
    typed = sum(move.typed for move in moves)
    shown = tuple(Moved(m.name, m.before, m.after, line_of(m.place), m.where[:MOST_PLACES]) for m in ordered[:most])
    return Changed(name, new, shown, typed, len(moves) - typed, len(moves) - len(shown))


def line_of(place: str) -> str:
    """The line of `data/2023/甲乡.yaml:17:5`; nothing where there is no place."""
    parts = place.rsplit(":", 2)
    return parts[1] if len(parts) == 3 else ""
