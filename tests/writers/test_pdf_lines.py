"""How a paragraph falls into lines: 28 characters, straight edges, no mark where it may not stand, no number cut."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fupin_reports.writers.pdf.breaks import NOT_FIRST, NOT_LAST
from fupin_reports.writers.pdf.lines import Measure, broken, length, whole_words

# A full line: 156 mm = 442.20 pt; two characters of indent at 15.79 pt are 31.58 pt.
WIDTH = 442_200
BODY = Measure(WIDTH - 31_580, WIDTH, -210)


def advance(character: str) -> int:
    """16 pt type: ASCII half as wide as Han, as in 仿宋."""
    return 8_000 if character < "\x7f" else 16_000


def texts(text: str) -> list[str]:
    return [line.text for line in broken(text, advance, BODY)]


def test_a_line_holds_28_characters_and_the_first_26():
    # 28 × 15.79 = 442.12 ≤ 442.20; 26 × 15.79 = 410.54 ≤ 410.62
    assert [len(line) for line in texts("村" * 100)] == [26, 28, 28, 18]


def test_a_full_line_is_tightened_to_the_edge_and_the_last_keeps_the_spacing_of_the_paragraph():
    # (410.62 − 26 × 16) / 25 = −0.215 and (442.20 − 28 × 16) / 27 = −0.215 pt are −26.9 steps of 0.008
    assert [line.spread for line in broken("村" * 60, advance, BODY)] == [-27, -27, None]


def test_a_line_that_a_closing_mark_shortens_is_spread_to_the_edge():
    first, second = broken("村" * 25 + "民，" + "村" * 20, advance, BODY)[:2]
    # 26 characters fit, but the comma would start the next line: 25 stay, and (410.62 − 25 × 16) / 24 = 0.4425 pt are 55.3 steps of 0.008
    assert (first.text, first.spread) == ("村" * 25, 55)
    assert second.text.startswith("民，")


def test_an_opening_mark_does_not_end_a_line():
    assert texts("村" * 25 + "（共" + "村" * 9)[1].startswith("（共")


@pytest.mark.parametrize("mark", ["——", "……"])
def test_a_mark_of_two_characters_is_not_cut(mark):
    for before in range(22, 28):
        assert any(mark in line for line in texts("村" * before + mark + "村" * 20))


def test_a_number_is_not_cut():
    for before in range(18, 28):
        assert any("3284.504" in line for line in texts("村" * before + "3284.504万元" + "村" * 20))


def test_a_number_keeps_its_unit():
    # 25 characters and 12 fill the line; 户 would stand alone on the next one
    assert texts("村" * 25 + "12户" + "村" * 20)[1].startswith("12户")
    # 186.5 is 40 pt long: the line is two characters and a half short, and spread
    assert texts("村" * 23 + "186.5平方公里" + "村" * 20)[0] == "村" * 23


@pytest.mark.parametrize(
    "number", ["2～3万元", "2016—2020年", "12.5个百分点", "186.5平方公里", "365人次", "800多万元", "20m³", "85㎡"]
)
def test_no_number_and_no_range_is_parted_from_its_unit(number):
    for before in range(16, 28):
        assert any(number in line for line in texts("村" * before + number + "村" * 20))


def test_a_word_longer_than_the_line_is_cut_rather_than_run_off_the_page():
    lines = texts("a" * 200)
    assert "".join(lines) == "a" * 200
    assert all(length(line, advance) <= WIDTH + 28 * 210 * 2 for line in lines)


CHINESE = st.text(st.sampled_from("村民委员会贫困户，。、；：“”（）《》—…0123456789.%am³㎡玥"), max_size=300)


@given(CHINESE)
def test_nothing_is_lost_and_no_line_runs_over(text):
    lines = broken(text, advance, BODY)
    assert "".join(line.text for line in lines) == text
    for index, line in enumerate(lines[:-1]):
        room = BODY.first if index == 0 else BODY.rest
        spread = BODY.spacing if line.spread is None else line.spread * BODY.step
        spread_ones = sum(len(piece) for piece, whole in whole_words(line.text) if not (whole and line.loose)) - 1
        end = length(line.text, advance) + spread * spread_ones
        assert end <= room + BODY.step / 2 * len(line.text)
        if line.spread is not None:
            assert abs(end - room) <= BODY.step / 2 * len(line.text)  # both edges are straight


@given(st.lists(st.sampled_from(["村民", "贫困户", "，", "（共", "）", "28.8万元", "《办法》", "“好”"]), max_size=80))
def test_no_line_begins_or_ends_with_a_mark_that_may_not_stand_there(parts):
    text = re.sub("[，）]+", lambda marks: marks[0][0], "村" + "".join(parts))
    lines = texts(re.sub("（共(?=（共)", "", text))
    assert not any(line[0] in NOT_FIRST for line in lines)
    assert not any(line[-1] in NOT_LAST for line in lines[:-1])


def test_a_loose_line_does_not_pull_its_numbers_apart():
    # 19 characters and 80.31万元 fill all but two of the first line, where 186.5平方公里 does not fit any more
    line = broken("村" * 19 + "80.31万元" + "186.5平方公里" + "村" * 20, advance, BODY)[0]
    assert (line.text, line.loose) == ("村" * 19 + "80.31万元", True)
    # (410.62 − 21 × 16 − 5 × 8) / (25 − 4) = 34.62 / 21 = 1.649 pt, 206.1 steps of 0.008
    assert line.spread == 206
    assert whole_words(line.text) == (("村" * 19, False), ("80.3", True), ("1万元", False))


def test_what_a_long_number_leaves_open_is_shared_with_the_lines_before():
    # As late as allowed, the lines are 26, 28 and 22 long: 1234.5万平方公里 (6 ASCII and 5 Han) is 128 pt long and
    # 442.2 − 22 × 16 = 90.2 pt are left, so that the third would be spread over 21 gaps by 4.3 pt each.
    # As a whole, 76 characters in lines of 24, 26 and 26 are short of 26.6, 26.2 and 26.2 pt: 1.2 pt a gap, 1.0 and 1.0.
    lines = broken("村" * 76 + "1234.5万平方公里" + "村" * 40, advance, BODY)
    assert [len(line.text) for line in lines[:3]] == [24, 26, 26]
    assert lines[3].text.startswith("1234.5万平方公里")
    # 26.62 / 23 = 1.157 pt are 144.7 steps of 0.008, 26.2 / 25 = 1.048 pt are 131
    assert [line.spread for line in lines[:3]] == [145, 131, 131]


def test_a_line_takes_a_number_that_is_a_little_too_long_rather_than_fall_apart():
    # 23 Han, 60万元 and 。 are 368 + 48 + 16 = 432 pt: (410.62 − 432) / 27 = −0.792 pt a gap would be too tight
    assert texts("村" * 23 + "60万元。" + "村" * 20)[0] == "村" * 23
    # 186.5平方公里 after 20 Han: 320 + 104 = 424 pt, (410.62 − 424) / 28 = −0.478 pt, 59.7 steps of 0.008
    line = broken("村" * 20 + "186.5平方公里" + "村" * 20, advance, BODY)[0]
    assert (line.text, line.spread) == ("村" * 20 + "186.5平方公里", -60)


def test_a_paragraph_that_ends_in_a_tight_line_is_not_longer_than_the_line():
    text = "村" * 20 + "186.5平方公里"
    (line,) = broken(text, advance, BODY)
    assert (line.text, line.spread) == (text, -60)


def test_a_paragraph_without_a_torn_line_is_broken_line_by_line():
    # 52 characters in 26 + 26: the second line is two short (1.3 pt a gap), which is not worth moving others
    assert [len(line) for line in texts("村" * 52 + "18.5公里" + "村" * 40)][:2] == [26, 26]


def test_a_number_is_parted_from_its_unit_only_where_a_line_would_stay_short():
    # 19 Han, then 20 digits and a unit: without them the first line would be spread by (410.62 − 304) / 18 = 5.9 pt
    assert texts("村" * 19 + "12345678901234567890元" + "村" * 20)[0] == "村" * 19
    # without the 18 digits by (410.62 − 288) / 17 = 7.2 pt; with them and 户 by (410.62 − 448) / 36 = −1.04 pt
    assert texts("村" * 18 + "123456789012345678户" + "村" * 20)[0] == "村" * 18 + "123456789012345678"


@pytest.mark.parametrize("word", ["4m×4m×3m", "HDPE100-PN1.6-SDR11", "Lycée÷São"])
def test_what_is_not_spread_is_what_its_gaps_are_counted_as(word):
    loose = "村" * 12 + word
    kept = "".join(piece for piece, whole in whole_words(loose) if whole)
    assert kept == word[:-1]
