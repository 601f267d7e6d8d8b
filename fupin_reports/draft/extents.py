"""From which line to which each entry of a data file goes. Comes in: a source; knows nothing of records or figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fupin_reports.source import KeyPath, Source, Span


@dataclass(frozen=True, slots=True)
class Extent:
    """The lines of the entry at `path`, the last one included."""

    path: KeyPath
    first: int
    last: int

    def holds(self, lines: Iterable[int]) -> bool:
        """Whether all of `lines` are among its own."""
        return all(self.first <= line <= self.last for line in lines)


class Extents:
    """The extents of one file."""

    def __init__(self, source: Source) -> None:
        starts = first_lines(source)
        self._all = tuple(extents_of(starts, len(source.lines)))
        self._by_path = {extent.path: extent for extent in self._all}
        self._paths = {place: path for places in (source.keys, source.values) for path, place in places.items()}

    def around(self, lines: Iterable[int]) -> tuple[Extent, ...]:
        """The entries that hold all of `lines`, the smallest first; never the file as a whole."""
        wanted = tuple(lines)
        found = (e for e in self._all if e.path and e.holds(wanted)) if wanted else ()
        return tuple(sorted(found, key=lambda e: (e.last - e.first, -len(e.path))))

    def path(self, place: Span) -> KeyPath:
        """The path of the entry at `place`: of a value, a key, or the smallest entry around its line."""
        found = self._paths.get(place)
        around = () if found else self.around([place.line])
        return found or (around[0].path if around else ())

    def of(self, place: Span) -> tuple[int, int]:
        """First and last line of what is typed at `place`; its own line where nothing is known of it."""
        extent = self._by_path.get(self._paths.get(place, ()))
        return (place.line, extent.last) if extent and extent.path else (place.line, place.line)


def first_lines(source: Source) -> dict[KeyPath, int]:
    """The line on which each entry begins: that of its key, or of its value in a list."""
    starts: dict[KeyPath, int] = {}
    for places in (source.values, source.keys):
        for path, place in places.items():
            if place.line:
                starts[path] = min(starts.get(path, place.line), place.line)
    return starts


def extents_of(starts: dict[KeyPath, int], lines: int) -> Iterator[Extent]:
    """Each entry, ending on the line before the next one that is not within it (on its own line at least)."""
    open_: list[tuple[KeyPath, int]] = []
    for path, line in sorted(starts.items(), key=lambda item: (item[1], len(item[0]))):
        while open_ and path[: len(open_[-1][0])] != open_[-1][0]:
            ended, first = open_.pop()
            yield Extent(ended, first, max(first, line - 1))
        open_.append((path, line))
    for ended, first in open_:
        yield Extent(ended, first, lines)
