"""V024: two entries of one name in a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from fupin_reports.problems import Problem
from fupin_reports.source import KeyPath, Source


def named_twice(names: Iterable[str], path: KeyPath, key: str, source: Source) -> Iterator[Problem]:
    """V024 for every entry of a list whose name an earlier entry has."""
    listed = list(names)
    for name, times in Counter(listed).items():
        if times > 1:
            first, *others = [n for n, other in enumerate(listed) if other == name]
            for n in others:
                earlier = source.place((*path, first, key))
                words = {"text": name, "list": str(path[-1]), "line": str(earlier.line)}
                yield Problem("V024", source.place((*path, n, key)), words, related=(earlier,))
