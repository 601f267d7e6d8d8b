"""Numbers typed in the texts of a data file, against the figures of the same thing."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from townships import checked_of, office

from fupin_reports.compute import compute
from fupin_reports.figures import Figure
from fupin_reports.problems import Problem, Severity
from fupin_reports.prose import in_templates, prose_findings
from fupin_reports.prose.labels import PAIRED, VILLAGES, WHOLE_MONEY
from fupin_reports.prose.things import Reader
from fupin_reports.waivers import waived

DATA = """
    指标:
      识别贫困户: 591户1593人
      农民人均纯收入: {{值: 5230元, 上年: 4900元, 参照: {{全省: 8120元}}}}
      产业户: {{值: 150户, 占: 在册户}}
      在册户: 600户
    本年:
      状态: 实施中
      资金: {{扶贫资金: 60, 挂钩单位扶持: 4.96, 群众自筹: 43.545}}
    导语:
      - {text}
"""


def told(folder: Path, text: str, templates: tuple[tuple[str, str], ...] = ()) -> list[Problem]:
    """What is found of `text` in a township of those figures, less the offers."""
    return [p for p in everything(folder, text, templates) if p.code != "F536"]


def everything(folder: Path, text: str, templates: tuple[tuple[str, str], ...] = ()) -> tuple[Problem, ...]:
    checked = checked_of(folder, DATA.format(text=text))
    return prose_findings(checked, compute(checked), in_templates(templates))


@pytest.mark.parametrize(
    ("text", "name", "typed", "difference"),
    [
        ("全乡共识别贫困户590户", "指标.识别贫困户.户", "590户", "1户"),
        ("全乡精准识别出贫困户五百九十户", "指标.识别贫困户.户", "590户", "1户"),
        ("全乡农民人均纯收入达到5320元", "指标.农民人均纯收入", "5320元", "90元"),
        ("去年农民人均纯收入4890元", "指标.农民人均纯收入.上年", "4890元", "10元"),
        ("2022年农民人均纯收入4890元", "指标.农民人均纯收入.上年", "4890元", "10元"),
        ("全省农民人均纯收入8210元", "指标.农民人均纯收入.参照.全省", "8210元", "90元"),
        ("产业户占在册户的26%", "指标.产业户.占比", "26%", "1个百分点"),  # 150 ÷ 600 = 25%
        ("全乡共投入资金0.0118亿元", "本年.资金.合计", "0.0118亿元", "0.0009亿元"),  # 118 − 108.505 = 9.495万
        ("全乡共投入资金108.505万元，其中财政扶贫资金66万元", "本年.资金.扶贫资金", "66万元", "6万元"),
        # what something was compared with gives no year to what follows
        (
            "全乡投入资金108.505万元，比上年的90万元增长20.6%，其中财政扶贫资金66万元",
            "本年.资金.扶贫资金",
            "66万元",
            "6万元",
        ),
        ("全乡走访近600户，识别贫困户700余户", "指标.识别贫困户.户", "700余户", "109户"),
    ],
)
def test_a_text_that_gives_another_number_is_told(
    tmp_path: Path, text: str, name: str, typed: str, difference: str
) -> None:
    found = [p for p in told(tmp_path, text) if p.code == "F531"]
    assert [(p.words["name"], p.words["value"], p.words["difference"]) for p in found] == [(name, typed, difference)]
    assert found[0].severity is Severity.WARNING


def test_both_places_are_told(tmp_path: Path) -> None:
    (found,) = told(tmp_path, "全乡共识别贫困户590户")
    assert (found.place.line, found.place.column, found.place.end_column) == (10, 13, 17)  # 590户
    assert [(p.line, p.column) for p in found.related] == [(2, 10)]


@pytest.mark.parametrize(
    "text",
    [
        "全乡共识别贫困户591户1593人",
        "全乡识别贫困户近600户",
        "力争全乡农民人均纯收入达到6000元",
        "全乡农民人均纯收入由4900元提高到5230元，增加330元",
        "2019年农民人均纯收入3100元",
        "东村村民小组识别贫困户30户",
        "投入资金20万元硬化道路",
        "我乡争取扶贫资金20万元修渠",
        "全乡共投入资金约108.5万元",
        "全县农民人均纯收入6100元",
        "比全乡农民人均纯收入低300元",
        "产业户占在册户的25%",
        "识别贫困户{{{{ 指标.识别贫困户.户 }}}}",
    ],
)
def test_what_is_right_or_another_thing_is_left_alone(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text) == []


@pytest.mark.parametrize("key", ["今后打算", "思路"])
def test_what_is_meant_is_not_held_against_what_was_done(tmp_path: Path, key: str) -> None:
    entry = "{要点: 全乡识别贫困户600户}" if key == "今后打算" else "全乡识别贫困户600户"
    text = DATA.format(text="全乡识别贫困户600户") + f"    {key}:\n      - {entry}\n"
    checked = checked_of(tmp_path, text)
    found = [p for p in prose_findings(checked, compute(checked)) if p.code != "F536"]
    assert [(p.code, p.place.line) for p in found] == [("F531", 10)]


def test_a_rounded_number_is_a_note(tmp_path: Path) -> None:
    (found,) = told(tmp_path, "全乡共投入资金108.51万元")
    assert (found.code, found.severity) == ("F535", Severity.NOTE)
    assert found.words["stated"] == "108.505万元"  # 60 + 4.96 + 43.545


def test_an_equal_number_is_offered_as_a_name(tmp_path: Path) -> None:
    offers = [p for p in everything(tmp_path, "全乡识别贫困户591户，投入群众自筹43.545万元") if p.code == "F536"]
    assert [p.words["name"] for p in offers] == ["指标.识别贫困户.户", "本年.资金.群众自筹"]
    assert {p.severity for p in offers} == {Severity.NOTE}


def test_a_round_number_that_only_happens_to_be_equal_is_not_offered(tmp_path: Path) -> None:
    assert everything(tmp_path, "培训妇女60人，补助农机60万元") == ()


def test_households_that_go_with_other_people_are_told_once(tmp_path: Path) -> None:
    (found,) = told(tmp_path, "干部联系农户558户1593人")
    assert (found.code, found.words["one"], found.words["two"]) == ("F533", "591户", "558户")
    assert found.words["difference"] == "33户"  # 591 − 558


def test_two_texts_with_two_numbers_are_told_with_both_places(tmp_path: Path) -> None:
    (found,) = told(tmp_path, "全乡贫困发生率3.2%。年底统计，全乡贫困发生率2.3%")
    assert (found.code, found.subject, found.words["difference"]) == ("F532", "贫困发生率", "0.9个百分点")
    assert found.place.column > found.related[0].column


def test_a_finding_can_be_accepted(tmp_path: Path) -> None:
    waiver = """
    核对说明:
      - {代码: F531, 位置: 指标.识别贫困户, 差额: 1户, 原因: 年中统计, 经办: 扶贫办, 日期: 2023年12月1日}
    """
    checked = checked_of(tmp_path, DATA.format(text="全乡共识别贫困户590户") + waiver)
    (found,) = waived(prose_findings(checked, compute(checked)), checked, whole=True)
    assert found.code == "F901"


def test_the_words_of_a_template_are_read_too(tmp_path: Path) -> None:
    template = (
        "templates/乡镇.j2",
        '{# 590户 #}\n<p colspan="2">{{ 自称 }}</p>\n<p>全乡共识别贫困户590户，{{ 导语 }}</p>\n',
    )
    (found,) = told(tmp_path, "没有数", (template,))
    assert (str(found.place), found.code) == ("templates/乡镇.j2:3:12", "F531")


def test_the_money_of_a_village_and_of_a_project_is_their_own(tmp_path: Path) -> None:
    text = """
    本年:
      状态: 实施中
      项目村:
        - 村: 东村
          说明:
            - 投入资金30万元
          项目:
            - 类别: 道路
              内容: 投入资金12万元硬化道路
              投入: 12
            - 类别: 水利
              内容: 投入资金9万元修渠
              投入: 8
    """
    checked = checked_of(tmp_path, text)
    found = [p for p in prose_findings(checked, compute(checked)) if p.code == "F531"]
    assert [(p.place.line, p.words["value"], p.words["stated"]) for p in found] == [
        (6, "30万元", "20万元"),  # 12 + 8
        (12, "9万元", "8万元"),
    ]


@pytest.mark.parametrize(("typed", "codes"), [("10万元", ["F531"]), ("20万元", []), ("12万元", [])])
def test_money_that_is_only_partly_listed_may_be_more_but_not_less(
    tmp_path: Path, typed: str, codes: list[str]
) -> None:
    text = f"""
    本年:
      状态: 实施中
      项目:
        - 类别: 道路
          投入: 12
        - 类别: 水利
    存在问题:
      - 全乡共投入资金{typed}
    """
    checked = checked_of(tmp_path, text)
    found = [p for p in prose_findings(checked, compute(checked)) if p.code != "F536"]
    assert [p.code for p in found] == codes
    assert [p.words["name"] for p in found] == ["本年.资金.已列合计"] * len(codes)


def test_a_text_of_several_sums_is_not_held_against_the_whole(tmp_path: Path) -> None:
    text = """
    本年:
      状态: 实施中
      项目:
        - 类别: 道路
          内容: 投入资金7万元铺路，投入资金5万元架桥
          投入: 12
    """
    checked = checked_of(tmp_path, text)
    assert [p for p in prose_findings(checked, compute(checked)) if p.code == "F531"] == []


def test_the_fixed_names_are_as_the_reader_leaves_them() -> None:
    reader = Reader("乡")
    fixed = (*WHOLE_MONEY, *PAIRED, *VILLAGES)
    assert [name for name in fixed if reader.head(name) != name] == []


def test_sources_are_known_by_all_their_names() -> None:
    reader = Reader("乡")
    names = [name for source in office().sources for name in (source.name, *source.aliases)]
    assert [name for name in names if reader.head(name) != name] == []


def test_figures_are_exact_decimals(tmp_path: Path) -> None:
    checked = checked_of(tmp_path, DATA.format(text="没有数"))
    names = compute(checked).names.entries["本年"]
    total = names.entries["资金"].headline  # type: ignore[union-attr]
    assert isinstance(total, Figure)
    assert total.value == Decimal("108.505")  # 60 + 4.96 + 43.545
