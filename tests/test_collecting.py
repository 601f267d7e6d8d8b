"""Garbage: none is looked for while libraries load, what a report left goes before the next one, and Python's own ways come back."""

from __future__ import annotations

import gc
import subprocess
import sys
import weakref
from collections.abc import Iterator

import pytest

from fupin_reports.collecting import collected_beforehand, collected_rarely


class Garbage:
    """Knows itself: only a collection lets it go."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Leaves the process as it was."""
    gc.collect()
    gc.freeze()  # libraries have settled in
    yield
    gc.unfreeze()
    gc.enable()


def test_what_a_report_left_goes_before_the_next_one() -> None:
    with collected_beforehand():
        left = weakref.ref(Garbage())
        assert not gc.isenabled()
    assert left() is not None
    assert gc.isenabled()
    with collected_beforehand():
        assert left() is None


def test_who_had_it_switched_off_finds_it_so() -> None:
    gc.disable()
    with collected_beforehand():
        pass
    assert not gc.isenabled()


def test_the_first_report_of_a_process_looks_through_no_libraries() -> None:
    gc.unfreeze()
    left = weakref.ref(Garbage())
    with collected_beforehand():
        assert left() is not None


def test_work_that_breaks_off_brings_it_back() -> None:
    def work() -> Iterator[int]:
        yield 1
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(collected_rarely(work()))
    assert gc.isenabled()


def test_the_program_looks_for_garbage_seldom() -> None:
    code = "import gc, sys; from fupin_reports.__main__ import main; sys.argv = ['fupin', '--version']\n"
    code += "try:\n    main()\nexcept SystemExit:\n    print(gc.get_threshold()[0], gc.get_stats()[2]['collections'])"
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert said.splitlines()[-1].split() == ["300000", "0"]
