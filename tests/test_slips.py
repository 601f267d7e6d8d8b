"""Any slips in a real file, through to the typed record: each number typed is in it unchanged, or its line is spoken of."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from conftest import ROOT
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from hypothesis import strategies as st

from fupin_reports.pipeline import read_data, read_settings
from fupin_reports.problems import Problems
from fupin_reports.project import Project
from fupin_reports.quantities import Pair, Quantity
from fupin_reports.rates import Rate
from fupin_reports.records import Prose, Record
from fupin_reports.source import Source
from fupin_reports.validate import Checked, validate

TOWNSHIPS = ("云溪镇", "柳河镇", "青坪乡")
FILES = {name: Project(ROOT).file(name, 2023).read_text("utf-8").splitlines() for name in TOWNSHIPS}
SETTINGS, _ = read_settings(Project(ROOT))

# A character that slips in, also in the place of another; what an input method or a copy and paste leaves behind.
SLIP = st.sampled_from([*"：，（）“”　\u00a0\t#１５．{}[]'\"-:, |>元万户0.", "万元", "约", "多", "- ", "  ", ": "])
SLIPS = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 40), SLIP, st.booleans()), min_size=1, max_size=4)
NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def read(text: str, township: str) -> tuple[Source | None, Checked | None, Problems]:
    """The file as typed and as a record, with every problem on the way."""
    assert SETTINGS is not None
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder))
        path = project.file(township, 2023)
        path.parent.mkdir(parents=True)
        path.write_text(text, "utf-8")
        source, problems = read_data(path, project, SETTINGS)
        if source is None:
            return None, None, problems
        checked, more = validate(source, SETTINGS, 2023)
        return source, checked, (*problems, *more)


def texts(value: Any) -> Iterator[str]:
    """Everything in a record that may hold a number, as text: names, prose, amounts with both ends of a range, dates."""
    if isinstance(value, Record):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name))
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield str(key)
            yield from texts(entry)
    elif isinstance(value, tuple):
        for entry in value:
            yield from texts(entry)
    elif isinstance(value, Quantity):
        yield from (f"{number:f}" for number in (value.value, value.upper) if number is not None)
        yield value.reason
        yield value.stated
    elif isinstance(value, Pair):
        yield from texts(value.households)
        yield from texts(value.people)
    elif isinstance(value, Rate):
        yield value.stated
    elif isinstance(value, Prose):
        yield value.text
    elif isinstance(value, date):
        yield f"{value.year} {value.month} {value.day}"
    else:
        yield str(value)


def numbers(line: str) -> list[str]:
    """The numbers of a line, less its comment; 05 in a date is 5."""
    return [found.lstrip("0") or "0" for found in NUMBER.findall(line)]


def lines_spoken_of(source: Source, problems: Problems) -> set[int]:
    """The lines that a message shows, those that a slip of syntax hides, and the block that is refused as a whole: that
    below an unknown key, or one where a single value is expected.
    """
    places = [span for p in problems for span in (p.place, *p.related)]
    lines = {span.line for span in places}
    spans = [(out.first, out.last) for out in source.left_out]
    keys = {place: path for path, place in source.keys.items()}
    spans += [source.extents[keys[place]] for place in places if keys.get(place) in source.extents]
    refused = {p.place.line for p in problems if p.code in ("V003", "V004")}
    spans += [extent for extent in source.extents.values() if extent[0] in refused]
    return lines | {line for first, last in spans for line in range(first, last + 1)}


@effort(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(TOWNSHIPS), SLIPS)
def test_no_number_is_lost_on_the_way_into_the_record(township: str, slips: list[tuple[int, int, str, bool]]) -> None:
    typed = list(FILES[township])
    for line, column, slip, instead in slips:
        line %= len(typed)
        column %= len(typed[line]) + 1
        typed[line] = typed[line][:column] + slip + typed[line][column + instead :]
    typed = "\n".join(typed).splitlines()
    source, checked, problems = read("\n".join(typed) + "\n", township)
    if source is None or checked is None:
        assert any(p.severity == 0 for p in problems)
        return
    spoken_of = lines_spoken_of(source, problems)
    told = (word for p in problems for word in p.words.values())
    there = Counter(number for text in (*texts(checked.report), *told) for number in numbers(text))
    for n, line in enumerate(typed, 1):
        if n not in spoken_of and not line.lstrip().startswith("#"):
            there.subtract(numbers(line.partition(" #")[0]))
    assert not [number for number, count in there.items() if count < 0]
