"""What is disputed stands in the DOCX as a comment on the person's words."""

from __future__ import annotations

import io

import docx
import pytest
from docx_sample import META

from fupin_reports.document import Cell, Column, ColumnKind, Disputed, Document, Paragraph, Row, Table, Text, Title
from fupin_reports.writers.docx import write

WORDS = (Text("全乡投入"), Disputed("29万元", "30.1万元"), Text("。"))


def comments(*blocks: Paragraph | Table) -> list[tuple[str, str]]:
    document = Document(META, (Title("t", (Text("总结"),)), *blocks))
    word = docx.Document(io.BytesIO(write(document)))
    return [(c.author, c.text) for c in word.comments]


def test_the_persons_words_stand_and_ours_are_in_the_comment() -> None:
    document = Document(META, (Title("t", (Text("总结"),)), Paragraph("p", WORDS)))
    word = docx.Document(io.BytesIO(write(document)))
    assert word.paragraphs[1].text == "全乡投入29万元。"
    (comment,) = word.comments
    assert (comment.author, comment.text) == ("扶贫报告", "按现在的数据，这里是：30.1万元")
    xml = word.element.xml
    start, end = xml.index("commentRangeStart"), xml.index("commentRangeEnd")
    assert "29万元" in xml[start:end]
    assert "全乡投入" not in xml[start:end]


@pytest.mark.parametrize(
    "words", [(Text("全乡"), Disputed("", "已验收"), Text("。")), (Disputed("", "已验收"), Text("。"))]
)
def test_words_that_a_person_deleted_are_told_at_their_neighbour(words: tuple[Text | Disputed, ...]) -> None:
    assert comments(Paragraph("p", words)) == [("扶贫报告", "按现在的数据，这里是：已验收")]


def test_cells_have_comments_of_their_own() -> None:
    rows = tuple(Row(f"r{n}", (Cell((Disputed("4.5", "6"),)),)) for n in range(2))
    table = Table("表", (), (Column(ColumnKind.NUMBER, 1000),), (), rows)
    assert comments(table) == [("扶贫报告", "按现在的数据，这里是：6")] * 2


def test_a_report_without_disputes_has_no_comments_part() -> None:
    assert comments(Paragraph("p", (Text("全乡投入。"),))) == []
    document = Document(META, (Title("t", (Text("总结"),)),))
    assert b"comments.xml" not in write(document)
