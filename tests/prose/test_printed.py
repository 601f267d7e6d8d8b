"""The reports of the repo as if a clerk had typed every number of their text: nothing is contradicted, much is offered."""

from __future__ import annotations

from collections import Counter

import pytest
from bench.prose import Printed, printed_reports


@pytest.fixture(scope="module")
def reports() -> list[Printed]:
    return list(printed_reports())


def test_no_report_contradicts_its_own_data(reports: list[Printed]) -> None:
    told = [(r.name, p.code, p.words["two"]) for r in reports for p in r.findings() if p.code not in ("F535", "F536")]
    assert told == [("云溪镇", "F533", "558户")]  # which its file accepts, as F502


def test_a_third_of_all_numbers_is_known_by_name(reports: list[Printed]) -> None:
    codes = Counter(p.code for r in reports for p in r.findings())
    numbers = sum(r.numbers for r in reports)
    assert codes["F535"] == 0
    assert codes["F536"] * 4 > numbers


def test_another_last_digit_is_found_where_the_name_tells_the_thing(reports: list[Printed]) -> None:
    (village,) = [r for r in reports if r.name == "柳河镇"]
    found, tried, false = village.with_other_digits()
    assert (found > tried / 2, false) == (True, 0)
