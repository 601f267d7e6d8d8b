"""Any township that a clerk could type goes through all stages without a crash, and what is printed reads cleanly."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any

import yaml
from conftest import ROOT
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from townships import NAME, office

from fupin_reports.checks import findings
from fupin_reports.compose import compose
from fupin_reports.compute import compute
from fupin_reports.document import Document, Table, text_of, words_of_block
from fupin_reports.document_json import from_json, to_json
from fupin_reports.kinds import KINDS, Kind
from fupin_reports.kinds.township import TOWNSHIP
from fupin_reports.load import load
from fupin_reports.messages import read_catalogue
from fupin_reports.problems import Problem, has_errors
from fupin_reports.validate import validate

CATALOGUE = read_catalogue(ROOT / "templates")
STATUSES = ["规划中", "已申报", "已立项", "实施中", "主体完工", "已完工", "已完成", "已验收", "已兑付", "已入住"]
SECTIONS = ["工作成绩", "资金管理", "存在问题", "今后打算"]

money = st.sampled_from(
    [
        "0",
        "15",
        "28.10",
        "0.005",
        "3500元",
        "0.2亿元",
        "约63",
        "27万余元",
        "3万多元",
        "近40",
        "965元以上",
        "2—3",
        "-3.5",
        "不详（村里未报）",
        "不适用（未立项）",
        "123456789012345678901234567890.5",
    ]
)
measured = st.sampled_from(["794m", "2座", "2.5公里", "约80亩", "200余户", "长度不详（缺失）", "2—3间"])
scales = st.sampled_from(
    ["591户1593人", "72户", "5", "365人", "400余亩", "20余户", "约3户约9人", "0户", "不详（未报）"]
)
clause = st.text("全乡村组道路水利扶贫资金项目完成投入", min_size=1, max_size=9)
han = st.builds(
    "{}{}".format, st.lists(clause, min_size=1, max_size=3).map("，".join), st.sampled_from(["", "。", "！", "；"])
)
odd = st.text("ab 1.5%<>&\"'{}#|~\u3000·／/=m³乡", min_size=1, max_size=12)
naming = st.sampled_from(
    [
        "需投入{{ 本年.资金.合计 }}，占{{ 本年.资金.占比.群众自筹 }}",
        "贫困户{{ 指标.贫困户 }}",
        "{{ 本年.村数 }}、{{ 本年.项目数 }}项目",
        "比上年{{ 本年.增幅 | 增减 }}",
        "{{ 占比(本年.资金.扶贫资金, 本年.资金.合计) }}",
        "收入<1000元的{{ 指标.贫困户 }}",
    ]
)
faulty = st.sampled_from(
    ["{{ 没有这个 }}", "{{ 本年.资金", "{% if 本年 %}", "{{ 本年 + 1 }}", "{{ 导语 }}", "{{ ''.__class__ }}"]
)
prose = st.one_of(han, han, odd, naming)
proses = st.lists(prose, min_size=1, max_size=3)
name = st.one_of(
    st.text("甲乙丙丁戊村组镇", min_size=1, max_size=4), st.sampled_from(["合计", "名称", "a<b&c", '"引"', "附件说明"])
)


def mapping(required: dict[str, st.SearchStrategy[Any]], **optional: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(required, optional=optional)


def listed(entry: st.SearchStrategy[Any], key: str, most: int = 3) -> st.SearchStrategy[Any]:
    return st.lists(entry, min_size=1, max_size=most, unique_by=lambda e: e[key])


funds = st.dictionaries(
    st.sampled_from(["扶贫资金", "挂钩单位扶持", "市整村推进资金", "群众自筹"]), money, min_size=1, max_size=3
)
funded = {"资金": funds, "投入": money, "申报合计": money}
work = mapping(
    {"对象": name},
    规格=st.sampled_from(["50m³", "宽2m", "1.5英寸"]),
    数量=measured,
    单价=st.sampled_from(["300元/亩", "0.02万元/m", "约40元/m", "1.7万元/公里", "5元/座", "-3元/m"]),
    单价对应=st.sampled_from(["扶贫资金", "农户自筹"]),
)
project = mapping(
    {"类别": name},
    **funded,
    序号=st.sampled_from(["1", "2", "（三）", "甲", "1.2"]),
    村=name,
    内容=prose,
    工程量=st.lists(work, min_size=1, max_size=3),
    状态=st.sampled_from(STATUSES),
    完成率=st.sampled_from(["60%", "100"]),
    受益=scales,
    备注=prose,
)
village = mapping(
    {"村": name},
    **funded,
    组=name,
    级别=st.sampled_from(["省级", "市级", "县级", "区级", "乡级"]),
    方式=st.just("整村推进"),
    状态=st.sampled_from(STATUSES),
    说明=proses,
    项目=st.lists(project, min_size=1, max_size=3),
    备注=prose,
)
execution = mapping(
    {"来源": st.sampled_from(["扶贫资金", "挂钩单位扶持"])}, 计划=money, 到位=money, 支出=money, 上年结转=money
)
batch = mapping(
    {"状态": st.sampled_from(STATUSES)},
    **funded,
    说明=proses,
    资金执行=listed(execution, "来源"),
    项目村=st.lists(village, min_size=1, max_size=3, unique_by=lambda v: v["村"] + v.get("组", "")),
    项目=st.lists(project, min_size=1, max_size=3),
    备注=prose,
)
part = mapping({"名称": name, "规模": scales}, 状态=st.sampled_from(STATUSES), 说明=prose)
group = mapping(
    {"名称": name, "关系": st.sampled_from(["划分", "交叉"]), "分项": listed(part, "名称")},
    单位=st.just("户（套）"),
    申报合计=scales,
    说明=proses,
)
indicator = st.one_of(
    scales.filter(lambda s: "户" in s),
    mapping({"值": measured}, 上年=measured, 目标=measured, 口径=name),
    mapping(
        {"值": measured},
        名称=name,
        口径=name,
        时点=st.just("2023年底"),
        其中=st.dictionaries(name, measured, min_size=1, max_size=3),
        关系=st.sampled_from(["划分", "交叉"]),
        占=st.one_of(st.just("贫困户"), name),
        占比=st.sampled_from(["12.5%", "约30%", "0%", "170%", "不详（未报）"]),
        增幅=st.sampled_from(["3.2%", "-3.2%", "12.4个百分点", "5m", "2—3%"]),
        上年=measured,
        计划=measured,
        剩余=measured,
        完成率=st.sampled_from(["60%", "100%", "约60%"]),
    ),
    mapping(
        {"值": st.sampled_from(["12.73%", "0%", "35.15%"])},
        上年=st.sampled_from(["3.94%", "0%"]),
        增幅=st.just("8.79%"),
        占=name,
    ),
    mapping({"单位": st.just("元"), "值": st.just("3200")}, 上年=st.sampled_from(["2560", "0", "不详（无）"])),
)
reference = st.one_of(measured, mapping({"值": measured}, 上年=measured, 基期=measured))
beside = mapping(
    {"值": measured},
    上年=measured,
    基期=measured,
    基期时间=st.just("2012年底"),
    目标=measured,
    参照=st.dictionaries(st.sampled_from(["全国", "全省"]), reference, min_size=1),
    名次=st.just({"全省": "11座"}),
)
plan = st.one_of(han, mapping({"要点": prose}, 说明=prose, 现值=measured, 目标=measured, 时限=name, 资金=money))
choice = st.one_of(
    st.sampled_from(["是", "否"]),
    mapping({}, 显示=st.sampled_from(["是", "否"]), 标题=name, 并入=st.sampled_from(SECTIONS)),
)
told = mapping({"标题": name}, 内容=proses, 做法=st.lists(st.one_of(han, mapping({"要点": prose})), max_size=3))
profile = mapping(
    {"规模": scales}, 村民组=st.just("11"), 党员=st.just("约53"), 贫困户=scales, 低保户=scales, 说明=proses
)
planned = st.builds(lambda p, year: {**p, **year}, project, st.sampled_from([{}, {"年度": "2024"}, {"年度": "2026"}]))
planning = mapping(
    {"起": st.just("2024"), "止": st.just("2026"), "项目": st.lists(planned, min_size=1, max_size=4)},
    说明=proses,
    备注=prose,
)
compared = mapping({"标题": name}, 指标=st.just(["贫困户"]), 内容=proses)
blocks: dict[str, st.SearchStrategy[Any]] = {
    "署名": name,
    "自称": st.just("我乡"),
    "标题": name,
    "金额单位": st.sampled_from(["万元", "元", "亿元"]),
    "导语": proses,
    "上年": batch,
    "本年": batch,
    "指标": st.dictionaries(st.one_of(st.just("贫困户"), name), st.one_of(indicator, beside), min_size=1, max_size=3),
    "村情": profile,
    "规划": planning,
    "经验": listed(told, "标题"),
    "对比": listed(compared, "标题"),
    "思路": proses,
    "建议": st.lists(st.one_of(han, mapping({"要点": prose}, 说明=prose)), min_size=1, max_size=3),
    "户人分解": listed(group, "名称"),
    "工作": listed(mapping({"标题": name, "内容": proses}), "标题"),
    "培训": listed(
        mapping({"名称": name}, 次数=st.just("6"), 人次=st.just("365"), 人数=st.just("约5人"), 说明=prose), "名称"
    ),
    "结对": mapping(
        {},
        帮扶对象=scales,
        干部分工=st.lists(mapping({"干部": name, "每人户数": st.just("2—3")}, 干部人数=st.just("5")), max_size=3),
        说明=proses,
    ),
    "帮扶": listed(mapping({"单位": name}, 资金=money, 事项=prose), "单位"),
    "资金管理": st.one_of(proses, mapping({"措施": proses})),
    "存在问题": st.lists(st.one_of(han, mapping({"要点": prose}, 说明=prose)), min_size=1, max_size=3),
    "今后打算": st.lists(plan, min_size=1, max_size=3),
    "框架词": st.lists(
        mapping(
            {
                "词": st.sampled_from(["七个一批", "2+1+5+3", "四项措施", "一体两翼"]),
                "条目": st.lists(st.one_of(name, told), max_size=4),
            },
            条数=st.sampled_from(["3", "约3", "不详（未报）"]),
            组成=st.just(["四项措施"]),
        ),
        min_size=1,
        max_size=2,
    ),
    "章节": st.dictionaries(st.sampled_from(SECTIONS), choice, max_size=4),
}


def report_of(kind: Kind) -> st.SearchStrategy[Any]:
    """Any report of that kind: its head, what it requires, and any of the other blocks."""
    head = {"文种": kind.name, "单位": "青坪乡", "年度": "2023", "日期": "2023年12月20日"}
    required = {key: blocks[key] for key in kind.requires}
    optional = {key: block for key, block in blocks.items() if key not in required}
    return st.fixed_dictionaries({**{k: st.just(v) for k, v in head.items()}, **required}, optional=optional)


township = report_of(TOWNSHIP)
of_any_kind = st.one_of(*(report_of(kind) for kind in KINDS if not kind.gathers))


def run(folder: Path, record: object) -> tuple[Document | None, list[Problem]]:
    """All stages up to the document, and everything that was said on the way."""
    path = folder / "青坪乡.yaml"
    path.write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=False, width=60), "utf-8")
    source, loaded = load(path, NAME)
    if source is None:
        return None, [*loaded]
    checked, typed = validate(source, office(), 2023)
    if checked is None or has_errors(typed):
        return None, [*loaded, *typed]
    facts = compute(checked)
    composed = compose(checked, facts, ROOT / "templates")
    return composed.document, [*loaded, *typed, *findings(checked, facts), *composed.problems]


def texts_in(document: Document) -> list[str]:
    return [text_of(words) for block in document.blocks for words in words_of_block(block)]


SLOW = settings(
    deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


HEAD = {"文种": "乡镇年终总结", "单位": "青坪乡", "年度": "2023", "日期": "2023年12月20日"}
KNOWN_IN_PART = {"村": "甲村", "资金": {"扶贫资金": "15", "群众自筹": "2—3"}}


@SLOW
@given(of_any_kind)
def test_any_report_of_any_kind_is_printed_or_told_what_is_wrong_with_it(record: dict[str, Any]) -> None:
    printed_or_told(record)


@SLOW
@given(township)
@example({**HEAD, "上年": {"状态": "已完成", "项目村": [KNOWN_IN_PART]}})
@example({**HEAD, "培训": [{"名称": "种植", "次数": "6", "说明": "成效明显！"}]})
def test_any_township_is_printed_or_told_what_is_wrong_with_it(record: dict[str, Any]) -> None:
    printed_or_told(record)


def printed_or_told(record: dict[str, Any]) -> None:
    """What is printed reads cleanly, and where nothing is, something says why."""
    with tempfile.TemporaryDirectory() as folder:
        document, problems = run(Path(folder), record)
    for problem in problems:
        message = CATALOGUE.message(problem)
        assert message.cause, problem
        assert message.cure, problem
        assert problem.place.file
    if document is None:
        assert problems
        assert all(explained(p) for p in problems), problems
        return
    assert from_json(to_json(document)) == document
    assert len({b.id for b in document.blocks}) == len(document.blocks)
    for text in texts_in(document):
        assert not re.search(r"None|Undefined|\{\{|<d n=|  |0x[0-9a-f]{6}|待填", text), text
        assert not re.search(r"[，。：；、]{2}|^[，。：；、 ]|！。", text), (
            text
        )  # no text above has such marks of its own
    printed = [
        name for block in document.blocks for words in words_of_block(block) for w in words for name in figures(w)
    ]
    assert set(printed) <= document.figures.keys()
    for note in document.figures.values():
        assert set(note.inputs) <= document.figures.keys()
        assert note.inputs or note.place or note.how in ("计数", "合计")
    assert all(sum(c.share for c in b.columns) == 1000 for b in document.blocks if isinstance(b, Table))


def explained(problem: Problem) -> bool:
    """Whether the data alone are the cause: what cannot be typed, or a text that names what this township does not have."""
    return (
        problem.code[0] in "LVF"
        or problem.code in ("T005", "T006", "T007")
        or problem.words.get("name") == "指标.贫困户"
    )


def figures(word: object) -> tuple[str, ...]:
    return getattr(word, "figures", ())


@SLOW
@given(township, st.lists(st.one_of(faulty, prose), min_size=1, max_size=4))
def test_no_text_of_a_clerk_crashes_the_tool(record: dict[str, Any], opening: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        document, problems = run(Path(folder), {**record, "导语": opening})
    if document is None:
        assert problems
        assert all(CATALOGUE.message(p).cause for p in problems)
