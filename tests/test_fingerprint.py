"""数据指纹: the same for the same data however they are typed, in the DOCX and in the PDF, whoever edits the words."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from conftest import Terminal, document_of
from pypdf import PdfReader

from fupin_reports.document_json import from_json, to_json
from fupin_reports.fingerprint import data_fingerprint
from fupin_reports.project import Project

NAME = "青坪乡"
HEAD = "单位: 青坪乡\n署名: 青坪乡人民政府\n"


def change(project: Project, old: str, new: str) -> None:
    path = project.file(NAME, 2023)
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def of_docx(path: Path) -> str:
    with ZipFile(path) as word:
        found = re.search('name="数据指纹"><vt:lpwstr>(.*?)<', word.read("docProps/custom.xml").decode())
    assert found is not None
    return found[1]


def of_pdf(path: Path) -> str:
    return str(PdfReader(path).metadata["/Keywords"]).removeprefix("数据指纹 ")


@pytest.mark.parametrize(
    "retype",
    [
        lambda p: change(p, HEAD, "署名: 青坪乡人民政府\n# 说明\n\n单位: '青坪乡'  # 说明\n"),
        lambda p: change(p, "申报合计: 30.15", "申报合计: 30.150"),
    ],
    ids=["order, comment, empty line, quotes", "what is held against a sum and never printed"],
)
def test_it_does_not_see_how_the_data_are_typed(retype: Callable[[Project], None], project: Project) -> None:
    before = data_fingerprint(document_of(project, NAME))
    retype(project)
    assert data_fingerprint(document_of(project, NAME)) == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("青坪乡人民政府", "青坪乡政府"),
        ("日期: 2023年12月20日", "日期: 2023年12月21日"),
        ("- 村: 后山村委会", "- 村: 前山村委会"),
    ],
    ids=["signature", "date", "name"],
)
def test_it_sees_what_the_data_say(old: str, new: str, project: Project) -> None:
    before = data_fingerprint(document_of(project, NAME))
    change(project, old, new)
    assert data_fingerprint(document_of(project, NAME)) != before


def test_it_sees_a_figure(project: Project) -> None:
    before = data_fingerprint(document_of(project, "云溪镇"))
    path = project.file("云溪镇", 2023)
    path.write_text(path.read_text("utf-8").replace("受助大学生: 3名", "受助大学生: 4名"), "utf-8")
    assert data_fingerprint(document_of(project, "云溪镇")) != before


def test_a_tree_read_back_has_the_same(project: Project) -> None:
    document = document_of(project, NAME)
    assert data_fingerprint(from_json(to_json(document))) == data_fingerprint(document)


def test_both_files_hold_it_and_keep_it_when_a_person_edits_the_words(project: Project, terminal: Terminal) -> None:
    expected = data_fingerprint(document_of(project, NAME))
    word, pdf = (project.output(2023) / f"{NAME}{suffix}" for suffix in (".docx", ".pdf"))
    terminal.run("build", NAME)
    assert re.fullmatch("[0-9a-f]{24}", expected)
    assert (of_docx(word), of_pdf(pdf)) == (expected, expected)
    opened = docx.Document(str(word))
    opened.save(str(word))
    assert "S00" not in terminal.run("build", NAME)[1]  # opened and saved is no edit
    opened = docx.Document(str(word))
    run = next(r for p in opened.paragraphs for r in p.runs if "各项工作" in r.text)
    run.text = run.text.replace("各项工作", "全部工作")
    opened.save(str(word))
    assert "S005" in terminal.run("build", NAME)[1]
    assert "全部工作" in "".join(p.text for p in docx.Document(str(word)).paragraphs)
    assert (of_docx(word), of_pdf(pdf)) == (expected, expected)


def test_the_archival_pdf_holds_it_in_both_kinds_of_metadata(project: Project, terminal: Terminal) -> None:
    terminal.run("build", NAME, "--format", "pdf", "--archive")
    path = project.output(2023) / f"{NAME}.pdf"
    xmp = PdfReader(path).trailer["/Root"]["/Metadata"].get_data().decode()
    assert f"<pdf:Keywords>数据指纹 {of_pdf(path)}</pdf:Keywords>" in xmp
