"""What is counted against what is listed: serial numbers, slogans, 一是…二是…"""

from __future__ import annotations

from pathlib import Path

import pytest
from townships import findings_of, lines, only

from fupin_reports.checks.counts import number_of, numeral
from fupin_reports.problems import Severity


def numbered(*serials: str) -> str:
    body = "".join(
        f"    - 序号: {s}\n      类别: 第{n}个\n" if s else f"    - 类别: 第{n}个\n" for n, s in enumerate(serials)
    )
    return "本年:\n  状态: 实施中\n  项目:\n" + body


@pytest.mark.parametrize(
    ("serials", "missing", "line"),
    [
        (["1", "3", "4"], "2", 6),
        (["1", "1", "1", "4"], "2、3", 10),
        (["2", "3"], "1", 4),
        (["（一）", "（三）"], "2", 6),
        (["1.", "3、"], "2", 6),
    ],
)
def test_a_gap_names_what_is_missing(tmp_path: Path, serials: list[str], missing: str, line: int) -> None:
    found = only(findings_of(tmp_path, numbered(*serials)), "F601")
    assert (found.severity, found.words["missing"], found.place.line) == (Severity.WARNING, missing, line)


@pytest.mark.parametrize(
    "serials",
    [
        ["1", "2", "3"],
        ["1", "1", "2", "2", "3"],  # several projects of one number
        ["", "", ""],
        ["5"],
        ["1", "", "2"],
        ["1.1", "1.3"],  # a numbering of its own
        ["甲", "丙"],
    ],
)
def test_a_run_without_a_gap_says_nothing(tmp_path: Path, serials: list[str]) -> None:
    assert findings_of(tmp_path, numbered(*serials)) == ()


def test_a_number_that_comes_again_further_on_is_told_with_the_first(tmp_path: Path) -> None:
    found = only(findings_of(tmp_path, numbered("1", "2", "1")), "F601")
    assert (found.words["again"], found.place.line, found.related[0].line) == ("1", 8, 4)


def test_every_village_has_a_numbering_of_its_own(tmp_path: Path) -> None:
    one = (
        "    - 村: {}\n      项目:\n        - 序号: 1\n          类别: 水利\n        - 序号: {}\n          类别: 道路\n"
    )
    text = "本年:\n  状态: 实施中\n  项目村:\n" + one.format("甲村", 2) + one.format("乙村", 3)
    found = only(findings_of(tmp_path, text), "F601")
    assert (found.words["level"], found.subject) == ("本年 乙村", "本年.项目村.乙村.序号")


def slogan(word: str, entries: int, number: str = "") -> str:
    more = f"    条数: {number}\n" if number else ""
    return f"框架词:\n  - 词: {word}\n{more}    条目:\n" + "".join(f"      - 第{n}条\n" for n in range(entries))


@pytest.mark.parametrize(
    ("word", "number", "count"),
    [
        ("七个一批", "", 7),
        ("四项措施", "", 4),
        ("三大集聚", "", 3),
        ("两个保障", "", 2),
        ("十二条办法", "", 12),
        ("3个精准", "", 3),
        ("2+1+5+3", "", 11),  # 2 + 1 + 5 + 3
        ("“2＋1＋5＋3”工作法", "", 11),
        ("三苦精神", "3", 3),
        ("三苦精神", "", None),  # no measure word: not a count that can be read
        ("一体两翼", "", None),
        ("1+15+n", "", None),
        ("334", "", None),
    ],
)
def test_a_slogan_announces_so_many(tmp_path: Path, word: str, number: str, count: int | None) -> None:
    for listed in (2, 3, 4, 7, 11, 12):
        found = findings_of(tmp_path, slogan(word, listed, number))
        assert lines(found) == ([] if count in (None, listed) else ["2 F602"]), listed


def test_six_of_seven_is_an_error_with_both_numbers(tmp_path: Path) -> None:
    found = only(findings_of(tmp_path, slogan("七个一批", 6)), "F602")
    assert (found.severity, found.words["number"], found.words["listed"]) == (Severity.ERROR, "7", "6")


@pytest.mark.parametrize("number", range(1, 100))
def test_chinese_numbers_are_read_as_they_are_written(number: int) -> None:
    assert number_of(numeral(number)) == number


def test_some_of_them_by_hand() -> None:
    assert [number_of(t) for t in ("两", "十", "十二", "二十", "九十九", "7", "百", "")] == [
        2,
        10,
        12,
        20,
        99,
        7,
        None,
        None,
    ]


def work(*paragraphs: str) -> str:
    return "工作:\n  - 标题: 能力建设\n    内容:\n" + "".join(f"      - {p}\n" for p in paragraphs)


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["一是抓培训，二是抓劳务，三是抓助学。"], []),
        (["一是抓培训，二是抓劳务，四是抓助学。"], ["4 F603"]),
        (["一是抓培训；一是抓劳务"], []),  # two runs that each begin
        (["一是抓培训；三是抓劳务"], ["4 F603"]),
        (["二是抓培训；三是抓劳务"], ["4 F603"]),
        (["一是抓培训", "二是抓劳务", "四是抓助学"], ["6 F603"]),
        (["一是抓培训，二是抓劳务。", "一是抓路，二是抓水"], []),
        (["统一是关键，唯一是人才，二是不够的"], []),  # no list
        (["重要的一是培训"], []),
        (["一是否可行，三是不行"], []),
        (["采取四项措施：一是甲，二是乙，三是丙"], ["4 F604"]),
        (["采取四项措施：一是甲，二是乙，三是丙，四是丁"], []),
        (["采取四项措施：一是甲，二是乙，四是丁"], ["4 F603"]),  # the gap says it all
        (["做好三方面工作。", "一是甲", "二是乙"], ["4 F604"]),
        (["共4个村，一是甲，二是乙，三是丙"], ["4 F604"]),
        (["投入四项资金共20万元；一是甲，二是乙"], []),
    ],
)
def test_a_list_in_words_is_complete_and_as_long_as_announced(
    tmp_path: Path, paragraphs: list[str], expected: list[str]
) -> None:
    found = findings_of(tmp_path, work(*paragraphs))
    assert lines(found) == expected
    assert all(p.severity is Severity.WARNING for p in found)


def test_issues_are_one_list(tmp_path: Path) -> None:
    text = "存在问题:\n  - 要点: 一是人少\n    说明: 二是事多\n  - 三是钱少\n  - {}是路远\n"
    assert findings_of(tmp_path, text.format("四")) == ()
    found = only(findings_of(tmp_path, text.format("五")), "F603")
    assert (found.place.line, found.words["missing"]) == (5, "四是")
