"""Documents as a township would have them, for the tests of the PDF: every block kind, and the awkward cases."""

from __future__ import annotations

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

META = Meta(
    title="青坪乡2023年扶贫开发工作总结", unit="青坪乡人民政府", kind="乡镇年终总结", year=2023, date="2023-12-20"
)

LONG = (
    "青坪乡位于县城东北部，国土面积186.5平方公里，辖忠义、羊见、金安等12个村委会、98个村民小组，总人口28630人，其中农业人口27415人，"
    "占总人口的95.76%。全乡识别贫困户591户1593人，贫困发生率5.81%，主要分布在海拔2300米以上的高寒山区。按照“两不愁三保障”的要求，"
    "我乡坚持把脱贫攻坚作为头等大事和第一民生工程，层层签订责任书（共签订1286份），做到村不漏户、户不漏人——凡是符合条件的，一户也不落下。"
    "2016—2020年累计投入各类扶贫资金3284.504万元，其中：财政扶贫资金2160万元、挂钩单位扶持104.96万元、群众自筹1019.544万元；"
    "新建50m³水池12座、20m³水池31座，铺设钢管42700m，硬化村组道路58.36公里，解决了5280人、3960头大牲畜的饮水困难……"
    "群众说：“路通了，水来了，日子有盼头了！”人均纯收入由2015年的4860元增加到9650元，增长98.56%，年均增长14.7%。"
)

PURE = "全乡上下认真贯彻落实上级关于扶贫开发工作的决策部署坚持精准扶贫精准脱贫基本方略紧紧围绕年度减贫目标任务" * 14


def words(text: str) -> Words:
    return (Text(text),)


def paragraph(key: str, text: str) -> Paragraph:
    return Paragraph(key, words(text))


def document(*blocks: Block) -> Document:
    return Document(META, blocks)


def project_table(rows: int) -> Table:
    """A two-level head, villages that cover two rows each, a 合计 row and a note."""
    columns = (
        Column(ColumnKind.CENTRE, 70),
        Column(ColumnKind.CENTRE, 150),
        Column(ColumnKind.LEFT, 320),
        Column(ColumnKind.NUMBER, 110),
        Column(ColumnKind.NUMBER, 120),
        Column(ColumnKind.NUMBER, 110),
        Column(ColumnKind.NUMBER, 120),
    )
    head = (
        Row(
            "head1",
            (
                *(Cell(words(t), rows=2) for t in ("序号", "项目村", "建设内容")),
                Cell(words("资金来源（万元）"), columns=3),
                Cell(words("合计"), rows=2),
            ),
        ),
        Row("head2", tuple(Cell(words(t)) for t in ("扶贫资金", "挂钩单位扶持", "群众自筹"))),
    )
    body: list[Row] = []
    for i in range(rows):
        project = (
            f"50m³水池{i + 1}座、钢管{2700 + i}m"
            if i % 2 == 0
            else f"水泥卫生路{173 + i}m，宽3.5m，厚15cm，含边沟、涵管及错车道{i}处"
        )
        numbers = tuple(Cell((Derived(t, ("某",)),)) for t in (f"{6 + i}.96", "4.96", "0.90", f"{11 + i}.82"))
        if i % 2 == 0:
            village = (Cell(words(str(i // 2 + 1)), rows=2), Cell(words("忠义村委会第五村民小组"), rows=2))
            body.append(Row(f"r{i}", (*village, Cell(words(project)), *numbers)))
        else:
            body.append(Row(f"r{i}", (Cell(words(project)), *numbers)))
    foot = (
        Row(
            "合计",
            (Cell(words("合计"), columns=3), *(Cell(words(t)) for t in ("1058.40", "198.40", "36.00", "1292.80"))),
        ),
    )
    return Table(
        "t",
        words("表1 2023年扶贫项目资金安排情况表"),
        columns,
        head,
        tuple(body),
        foot,
        (words("注：合计按未四舍五入的数计算。"),),
    )


def whole_report() -> Document:
    """Every kind of block, over several pages."""
    return document(
        Title("title", words("青坪乡2023年扶贫开发工作总结")),
        Subtitle("sub", words("（2023年12月20日）")),
        paragraph("p0", LONG),
        Heading("h1", 1, "一、", words("基本情况")),
        paragraph("p1", LONG),
        Heading(
            "h2", 2, "（一）", words("上年度（2022年）扶贫项目完成情况及资金到位、拨付、使用和绩效管理的有关情况说明")
        ),
        paragraph("p2", PURE),
        Heading("h3", 3, "1.", words("人畜饮水工程")),
        paragraph("p3", LONG),
        Heading("h4", 4, "（1）", words("忠义村委会第五村民小组")),
        Item(
            "i1",
            3,
            "1.",
            words("居住分散，基础设施滞后，本年需投入108.504万元，配套困难，群众自筹能力弱，部分农户无劳动力。"),
        ),
        Item("i2", 4, "（2）", words("贫困户李玥、王旻、赵珣3户享受产业扶持，人均住房面积达25㎡，新建20m³水窖3口。")),
        project_table(40),
        Heading("h5", 1, "二、", words("今后打算")),
        paragraph("p4", LONG),
        paragraph("p5", "以上总结，请审阅。"),
        AnnexNote(
            "an",
            "附件：",
            (
                words("1.青坪乡2023年扶贫项目资金安排明细表"),
                words("2.青坪乡建档立卡贫困户到户措施落实情况以及挂钩帮扶干部职工结对情况统计表"),
            ),
        ),
        Signature("s", (words("青坪乡人民政府扶贫开发办公室"),), words("2023年12月20日")),
        AnnexHead("a1", "附件1", words("青坪乡2023年扶贫项目资金安排明细表")),
        project_table(8),
        AnnexHead("a2", "附件2", words("青坪乡建档立卡贫困户到户措施落实情况以及挂钩帮扶干部职工结对情况统计表")),
        paragraph("pa", LONG),
    )


def body_only() -> Document:
    """Nothing but running text, number-heavy and pure, for the grid."""
    return document(
        Title("title", words("青坪乡2023年扶贫开发工作总结")),
        *(paragraph(f"p{i}", LONG if i % 3 else PURE) for i in range(8)),
    )
