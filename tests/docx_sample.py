"""A report that shows every kind of block at once, and ways to look into the file that is written of it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn

from fupin_reports.document import (
    AnnexHead,
    AnnexNote,
    Block,
    Cell,
    Column,
    ColumnKind,
    Derived,
    Document,
    Heading,
    Item,
    Meta,
    Paragraph,
    Row,
    Signature,
    Subtitle,
    Table,
    Text,
    Title,
    Words,
)
from fupin_reports.writers.docx import write

META = Meta(
    title="青坪乡2023年扶贫开发工作总结", unit="青坪乡人民政府", kind="乡镇年终总结", year=2023, date="2023-12-20"
)

SENTENCE = "全乡上下坚持把扶贫开发作为头等大事来抓，干部群众齐心协力，逐村逐户落实帮扶措施，各项工作取得明显成效。"


def words(text: str) -> Words:
    """`text` as one plain run."""
    return (Text(text),)


def prose(characters: int) -> str:
    """Chinese text of about `characters` characters, without digits."""
    return SENTENCE * (characters // len(SENTENCE) + 1)


def cells(*texts: str) -> tuple[Cell, ...]:
    """A plain cell for each text."""
    return tuple(Cell(words(text)) for text in texts)


def fund_table(rows: int = 40) -> Table:
    """A table with a head of two levels, `rows` rows, one village of two rows among them, a total and a note."""
    head = (
        Row(
            "head1",
            (
                Cell(words("序号"), rows=2),
                Cell(words("项目村"), rows=2),
                Cell(words("建设内容"), rows=2),
                Cell(words("资金来源（万元）"), columns=3),
                Cell(words("合计（万元）"), rows=2),
            ),
        ),
        Row("head2", cells("财政资金", "帮扶资金", "群众自筹")),
    )
    body = [
        Row(
            "羊见村",
            (
                Cell(words("1"), rows=2),
                Cell(words("羊见村委会"), rows=2),
                *cells("50m³水池2座、灌渠794m", "6.96", "0.50", "0.90", "8.36"),
            ),
        ),
        Row("羊见村·道路", cells("水泥卫生路173m", "4.00", "0.00", "0.636", "4.636")),
    ]
    body += [
        Row(
            f"村{n}",
            cells(str(n), f"第{n}村民小组", "进村道路硬化及人畜饮水配套设施", "10.00", "2.50", "3.80", "16.30"),
        )
        for n in range(2, rows)
    ]
    return Table(
        id="资金表",
        caption=words("项目资金明细表"),
        columns=(
            Column(ColumnKind.CENTRE, 70),
            Column(ColumnKind.LEFT, 190),
            Column(ColumnKind.LEFT, 280),
            *(Column(ColumnKind.NUMBER, 115) for _ in range(4)),
        ),
        head=head,
        body=tuple(body),
        foot=(Row("合计", (Cell(words("合计"), columns=3), *cells("390.96", "95.50", "145.94", "632.40"))),),
        notes=(words("注：各分项之和与合计不等，是四舍五入所致。"), words("注：“帮扶资金”指挂钩单位投入的资金。")),
    )


def blocks() -> tuple[Block, ...]:
    """Every kind of block, in the order of a report."""
    return (
        Title("title", words("青坪乡2023年扶贫开发工作总结")),
        Subtitle("subtitle", words("（2023年12月20日）")),
        Paragraph(
            "opening",
            (
                Text("2023年，全乡共投入扶贫资金"),
                Derived("632.40万元", ("本年.资金.合计",)),
                Text("，比上年"),
                Derived("增长12.5%", ("本年.资金.合计",)),
                Text("，建成50m³水池2座——“水窖”工程全面完成……受益群众‘人人满意’。"),
            ),
        ),
        Heading("h1", 1, "一、", words("基本情况")),
        Heading("h2", 2, "（一）", words("组织领导")),
        Paragraph("long", words(prose(700))),
        Heading("h3", 3, "1.", words("强化责任")),
        Heading("h4", 4, "（1）", words("落实到人")),
        Paragraph("longer", words(prose(1400))),
        Heading("h1b", 1, "二、", words("项目资金")),
        Item("i1", 3, "1.", words("居住分散，本年需投入632.40万元，配套困难；" + SENTENCE)),
        Item("i2", 4, "（1）", words("劳动力外出务工，投工投劳不足。")),
        fund_table(),
        Paragraph("after", words("表中资金均已到位。" + SENTENCE)),
        Heading("h1c", 1, "三、", words("今后打算")),
        Paragraph("last", words(prose(120))),
        AnnexNote(
            "note",
            "附件：",
            (
                words("1.青坪乡2023年度整村推进项目资金安排及使用情况分村组分来源明细表（截至十二月）"),
                words("2.青坪乡贫困户名册"),
            ),
        ),
        Signature("sign", (words("青坪乡人民政府扶贫开发办公室"),), words("2023年12月20日")),
        AnnexHead("annex1", "附件1", words("青坪乡2023年度整村推进项目资金安排及使用情况明细表")),
        fund_table(rows=12),
    )


def sample() -> Document:
    """The whole report."""
    return Document(meta=META, blocks=blocks())


def opened(*shown: Block) -> Any:
    """The written report, opened by python-docx; the whole sample where no blocks are given."""
    return docx.Document(BytesIO(write(Document(META, shown or blocks()))))


def child(element: Any, path: str) -> Any:
    """The child of `element` at `path`, tags joined by a slash; None where there is none."""
    return element.find("/".join(qn(f"w:{tag}") for tag in path.split("/")))


def has(element: Any, path: str) -> bool:
    """Whether `element` has the child at `path`."""
    return child(element, path) is not None


def attribute(element: Any, path: str, name: str) -> Any:
    """The text of the attribute `w:name` of the child at `path`; None where there is no such child or attribute."""
    return child(element, path).get(qn(f"w:{name}")) if has(element, path) else None


def style(name: str) -> Any:
    """The element of a style, by its name as python-docx says it."""
    return opened().styles[name].element
