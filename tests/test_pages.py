"""Every code has a page; every example on it is run, and is told as the page says; the catalogue is made of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import ROOT, Terminal
from examples import SCENES, Scene, office, run

from fupin_reports.catalogue import FILE, catalogue, entries, families
from fupin_reports.messages import read_catalogue
from fupin_reports.pages import Page, by_family, page_codes, read_families, read_page

TEMPLATES = ROOT / "templates"
CODES = read_catalogue(TEMPLATES).codes()
TOLD = re.compile(r"(?:\S+:)?(?:[0-9]+(?::[0-9]+)?:? )?(?:\S+: )?(?:错误|提醒|提示) [A-Z][0-9]{3} \S.*[^。]")


def page_of(code: str) -> Page:
    page, problems = read_page(TEMPLATES, code)
    assert page is not None, f"templates/问题/{code}.yaml"
    assert problems == ()
    return page


@pytest.fixture
def scene(tmp_path: Path, terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> Scene:
    project = office(tmp_path / "县扶贫办")
    monkeypatch.chdir(project.root)
    return Scene(project, terminal, monkeypatch)


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert set(page_codes(TEMPLATES)) == set(CODES)
    assert set(SCENES) <= set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_page_explains_and_has_a_bad_and_a_good_example(code: str) -> None:
    page = page_of(code)
    assert page.explanation.endswith(("。", "）"))
    assert page.headline
    assert page.severity in ("错误", "提醒", "提示")
    for example in (page.bad, page.good):
        assert example.parts or example.command, code
    assert page.good.told == ()
    for told in page.bad.told:
        assert TOLD.fullmatch(told), told


@pytest.mark.parametrize("code", CODES)
def test_a_page_can_be_shown_on_a_gbk_console(code: str) -> None:
    (TEMPLATES / "问题" / f"{code}.yaml").read_text("utf-8").encode("gbk")


@pytest.mark.parametrize("code", CODES)
def test_the_bad_example_is_told_as_the_page_says(code: str, scene: Scene) -> None:
    bad = page_of(code).bad
    told = run(code, bad, False, scene)
    quotes = {quote for one in told for quote in one.quotes}
    for expected in bad.told:
        assert expected in quotes
    if bad.cure:
        assert bad.cure in {one.cure for one in told if one.code == code}


@pytest.mark.parametrize("code", CODES)
def test_the_good_example_is_not_told(code: str, scene: Scene) -> None:
    assert [one for one in run(code, page_of(code).good, True, scene) if one.code == code] == []


def test_the_catalogue_in_docs_is_up_to_date() -> None:
    found, problems = entries(TEMPLATES)
    headings, more = families(TEMPLATES)
    assert (*problems, *more) == ()
    assert (ROOT / FILE).read_text("utf-8") == catalogue(found, headings), "make catalogue"


def test_every_code_stands_under_the_heading_of_its_longest_beginning() -> None:
    headings, _ = read_families(TEMPLATES)
    assert "" not in by_family(CODES, headings)
    assert by_family(["F901", "F203", "F201"], {"F2": "合计", "F": "勾稽", "S": "写"}) == {
        "合计": ["F201", "F203"],
        "勾稽": ["F901"],
    }


@pytest.mark.parametrize(
    "text", ["", "讲解:\n", "- 一\n", "反例: 三\n正例:\n  报:\n    甲: 乙\n", "反例:\n  数据: [1]\n"]
)
def test_a_damaged_page_stops_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "问题").mkdir()
    (tmp_path / "问题" / "V007.yaml").write_text(text, "utf-8")
    (tmp_path / "问题.yaml").write_text("V007:\n  句: 不是数\n  改法: 改成数。\n", "utf-8")
    found, _ = entries(tmp_path)
    assert found["V007"].headline == ""
    assert found["V007"].cure == "改成数。"
