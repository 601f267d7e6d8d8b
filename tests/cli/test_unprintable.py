"""A character that no font has is told at every place where it was typed (P004)."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pypdf
import pytest
from conftest import Terminal

from fupin_reports.project import Project

NOWHERE = "\ue5e5"  # a character of somebody's own: no standard font has it


@pytest.fixture(autouse=True)
def no_other_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only our own fonts, as on every other machine."""
    monkeypatch.setattr("fupin_reports.writers.pdf.ruler.installed_fonts", lambda: None)


def typed(path: Path, old: str, new: str) -> None:
    """Types `new` in the place of `old`."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def told(said: str) -> list[str]:
    return [
        line.partition("提醒 P004 ")[0].rstrip()
        for line in said.splitlines()
        if "P004" in line and "explain" not in line
    ]


def test_it_is_told_where_the_clerk_typed_it_and_the_pdf_has_the_mark(project: Project, terminal: Terminal) -> None:
    path = project.file("青坪乡", 2023)
    assert path.read_text("utf-8").split("\n")[51] == "    - 村: 后山村委会"
    typed(path, "    - 村: 后山村委会", f"    - 村: 后{NOWHERE}山村委会  # {NOWHERE}")
    code, said = terminal.run("build", "青坪乡", "--format", "pdf")
    assert code == 0
    assert told(said) == ["data/2023/青坪乡.yaml:52:11:"]  # 后 is the tenth character; not the comment behind it
    pages = pypdf.PdfReader(io.BytesIO((project.output(2023) / "青坪乡.pdf").read_bytes())).pages
    assert any("〓" in page.extract_text() for page in pages)


def test_a_template_is_told_by_its_own_line(project: Project, terminal: Terminal) -> None:
    path = project.templates / "块" / "导语.html.j2"
    assert path.read_text("utf-8").split("\n")[7].startswith("各项工作有序")
    typed(path, "各项工作有序", f"各{NOWHERE}项工作有序")
    _, said = terminal.run("build", "青坪乡", "--format", "pdf")
    assert told(said) == ["templates/块/导语.html.j2:8:2:"]


def test_what_a_person_typed_in_word_is_told_of_the_word_file(project: Project, terminal: Terminal) -> None:
    terminal.run("build", "青坪乡")
    path = project.output(2023) / "青坪乡.docx"
    word = docx.Document(str(path))
    run = next(r for p in word.paragraphs for r in p.runs if "各项工作" in r.text)
    run.text = run.text.replace("各项", f"各{NOWHERE}项")
    word.save(str(path))
    _, said = terminal.run("build", "青坪乡")
    assert told(said) == ["output/2023/青坪乡.docx:"]


def test_docx_alone_has_nothing_to_tell(project: Project, terminal: Terminal) -> None:
    typed(project.file("青坪乡", 2023), "署名: 青坪乡", f"署名: 青{NOWHERE}坪乡")
    assert told(terminal.run("build", "青坪乡", "--format", "docx")[1]) == []
    where = told(terminal.run("build", "青坪乡", "--format", "pdf")[1])
    assert where == ["data/2023/青坪乡.yaml:6:6:"]  # 署名: is line 6, 青 its fifth column
