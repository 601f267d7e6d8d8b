"""What Word and WPS do to a file when they save it without a change: none of it is an edit.

Imitated from how these programs write: no file that they saved could be had where this was made. Style ids become their
own, runs are split, and marks of proofing, revision ids and bookmarks stand among the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from itertools import count
from zipfile import ZipFile

import pytest
from docx_sample import sample
from flat import flat
from word_edits import MAIN, reading

from fupin_reports.gbt9704 import STANDARD
from fupin_reports.inspection import inspect_docx
from fupin_reports.writers.docx import write

STYLES = "word/styles.xml"
SETTINGS = "word/settings.xml"


def saved(change: Callable[[str, str], str]) -> bytes:
    """The sample with every part given through `change`."""
    result = BytesIO()
    with ZipFile(BytesIO(write(sample()))) as source, ZipFile(result, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, change(name, content.decode()) if name.endswith(".xml") else content)
    return result.getvalue()


def with_ids(text: str, ids: dict[str, str]) -> str:
    """Style ids renamed wherever they stand."""
    for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"):
        text = re.sub(rf'<w:{tag} w:val="([^"]+)"', lambda m, t=tag: f'<w:{t} w:val="{ids.get(m[1], m[1])}"', text)  # type: ignore[misc]
    return re.sub(r'w:styleId="([^"]+)"', lambda m: f'w:styleId="{ids.get(m[1], m[1])}"', text)


def split_runs(text: str, properties: Callable[[str], str]) -> str:
    """Every run cut where Han and Latin meet, each piece with `properties` of its own before those it had."""

    def cut(run: re.Match[str]) -> str:
        own, words = run[1] or "", run[3]
        inner = re.sub(r"</?w:rPr>", "", own)
        inner = re.sub(r"<w:rFonts[^>]*/>", "", inner)
        pieces = re.findall(r"[\x20-\x7e]+|[^\x20-\x7e]+", words)
        return "".join(
            f"<w:r>{'<w:rPr>' + properties(piece) + inner + '</w:rPr>'}<w:t{run[2]}>{piece}</w:t></w:r>"
            for piece in pieces
        )

    return re.sub(r"<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t([^>]*)>([^<]*)</w:t></w:r>", cut, text)


def as_word(name: str, text: str) -> str:
    """As Word (Chinese) writes it."""
    ids = {"Normal": "a", "Title": "a3", "Subtitle": "a5", "BodyText": "a7", "Signature": "a9", "Date": "ab"}
    ids |= {f"Heading{n}": str(n) for n in range(1, 5)} | {"Caption": "ad", "Footer": "af"}
    text = with_ids(text, ids)
    if name == MAIN:
        numbers = count(0x00A11B00)
        text = re.sub("<w:p>", lambda _: f'<w:p w:rsidR="{next(numbers):08X}" w:rsidRDefault="00B94C11">', text)
        text = split_runs(text, lambda p: '<w:rFonts w:hint="eastAsia"/>' if not p.isascii() else "")
        text = text.replace("<w:rPr></w:rPr>", "")
        text = text.replace("</w:pPr>", '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr></w:pPr>')
        text = text.replace("<w:r><w:t", '<w:r w:rsidRPr="00B94C11"><w:lastRenderedPageBreak/><w:t', 3)
        text = text.replace(
            "<w:r>", '<w:proofErr w:type="gramStart"/><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:r>', 1
        )
        text = text.replace("</w:r>", '</w:r><w:bookmarkEnd w:id="0"/><w:proofErr w:type="gramEnd"/>', 1)
    if name == SETTINGS:
        rsids = '<w:rsids><w:rsidRoot w:val="00B94C11"/><w:rsid w:val="00A11B00"/></w:rsids></w:settings>'
        text = text.replace("</w:settings>", rsids)
    return text


def as_wps(name: str, text: str) -> str:
    """As WPS writes it: style ids counted, names of built-in styles in small letters, hints and language on every run."""
    found = re.findall(r'w:styleId="([^"]+)"', WPS_STYLES)
    text = with_ids(text, {style: str(n) for n, style in enumerate(found, 1)})
    if name == MAIN:
        language = '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
        hints = {True: '<w:rFonts w:hint="default"/>', False: '<w:rFonts w:hint="eastAsia"/>'}
        text = split_runs(text, lambda piece: hints[piece.isascii()])
        text = text.replace("</w:rPr><w:t", f"{language}</w:rPr><w:t")
        text = text.replace("</w:pPr>", f'<w:rPr><w:rFonts w:hint="eastAsia"/>{language}</w:rPr></w:pPr>')
        text = text.replace("<w:tcPr>", '<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="auto"/>')
    if name == STYLES:
        text = re.sub(r'<w:name w:val="([^"]+)"', lambda m: f'<w:name w:val="{m[1].lower()}"', text)
    return text


with ZipFile(BytesIO(write(sample()))) as _file:
    WPS_STYLES = _file.read(STYLES).decode()


@pytest.mark.parametrize("program", [as_word, as_wps])
def test_saving_unchanged_is_no_edit(program: Callable[[str, str], str]) -> None:
    content = saved(program)
    assert content != write(sample())
    found = reading(content)
    assert flat(found.document) == flat(sample())
    assert found.remarks == ()


@pytest.mark.parametrize("program", [as_word, as_wps])
def test_saving_unchanged_is_no_fault_of_the_layout(program: Callable[[str, str], str]) -> None:
    assert inspect_docx(saved(program), "甲乡.docx", STANDARD).problems == ()


def test_the_imitation_changes_what_it_says_it_changes() -> None:
    with ZipFile(BytesIO(saved(as_word))) as file:
        main, styles = file.read(MAIN).decode(), file.read(STYLES).decode()
    assert main.count("w:rsidR=") > 20
    assert '<w:pStyle w:val="a7"/>' in main
    assert 'w:styleId="a7"' in styles
    with ZipFile(BytesIO(write(sample()))) as file:
        ours = file.read(MAIN).decode()
    assert len(re.findall("<w:r[ >]", main)) > len(re.findall("<w:r[ >]", ours))
