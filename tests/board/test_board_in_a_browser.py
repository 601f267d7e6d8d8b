"""The page in a browser: nothing sticks out at any width, dark is dark, and paper gets everything.

Runs where a Chromium is installed; the product needs none.
"""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from boards import written
from conftest import Terminal
from counties import county_in, head
from pypdf import PdfReader

from fupin_reports.project import Project

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="没有装 Chromium")

LONG = "大寨彝族傣族拉祜族佤族自治乡" * 4 + "WithoutAnyPlaceToBreak" * 4

LOOK = """<!DOCTYPE html><body><pre id="seen"></pre>%s<script>
var seen = {};
document.querySelectorAll("iframe").forEach(function (frame) {
  frame.onload = function () {
    var inner = frame.contentDocument, root = inner.documentElement, outside = [], regions = [];
    inner.querySelectorAll("body *").forEach(function (e) {
      if (e.closest(".scroll, pre, .unseen, .skip, svg")) return;
      if (e.getBoundingClientRect().right > root.clientWidth + 0.5) outside.push(e.tagName + "." + e.className);
    });
    inner.querySelectorAll(".scroll").forEach(function (e) {
      regions.push([e.scrollWidth > e.clientWidth, e.tabIndex]);
    });
    var style = inner.defaultView.getComputedStyle(inner.body);
    seen[frame.width] = {
      scrolls: root.scrollWidth > root.clientWidth, outside: outside, regions: regions,
      paper: style.backgroundColor, ink: style.color
    };
    document.getElementById("seen").textContent = JSON.stringify(seen);
  };
});
</script>"""
FRAME = '<iframe src="%s" width="%d" height="900" style="border:0"></iframe>'


@pytest.fixture
def page(project: Project, terminal: Terminal) -> Path:
    """The page of a county with a name that is far too long."""
    county = county_in(project)
    text = "本年:\n  状态: 实施中\n  投入: 12345678.123\n上年:\n  状态: 已完成\n  投入: 0\n"
    county.file("长乡", 2023).write_text(text + head(LONG), "utf-8")
    written(county, terminal)
    return county.output(2023) / "index.html"


def chromium(folder: Path, *arguments: str) -> str:
    """What it prints."""
    assert CHROMIUM is not None
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files"]
    command = [CHROMIUM, *options, f"--user-data-dir={folder / 'profile'}", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=True).stdout


def seen(page: Path, folder: Path, widths: Iterable[int], *options: str) -> dict[int, dict[str, Any]]:
    """How `page` lies in windows of those widths."""
    frame = folder / "frame.html"
    frame.write_text(LOOK % "".join(FRAME % (page.as_uri(), width) for width in widths), "utf-8")
    dom = chromium(folder, *options, "--virtual-time-budget=5000", "--dump-dom", frame.as_uri())
    found = re.search('<pre id="seen">(.*?)</pre>', dom, re.DOTALL)
    assert found is not None
    return {int(width): result for width, result in json.loads(html.unescape(found[1])).items()}


def test_nothing_sticks_out_and_light_is_light(page: Path, tmp_path: Path) -> None:
    widths = (320, 390, 768, 1280)
    found = seen(page, tmp_path, widths, "--blink-settings=preferredColorScheme=1")
    assert tuple(found) == widths
    for width, result in found.items():
        assert (width, result["outside"], result["scrolls"]) == (width, [], False)
        assert all(tab == 0 for _, tab in result["regions"])
        assert (result["paper"], result["ink"]) == ("rgb(255, 255, 255)", "rgb(29, 33, 38)")
    assert any(scrolls for scrolls, _ in found[390]["regions"])  # the broad tables scroll by themselves


def test_dark_is_dark(page: Path, tmp_path: Path) -> None:
    found = seen(page, tmp_path, (1280,), "--blink-settings=preferredColorScheme=0")[1280]
    assert (found["paper"], found["ink"]) == ("rgb(21, 24, 28)", "rgb(231, 233, 234)")


def test_on_paper_everything_is_open_and_of_a4(page: Path, tmp_path: Path) -> None:
    paper = tmp_path / "page.pdf"
    chromium(tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={paper}", page.as_uri())
    pages = PdfReader(paper).pages
    assert {(round(p.mediabox.width), round(p.mediabox.height)) for p in pages} <= {(595, 842), (596, 842)}
    text = "".join(p.extract_text() for p in pages)
    assert "三点五" in text
    assert "反例" in text
    assert f"{len(pages)} / {len(pages)}" in text


@pytest.mark.parametrize("height", [168, 172, 176, 180])
def test_the_head_of_a_long_table_is_not_left_alone_at_the_foot(
    project: Project, terminal: Terminal, tmp_path: Path, height: int
) -> None:
    county = county_in(project)
    names = [f"{one}{two}村乡" for one in "甲乙丙丁戊" for two in "东西南北中前"]  # 30, more than stay on one page
    settings = county.settings.read_text("utf-8")
    county.settings.write_text(settings.replace("[西乡, 东乡, 南乡, 北乡]", f"[{', '.join(names)}]"), "utf-8")
    for path in county.townships(2023):
        path.unlink()
    for name in names:
        county.file(name, 2023).write_text("本年:\n  状态: 实施中\n  投入: 1\n" + head(name), "utf-8")
    filed = '<section aria-labelledby="filed">'
    pushed = tmp_path / "pushed.html"
    pushed.write_text(
        written(county, terminal).replace(filed, f'<div style="height:{height}mm"></div>{filed}'), "utf-8"
    )
    paper = tmp_path / "page.pdf"
    chromium(tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={paper}", pushed.as_uri())
    page = next(text for p in PdfReader(paper).pages if "各乡镇的报送情况" in (text := p.extract_text()))
    assert page.partition("各乡镇的报送情况")[2].count("村乡") >= 2  # rows of townships below the head
