"""From which line to which each entry of a data file goes."""

from __future__ import annotations

from clerk import read

from fupin_reports.draft.extents import Extents
from fupin_reports.source import Source

TEXT = """单位: 甲乡
本年:
  项目村:
    - 村: 甲村
      项目:
        - 类别: 水利
          投入: 3

    - 村: 乙村
存在问题:
  - |
    一是散
    二是远
"""


def source() -> Source:
    found, _ = read(TEXT)
    assert found is not None
    return found


def test_the_entries_around_a_line_come_smallest_first() -> None:
    around = Extents(source()).around([7])
    assert [(e.path, e.first, e.last) for e in around if len(e.path) != 1] == [
        (("本年", "项目村", 0, "项目", 0, "投入"), 7, 8),
        (("本年", "项目村", 0, "项目", 0), 6, 8),
        (("本年", "项目村", 0, "项目"), 5, 8),
        (("本年", "项目村", 0), 4, 8),
        (("本年", "项目村"), 3, 9),
    ]
    assert [e.path for e in around if len(e.path) == 1] == [("本年",)]


def test_lines_of_two_entries_are_held_by_what_holds_both() -> None:
    assert Extents(source()).around([7, 9])[0].path == ("本年", "项目村")
    assert Extents(source()).around([1, 9]) == ()  # only the file as a whole


def test_a_text_goes_to_its_last_line() -> None:
    found = source()
    place = found.values["存在问题", 0]
    assert Extents(found).of(place) == (11, 13)
    assert Extents(found).path(place) == ("存在问题", 0)
