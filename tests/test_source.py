"""Typed text goes from process to process with its place."""

from __future__ import annotations

import pickle

import pytest

from fupin_reports.source import Located, Span, StandIn

PLACE = Span("data/2023/青坪乡.yaml", 12, 5, 9)


@pytest.mark.parametrize(
    "text", [Located("三五名", PLACE), Located("", PLACE), StandIn(0, PLACE, ""), StandIn(300, PLACE, "xx")]
)
def test_text_with_its_place_survives_pickling(text: Located) -> None:
    again = pickle.loads(pickle.dumps(text))
    assert (type(again), again, again.place) == (type(text), text, PLACE)
    if isinstance(text, StandIn):
        assert again.typed == text.typed
