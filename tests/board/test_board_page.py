"""The page of the board: sound HTML, nothing from elsewhere, nothing that a name could break, readable by everybody."""

from __future__ import annotations

import dataclasses
import itertools
import re
from urllib.parse import unquote

import pytest
from boards import Page, board_in, html_of, parsed, texts, written
from conftest import ROOT, Terminal
from counties import county_in, head

from fupin_reports.board import Board, page_of
from fupin_reports.board.model import (
    Bar,
    Cell,
    Changed,
    Changes,
    Finding,
    Findings,
    Funds,
    GrowthRow,
    Link,
    Moved,
    Plan,
    PlanRow,
    Row,
    TownshipRow,
)
from fupin_reports.board.telling import MOST_IN_ALL, findings_of
from fupin_reports.messages import read_catalogue
from fupin_reports.problems import Problem, Severity
from fupin_reports.project import Project
from fupin_reports.source import Span

CSS = (ROOT / "templates" / "看板" / "样式.css").read_text("utf-8")
HOSTILE = "甲<b>&amp;\"'乡</b><script>alert(1)</script>"


@pytest.fixture
def county(project: Project) -> Project:
    return county_in(project)


@pytest.fixture
def page(county: Project, terminal: Terminal) -> Page:
    """The page of the county, with what was built before and a correction since."""
    terminal.run("build", "--format", "docx")
    path = county.file("东乡", 2023)
    path.write_text(path.read_text("utf-8").replace("群众自筹: 4.5}", "群众自筹: 5.5}"), "utf-8")
    return parsed(written(county, terminal))


def test_it_says_its_language_and_its_title(page: Page) -> None:
    assert page.all("html")[0].attributes["lang"] == "zh-CN"
    assert page.all("title")[0].text == "甲县2023年度总结汇总看板"
    assert [e.text for e in page.all("h1")] == ["甲县2023年度汇总看板"]


def test_every_anchor_leads_to_one_place(page: Page) -> None:
    ids = [e.attributes["id"] for e in page.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    anchors = [e.attributes["href"][1:] for e in page.all("a") if e.attributes["href"].startswith("#")]
    assert {"V008", "F801", "filed", "main"} <= set(anchors)
    assert set(anchors) <= set(ids)
    labels = [e.attributes["aria-labelledby"] for e in page.elements if "aria-labelledby" in e.attributes]
    assert set(labels) <= set(ids)


def test_every_file_that_it_links_to_lies_beside_it(page: Page, county: Project) -> None:
    links = [e.attributes["href"] for e in page.all("a") if not e.attributes["href"].startswith("#")]
    assert sorted(map(unquote, links)) == ["东乡.docx", "甲县.docx", "西乡.docx"]
    assert all(link.isascii() and (county.output(2023) / unquote(link)).is_file() for link in links)


def test_it_loads_nothing(page: Page) -> None:
    loaded = [e for e in page.elements if "src" in e.attributes or e.tag in ("img", "iframe", "object", "video")]
    assert loaded == []
    assert [e.attributes["href"] for e in page.all("link")] == ["data:,"]
    assert not re.search(r"url\(|@import|https?:", CSS)
    assert "http" not in page.all("script")[0].text


def test_headings_go_down_one_step_at_a_time(page: Page) -> None:
    levels = [int(e.tag[1]) for e in page.elements if re.fullmatch("h[1-6]", e.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_every_table_has_a_caption_and_heads_that_say_what_for(page: Page) -> None:
    tables = page.all("table")
    assert len(tables) == len(page.all("caption")) == len(page.all("div", role="region", tabindex="0"))
    assert len(tables) >= 8
    assert all(e.attributes.get("scope") in ("col", "row", "rowgroup") for e in page.all("th"))
    assert all(e.text.strip() for e in page.all("th"))


def test_every_row_of_a_table_is_as_broad_as_its_head(page: Page) -> None:
    widths: list[set[int]] = []
    for element in page.elements:
        if element.tag == "table":
            widths.append(set())
            row = 0
        elif element.tag == "tr" and row:
            widths[-1].add(row)
            row = 0
        elif element.tag in ("td", "th"):
            row += int(element.attributes.get("colspan", "1"))
    assert all(len(found) == 1 for found in widths)


def test_pictures_are_for_the_eye_and_their_numbers_stand_beside_them(page: Page) -> None:
    pictures = page.all("svg")
    assert pictures
    assert all(e.attributes["aria-hidden"] == "true" and "td" in e.above for e in pictures)
    shares = {e.text for e in page.all("td") if "n" in e.attributes.get("class", "").split()}
    assert {"100.0", "65.5", "45.5", "111.0", "65.0", "83.3"} <= shares  # 45.5 = 44.5 + 1, 111 = 110 + 1


def test_states_are_words_and_not_only_colours(page: Page) -> None:
    tags = [e.text for e in page.all("span") if e.attributes.get("class", "").startswith("tag")]
    assert tags.count("已报") == 3  # 西乡, 东乡, 甲县
    assert (tags.count("未报"), tags.count("有错误"), tags.count("错误")) == (1, 1, 1)
    assert "提醒" in tags


def test_a_reader_of_the_keyboard_gets_past_the_head(page: Page) -> None:
    first = page.all("a")[0]
    assert (first.attributes["href"], first.text) == ("#main", "跳到正文")
    assert page.all("main", id="main", tabindex="-1")
    assert page.all("nav")[0].attributes["aria-label"]
    assert ":focus-visible" in CSS


def palette(scheme: str) -> dict[str, str]:
    """The colours of 亮, 暗 or 印, by name."""
    blocks = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
    light, dark, print_ = (dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+);", block)) for block in blocks)
    return {"亮": light, "暗": {**light, **dark}, "印": {**light, **print_}}[scheme]


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["亮", "暗", "印"])
@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        *((ink, "paper", 4.5) for ink in ("ink", "soft", "link", "err", "warn", "ok")),
        *((name, f"{name}-bg", 4.5) for name in ("err", "warn", "ok", "miss")),
        ("ink", "raised", 4.5),
        ("ink", "warn-bg", 4.5),  # where a link has led
        ("soft", "warn-bg", 4.5),
        ("now", "paper", 3),  # what is drawn
        ("mark", "paper", 3),
    ],
)
def test_what_is_written_stands_out(scheme: str, ink: str, ground: str, least: float) -> None:
    colours = palette(scheme)
    light, dark = sorted((luminance(colours[ink]), luminance(colours[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= least


def hostile(board: Board) -> Board:
    """`board` with names that would break a page, wherever it has names."""
    name = HOSTILE
    row = Row(name, name, name, "faulty", "", 1, 1, 0, "f1", (Link(name, "x"),), (Link(name, "y"),), name)
    finding = Finding(True, "V008", name, 1, name, name, (name,))
    moved = Moved(name, name, name, "1", (name,), name)
    return dataclasses.replace(
        board,
        county=name,
        print=name,
        missing=(name,),
        faulty=(name,),
        townships=(row,),
        others=(row,),
        findings=(Findings("f1", name, 1, 1, (finding,), 3),),
        funds=dataclasses.replace(board.funds, unit=name, total=name, sources=(name, name), silent=(name,)),
        plans=(Plan(name, name, board.plans[0].rows),),
        changes=Changes(name, (Changed(name, False, (moved,), 1, 0),), (Changed(name, True, (), 0, 0),)),
    )


def test_a_name_is_never_markup(county: Project) -> None:
    board = board_in(county)
    found = parsed(html_of(hostile(board), county))
    assert len(found.all("script")) == 1
    assert found.all("b") == []
    everything = "".join(e.text for e in found.elements if e.tag == "body")
    assert everything.count(HOSTILE) >= 20
    assert "&lt;" not in everything


def test_every_text_of_the_board_stands_on_the_page(county: Project) -> None:
    board = board_in(county)
    found = parsed(html_of(board, county))
    body = found.all("body")[0].text
    for text in texts((board.findings, board.explanations, board.funds.by_township, board.plans)):
        assert re.fullmatch("f[0-9]+|", text) or text in body or re.fullmatch(r"\.?0+", text), text  # ids, padding


def test_the_same_data_give_the_same_bytes(county: Project, terminal: Terminal) -> None:
    assert written(county, terminal) == written(county, terminal)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("资金", "{% if %}", "templates/看板/资金.html.j2:1: 错误 T001"),
        ("资金", "甲\n{{ board.nothing }}", "templates/看板/资金.html.j2:2: 错误 T003"),
        ("资金", "{{ board.year.__class__ }}", "templates/看板/资金.html.j2:1: 错误 T003"),
    ],
)
def test_a_broken_template_is_told_with_its_line(
    name: str, text: str, told: str, county: Project, terminal: Terminal
) -> None:
    written(county, terminal)
    before = (county.output(2023) / "index.html").read_bytes()
    (county.templates / "看板" / f"{name}.html.j2").write_text(text, "utf-8")
    code, said = terminal.run("board")
    assert code == 1
    assert told in said
    assert "Traceback" not in said
    assert (county.output(2023) / "index.html").read_bytes() == before


def test_a_template_that_is_no_utf8_is_told(county: Project) -> None:
    (county.templates / "看板" / "资金.html.j2").write_bytes("资金".encode("gbk"))
    page, problems = page_of(board_in(county), county.templates)
    assert page is None
    assert [(p.code, p.words["reason"]) for p in problems] == [("T001", "utf-8")]


def test_three_hundred_townships_fit_in_a_megabyte(county: Project) -> None:
    cell, bar, number = Cell("12345.678"), Bar(((0, 999), (0, 999)), 0, 1000), 300
    name = "大寨彝族傣族拉祜族佤族自治乡"
    rows = tuple(
        Row(name, state="faulty", errors=9, warnings=9, notes=9, findings="f1", links=(Link("DOCX", "%E5" * 40),) * 2)
        for _ in range(number)
    )
    problem = Problem("V008", Span("data/2023/甲乡.yaml", 3), {"field": "投入", "text": "三点五", "unit": "点五"})
    told = [
        (name, [dataclasses.replace(problem, place=Span("甲", line)) for line in range(1, 10)]) for _ in range(number)
    ]
    findings = findings_of(told, read_catalogue(county.templates))
    assert sum(len(one.listed) for one in findings) <= MOST_IN_ALL
    assert sum(one.hidden + len(one.listed) for one in findings) == number * 9
    board = dataclasses.replace(
        board_in(county),
        townships=rows,
        findings=tuple(dataclasses.replace(f, id=f"f{n}") for n, f in enumerate(findings, 1)),
        funds=Funds(
            "万元",
            "1",
            True,
            "+1",
            ("扶贫资金",) * 4,
            (),
            (TownshipRow(name, "1", cell, cell, (cell,) * 4, bar),) * number,
            (GrowthRow(name, cell, cell, cell, cell, bar),) * number,
        ),
        plans=(Plan("新修道路", "公里", (PlanRow(name, cell, cell, cell, bar),) * number),),
    )
    assert len(html_of(board, county).encode()) < 1_000_000


def test_errors_come_first_and_notes_are_only_counted(county: Project) -> None:
    def problem(code: str, line: int, severity: Severity) -> Problem:
        return Problem(code, Span("甲乡.yaml", line), {"field": "a", "text": "b", "unit": "c"}, severity=severity)

    told = [problem("F801", 1, Severity.WARNING), problem("V008", 9, Severity.ERROR), problem("L101", 2, Severity.NOTE)]
    (found,) = findings_of([("甲乡", told * 2), ("乙乡", told[2:])], read_catalogue(county.templates))
    assert [(f.code, f.line) for f in found.listed] == [("V008", 9), ("F801", 1)]
    assert (found.errors, found.warnings, found.hidden) == (1, 1, 0)


def test_a_name_for_a_file_with_signs_in_it(county: Project, terminal: Terminal) -> None:
    name = "甲 乡#1&(新)%"
    county.file(name, 2023).write_text("本年:\n  状态: 实施中\n  投入: 3\n" + head(f'"{name}"'), "utf-8")
    terminal.run("build", "--format", "docx", name)
    links = [e.attributes["href"] for e in parsed(written(county, terminal)).all("a")]
    assert [link for link in links if unquote(link) == f"{name}.docx"] == [
        "%E7%94%B2%20%E4%B9%A1%231%26%28%E6%96%B0%29%25.docx"
    ]
