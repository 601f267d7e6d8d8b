"""Any edit and any correction: no word that the person typed is lost, and without an edit the result is ours."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flat import flat
from hypothesis import given, settings
from hypothesis import strategies as st

from fupin_reports.document import Block, Derived, Document, Heading, Item, Meta, Paragraph, Text, Title, text_of
from fupin_reports.merge import Merged, merge

META = Meta("总结", "青坪乡", "乡镇年终总结", 2023, "2023-12-20")
WORDING = ["全乡共", "投入资金", "实施项目", "贫困户", "，", "。", "其中", "2023年", "增长", "修路"]
FIGURES = ["资金", "项目", "户数", "占比"]
VALUES = ["28.8万元", "3个", "591户", "55.3%", "约63万元", "2～3户", "0", "30万元"]
TYPED = "甲乙丙丁戊己庚辛壬癸"  # in no report, so that what a person typed is found again

pieces = st.lists(
    st.one_of(st.sampled_from(WORDING), st.sampled_from(FIGURES).map(lambda f: "{" + f)), min_size=1, max_size=6
)


@st.composite
def corrections(draw: st.DrawFn) -> tuple[Document, Document]:
    """A report and the same after a correction: other values, a paragraph more, less or worded anew."""
    texts = draw(st.lists(pieces, min_size=1, max_size=6))
    values = {f: draw(st.sampled_from(VALUES)) for f in FIGURES}
    later = {f: draw(st.one_of(st.just(values[f]), st.sampled_from(VALUES))) for f in FIGURES}
    shapes = [draw(st.sampled_from(["p", "p", "i", "h"])) for _ in texts]
    base = [block(n, shape, text, values) for n, (shape, text) in enumerate(zip(shapes, texts, strict=True))]
    ours = [block(n, shape, text, later) for n, (shape, text) in enumerate(zip(shapes, texts, strict=True))]
    if draw(st.booleans()):
        ours.insert(draw(st.integers(0, len(ours))), block(99, "p", draw(pieces), later))
    if draw(st.booleans()):
        del ours[draw(st.integers(0, len(ours) - 1))]
    if ours and draw(st.booleans()):
        n = draw(st.integers(0, len(ours) - 1))
        ours[n] = replace(ours[n], words=(*ours[n].words, Text("新的措辞。")))
    return document(base), document(ours)


def block(n: int, shape: str, text: list[str], values: dict[str, str]) -> Any:
    words = tuple(Derived(values[t[1:]], (t[1:],)) if t.startswith("{") else Text(t) for t in text)
    if shape == "h":
        return Heading(f"b{n}", 1, "一、", words)
    return Item(f"b{n}", 3, "1.", words) if shape == "i" else Paragraph(f"b{n}", words)


def document(blocks: list[Block]) -> Document:
    return Document(META, (Title("标题", (Text("总结"),)), *blocks))


@st.composite
def edits(draw: st.DrawFn, base: Document) -> tuple[Document, list[str]]:
    """The report as read from an edited file, and every stretch that was typed into it."""
    typed: list[str] = []

    def word() -> str:
        typed.append(draw(st.text(TYPED, min_size=1, max_size=4)))
        return typed[-1]

    blocks = list(flat(base))
    for _ in range(draw(st.integers(0, 4))):
        n = draw(st.integers(1, len(blocks) - 1)) if len(blocks) > 1 else 0
        act = draw(st.sampled_from(["in", "over", "add", "drop", "move", "cut"]))
        here: Any = blocks[n]
        text = text_of(here.words)
        at = draw(st.integers(0, len(text)))
        if act == "in":
            blocks[n] = replace(here, words=(Text(text[:at] + word() + text[at:]),))
        elif act == "over" and not any(t in text for t in typed):
            end = draw(st.integers(at, len(text)))
            blocks[n] = replace(here, words=(Text(text[:at] + word() + text[end:]),))
        elif act == "cut" and not any(t in text for t in typed):
            blocks[n] = replace(here, words=(Text(text[at:] or "空"),))
        elif act == "add":
            blocks.insert(n + 1, Paragraph("", (Text(word()),)))
        elif act == "drop" and n and not any(t in text for t in typed):
            del blocks[n]
        elif act == "move" and n:
            blocks.insert(draw(st.integers(1, len(blocks) - 1)), blocks.pop(n))
    return replace(base, blocks=tuple(blocks), figures={}), typed


@settings(max_examples=1000, deadline=None)
@given(st.data(), corrections())
def test_no_word_that_a_person_typed_is_ever_lost(data: st.DataObject, both: tuple[Document, Document]) -> None:
    base, ours = both
    theirs, typed = data.draw(edits(base))
    found = merge(base, theirs, ours)
    if not isinstance(found, Merged):
        return  # their file stays as it is
    whole = "\n".join(text_of(b.words) for b in found.document.blocks if hasattr(b, "words"))
    read = "\n".join(text_of(b.words) for b in theirs.blocks if hasattr(b, "words"))
    for word in typed:
        if word in read:
            assert word in whole, (word, whole, read)
    assert len({b.id for b in found.document.blocks}) == len(found.document.blocks)
    if theirs.blocks == flat(base):
        assert found == Merged(ours)


@settings(max_examples=300, deadline=None)
@given(st.data(), corrections())
def test_without_a_correction_the_result_reads_as_the_persons_file(
    data: st.DataObject, both: tuple[Document, Document]
) -> None:
    base, _ = both
    theirs, _ = data.draw(edits(base))
    found = merge(base, theirs, base)
    if isinstance(found, Merged):
        texts = [[text_of(b.words) for b in d.blocks if hasattr(b, "words")] for d in (found.document, theirs)]
        assert texts[0] == texts[1]


@settings(max_examples=300, deadline=None)
@given(st.data(), corrections())
def test_the_same_run_again_changes_nothing(data: st.DataObject, both: tuple[Document, Document]) -> None:
    base, ours = both
    theirs, _ = data.draw(edits(base))
    first = merge(base, theirs, ours)
    if isinstance(first, Merged):
        read = replace(first.document, blocks=flat(first.document), figures={})
        second = merge(ours, read, ours)
        assert isinstance(second, Merged)
        assert flat(second.document) == flat(first.document)
