"""WeasyPrint's own stylesheets, 20 KB for all of HTML, which it parses when it is imported; `swift.page` has one of its own."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from fupin_reports.writers.pdf.loading.around import around


def read_when_used() -> AbstractContextManager[None]:
    """They are parsed when a page asks for them."""
    return around("weasyprint.html", _parsed_later)


@contextmanager
def _parsed_later() -> Iterator[None]:
    package, counters = sys.modules["weasyprint"], sys.modules["weasyprint.css.counters"]
    parse, styles = package.CSS, counters.CounterStyle
    waiting: list[_Stylesheet] = []

    class _Counters(styles):  # type: ignore[misc, valid-type]  # WeasyPrint carries no types
        """Styles of counters, which stand in those stylesheets; a page takes a copy of them."""

        def copy(self) -> Any:
            """With all of them."""
            while waiting:
                waiting.pop().parsed()
            return super().copy()

    def later(**given: Any) -> _Stylesheet:
        sheet = _Stylesheet(parse, given)
        if "counter_style" in given:
            waiting.insert(0, sheet)
        return sheet

    package.CSS, counters.CounterStyle = later, _Counters  # type: ignore[attr-defined]  # the class of another module
    try:
        yield
    finally:
        package.CSS, counters.CounterStyle = parse, styles  # type: ignore[attr-defined]  # as above
        module = sys.modules["weasyprint.html"]
        module.CSS, module.CounterStyle = parse, styles  # type: ignore[attr-defined]  # as above


class _Stylesheet:
    """A stylesheet that is parsed when something is asked of it."""

    def __init__(self, parse: Any, given: dict[str, Any]) -> None:
        self._parse, self._given, self._sheet = parse, given, None

    def parsed(self) -> Any:
        """The stylesheet."""
        if self._sheet is None:
            self._sheet = self._parse(**self._given)
        return self._sheet

    def __getattr__(self, name: str) -> Any:
        return getattr(self.parsed(), name)
