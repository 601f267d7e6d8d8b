"""`.fupin/history.jsonl`: what moved in every run, a line a report."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from fupin_reports.moves import Move
from fupin_reports.store.files import write_whole

HISTORY = "history.jsonl"
MOST_KEPT = 5000


@dataclass(frozen=True, slots=True)
class Entry:
    """One report in one run: when the run began (ISO, to the second), whether the report is new, what moved."""

    run: str
    report: str
    new: bool
    moves: tuple[Move, ...] = ()


def remember(folder: Path, entries: Sequence[Entry]) -> None:
    """Adds `entries` to what is known; the oldest go when there are too many. OSError where it cannot be written."""
    if not entries:
        return
    path = folder / HISTORY
    lines = [*known_lines(path), *(json.dumps(asdict(entry), ensure_ascii=False) for entry in entries)]
    write_whole(path, ("\n".join(lines[-MOST_KEPT:]) + "\n").encode())


def entries(folder: Path) -> Iterator[Entry]:
    """Everything that is remembered, oldest first; a line that cannot be read is passed over."""
    for line in known_lines(folder / HISTORY):
        try:
            saved = json.loads(line)
            moves = tuple(Move(**{**move, "where": tuple(move["where"])}) for move in saved["moves"])
            yield Entry(saved["run"], saved["report"], bool(saved["new"]), moves)
        except (ValueError, KeyError, TypeError):
            continue


def known_lines(path: Path) -> list[str]:
    """The lines of the file; none where there is none."""
    try:
        return [line for line in path.read_text("utf-8").splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError):
        return []
