"""定稿: a signed report stays as it is, whatever happens to its data, until it is unsealed."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from conftest import Terminal

from fupin_reports.project import Project
from fupin_reports.store import Store

NAME = "云溪镇"
COUNTY = "文种: 县级汇总\n单位: 清源县\n年度: 2023\n日期: 2023年12月28日\n导语:\n  - 汇总如下\n"


@pytest.fixture
def sealed(project: Project, terminal: Terminal) -> Project:
    """The project with 云溪镇 built and sealed."""
    assert terminal.run("build", NAME)[0] == 0
    code, said = terminal.run("seal", NAME)
    assert (code, said.splitlines()[0][:9]) == (0, "√ 云溪镇：已定稿")
    return project


def correct(project: Project, old: str = "识别贫困户: 591户1593人", new: str = "识别贫困户: 601户1603人") -> None:
    path = project.file(NAME, 2023)
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def files(project: Project) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in project.output(2023).glob(f"{NAME}*.*")}


@pytest.mark.parametrize("options", [(), ("--force",), ("--fresh",), ("--strict",)])
def test_a_sealed_report_is_never_made_again(options: tuple[str, ...], sealed: Project, terminal: Terminal) -> None:
    before = files(sealed)
    correct(sealed)
    _, said = terminal.run("build", NAME, *options)
    assert files(sealed) == before
    assert f"“{NAME}”已定稿（" in said
    assert "数据后来改了，没有重做，县级汇总也还是定稿时的数" in said


def test_without_a_change_nothing_is_said_of_it(sealed: Project, terminal: Terminal) -> None:
    code, said = terminal.run("build", NAME)
    assert (code, said) == (0, "1 份报告都是最新的，什么也没做（要重做加 --force）\n")


def test_a_roll_up_has_the_figures_that_were_sealed(sealed: Project, terminal: Terminal) -> None:
    sealed.settings.write_text(sealed.settings.read_text("utf-8"), "utf-8")
    sealed.file("清源县", 2023).write_text(COUNTY, "utf-8")
    correct(sealed)
    terminal.run("build", "清源县", "--format", "docx")
    path = sealed.output(2023) / "清源县.docx"
    assert "591户1593人" in words(path)
    terminal.run("unseal", NAME)
    terminal.run("build", "清源县", "--format", "docx")
    assert "601户1603人" in words(path)


def words(path: Path) -> str:
    return "\n".join(p.text for p in docx.Document(str(path)).paragraphs)


def test_a_changed_or_lost_file_is_told(sealed: Project, terminal: Terminal) -> None:
    (sealed.output(2023) / f"{NAME}.docx").write_bytes(b"x")
    (sealed.output(2023) / f"{NAME}.pdf").unlink()
    said = terminal.run("build", NAME)[1]
    assert f"“{NAME}.docx”后来被改过" in said
    assert f"“{NAME}.pdf”不见了" in said
    assert terminal.run("status", NAME)[1].startswith(f"{NAME}  √ 已定稿（")


def test_after_unsealing_it_is_made_again(sealed: Project, terminal: Terminal) -> None:
    correct(sealed)
    assert terminal.run("unseal", NAME)[0] == 0
    assert terminal.run("build", NAME)[1].splitlines()[-1].startswith("完成：1 份报告")
    assert "601户1603人" in words(sealed.output(2023) / f"{NAME}.docx")
    code, said = terminal.run("unseal", NAME)
    assert (code, said) == (1, f"× {NAME}：没有定稿\n")


def test_a_report_that_is_behind_its_data_is_not_sealed(project: Project, terminal: Terminal) -> None:
    code, said = terminal.run("seal", NAME)
    assert (code, said) == (1, f"× {NAME}：还没有生成 DOCX 和 PDF，先运行 fupin build {NAME} --year 2023\n")
    terminal.run("build", NAME)
    correct(project)
    code, said = terminal.run("seal", NAME)
    assert code == 1
    assert "数据改了，报告还是以前的" in said


def test_a_seal_survives_a_manifest_of_another_hand(sealed: Project) -> None:
    store = Store(sealed.output(2023), "output/2023")
    seal = store.seals()[NAME]
    assert set(seal.files) == {f"{NAME}.docx", f"{NAME}.pdf"}
    assert store.sealed_data(NAME).read_bytes() == sealed.file(NAME, 2023).read_bytes()
