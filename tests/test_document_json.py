"""The document tree as JSON and back: nothing is lost, nothing of another version is taken for ours."""

from __future__ import annotations

import json
from typing import get_args

import pytest
from conftest import EXAMPLES
from hypothesis import given, settings
from hypothesis import strategies as st

from fupin_reports.document import (
    Addressee,
    AnnexHead,
    AnnexNote,
    Blank,
    Block,
    Cell,
    Column,
    ColumnKind,
    Derived,
    Document,
    DraftNote,
    FigureNote,
    Flag,
    Heading,
    Imprint,
    Item,
    Meta,
    Paragraph,
    RedHead,
    Row,
    Signature,
    Subtitle,
    Table,
    Text,
    Title,
    with_words,
    words_of_block,
)
from fupin_reports.document_json import VERSION, from_json, to_json
from fupin_reports.source import Span

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
names = st.lists(texts, max_size=3).map(tuple)
spans = st.builds(Span, texts, st.integers(0, 999), st.integers(0, 99), st.integers(0, 99))
places = st.none() | spans
words = st.lists(
    st.builds(Text, texts, places)
    | st.builds(Derived, texts, names)
    | st.builds(Blank, texts, names, places)
    | st.builds(Flag, texts, texts),
    max_size=3,
).map(tuple)
levels = st.integers(1, 4)
cells = st.builds(Cell, words, st.integers(1, 3), st.integers(1, 3))
rows = st.lists(st.builds(Row, texts, st.lists(cells, max_size=3).map(tuple)), max_size=2).map(tuple)
columns = st.lists(st.builds(Column, st.sampled_from(ColumnKind), st.integers(0, 1000)), max_size=3).map(tuple)
many_words = st.lists(words, max_size=2).map(tuple)
MADE: dict[type[Block], st.SearchStrategy[Block]] = {
    DraftNote: st.builds(DraftNote, texts, words, many_words),
    Title: st.builds(Title, texts, words),
    Subtitle: st.builds(Subtitle, texts, words),
    Heading: st.builds(Heading, texts, levels, texts, words),
    Paragraph: st.builds(Paragraph, texts, words),
    Item: st.builds(Item, texts, levels, texts, words),
    Table: st.builds(Table, texts, words, columns, rows, rows, rows, many_words),
    AnnexNote: st.builds(AnnexNote, texts, texts, many_words),
    Signature: st.builds(Signature, texts, st.lists(words, max_size=3).map(tuple), words, st.booleans()),
    RedHead: st.builds(RedHead, texts, words, words, words),
    Addressee: st.builds(Addressee, texts, words),
    Imprint: st.builds(Imprint, texts, words, words, words),
    AnnexHead: st.builds(AnnexHead, texts, texts, words),
}
blocks = st.one_of(*MADE.values())
notes = st.builds(
    FigureNote, texts, st.none() | texts, texts, texts, texts, names, st.none() | spans, upper=st.none() | texts
)
documents_made = st.builds(
    Document,
    st.builds(Meta, texts, texts, texts, st.integers(1900, 2099), texts, st.just("") | texts),
    st.lists(blocks, max_size=5).map(tuple),
    st.dictionaries(texts, notes, max_size=4),
)


def texts_in(document: Document) -> list[Text]:
    return [w for block in document.blocks for run in words_of_block(block) for w in run if isinstance(w, Text)]


@settings(deadline=None)
@given(documents_made)
def test_words_put_back_where_they_were_make_the_same_tree(document: Document) -> None:
    for block in document.blocks:
        assert with_words(block, iter([*words_of_block(block)])) == block


@settings(deadline=None)
@given(documents_made)
def test_any_tree_comes_back_as_it_was(document: Document) -> None:
    text = to_json(document)
    again = from_json(text)
    assert again == document
    assert [w.place for w in texts_in(again)] == [w.place for w in texts_in(document)]
    assert to_json(again) == text
    assert list(again.figures) == list(document.figures)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_reports_of_the_repo_come_back_as_they_were(name: str, documents: dict[str, Document]) -> None:
    assert from_json(to_json(documents[name])) == documents[name]


def test_every_kind_of_block_is_tried_above() -> None:
    assert set(MADE) == set(get_args(Block))


def test_a_tree_reads_in_chinese_and_ends_its_last_line(documents: dict[str, Document]) -> None:
    text = to_json(documents["青坪乡"])
    assert "青坪乡人民政府" in text
    assert text.endswith("}\n")


def test_another_version_is_refused(documents: dict[str, Document]) -> None:
    saved = json.loads(to_json(documents["柳河镇"]))
    for version in (VERSION + 1, 0, None, str(VERSION)):
        with pytest.raises(ValueError, match="version"):
            from_json(json.dumps({**saved, "version": version}))
    del saved["version"]
    with pytest.raises(ValueError, match="version"):
        from_json(json.dumps(saved))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{ half",
        "[]",
        "null",
        '"text"',
        f'{{"version": {VERSION}}}',
        f'{{"version": {VERSION}, "meta": {{}}, "blocks": [], "figures": {{}}}}',
        f'{{"version": {VERSION}, "meta": null, "blocks": [], "figures": []}}',
    ],
)
def test_another_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # json's own message, or ours
        from_json(text)


def test_an_unknown_node_or_field_is_refused(documents: dict[str, Document]) -> None:
    saved = json.loads(to_json(documents["柳河镇"]))
    for change in ({"node": "Picture"}, {"colour": "red"}, {"node": None}):
        wrong = {**saved, "blocks": [{**saved["blocks"][0], **change}]}
        with pytest.raises(ValueError, match=r"node|tree"):
            from_json(json.dumps(wrong))
