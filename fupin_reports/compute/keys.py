"""Keys of data that has no name of its own: made from its first words, so that they stay when others come or go."""

from __future__ import annotations

from collections.abc import Iterable

WORDS = 12  # characters of a text that make its key


def key_of(text: str) -> str:
    """The first letters and digits of `text`, without its marks; 条 where there are none."""
    return "".join(c for c in text if c.isalnum())[:WORDS] or "条"


def distinct(keys: Iterable[str]) -> list[str]:
    """`keys`, each once: the second of the same gets ·2, as a last resort, since nothing else tells them apart."""
    result: list[str] = []
    taken: set[str] = set()
    for base in keys:
        key, n = base, 1
        while key in taken:
            n += 1
            key = f"{base}·{n}"
        taken.add(key)
        result.append(key)
    return result
