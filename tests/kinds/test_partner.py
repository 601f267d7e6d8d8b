"""帮扶单位总结 (the samples 二 and 四), with the sums the ledger of the samples works out."""

from __future__ import annotations

import pytest
from printed import changed, exact, line_of, printed

from fupin_reports.document import Document, Heading, Item, Table
from fupin_reports.project import Project

COUNTY = "县住建局（帮扶单位总结）"
DISTRICT = "区住建局"


@pytest.mark.parametrize(
    ("file", "figure", "value"),
    [
        (COUNTY, "户人分解.危房改造.合计.户", "28户"),  # 23+5
        (COUNTY, "户人分解.危房改造.金额合计", "49万元"),  # 46+3
        (COUNTY, "户人分解.危房改造.异地重建.户均", "2万元"),  # 46÷23
        (COUNTY, "户人分解.危房改造.维修加固.户均", "6000元"),  # 3÷5 = 0.6万元
        (COUNTY, "户人分解.走访慰问.春节和中秋慰问.户均", "约150元"),  # 3万多÷200多
        (COUNTY, "投入.笔记本电脑.均价", "1万元"),  # 6÷6
        (COUNTY, "投入.企业捐赠.均价", "1万元"),  # 5÷5
        (DISTRICT, "户人分解.脱贫退出.合计.户", "11户"),  # 5+6
        (DISTRICT, "投入.垃圾中转站.均价", "7000元"),  # 1.4÷2
        (DISTRICT, "户人分解.走访慰问.中秋和两节走访.户均", "1000元"),  # 1.1×10000÷11
        (DISTRICT, "投入.资金合计", "余4.7万元"),  # 2.9+1.4+0.4余
    ],
)
def test_what_follows_is_worked_out(documents: dict[str, Document], file: str, figure: str, value: str) -> None:
    assert exact(documents[file], figure) == value


def test_households_under_several_measures_are_never_added_up(documents: dict[str, Document]) -> None:
    document = documents[DISTRICT]
    assert not any(name.startswith("户人分解.到户措施.合计") for name in document.figures)  # 9+1+4+1+2 = 17 of 11
    assert "17" not in printed(document)
    table = next(b for b in document.blocks if isinstance(b, Table))
    assert "到户措施—————不合计" in line_of(table)


def test_money_and_goods_are_told_apart(documents: dict[str, Document]) -> None:
    assert "投入表所列各项，共投入和争取资金5万元，物资折资6万元。" in printed(documents[COUNTY])
    assert "投入表所列各项，共投入和争取资金约4.7万元。" in printed(documents[DISTRICT])


def test_what_was_done_is_one_list_numbered_through(documents: dict[str, Document]) -> None:
    items = [b for b in documents[COUNTY].blocks if isinstance(b, Item)]
    assert [item.number for item in items] == [f"{n}." for n in range(1, 9)]
    assert "8.开展劳动力技能和产业技能培训，共培训110多人次。" in printed(documents[COUNTY])
    assert not any(isinstance(b, Heading) for b in documents[COUNTY].blocks)


def test_problems_make_chapters_of_it(project: Project) -> None:
    def with_problem(text: str) -> str:
        return text + "\n存在问题:\n  - 年轻人外出，村里缺人手\n"

    lines = changed(project, COUNTY, with_problem).splitlines()
    assert "一、主要工作" in lines
    assert "二、存在问题" in lines


def test_without_the_money_of_all_parts_no_sum_is_given(project: Project) -> None:
    def incomplete(text: str) -> str:
        tail = text.index("，维修加固{{")
        text = text[:tail] + text[text.index("\n", tail) :]
        return text.replace("        金额: 3\n", "")

    text = changed(project, COUNTY, incomplete)
    assert "补助46万元。" in text
    assert "危房改造28———" in text.replace("\n", "")  # households added up, money not


def test_a_sum_that_would_leave_something_out_is_not_given(project: Project) -> None:
    text = changed(
        project,
        DISTRICT,
        lambda t: t.replace("资金: 1.4", "资金: 1～2").replace("，平均每座{{ 投入.各项.垃圾中转站.均价 }}", ""),
    )
    assert "共投入和争取资金" not in text
    assert "1～2" in text
