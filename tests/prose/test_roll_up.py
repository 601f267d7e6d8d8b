"""The texts of a county and of its townships against the roll-up."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import ROOT, Terminal

HEAD = "文种: {}\n单位: {}\n年度: 2023\n日期: 2023年12月20日\n金额单位: 万元\n"
TOWNSHIP = """指标:
  识别贫困户: {households}户
本年:
  状态: 实施中
  资金: {{扶贫资金: {money}}}
存在问题:
  - {issue}
"""


@pytest.fixture
def county(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """清县 with 东乡 (591户, 60万元) and 西乡 (200户, 40万元)."""
    shutil.copytree(ROOT / "templates", tmp_path / "templates", ignore=shutil.ignore_patterns("问题"))
    folder = tmp_path / "data" / "2023"
    folder.mkdir(parents=True)
    settings = (ROOT / "data" / "设置.yaml").read_text("utf-8")
    before, _, after = settings.partition("应报乡镇:\n")
    rest = after.partition("汇总指标:")
    (tmp_path / "data" / "设置.yaml").write_text(f"{before}应报乡镇:\n  - 东乡\n  - 西乡\n汇总指标:{rest[2]}", "utf-8")
    typed(tmp_path, "东乡", households=591, money=60, issue="居住分散")
    typed(tmp_path, "西乡", households=200, money=40, issue="路远")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def typed(root: Path, name: str, **words: object) -> None:
    text = TOWNSHIP.format(**words) + HEAD.format("乡镇年终总结", name)
    (root / "data" / "2023" / f"{name}.yaml").write_text(text, "utf-8")


def told(root: Path, terminal: Terminal, opening: str) -> list[str]:
    """Place and code of everything about texts that is told of the county."""
    text = f"导语:\n  - {opening}\n" + HEAD.format("县级汇总", "清县")
    (root / "data" / "2023" / "清县.yaml").write_text(text, "utf-8")
    _, said = terminal.run("check", "清县", "--format", "lines")
    return [
        f"{place.removeprefix('data/2023/')} {found[1]}"
        for line in said.splitlines()
        for place, _, rest in [line.partition(": ")]
        if (found := rest.split()) and found[1].startswith("F53")
    ]


def test_the_whole_of_the_county_is_that_of_its_townships(county: Path, terminal: Terminal) -> None:
    assert told(county, terminal, "全县共投入资金110万元，识别贫困户791户") == [
        "清县.yaml:2:12 F531",
        "清县.yaml:2:23 F536",
    ]


def test_a_township_is_known_by_its_name(county: Path, terminal: Terminal) -> None:
    assert told(county, terminal, "东乡投入资金65万元，西乡投入资金40万元") == [
        "清县.yaml:2:11 F531",
        "清县.yaml:2:22 F536",
    ]


def test_the_indicators_of_a_township_are_known_though_the_county_does_not_sum_them_up(
    county: Path, terminal: Terminal
) -> None:
    typed(county, "东乡", households="591户\n  种植大户: 30", money=60, issue="居住分散")
    assert told(county, terminal, "东乡种植大户31户") == ["清县.yaml:2:11 F531"]
    assert told(county, terminal, "东乡种植大户30户") == []  # no name of it can be typed in the county's text


def test_what_a_township_says_of_the_county_is_held_against_the_roll_up(county: Path, terminal: Terminal) -> None:
    typed(county, "西乡", households=200, money=40, issue="全县识别贫困户800户，我乡识别贫困户200户")
    assert told(county, terminal, "各乡情况如下") == ["西乡.yaml:7:5 F531"]


def test_a_county_and_a_township_do_not_say_two_things_of_it(county: Path, terminal: Terminal) -> None:
    typed(county, "东乡", households=591, money=60, issue="我乡贫困发生率3.2%")
    assert told(county, terminal, "全县平稳，东乡贫困发生率仍有2.3%") == ["东乡.yaml:7:5 F532"]


def test_what_two_townships_say_of_themselves_is_two_things(county: Path, terminal: Terminal) -> None:
    typed(county, "东乡", households=591, money=60, issue="我乡贫困发生率3.2%")
    typed(county, "西乡", households=200, money=40, issue="我乡贫困发生率2.3%")
    assert told(county, terminal, "各乡情况如下") == []
