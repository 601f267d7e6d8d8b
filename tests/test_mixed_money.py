"""Amounts without a unit beside amounts in another unit, in a file that names no 金额单位."""

from __future__ import annotations

import pytest
from clerk import HEAD, ROOT, check, told

from fupin_reports.messages import read_catalogue


def body(*amounts: str) -> str:
    return "本年:\n  状态: 实施中\n  资金:\n" + "".join(
        f"    {name}: {amount}\n"
        for name, amount in zip(("扶贫资金", "市整村推进资金", "群众自筹"), amounts, strict=False)
    )


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        (("28.10", "3000元"), ["8:11 V036"]),
        (("5万元", "约20", "3000元"), ["9:14 V036"]),
        (("28.10", "2亿元"), ["8:11 V036"]),
        (("28.10", "3.7万元"), []),  # the unit of the bare one
        (("28.10万元", "3000元"), []),  # every amount has its own
        (("3000元", "5亿元"), []),
        (("0", "3000元"), []),  # nothing is nothing in any unit
        (("28.10", "3.7"), []),
        (("不详（未报）", "3000元"), []),
    ],
)
def test_a_bare_amount_beside_another_unit_is_refused(amounts: tuple[str, ...], expected: list[str]) -> None:
    assert told(check(HEAD + body(*amounts))[1]) == expected


@pytest.mark.parametrize("unit", ["万元", "元"])
def test_a_file_that_names_its_unit_may_mix(unit: str) -> None:
    assert told(check(f"{HEAD}金额单位: {unit}\n" + body("28.10", "3000元", "5亿元"))[1]) == []


def test_it_is_told_once_with_the_lines_of_all_of_them() -> None:
    _, problems = check(HEAD + body("28.10", "3000元", "5") + "  投入: 40\n")
    assert told(problems) == ["8:11 V036"]
    assert [place.line for place in problems[0].related] == [10, 11, 9]
    cause = read_catalogue(ROOT / "templates").message(problems[0]).cause
    assert cause.startswith("第8、10、11行的金额没有写单位，而第9行写了别的单位")


def test_a_repaired_number_is_a_bare_one_as_well() -> None:
    _, problems = check(HEAD + body("２８.10", "3000元"))
    assert "8:11 V036" in told(problems)
