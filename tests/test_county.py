"""县级汇总: sums of townships by hand; who is missing or faulty is said, never silently short."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from conftest import ROOT, Terminal, document_of
from counties import COUNTY, county_in, head
from townships import office

from fupin_reports.compute import Gathered, Names
from fupin_reports.document import Derived, Document, text_of, words_of_block
from fupin_reports.pipeline import Office, make_document, read_settings
from fupin_reports.pipeline.gather import gather
from fupin_reports.project import Project


@pytest.fixture
def county(project: Project) -> Project:
    return county_in(project)


def text(document: Document) -> str:
    return "\n".join(text_of(words) for block in document.blocks for words in words_of_block(block))


def figures(document: Document) -> dict[str, str | None]:
    return {name: note.value for name, note in document.figures.items()}


def test_money_is_added_over_the_townships_that_count(county: Project) -> None:
    found = figures(document_of(county, "甲县"))
    assert found["本年.资金.合计"] == "110.0"  # 44.5 + 65.5
    assert found["上年.资金.合计"] == "50"
    assert found["本年.资金.扶贫资金"] == "100"  # 30 + 10 + 600000元
    assert found["本年.资金.群众自筹"] == "10.0"  # 4.5 + 5.5
    assert Decimal(found["本年.增幅"] or "") == 120  # 110 on 50
    assert found["本年.乡镇均投入"] == "55.0"
    assert found["本年.级别.省级.资金"] == "34.5"
    assert found["本年.项目数"] == "5"  # 3 + 2
    assert found["本年.类别.水利.个数"] == "3"  # 1 + 2


def test_townships_stand_with_their_share_and_place(county: Project) -> None:
    document = document_of(county, "甲县")
    found = figures(document)
    assert Decimal(found["乡镇.东乡.占比"] or "").quantize(Decimal("0.01")) == Decimal("40.45")  # 44.5 of 110
    table = next(block for block in document.blocks if block.id == "资金汇总/资金")
    rows = [[text_of(cell.words) for cell in row.cells] for row in table.body]  # type: ignore[union-attr]
    # 西乡 comes first, as in 应报乡镇; it has the most money
    assert [(row[0], row[-3], row[-1]) for row in rows] == [("西乡", "65.5", "1"), ("东乡", "44.5", "2")]


def test_execution_is_added_and_divided_once(county: Project) -> None:
    found = figures(document_of(county, "甲县"))
    assert (found["本年.执行.合计.计划"], found["本年.执行.合计.到位"]) == ("100", "80")
    assert Decimal(found["本年.执行.合计.到位率"] or "") == 80  # 80 of 100
    assert Decimal(found["本年.执行.合计.支出进度"] or "") == 50  # 40 of 80
    assert Decimal(found["乡镇.东乡.本年.执行.合计.到位率"] or "") == 75  # 30 of 40


def test_indicators_are_added_across_units_and_against_their_plan(county: Project) -> None:
    found = figures(document_of(county, "甲县"))
    assert (found["指标汇总.贫困户.合计.户"], found["指标汇总.贫困户.合计.人"]) == ("50", "180")
    assert Decimal(found["指标汇总.新修道路.合计"] or "") in (Decimal("6.5"), Decimal(6500))  # 6公里 + 500m
    assert Decimal(found["指标汇总.新修道路.完成率"] or "") == 65  # 6.5 of 8 + 2


def test_who_is_missing_and_who_has_errors_is_said(county: Project, terminal: Terminal) -> None:
    said = text(document_of(county, "甲县"))
    assert "应报4个乡镇，已报3个乡镇，缺南乡" in said
    assert "北乡的数据有错误，没有汇总" in said
    code, told = terminal.run("check", "甲县", "--format", "lines")
    assert code == 0
    assert "提醒 F801 应报4个乡镇，还缺1个：南乡" in told
    assert "提醒 F802 有1个乡镇的文件有错误，没有汇总进来：北乡" in told


def test_problems_are_merged_under_their_headings(county: Project) -> None:
    said = text(document_of(county, "甲县")).split("各乡镇反映的问题")[1]
    assert said.count("人手不足") == 1
    assert "人手不足。（西乡、东乡）" in said
    assert "资金缺口4.5万元。（东乡）" in said


def test_a_quoted_figure_is_that_of_its_township(county: Project) -> None:
    document = document_of(county, "甲县")
    derived = [
        w
        for b in document.blocks
        for ws in words_of_block(b)
        for w in ws
        if isinstance(w, Derived) and w.text == "4.5万元"
    ]
    assert [name for word in derived for name in word.figures] == ["乡镇.东乡.本年.资金.群众自筹"]
    place = document.figures["乡镇.东乡.本年.资金.群众自筹"].place
    assert place is not None
    assert place.file == "data/2023/东乡.yaml"


def test_a_township_without_money_leaves_no_whole(county: Project) -> None:
    county.file("北乡", 2023).write_text("本年:\n  状态: 实施中\n" + head("北乡"), "utf-8")
    document = document_of(county, "甲县")
    assert "列明资金110.0万元。其中资金列全的2个乡镇，北乡没有列明" in text(document)
    assert "本年.增幅" not in figures(document)


IN_PART = """本年:
  状态: 实施中
  项目:
    - {类别: 水利, 资金: {扶贫资金: 约20}}
    - {类别: 水利, 资金: {扶贫资金: 1, 群众自筹: 2}}
    - {类别: 道路, 投入: 3}
    - {类别: 桥梁}
"""


def test_the_sources_that_a_township_knows_in_part_are_in_the_sums(county: Project) -> None:
    county.file("北乡", 2023).write_text(IN_PART + head("北乡"), "utf-8")
    document = document_of(county, "甲县")
    found = figures(document)
    assert found["本年.资金.已列合计"] == "136.0"  # 44.5 + 65.5 + (20 + 3 + 3)
    assert found["本年.资金.扶贫资金"] == "121"  # 30 + 10 + 60 + (20 + 1)
    assert found["本年.资金.群众自筹"] == "12.0"  # 4.5 + 5.5 + 2
    said = text(document)
    # only the 3 has no source, and of that nothing is approximate: 136 - 121 - 12
    assert "按来源分：扶贫资金约121万元；群众自筹12.0万元；没有分来源的3万元。" in said
    lines = [
        note.place.line
        for name in document.figures["乡镇.北乡.本年.资金.扶贫资金"].inputs
        if (note := document.figures[name]).place is not None
    ]
    assert lines == [4, 5]  # each where it was typed
    table = next(block for block in document.blocks if block.id == "资金汇总/资金")
    rows = {text_of(row.cells[0].words): row for row in table.body}  # type: ignore[union-attr]
    assert [text_of(cell.words) for cell in rows["北乡"].cells[3:6]] == ["约21", "2.0", "约26"]


def test_of_a_total_typed_above_the_sources_the_rest_has_none(county: Project) -> None:
    in_all = IN_PART.replace("  状态: 实施中\n", "  状态: 实施中\n  投入: 30\n").replace("约20", "20")
    county.file("北乡", 2023).write_text(in_all + head("北乡"), "utf-8")
    found = figures(document_of(county, "甲县"))
    assert found["本年.资金.合计"] == "140.0"  # 110 + 30
    assert found["本年.资金.扶贫资金"] == "121"
    assert found["本年.资金.未列来源"] == "7"  # 30 - (21 + 2)


def test_a_year_of_which_only_money_is_told_has_no_paragraph_of_projects(county: Project) -> None:
    for name, before, now in (("东乡", 40, 44.5), ("西乡", 10, 65.5)):
        years = f"上年:\n  状态: 已完成\n  投入: {before}\n本年:\n  状态: 实施中\n  投入: {now}\n"
        county.file(name, 2023).write_text(years + head(name), "utf-8")
    said = text(document_of(county, "甲县"))
    assert "共需投入资金110.0万元，比2022年的50万元增长120.0%" in said
    assert "全县。" not in said
    assert "扶贫项目实施情况" not in said
    assert "工作成绩" not in said  # nor a chapter that has nothing in it


def test_who_owes_no_report_is_told_apart_and_counted_in(county: Project, terminal: Terminal) -> None:
    settings = county.settings.read_text("utf-8")
    county.settings.write_text(settings.replace("[西乡, 东乡, 南乡, 北乡]", "[西乡, 南乡]"), "utf-8")
    document = document_of(county, "甲县")
    # 西乡 and 南乡 owe a report, 西乡 has one; 东乡 and 北乡, whose file has an error, owe none; 东乡 and 西乡 count
    said = "2023年，应报2个乡镇，已报1个乡镇，缺南乡；另有2个乡镇不在应报名单里：东乡、北乡。北乡的数据有错误，"
    assert said in text(document)
    assert "以下是2个乡镇的汇总数。" in text(document)
    assert figures(document)["本年.资金.合计"] == "110.0"  # 东乡 is in the sum
    assert "提醒 F801 应报2个乡镇，还缺1个：南乡" in terminal.run("check", "甲县", "--format", "lines")[1]
    assert "应报 2 个乡镇，还缺 1 个：南乡" in terminal.run("check")[1]
    told = terminal.run("board")[1]
    assert "应报 2 个乡镇，已报 1 个，缺 南乡；另有 2 个不在应报名单里；" in told
    page = (county.output(2023) / "index.html").read_text("utf-8")
    assert "应报 2 个乡镇，已报 1 个，未报 1 个：<strong>南乡</strong>；另有 2 个不在应报名单里：东乡、北乡，" in page


def test_the_totals_of_1500_townships_are_those_of_an_independent_sum(county: Project) -> None:
    for path in county.townships(2023):
        path.unlink()
    amounts = {f"第{n}乡": (Decimal(n % 97) + Decimal(n) / 1000, Decimal(n % 13)) for n in range(1, 1501)}
    for name, (fund, own) in amounts.items():
        body = (
            f"本年:\n  状态: 已完成\n  项目:\n    - 类别: 道路\n      资金: {{扶贫资金: {fund:f}, 群众自筹: {own:f}}}\n"
        )
        county.file(name, 2023).write_text(body + head(name), "utf-8")
    settings, _ = read_settings(county)
    assert settings is not None
    gathered = gather(Office(county, 2023, settings))
    assert (len(gathered.reported), gathered.missing, dict(gathered.faulty)) == (
        1500,
        ("西乡", "东乡", "南乡", "北乡"),
        {},
    )
    found = sums(gathered)
    assert found == (sum(f for f, _ in amounts.values()), sum(o for _, o in amounts.values()))


def sums(gathered: Gathered) -> tuple[Decimal | None, ...]:
    """Both sources of the county."""
    from fupin_reports.compute.county import county_facts

    unit = office().unit_table().get("万元")
    assert unit is not None
    entries, _ = county_facts(gathered, 2023, office(), unit)
    year = entries["本年"]
    assert isinstance(year, Names)
    funds = year.entries["资金"]
    assert isinstance(funds, Names)
    return tuple(getattr(funds.entries[source], "value", None) for source in ("扶贫资金", "群众自筹"))


def test_the_county_of_the_repo_is_made_of_its_three_townships() -> None:
    document = document_of(Project(ROOT), "清源县")
    said = text(document)
    assert "应报3个乡镇，已报3个乡镇。" in said
    assert figures(document)["本年.项目数"] == "42"  # 30 + 3 + 9


def test_two_reports_of_one_unit_lie_side_by_side_under_their_kinds(county: Project, terminal: Terminal) -> None:
    path = county.file("东乡（县级汇总）", 2023)
    path.write_text(COUNTY.replace("甲县", "东乡"), "utf-8")
    code, told = terminal.run("check", "东乡（县级汇总）", "东乡", "--format", "lines")
    assert (code, "V026" in told, "V035" in told) == (0, False, False)


def test_a_draft_of_the_county_says_what_is_missing(county: Project, terminal: Terminal) -> None:
    code, _ = terminal.run("build", "甲县", "--draft", "--format", "docx")
    assert code == 0
    assert Path(county.output(2023) / "甲县（草稿）.docx").is_file()


def test_a_townships_own_report_is_not_made_of_others(county: Project) -> None:
    settings, _ = read_settings(county)
    assert settings is not None
    outcome = make_document(county.file("东乡", 2023), Office(county, 2023, settings))
    assert outcome.document is not None
    assert "应报" not in text(outcome.document)
