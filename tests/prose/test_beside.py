"""What stands behind a number, or was said one clause before, makes it one of a part."""

from __future__ import annotations

import pytest
from townships import office

from fupin_reports.prose.beside import is_aside, is_of_sector, loose
from fupin_reports.prose.mentions import mentions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全镇贫困户795户", [False]),
        ("全镇贫困户795户，人均纯收入3200元。", [False, False]),
        ("全镇贫困户795户（含五保户）全部建档", [False]),
        ("全镇795个贫困户，", [False]),
        ("贫困户795户比上年少20户", [False, False]),
        ("全镇贫困户12户住危房", [True]),
        ("贫困户12户30人住危房", [True, True]),
        ("贫困户12户、低保户30户没有参保", [True, True]),
        ("全乡扶贫资金80万元的申报", [True]),
        ("投入资金12.5万元用于产业", [True]),
        ("贫困户12户（东片）没有用上电", [True]),
    ],
)
def test_what_follows_a_number_is_read(text: str, expected: list[bool]) -> None:
    assert loose(text, mentions(text, office().unit_table())) == expected


@pytest.mark.parametrize(
    ("before", "part"),
    [
        ("全镇贫困户", False),
        ("全镇还有贫困户", True),
        ("全镇贫困户还剩", True),
        ("危房改造方面，全镇贫困户", True),
        ("危房改造方面，改造40户；全镇贫困户", False),
    ],
)
def test_those_of_which_nothing_was_said_yet_are_a_part(before: str, part: bool) -> None:
    assert is_aside(before) is part


@pytest.mark.parametrize(
    ("before", "after", "part"),
    [
        ("全乡共投入资金", "", False),
        ("今年全乡高度重视，共投入资金", "", False),
        ("一是加大投入，全乡共投入资金", "", False),
        ("一是抓水利，全乡共投入资金", "", True),
        ("修好道路；全乡共投入资金", "", False),
        ("产业扶贫，全乡共投入资金", "", True),
        ("全乡扶贫资金主要用于水利，共投入", "", True),
        ("全乡共投入资金", "，用于发展烟叶", True),
        ("全乡共投入资金", "，用于水利、道路等建设", False),
        ("全乡共投入资金", "，新建水池3座", True),
        ("全乡共投入资金", "，建成项目30个", False),
    ],
)
def test_money_of_one_field_is_a_part(before: str, after: str, part: bool) -> None:
    text = f"{before}30万元{after}"
    assert is_of_sector(before, text, len(before) + len("30万元")) is part
