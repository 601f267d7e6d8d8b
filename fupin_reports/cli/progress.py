"""How far a run of many reports is: a line for each, and on a terminal a last line with count, rate and time to go."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from time import monotonic

from fupin_reports.cli.console import room, say, width

MINUTE, HOUR = 60, 3600
SOON = 10
"""Seconds; below that the time to go is not worth a number."""


class Progress:
    """Counts what is done of `total` reports; `clock` gives seconds."""

    def __init__(self, total: int, clock: Callable[[], float] = monotonic) -> None:
        self._total, self._done, self._shown = total, 0, 0
        self._clock, self._began = clock, clock()
        self._live = total > 1 and sys.stdout.isatty()

    def finished(self) -> None:
        """One report more."""
        self._done += 1
        self._show()

    def say(self, text: str) -> None:
        """A line that stays, above the one that moves."""
        self.clear()
        say(text)
        self._show()

    def clear(self) -> None:
        """Takes the moving line away."""
        if self._shown:
            sys.stdout.write("\r" + " " * self._shown + "\r")
            sys.stdout.flush()
            self._shown = 0

    def _show(self) -> None:
        if not self._live or not 0 < self._done < self._total:
            return
        self.clear()
        texts = in_words(self._done, self._total, self._clock() - self._began)
        text = next((one for one in texts if width(one) < room()), "")
        sys.stdout.write(text)
        sys.stdout.flush()
        self._shown = width(text)


def in_words(done: int, total: int, seconds: float) -> Iterator[str]:
    """已做 120/1500 份，每秒 8.1 份，还要约 2 分 50 秒; then the same without the rate, then the count alone."""
    count, rate = f"已做 {done}/{total} 份", done / seconds if seconds > 0 else 0.0
    if rate > 0:
        to_go = f"还要{duration((total - done) / rate)}"
        yield f"{count}，{speed(rate)}，{to_go}"
        yield f"{count}，{to_go}"
    yield count


def speed(rate: float) -> str:
    """每秒 8.1 份; 每分钟 12 份 where that is less than one, 每小时 20 份 where that is; `rate` is a second's."""
    if rate >= 1:
        return f"每秒 {rate:.1f} 份"
    return f"每分钟 {rate * MINUTE:.0f} 份" if rate * MINUTE >= 1 else f"每小时 {rate * HOUR:.0f} 份"


def duration(seconds: float) -> str:
    """几秒; 约 40 秒; 约 2 分 50 秒; 约 1 小时 5 分."""
    whole = round(seconds)
    if whole < SOON:
        return "几秒"
    if whole < MINUTE:
        return f"约 {whole} 秒"
    if whole < HOUR:
        return f"约 {whole // MINUTE} 分 {whole % MINUTE} 秒"
    return f"约 {whole // HOUR} 小时 {whole % HOUR // MINUTE} 分"
