"""县级总结 (the sample 九), with the sums the ledger of the samples works out."""

from __future__ import annotations

import pytest
from conftest import Terminal
from printed import changed, data_file, exact, line_of, printed

from fupin_reports.document import Document, Heading, Table
from fupin_reports.project import Project

COUNTY = "云泉县"


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("户人分解.易地扶贫搬迁.合计.户", "1891户"),  # 322+565+504+500
        ("户人分解.易地扶贫搬迁.合计.人", "8151人"),  # 1274+2306+2394+2177
        ("户人分解.生态补偿.合计.户", "1101户"),  # 881+220
        ("指标.已入住户", "887户"),  # 322+565
        ("指标.特色种植面积", "33.77万亩"),  # 4.4+6.05+4.07+19.25
        ("指标.分配土地", "16.36万亩"),  # 3+4.2+9.16
    ],
)
def test_what_follows_is_worked_out(documents: dict[str, Document], figure: str, value: str) -> None:
    assert exact(documents[COUNTY], figure) == value


@pytest.mark.parametrize(
    "words",
    [
        "已入住887户，占46.9%。",  # 887÷1891
        "其中就近就业17363人，占65.5%。",  # 17363÷26504
        "户均17.25亩。",  # 163600÷9484
        "平均每个2466.67平方米。",  # 37000÷15
        "人均1084.4元；5133名寄宿生享受生活补助721.93万元，人均1406.45元。",  # 65520500÷60421; 7219300÷5133
        "比上年提高45.4个百分点",  # 95.5−50.1
        "其中建档立卡贫困生2505名，占67.4%。",  # 2505÷3718
        "完成应检人数260400人的100.03%。",  # 260467÷260400
        "概括为“2+1+5+3”，即“两个保障”“一个全覆盖”“五个一批”“三个加大”。",
    ],
)
def test_it_says_what_the_numbers_say(documents: dict[str, Document], words: str) -> None:
    assert words in printed(documents[COUNTY])


def test_overlapping_batches_are_never_added_up(documents: dict[str, Document]) -> None:
    text = printed(documents[COUNTY])
    assert "79692" not in text  # 28005+26504+9484+1101+1891+12707
    assert "161294" not in text
    table = next(b for b in documents[COUNTY].blocks if isinstance(b, Table))
    assert "脱贫批次———不合计" in line_of(table)
    assert "其中：发展生产脱贫一批28005757962.71" in line_of(table)  # 75796÷28005
    assert "其中：易地搬迁脱贫一批189181514.31" in line_of(table)  # 8151÷1891


def test_each_part_of_the_slogan_is_a_section_and_the_bare_one_is_not(documents: dict[str, Document]) -> None:
    second = [line_of(b) for b in documents[COUNTY].blocks if isinstance(b, Heading) and b.level == 2]
    assert second[3:] == [
        "（一）强化“两个保障”",
        "（二）产业发展“一个全覆盖”",
        "（三）抓好“五个一批”",
        "（四）推进“三个加大”",
    ]
    third = [line_of(b) for b in documents[COUNTY].blocks if isinstance(b, Heading) and b.level == 3]
    assert len(third) == 2 + 1 + 5 + 3


def findings(project: Project, terminal: Terminal, old: str, new: str) -> str:
    """What `check` says of the county's file once `old` is `new` in it."""
    text = data_file(COUNTY).read_text("utf-8")
    assert old in text
    (project.data / "2023" / f"{COUNTY}.yaml").write_text(text.replace(old, new), "utf-8")
    return terminal.run("check", COUNTY)[1]


def test_a_part_is_counted_against_its_own_number(project: Project, terminal: Terminal) -> None:
    said = findings(project, terminal, "2+1+5+3", "2+1+6+2")  # eleven all the same
    assert "“2+1+6+2”里的“五个一批”说的是6条，实际列了5条" in said
    assert "“2+1+6+2”里的“三个加大”说的是2条，实际列了3条" in said


def test_a_part_too_few_is_told(project: Project, terminal: Terminal) -> None:
    said = findings(project, terminal, "      - 五个一批\n      - 三个加大\n", "      - 五个一批\n")
    assert "“2+1+5+3”说的是4条，实际列了3条" in said


def test_another_batch_changes_the_sums(project: Project) -> None:
    text = changed(
        project,
        COUNTY,
        lambda t: t.replace("规模: 500户2177人", "规模: 510户2200人").replace("    申报合计: 1891户8151人\n", ""),
    )
    assert "易地扶贫搬迁共1901户8174人" in text
    assert "占46.7%" in text  # 887÷1901


def test_what_is_counted_in_other_units_stands_beside_its_name(project: Project) -> None:
    text = changed(project, COUNTY, lambda t: t.replace("规模: 1891户8151人}", "规模: 16万亩}"))
    assert "其中：易地搬迁脱贫一批（16万亩）———" in text


def test_entries_with_a_name_only_are_printed_beside_those_that_tell_more(project: Project) -> None:
    text = changed(
        project,
        COUNTY,
        lambda t: t.replace(
            "      - 标题: 以干部作风为保障\n        内容:\n          - 开展",
            "      - 标题: 以干部作风为保障\n        # - 开展",
        ),
    )
    assert (
        "（一）强化“两个保障”\n1.以社会稳定为保障。各级各部门守土尽责，为脱贫攻坚创造安定的环境。\n2.以干部作风为保障。\n"
        in text
    )
