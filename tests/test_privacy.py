"""Numbers of persons: found by the check of their kind, never shown in full, refused or half hidden by the kind of report.

No number here is anybody's: 11010519491231002X is the example of GB 11643-1999 itself, the others are made of zeros.
"""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from clerk import HEAD, check, told
from conftest import Terminal
from hypothesis import given
from hypothesis import strategies as st

from fupin_reports import kinds
from fupin_reports.privacy import Privacy, masked, private_numbers
from fupin_reports.project import Project

ID, OLD_ID, MOBILE, CARD = "11010519491231002X", "110105491231002", "13800000000", "6222020000000000000"
# Card, from the right, every second digit doubled: 6+2+(4)+(4)+0+(4)+0 … = 6+4+2+4+0+4 = 20, a multiple of ten.

FOUND = [
    (ID, "身份证号码", "110***********002X"),
    (ID.lower(), "身份证号码", "110***********002x"),
    ("１１０１０５１９４９１２３１００２Ｘ", "身份证号码", "１１０***********００２Ｘ"),
    ("110105 19491231 002X", "身份证号码", "110*** ******** 002X"),
    (OLD_ID, "身份证号码", "110********1002"),
    (MOBILE, "手机号码", "138****0000"),
    ("138-0000-0000", "手机号码", "138-****-0000"),
    ("138 0000 0000", "手机号码", "138 **** 0000"),
    ("１３８００００００００", "手机号码", "１３８****００００"),
    (CARD, "银行卡号", "622************0000"),
    ("6222 0200 0000 0000 000", "银行卡号", "622* **** **** ***0 000"),
]


@pytest.mark.parametrize(
    "text", [f"TEL{MOBILE}", f"ID{ID}", f"{MOBILE}m", f"{CARD}x", f"+86 {MOBILE}", f"{MOBILE}/{ID}"]
)
def test_what_stands_beside_it_does_not_protect_it(text: str) -> None:
    assert MOBILE[:-4] not in masked(text)
    assert ID[:-4] not in masked(text)
    assert CARD[:-4] not in masked(text)


@pytest.mark.parametrize(("typed", "kind", "shown"), FOUND)
def test_a_number_of_a_person_is_found_and_shown_by_its_first_three_and_last_four(
    typed: str, kind: str, shown: str
) -> None:
    text = f"户主的号码：{typed}，已核实"
    assert [(one.kind, text[one.start : one.end]) for one in private_numbers(text)] == [(kind, typed)]
    assert masked(text) == f"户主的号码：{shown}，已核实"


NO_PERSON = [
    "110105194912310021",  # the checksum would be X
    "110105194913310029",  # no 13th month
    "990105491231002",  # no province 99
    "6222020000000000001",  # fails Luhn
    "011200370512",  # a village's code
    "云扶发〔2023〕12345678号",
    "13800000000元",
    "13800000000.50",
    "138亿元",
    "20231220123000",
    "2023-12-20",
    "12800000000",  # no mobile begins with 12
    "0138000000001",
    "0755-12345678",
    "GS13800000000",
    "138,0000,0000",
]


@pytest.mark.parametrize("typed", NO_PERSON)
def test_codes_amounts_and_wrong_checksums_are_nobodys(typed: str) -> None:
    assert masked(f"编号{typed}。") == f"编号{typed}。"


@given(st.text(alphabet="0123456789Xx -１８元。户", max_size=60))
def test_hiding_keeps_the_length_and_leaves_nothing_to_hide(text: str) -> None:
    hidden = masked(text)
    assert len(hidden) == len(text)
    assert masked(hidden) == hidden or "*" in hidden


def test_it_is_told_wherever_it_stands_and_nothing_more_is_said_of_that_value() -> None:
    body = (
        f"标题: {MOBILE}\n存在问题:\n  - 要点: >-\n      甲、\n      乙{ID}\n本年:\n  状态: {MOBILE}\n  投入: {CARD}\n"
    )
    assert told(check(HEAD + body)[1]) == ["5:5 V033", "9:8 V033", "11:7 V033", "12:7 V033"]


def test_a_key_is_refused_as_well() -> None:
    _, problems = check(HEAD + f"本年:\n  状态: 实施中\n  资金:\n    {MOBILE}: 3\n")
    assert "8:5 V033" in told(problems)
    assert all(MOBILE not in word for p in problems for word in p.words.values())


SLIPS = f"""存在问题:
  - 要点: 户主{ID}
    说明：电话{MOBILE}，卡{CARD}，20xx年
    {MOBILE}: 甲
    {MOBILE}: 乙
本年:
  状态: {MOBILE}
  投入: {CARD}x
  资金: {{{ID}: 1, {ID}: 2}}
  项目: [{MOBILE}，{ID}]
导语：联系人的号码如下，身份证{ID}，电话{MOBILE}
"""


@pytest.mark.parametrize("format_", ["text", "lines", "github", "json"])
def test_no_way_of_speaking_says_it_in_full(format_: str, project: Project, terminal: Terminal) -> None:
    project.file("青坪乡", 2023).write_text(HEAD.replace("甲乡", "青坪乡") + SLIPS, "utf-8")
    code, said = terminal.run("check", "青坪乡", "--format", format_)
    assert code == 1
    assert "V033" in said
    for number in (ID, MOBILE, CARD):
        assert number[:-4] not in said
    _, said = terminal.run("fix", "青坪乡", "--preview")
    assert MOBILE not in said
    assert "138****0000" in said


def test_a_final_report_is_refused_and_its_draft_hides_the_number(project: Project, terminal: Terminal) -> None:
    path = project.file("青坪乡", 2023)
    path.write_text(path.read_text("utf-8").replace("存在问题:\n", f"存在问题:\n  - 要点: 联系{MOBILE}\n", 1), "utf-8")
    code, _ = terminal.run("build", "青坪乡", "--format", "docx")
    assert code == 1
    assert not (project.output(2023) / "青坪乡.docx").exists()
    terminal.run("build", "青坪乡", "--format", "docx", "--draft")
    words = words_in(project.output(2023))
    assert "138****0000" in words
    assert MOBILE not in words


def test_a_kind_that_hides_them_prints_them_half_hidden(
    project: Project, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kinds, "KINDS", (replace(kinds.KINDS[0], private=Privacy.MASK),))
    path = project.file("青坪乡", 2023)
    path.write_text(path.read_text("utf-8").replace("存在问题:\n", f"存在问题:\n  - 要点: 联系{MOBILE}\n", 1), "utf-8")
    code, said = terminal.run("build", "青坪乡", "--format", "docx")
    assert code == 0
    assert "提示 V034 “要点”里有手机号码，印成 138****0000" in said
    words = words_in(project.output(2023))
    assert "138****0000" in words
    assert MOBILE not in words


def words_in(folder: Path) -> str:
    """Everything written to `folder`: the kept trees, and what is inside the documents."""
    said = ""
    for path in folder.rglob("*"):
        if path.suffix == ".docx":
            with zipfile.ZipFile(path) as packed:
                said += "".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
        elif path.is_file():
            said += path.read_text("utf-8", "replace")
    return said
