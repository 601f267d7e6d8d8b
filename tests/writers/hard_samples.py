"""Three documents that are hard on a page: a long one, a large table, and a page of rare characters and marks."""

from __future__ import annotations

from pdf_samples import META, words

from fupin_reports.compose import with_widths
from fupin_reports.document import (
    AnnexHead,
    AnnexNote,
    Cell,
    Column,
    ColumnKind,
    Document,
    Heading,
    Item,
    Paragraph,
    Row,
    Signature,
    Table,
    Title,
)
from fupin_reports.gbt9704 import STANDARD
from fupin_reports.numbering import level_number

SENTENCE = "全乡实施整村推进项目30个，投入资金108.504万元，其中扶贫资金60.25万元，占55.5%，人均纯收入达到2～3万元；"
SIGNED = (Signature("落款", (words("青坪乡人民政府"),), words("2023年12月20日")),)


def long_report() -> Document:
    """About thirty pages of headings of four levels, items and paragraphs of every length."""
    blocks: list[Heading | Item | Paragraph] = []
    for chapter in range(1, 9):
        blocks.append(Heading(f"{chapter}", 1, level_number(1, chapter), words(f"第{chapter}方面的工作")))
        for section in range(1, 6):
            name = f"{chapter}/{section}"
            blocks.append(Heading(name, 2, level_number(2, section), words("抓项目、管资金、促增收")))
            for n in range(1, 4):
                text = (SENTENCE * (n + section % 3))[: 40 * n + 13 * section]
                blocks.append(Paragraph(f"{name}/{n}", words(text.strip("，；") + "。")))
                blocks.append(Item(f"{name}/i{n}", 3, level_number(3, n), words(SENTENCE[: 20 + 7 * n] + "。")))
    return Document(META, (Title("标题", words("青坪乡2023年扶贫开发工作总结")), *blocks, *SIGNED))


def row(key: str, *texts: str) -> Row:
    return Row(key, tuple(Cell(words(text)) for text in texts))


def large_table() -> Document:
    """300 rows of 8 columns under a head of three levels; one cell holds 3,000 characters."""
    kinds = (ColumnKind.CENTRE, ColumnKind.LEFT, *(ColumnKind.NUMBER,) * 6)
    head = (
        Row(
            "h1",
            (
                Cell(words("序号"), rows=3),
                Cell(words("建设内容"), rows=3),
                Cell(words("资金来源（万元）"), columns=5),
                Cell(words("合计"), rows=3),
            ),
        ),
        Row("h2", (Cell(words("财政"), columns=3), Cell(words("社会"), rows=2), Cell(words("自筹"), rows=2))),
        row("h3", "中央", "省级", "县级"),
    )
    long = "水泥硬化路、人畜饮水管道、" * 240  # 3,120 characters
    body = tuple(
        row(
            f"村{n}",
            str(n),
            long[:3000] if n == 150 else f"忠义村委会第{n}村民小组道路硬化{n}m",
            *["15.00"] * 5,
            "75.00",
        )
        for n in range(1, 301)
    )
    foot = (
        Row(
            "合计",
            (Cell(words("合计"), columns=2), *(Cell(words("4500.00")) for _ in range(5)), Cell(words("22500.00"))),
        ),
    )
    columns = tuple(Column(kind, 0) for kind in kinds)
    table = with_widths(Table("表", words("项目明细表"), columns, head, body, foot), STANDARD)
    note = AnnexNote("附件说明", "附件：", (words("项目明细表"),))
    paragraph = Paragraph("正文", words(SENTENCE * 2 + "详见附件。"))
    annex = AnnexHead("附件", "附件", words("项目明细表"))
    return Document(META, (Title("标题", words("项目情况")), paragraph, note, *SIGNED, annex, table))


RARE = "玥昉峣镕喆堃祎㎡³"
MARKS = (
    "“‘双引号里的单引号’”——破折号……省略号（括号〔六角〕）《书名〈篇名〉》12.5%、3～5户、2016—2020年、±5℃、100m³、85㎡，"
)


def rare_page() -> Document:
    """Rare characters in every role, and lines full of marks and digits."""
    table = with_widths(
        Table(
            "表",
            words(f"表题{RARE}"),
            (Column(ColumnKind.LEFT, 0), Column(ColumnKind.NUMBER, 0)),
            (row("h", f"村名{RARE}", "面积（㎡）"),),
            (row("1", f"{RARE}村", "85.5"),),
        ),
        STANDARD,
    )
    blocks = (
        Title("标题", words(f"{RARE}村工作总结")),
        Heading("一", 1, "一、", words(f"黑体{RARE}")),
        Heading("二", 2, "（一）", words(f"楷体{RARE}")),
        *(Paragraph(f"p{n}", words((MARKS * 4)[n : n + 80] + f"{RARE}。")) for n in range(5)),
        table,
        *SIGNED,
    )
    return Document(META, blocks)


SAMPLES = {"long": long_report, "large": large_table, "rare": rare_page}
