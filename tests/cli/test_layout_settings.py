"""版式 in 设置.yaml as a clerk may type it: what cannot be is told at its line, never as a traceback."""

from __future__ import annotations

import pytest
from conftest import Terminal

from fupin_reports.project import Project


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("页码位置: 左边", "V005"),
        ("天头: 370", "V046"),
        ("页码下距: 0", "V046"),
        ("行间距: 28", "V001"),
        ("每行字数: 40", "V047"),
        ("每行字数: 15", "“每行字数”15字和“正文字号”16合不上，至少写23字"),  # 442.2 ÷ 16 × 0.85 = 23.49
        ("地脚: 15\n  页码下距: 20", "“页码下距”20毫米和“地脚”15合不上，至多写7毫米"),  # 15 − 5 − 2.47 = 7.53
        ("表格字号: 小二\n  表格行距: 14", "“表格行距”14磅和“表格字号”18合不上，至少写18磅"),
    ],
)
def test_what_cannot_be_is_told(project: Project, terminal: Terminal, typed: str, told: str) -> None:
    text = project.settings.read_text("utf-8")
    project.settings.write_text(f"{text}\n版式:\n  {typed}\n", "utf-8")
    code, said = terminal.run("check", "云溪镇")
    assert code == 1
    assert "data/设置.yaml:" in said
    assert told in said
    assert "Traceback" not in said


def test_an_office_may_have_otherwise_what_can_be(project: Project, terminal: Terminal) -> None:
    text = project.settings.read_text("utf-8")
    project.settings.write_text(f"{text}\n版式:\n  行距: 29.45磅\n  天头: 10\n  页码位置: 居中\n", "utf-8")
    code, said = terminal.run("build", "云溪镇")
    assert code == 0, said
    code, said = terminal.run("check-layout", "云溪镇")
    assert code == 0, said
    assert "云溪镇.pdf：" in said
