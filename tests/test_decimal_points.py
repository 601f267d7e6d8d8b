"""Numbers of one column that are not written alike stand on one decimal point."""

from fupin_reports.decimal_points import shortfalls, tail


def test_what_stands_right_of_the_units_is_counted_in_half_characters():
    assert [tail(t) for t in ("108.504", "77余", "60", "约185.504", "1,200.5", "4个村", "-3.5%")] == [
        4,
        2,
        0,
        4,
        2,
        4,
        3,
    ]
    assert [tail(t) for t in ("—", "", "合计")] == [None, None, None]


def test_a_number_that_is_not_exact_stands_farther_from_the_edge():
    column = {(0, 3): "108.504", (1, 3): "—", (2, 3): "77余", (3, 3): "约185.504"}
    assert shortfalls(column) == {(2, 3): 2}  # .504 is four half characters, 余 two


def test_a_column_of_numbers_written_alike_needs_nothing():
    assert shortfalls({(0, 0): "3.80", (1, 0): "12.25", (0, 1): "15", (1, 1): "4"}) == {}
