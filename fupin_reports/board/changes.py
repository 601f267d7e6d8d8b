"""What moved: since the files of the last run were made, and in that run itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from fupin_reports.board.model import Changed, Changes, Moved
from fupin_reports.moves import Move
from fupin_reports.store.history import Entry

MOST_IN_ALL = 160
MOST_OF_A_REPORT = 30
MOST_PLACES = 3


def changes_of(
    now: Iterable[tuple[str, tuple[Move, ...]]], history: Sequence[Entry], data_file: Callable[[str], str]
) -> Changes:
    """`now` are the moves of each report since its files were made; of `history` the last run counts. `data_file` is what a
    report's data file is called in places.
    """
    run = history[-1].run if history else ""
    last = [entry for entry in history if entry.run == run]
    pending = [(name, False, moves) for name, moves in now if moves]
    done = [(entry.report, entry.new, entry.moves) for entry in last if entry.new or entry.moves]
    return Changes(run.replace("T", " ")[:16], changed(pending, data_file), changed(done, data_file))


def changed(
    found: Sequence[tuple[str, bool, tuple[Move, ...]]], data_file: Callable[[str], str]
) -> tuple[Changed, ...]:
    """The reports with their moves, corrections first, as many as there is room for."""
    moving = sum(bool(moves) for _, _, moves in found)
    most = min(MOST_OF_A_REPORT, max(1, MOST_IN_ALL // max(1, moving)))
    return tuple(one_changed(name, new, moves, most, data_file(name)) for name, new, moves in found)


def one_changed(name: str, new: bool, moves: tuple[Move, ...], most: int, own_file: str) -> Changed:
    """One report, whose data are in `own_file`."""
    ordered = sorted(moves, key=lambda move: not move.typed)
    typed = sum(move.typed for move in moves)
    places = [place_of(move.place, own_file) for move in ordered[:most]]
    shown = tuple(
        Moved(m.name, m.before, m.after, line, m.where[:MOST_PLACES], file)
        for m, (file, line) in zip(ordered, places, strict=False)
    )
    return Changed(name, new, shown, typed, len(moves) - typed, len(moves) - len(shown))


def place_of(place: str, own_file: str) -> tuple[str, str]:
    """File and line of `data/2023/甲乡.yaml:17:5`, without the file where it is the report's own; nothing for no place."""
    parts = place.rsplit(":", 2)
    if len(parts) != 3:
        return "", ""
    return parts[0] if parts[0] != own_file else "", parts[1]
