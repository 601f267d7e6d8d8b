"""The DOCX as a file: its properties, and that its bytes depend on the report only."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
from docx_sample import META, opened, sample

from fupin_reports.document import Document
from fupin_reports.writers.docx import write


def part(name: str, document: Document) -> str:
    """The text of one entry of the written zip."""
    with ZipFile(BytesIO(write(document))) as word:
        return word.read(name).decode()


def test_no_typeface_comes_from_a_theme():
    for name in ("word/styles.xml", "word/document.xml", "word/footer1.xml"):
        assert "Theme=" not in part(name, sample())


def test_properties_come_from_the_report_and_not_from_the_library_or_the_clock():
    core = opened().core_properties
    assert (core.title, core.author, core.subject) == (META.title, META.unit, META.kind)
    assert (core.language, core.last_modified_by, core.comments) == ("zh-CN", META.unit, "")
    assert core.created.isoformat() == core.modified.isoformat() == "2023-12-20T00:00:00+00:00"


def test_an_office_finds_kind_year_and_unit_among_the_custom_properties():
    custom = part("docProps/custom.xml", replace(sample(), meta=replace(META, unit="甲&乙乡")))
    assert 'name="文种"><vt:lpwstr>乡镇年终总结</vt:lpwstr>' in custom
    assert 'name="年度"><vt:i4>2023</vt:i4>' in custom
    assert 'name="单位"><vt:lpwstr>甲&amp;乙乡</vt:lpwstr>' in custom


def test_the_same_report_gives_the_same_bytes_on_another_day(monkeypatch):
    today = write(sample())
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert write(sample()) == today
    with ZipFile(BytesIO(today)) as word:
        assert {entry.date_time for entry in word.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert word.namelist()[:2] == ["[Content_Types].xml", "_rels/.rels"]


def test_the_same_report_gives_the_same_bytes_in_every_process():
    here = Path(__file__).parents[1]
    program = "from docx_sample import *; from fupin_reports.writers.docx import write; from hashlib import sha256; "
    program += "import sys; sys.stdout.write(sha256(write(sample())).hexdigest())"
    digests = {sha256(write(sample())).hexdigest()}
    for seed in ("1", "2"):
        paths = os.pathsep.join((str(here), str(here.parent)))
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": paths, "TZ": f"UTC-{seed}"}
        run = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=True)
        digests.add(run.stdout.decode())
    assert len(digests) == 1


def test_an_empty_report_is_a_file_that_opens():
    assert docx.Document(BytesIO(write(Document(META, ())))).paragraphs == []
