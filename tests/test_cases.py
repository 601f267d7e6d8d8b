"""Inputs that have broken other programs, from one end to the other: what is typed, what is said, what is printed.

Elsewhere: rounding halves (2.675, 0.125) in test_figures; figures of different decimals in one column in
compose/test_tables_from_templates; encodings byte by byte in test_load; repairs of full-width signs in test_repairs;
a template that names what is not there in cli/test_build; every command on a GBK console in cli/test_build.
Amounts in capital numerals (壹万贰仟元) are printed nowhere: nothing to try.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from conftest import Terminal

from fupin_reports.project import Project

HEAD = "文种: 乡镇年终总结\n单位: 红旗镇\n年度: 2023\n日期: 2023年12月20日\n金额单位: 万元\n"
"""Five lines: what a case types begins on line 6."""


@pytest.fixture
def typed(project: Project) -> Path:
    """Where 红旗镇 types, beside the three good townships of the repo."""
    return project.file("红旗镇", 2023)


def built(project: Project, terminal: Terminal, *words: str) -> tuple[int, str]:
    """Exit code and everything said by `fupin build --format docx`; no case may end in a traceback."""
    code, said = terminal.run("build", *words, "--format", "docx")
    assert "Traceback" not in said
    return code, said


def printed(project: Project, name: str = "红旗镇") -> str:
    """The words of the DOCX, one paragraph or cell a line."""
    with zipfile.ZipFile(project.output(2023) / f"{name}.docx") as packed:
        xml = packed.read("word/document.xml").decode()
    return re.sub("<[^>]*>", "", xml.replace("</w:p>", "\n"))


def documents(project: Project) -> list[str]:
    return sorted(path.stem for path in project.output(2023).glob("*.docx"))


OTHERS = ["云溪镇", "柳河镇", "青坪乡"]


def test_a_key_typed_twice_is_refused_with_both_lines_and_values(
    project: Project, typed: Path, terminal: Terminal
) -> None:
    funds = "本年:\n  状态: 实施中\n  资金:\n    扶贫资金: 28.10\n    群众自筹: 15.75\n    扶贫资金: 38.10\n"
    typed.write_text(HEAD + funds, "utf-8")  # lines 9 and 11
    code, said = built(project, terminal)
    assert code == 1
    assert documents(project) == OTHERS
    assert "data/2023/红旗镇.yaml:11:5: 错误 L102" in said
    assert "第9行写的是 28.10，这里写的是 38.10" in said


def test_a_key_typed_twice_in_an_entry_of_a_list_is_refused(project: Project, typed: Path, terminal: Terminal) -> None:
    typed.write_text(HEAD + "存在问题:\n  - 要点: 缺水\n    要点: 缺电\n", "utf-8")
    code, said = built(project, terminal)
    assert code == 1
    assert "data/2023/红旗镇.yaml:8:5: 错误 L102" in said


def test_a_second_file_of_the_same_township_is_refused(project: Project, typed: Path, terminal: Terminal) -> None:
    typed.write_text(HEAD, "utf-8")
    typed.with_name("红旗镇（改）.yaml").write_text(HEAD, "utf-8")
    code, said = built(project, terminal)
    assert code == 1
    assert documents(project) == OTHERS
    assert "data/2023/红旗镇.yaml:2:5: 错误 V035" in said
    assert "data/2023/红旗镇（改）.yaml:2:5: 错误 V035" in said


CODES = ["0755", "0890", "011200370512", "012345678901", "3:1", "12:30", "no", "1e3", "1_000", ".60", "28.10", "0x1F"]


def test_codes_that_look_like_numbers_are_printed_as_typed(project: Project, typed: Path, terminal: Terminal) -> None:
    works = "".join(f"        - {{对象: 井, 规格: {code}, 数量: 1座}}\n" for code in CODES)
    typed.write_text(
        HEAD + f"本年:\n  状态: 实施中\n  投入: 3\n  项目:\n    - 类别: 水利\n      工程量:\n{works}", "utf-8"
    )
    code, said = built(project, terminal, "红旗镇")
    assert code == 0, said
    words = printed(project)
    for one in CODES:
        assert re.search(rf"(?<![0-9.]){re.escape(one)}(?![0-9])", words), one


@pytest.mark.parametrize(
    ("code", "cure"),
    [
        ("0755", "如果是 755，就写 755"),
        ("1e3", "如果是 1000，就写 1000"),
        ("1_000", "如果是 1000，就写 1000"),
        (".60", "如果是 0.60，就写 0.60"),
        ("3:1", "写成 28.8"),
        ("12:30", "写成 28.8"),
        ("no", "写成 28.8"),
    ],
)
def test_a_code_in_the_place_of_a_number_is_refused_with_a_cure(
    code: str, cure: str, project: Project, typed: Path, terminal: Terminal
) -> None:
    typed.write_text(HEAD + f"本年:\n  状态: 实施中\n  投入: {code}\n", "utf-8")
    status, said = built(project, terminal)
    assert status == 1
    assert documents(project) == OTHERS
    assert f"data/2023/红旗镇.yaml:8:7: 错误 V007 “投入”写的“{code}”不是数" in said
    assert f"改法：{cure}" in said


def test_a_bank_account_is_printed_nowhere(project: Project, typed: Path, terminal: Terminal) -> None:
    typed.write_text(HEAD + "账号: 6222020000000000000\n", "utf-8")
    code, said = built(project, terminal)
    assert code == 1
    assert "V033" in said
    assert "622202000" not in said


def test_trailing_zeros_stay_and_sums_are_exact(project: Project, typed: Path, terminal: Terminal) -> None:
    # 28.10 + 0.10 + 0.10 + 0.10 = 28.40
    amounts = ("28.10", "0.10", "0.10", "0.10")
    projects = "".join(f"    - 类别: 第{n}项\n      投入: {amount}\n" for n, amount in enumerate(amounts))
    typed.write_text(HEAD + f"本年:\n  状态: 实施中\n  申报合计: 28.40\n  项目:\n{projects}", "utf-8")
    code, said = built(project, terminal, "红旗镇")
    assert code == 0, said
    words = printed(project)
    assert "28.10" in words
    assert "28.40" in words
    tree = "".join(p.read_text("utf-8") for p in project.output(2023).rglob("*.json") if "红旗镇" in p.name)
    assert "28.40" in tree
    assert not re.search(r"28\.4(?!0)|28\.399|0\.300", tree)


def test_a_hundred_rows_of_19_99_are_1999_00(project: Project, typed: Path, terminal: Terminal) -> None:
    projects = "".join(f"    - 类别: 第{n}项\n      投入: 19.99\n" for n in range(100))  # 100 × 19.99 = 1999.00
    typed.write_text(HEAD + f"本年:\n  状态: 实施中\n  申报合计: 1999.00\n  项目:\n{projects}", "utf-8")
    code, said = built(project, terminal, "红旗镇")
    assert code == 0, said
    assert "1999.00" in printed(project)


def test_decimals_of_different_length_add_up_exactly(project: Project, typed: Path, terminal: Terminal) -> None:
    def declared(total: str, *amounts: str) -> str:
        projects = "".join(f"    - 类别: 第{n}项\n      投入: {amount}\n" for n, amount in enumerate(amounts))
        typed.write_text(HEAD + f"本年:\n  状态: 实施中\n  申报合计: {total}\n  项目:\n{projects}", "utf-8")
        return terminal.run("check", "红旗镇")[1]

    assert "F201" not in declared("7.77", "4.8", "2.97")  # 4.8 + 2.97
    assert "F201" not in declared("5.005", "5", "0.005")
    assert "错误 F201" in declared("5.004", "5", "0.005")


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("本年：\n  状态: 实施中\n  投入: 3\n", "data/2023/红旗镇.yaml:6:3: 提示 L110"),
        ("本年:\n  状态: 实施中\n  投入: １２.５\n", "data/2023/红旗镇.yaml:8:7: 提示 L113"),
    ],
)
def test_what_has_one_meaning_is_read_with_a_note_on_its_own_line(
    text: str, finding: str, project: Project, typed: Path, terminal: Terminal
) -> None:
    typed.write_text(HEAD + text, "utf-8")
    code, said = built(project, terminal, "红旗镇")
    assert code == 0, said
    assert finding in said


def test_a_full_width_colon_does_not_blame_the_line_below(project: Project, typed: Path, terminal: Terminal) -> None:
    typed.write_text("乡镇：红旗镇\n人口: 3200\n", "utf-8")
    code, said = built(project, terminal, "红旗镇")
    assert code == 1
    assert "红旗镇.yaml:1:3: 提示 L110" in said
    assert "没有“乡镇”这一项，是否应为“单位”？" in said
    assert "红旗镇.yaml:2:1: 错误 V001 没有“人口”这一项" in said  # itself, and no syntax


def test_a_colon_in_a_value_is_refused_with_its_line(project: Project, typed: Path, terminal: Terminal) -> None:
    typed.write_text(HEAD + "标题: 任务: 完成\n", "utf-8")
    code, said = built(project, terminal, "红旗镇")
    assert code == 1
    assert "红旗镇.yaml:6:" in said
    assert "L101" in said


def test_a_full_width_colon_in_prose_is_fine(project: Project, typed: Path, terminal: Terminal) -> None:
    typed.write_text(HEAD + "导语:\n  - |\n    目标：脱贫。\n标题: “任务：完成”总结\n", "utf-8")
    code, said = terminal.run("check", "红旗镇")
    assert code == 0, said
    assert "L11" not in said


@pytest.mark.parametrize(
    ("encoding", "said_to_be"),
    [("utf-8", ""), ("utf-8-sig", ""), ("gb18030", "GB18030"), ("utf-16", "UTF-16")],
)
def test_the_same_file_in_another_encoding_prints_the_same(
    encoding: str, said_to_be: str, project: Project, terminal: Terminal
) -> None:
    path = project.file("柳河镇", 2023)
    built(project, terminal, "柳河镇")
    before = printed(project, "柳河镇")
    path.write_bytes(path.read_text("utf-8").encode(encoding))
    code, said = built(project, terminal, "柳河镇")
    assert code == 0
    assert printed(project, "柳河镇") == before
    assert ("L003" in said) == bool(said_to_be)
    assert said_to_be in said


def test_a_broken_byte_is_told_with_line_and_column(project: Project, typed: Path, terminal: Terminal) -> None:
    raw = (HEAD + "标题: 红旗镇总结\n").encode().replace("总".encode(), b"\xe6\x80")
    typed.write_bytes(raw)
    code, said = built(project, terminal)
    assert code == 1
    assert documents(project) == OTHERS
    assert "红旗镇.yaml:6:8: 错误 L002" in said  # 标题: is 4 characters wide, 红旗镇 3 more


def test_a_blank_number_is_refused_and_to_be_filled_in_in_a_draft(
    project: Project, typed: Path, terminal: Terminal
) -> None:
    typed.write_text(HEAD + "本年:\n  状态: 实施中\n  投入:\n存在问题: []\n", "utf-8")
    code, said = built(project, terminal)
    assert code == 1
    assert documents(project) == OTHERS
    assert "红旗镇.yaml:8:" in said
    assert "错误 V006 “投入”还没有填" in said
    built(project, terminal, "红旗镇", "--draft")
    words = printed(project, "红旗镇（草稿）")
    assert "待填" in words
    assert "None" not in words
    assert "存在问题" not in words  # an empty section has no heading


def test_a_misspelt_key_is_told_with_the_right_one(project: Project, typed: Path, terminal: Terminal) -> None:
    typed.write_text(HEAD + "资金管里:\n  措施: [专款专用]\n", "utf-8")
    code, said = built(project, terminal)
    assert code == 1
    assert "是否应为“资金管理”？" in said


def test_a_declared_total_one_cent_off_is_refused(project: Project, typed: Path, terminal: Terminal) -> None:
    funds = "本年:\n  状态: 实施中\n  申报合计: {}\n  资金:\n    扶贫资金: 12.50\n    挂钩单位扶持: 8.30\n    群众自筹: 4.21\n"
    typed.write_text(HEAD + funds.format("25.00"), "utf-8")  # 12.50 + 8.30 + 4.21 = 25.01
    code, said = built(project, terminal)
    assert code == 1
    assert documents(project) == OTHERS
    assert "申报合计是25.00万元，重算是25.01万元" in said
    assert "-0.01" in said or "−0.01" in said or "相差0.01万元" in said
    for line in (8, 10, 11, 12):
        assert re.search(rf"^ +{line} │", said, re.MULTILINE), line
    typed.write_text(HEAD + funds.format("25.01"), "utf-8")
    code, said = terminal.run("check", "红旗镇")
    assert code == 0
    assert "F2" not in said
