"""更正说明: what was corrected, from what to what, where it stands and why, as a document to send to the county."""

from __future__ import annotations

import docx
from conftest import Terminal
from docx.table import Table

from fupin_reports.project import Project

NAME = "云溪镇"


def correct(project: Project, old: str, new: str) -> None:
    path = project.file(NAME, 2023)
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def build(terminal: Terminal, *options: str) -> str:
    code, said = terminal.run("build", "--format", "docx", *options)
    assert code == 0, said
    return said


def rows(table: Table) -> list[str]:
    return ["|".join(cell.text for cell in row.cells) for row in table.rows]


def test_a_correction_makes_a_document_of_its_own(project: Project, terminal: Terminal) -> None:
    build(terminal)
    correct(project, "受助大学生: 3名", "受助大学生: 4名   # 12月26日县教育局补报")
    said = build(terminal, "--corrections")
    assert "云溪镇.docx、云溪镇（更正说明）.docx" in said
    word = docx.Document(str(project.output(2023) / f"{NAME}（更正说明）.docx"))
    assert word.paragraphs[0].text.replace("\n", "") == "关于云溪镇2023年扶贫开发工作总结的更正说明"
    assert "经核对，云溪镇2023年扶贫开发工作总结中有1处填报的数据需要更正，现更正如下，其余内容不变。" in [
        p.text for p in word.paragraphs
    ]
    assert rows(word.tables[0]) == [
        "序号|项目|原数|更正后|所在位置|原因",
        "1|指标／受助大学生|3名|4名|劳务输出和助学：组织劳务输出800余人，为4…|12月26日县教育局补报",
    ]


def test_what_follows_from_a_correction_is_in_it_and_without_reasons_there_is_no_column(
    project: Project, terminal: Terminal
) -> None:
    build(terminal)
    correct(project, "识别贫困户: 591户1593人", "识别贫困户: 601户1593人")
    build(terminal, "--corrections")
    word = docx.Document(str(project.output(2023) / f"{NAME}（更正说明）.docx"))
    found = rows(word.tables[0])
    assert found[0] == "序号|项目|原数|更正后|所在位置"
    assert found[1].startswith("1|指标／识别贫困户／户|591户|601户|")
    assert any("|2.7人|2.65人|" in row for row in found)  # 1593÷601


def test_without_a_correction_there_is_none(project: Project, terminal: Terminal) -> None:
    build(terminal)
    build(terminal, "--corrections", "--force")
    assert not list(project.output(2023).glob("*更正说明*"))
