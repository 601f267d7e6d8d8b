"""A day in December: built, edited in Word, corrected, corrected again; nothing that a person typed is lost."""

from __future__ import annotations

import copy
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import docx.text.paragraph
import pytest
from conftest import ROOT, Terminal
from docx.document import Document as WordDocument
from pypdf import PdfReader
from word_edits import W, edited

from fupin_reports.project import Project

NAME = "青坪乡"
TOTAL = "2022年，全乡扶贫项目共投入资金58.95万元"


def build(terminal: Terminal, *options: str) -> str:
    code, said = terminal.run("build", NAME, "--format", "docx", *options)
    assert code == 0, said
    return said


def path_of(project: Project, name: str = NAME) -> Path:
    return project.output(2023) / f"{name}.docx"


def in_word(project: Project, change: Callable[[WordDocument], None]) -> bytes:
    """Opens the report, changes it as Word would and saves it; the bytes as saved."""
    word = docx.Document(str(path_of(project)))
    change(word)
    word.save(str(path_of(project)))
    return path_of(project).read_bytes()


def rewritten(old: str, new: str) -> Callable[[WordDocument], None]:
    def change(word: WordDocument) -> None:
        paragraph = next(p for p in word.paragraphs if old in p.text)
        text = paragraph.text.replace(old, new)
        for run in paragraph.runs[1:]:
            run._element.getparent().remove(run._element)
        paragraph.runs[0].text = text

    return change


def words(project: Project, name: str = NAME) -> str:
    return "\n".join(p.text for p in docx.Document(str(path_of(project, name))).paragraphs)


def kept(project: Project) -> list[Path]:
    return sorted(project.output(2023).glob(f"{NAME}（手改 *）.docx"))


def corrected(project: Project, ducts: str, village: str, year: str, source: str) -> None:
    """灌渠 of 羊见村委会建乐二组 and everything that is declared above it."""
    path = project.file(NAME, 2023)
    text = path.read_text("utf-8")
    last, this = text.split("\n本年:", 1)
    numbers = {"扶贫资金: ": source, "申报合计: ": year}
    for key, number in numbers.items():
        this = re.sub(rf"(?m)^(    |  ){key}[0-9.]+", rf"\g<1>{key}{number}", this, count=1)
    this = re.sub(r"(?m)^      申报合计: [0-9.]+", f"      申报合计: {village}", this, count=1)
    this = re.sub(r"(?m)^            扶贫资金: [0-9.]+", f"            扶贫资金: {ducts}", this, count=1)
    path.write_text(f"{last}\n本年:{this}", "utf-8")


def test_a_rewritten_sentence_is_still_there_after_two_corrections(project: Project, terminal: Terminal) -> None:
    build(terminal)
    theirs = in_word(project, rewritten("全乡", "咱们全乡"))
    corrected(project, "7.96", "19.11", "109.504", "61")
    said = build(terminal)
    assert "提示 S005 手工改动已带进新的报告：改写1处" in said, said
    assert "咱们全乡" in words(project)
    assert "109.504万元" in words(project)
    assert [p.read_bytes() for p in kept(project)] == [theirs]
    corrected(project, "8.96", "20.11", "110.504", "62")
    build(terminal)
    assert "咱们全乡" in words(project)
    assert "110.504万元" in words(project)
    build(terminal)
    assert "咱们全乡" in words(project)
    assert len(kept(project)) == 1  # what we wrote ourselves is not kept again


def test_opening_and_saving_is_no_edit(project: Project, terminal: Terminal) -> None:
    build(terminal)
    saved = in_word(project, lambda _word: None)
    said = build(terminal)
    assert "S003" not in said
    assert "S005" not in said
    assert kept(project) == []
    assert path_of(project).read_bytes() != saved  # made anew


def test_an_added_paragraph_and_a_deleted_one_stay_so(project: Project, terminal: Terminal) -> None:
    build(terminal)

    def change(word: WordDocument) -> None:
        body = [p for p in word.paragraphs if p.style is not None and p.style.name == "Body Text"]
        body[1].insert_paragraph_before("县领导两次到乡里调研。", style="Body Text")
        body[2]._element.getparent().remove(body[2]._element)

    gone = [p for p in docx.Document(str(path_of(project))).paragraphs if p.style and p.style.name == "Body Text"][
        2
    ].text
    in_word(project, change)
    said = build(terminal)
    assert "增加1处、删去1处" in said or "删去1处、增加1处" in said
    assert "县领导两次到乡里调研。" in words(project)
    assert gone not in words(project).split("\n")


def test_the_pdf_says_what_the_docx_says(project: Project, terminal: Terminal) -> None:
    terminal.run("build", NAME)
    in_word(project, rewritten("全乡", "咱们全乡"))
    code, said = terminal.run("build", NAME)
    assert code == 0, said
    pdf = PdfReader(BytesIO((project.output(2023) / f"{NAME}.pdf").read_bytes()))
    text = "".join(page.extract_text() for page in pdf.pages).replace("\n", "").replace(" ", "")
    assert "咱们全乡" in text
    assert "S004" not in said


def test_what_both_changed_is_the_persons_with_a_comment(project: Project, terminal: Terminal) -> None:
    build(terminal)
    before = words(project)
    assert "108.504万元" in before
    in_word(project, rewritten("108.504万元", "一百零八万元"))
    corrected(project, "7.96", "19.11", "109.504", "61")
    code, said = terminal.run("build", NAME, "--format", "docx")
    assert code == 0, said
    assert "提醒 S006" in said
    assert "手工写的是“一百零八万元”，按现在的数据是“109.504万元”，手工的照留" in said
    word = docx.Document(str(path_of(project)))
    assert "一百零八万元" in words(project)
    assert [c.text for c in word.comments] == ["按现在的数据，这里是：109.504万元"]
    said = build(terminal, "--force")  # and so until the two agree, or the comment is taken away
    assert "手工写的是“一百零八万元”，按现在的数据是“109.504万元”，手工的照留" in said
    assert [c.text for c in docx.Document(str(path_of(project))).comments] == ["按现在的数据，这里是：109.504万元"]


def test_a_bold_word_is_dropped_and_told(project: Project, terminal: Terminal) -> None:
    build(terminal)

    def change(word: WordDocument) -> None:
        paragraph = next(p for p in word.paragraphs if p.style is not None and p.style.name == "Body Text")
        paragraph.runs[0].bold = True

    in_word(project, change)
    said = build(terminal)
    assert "提示 S007 手工加的格式没有带到新的报告里：加粗1处" in said
    assert len(kept(project)) == 1


def test_blank_lines_are_dropped_and_told(project: Project, terminal: Terminal) -> None:
    build(terminal)

    def change(word: WordDocument) -> None:
        body = [p for p in word.paragraphs if p.style is not None and p.style.name == "Body Text"]
        body[1].insert_paragraph_before("", style="Body Text")
        body[2].insert_paragraph_before("")

    in_word(project, change)
    said = build(terminal)
    assert "提示 S007 手工加的格式没有带到新的报告里：空行2处" in said, said
    assert len(kept(project)) == 1


def test_lines_added_around_the_signature_stay_lines(project: Project, terminal: Terminal) -> None:
    build(terminal)

    def change(word: WordDocument) -> None:
        date = next(p for p in word.paragraphs if p.text == "2023年12月20日")
        date.insert_paragraph_before("青坪乡扶贫办", style="Signature")
        behind = docx.text.paragraph.Paragraph(copy.deepcopy(date._p), date._parent)
        date._p.addnext(behind._p)
        behind.runs[0].text = "（联系人：扶贫办）"

    in_word(project, change)
    build(terminal)
    lines = words(project).split("\n")
    at = lines.index("2023年12月20日")
    assert lines[at - 2 : at + 2] == ["青坪乡人民政府", "青坪乡扶贫办", "2023年12月20日", "（联系人：扶贫办）"]
    styles = [p.style.name for p in docx.Document(str(path_of(project))).paragraphs if p.style is not None]
    assert styles[at - 2 : at + 1] == ["Signature", "Signature", "Date"]


def test_what_a_person_wrote_of_a_village_stays_with_it_when_it_is_called_otherwise(
    project: Project, terminal: Terminal
) -> None:
    build(terminal)
    in_word(project, rewritten("该村投入资金28.8万元，其中", "这个村一共投入资金28.8万元，里面有"))
    path = project.file(NAME, 2023)
    text = path.read_text("utf-8")
    assert text.count("    - 村: 忠义村委会\n      组: 第五村民小组\n") == 1
    text = text.replace("    - 村: 忠义村委会\n      组: 第五村民小组\n", "    - 村: 中和村委会\n      组: 上寨小组\n")
    path.write_text(text, "utf-8")
    said = build(terminal)
    assert "S006" not in said, said
    text = words(project)
    assert text.count("中和村委会上寨小组") >= 1
    assert "忠义村委会第五村民小组" not in text
    # the sentence stands once, under the village's new name
    lines = text.split("\n")
    at = next(n for n, line in enumerate(lines) if "1.中和村委会上寨小组" in line)
    assert lines[at + 2].startswith("这个村一共投入资金28.8万元，里面有：扶贫资金15万元")
    assert sum("28.8万元" in line and "扶贫资金15万元" in line for line in lines) == 1


def test_a_report_with_a_persons_comment_stays_and_ours_goes_beside_it(project: Project, terminal: Terminal) -> None:
    build(terminal)
    note = '<w:comment w:id="7" w:author="领导"><w:p><w:r><w:t>请核实</w:t></w:r></w:p></w:comment>'
    comments = f"<w:comments {W}>{note}</w:comments>"
    reference = '</w:r><w:r><w:commentReference w:id="7"/></w:r></w:p>'
    content = path_of(project).read_bytes()
    theirs = edited(content, ("</w:r></w:p>", reference), parts={"word/comments.xml": comments})
    path_of(project).write_bytes(theirs)
    said = build(terminal)
    assert "提醒 S003 “青坪乡.docx”被人改过，里面有批注1处，带不过来，没有覆盖" in said
    assert path_of(project).read_bytes() == theirs
    assert path_of(project, f"{NAME}（新生成）").is_file()


def test_fresh_takes_the_data_alone_and_keeps_theirs(project: Project, terminal: Terminal) -> None:
    build(terminal)
    theirs = in_word(project, rewritten("全乡", "咱们全乡"))
    build(terminal, "--fresh")
    assert "咱们全乡" not in words(project)
    assert [p.read_bytes() for p in kept(project)] == [theirs]
    build(terminal)
    assert "咱们全乡" not in words(project)


@pytest.mark.parametrize("tree", ["", "{}"])
def test_without_the_tree_of_last_time_nothing_is_merged_and_nothing_lost(
    tree: str, project: Project, terminal: Terminal
) -> None:
    build(terminal)
    theirs = in_word(project, rewritten("全乡", "咱们全乡"))
    for path in (project.output(2023) / ".fupin").glob(f"{NAME}.*.json"):
        path.write_text(tree, "utf-8")
    said = build(terminal)
    assert "上次生成时的底稿没有了，没法对照" in said
    assert path_of(project).read_bytes() == theirs


def test_a_changed_cell_of_a_table_stays_and_the_sums_are_of_now(project: Project, terminal: Terminal) -> None:
    build(terminal)

    def change(word: WordDocument) -> None:
        cell = next(c for t in word.tables for row in t.rows for c in row.cells if c.text == "羊见村委会建乐二组")
        cell.paragraphs[0].runs[0].text = "羊见村建乐二组（示范）"

    in_word(project, change)
    corrected(project, "7.96", "19.11", "109.504", "61")
    build(terminal)
    cells = [c.text for t in docx.Document(str(path_of(project))).tables for row in t.rows for c in row.cells]
    assert "羊见村建乐二组（示范）" in cells
    assert "109.504" in cells


def test_tracked_changes_are_taken_as_accepted_and_told(project: Project, terminal: Terminal) -> None:
    build(terminal)
    content = path_of(project).read_bytes()
    behind = '</w:p><w:p><w:pPr><w:pStyle w:val="Heading1"/>'
    old = "</w:r>" + behind
    inserted = '</w:r><w:ins w:id="9" w:author="领导"><w:r><w:t>成效明显。</w:t></w:r></w:ins>' + behind
    path_of(project).write_bytes(edited(content, (old, inserted)))
    said = build(terminal)
    assert "S005" in said
    assert "修订标记1处" in said
    assert "成效明显。" in words(project)


def test_a_pdf_alone_in_between_does_not_turn_our_figures_into_a_persons(project: Project, terminal: Terminal) -> None:
    terminal.run("build", NAME)
    in_word(project, rewritten("全乡", "咱们全乡"))
    corrected(project, "7.96", "19.11", "109.504", "61")
    assert terminal.run("build", NAME, "--format", "pdf")[0] == 0
    corrected(project, "8.96", "20.11", "110.504", "62")
    code, said = terminal.run("build", NAME)
    assert code == 0
    assert "S006" not in said
    assert "110.504万元" in words(project)
    assert "108.504万元" not in words(project)
    assert "咱们全乡" in words(project)


KILLED = """
import os, signal, sys
from pathlib import Path
sys.argv = ["fupin", "build", sys.argv[1], "--format", "docx"]
replace = Path.replace
def once(self, target):
    result = replace(self, target)
    if str(target).endswith(".docx") and "手改" not in str(target):
        os.kill(os.getpid(), signal.SIGKILL)
    return result
Path.replace = once
from fupin_reports.cli.app import main
main()
"""


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
def test_a_run_killed_right_after_the_docx_loses_no_edit_and_invents_none(project: Project, terminal: Terminal) -> None:
    build(terminal)
    in_word(project, rewritten("全乡", "咱们全乡"))
    corrected(project, "7.96", "19.11", "109.504", "61")
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", KILLED, NAME], cwd=project.root, env=environment, check=False)
    assert done.returncode == -signal.SIGKILL
    corrected(project, "8.96", "20.11", "110.504", "62")
    said = build(terminal)
    assert "咱们全乡" in words(project)
    assert "110.504万元" in words(project)
    assert "改写1处" in said
    assert "S006" not in said


def test_an_edited_list_of_annexes_is_never_lost(project: Project, terminal: Terminal) -> None:
    build(terminal)

    def change(word: WordDocument) -> None:
        last = next(p for p in word.paragraphs if p.text.startswith("2.青坪乡2023年"))
        last.insert_paragraph_before("3.手工附表", style=last.style)

    theirs = in_word(project, change)
    said = build(terminal)
    assert "S003" in said
    assert "改得没法对照" in said
    assert path_of(project).read_bytes() == theirs


def test_clean_keeps_a_report_with_a_persons_words(project: Project, terminal: Terminal) -> None:
    build(terminal)
    in_word(project, rewritten("全乡", "咱们全乡"))
    build(terminal)
    assert f"－ 留着 {NAME}.docx：里面有手工改的话" in terminal.run("clean", "--all")[1]
    assert "咱们全乡" in words(project)
