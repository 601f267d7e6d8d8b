"""`fupin doctor` and `schema`."""

from __future__ import annotations

from conftest import Terminal

from fupin_reports.cli.doctor import BAD, GOOD, face
from fupin_reports.fonts import FaceFound, Origin
from fupin_reports.gbt9704 import Face
from fupin_reports.project import Project


def test_a_machine_that_is_set_up_is_found_good(project: Project, terminal: Terminal) -> None:
    code, said = terminal.run("doctor")
    assert code == 0, said
    for face_ in Face:
        assert f"字体 {face_.value}" in said
    assert "终端编码" in said
    assert "文件夹 data/ 可以写入" in said


def test_broken_settings_are_found(project: Project, terminal: Terminal) -> None:
    project.settings.write_text("资金来源: 3\n", "utf-8")
    code, said = terminal.run("doctor")
    assert code == 1
    assert "V003" in said


def test_a_substituted_face_is_bad_and_ours_is_good() -> None:
    wanted = ("仿宋_GB2312",)
    assert face(FaceFound(Face.FANGSONG, wanted, Origin.SUBSTITUTE, "Noto Sans CJK SC"))[0] == BAD
    assert face(FaceFound(Face.FANGSONG, wanted, Origin.OURS, "FandolFang-Regular"))[0] == GOOD
    assert face(FaceFound(Face.FANGSONG, wanted))[0] == BAD


def test_schema_check_tells_stale_files(project: Project, terminal: Terminal) -> None:
    assert terminal.run("schema", "--check")[0] == 0
    (project.data / "schema" / "报告.json").write_text("{}", "utf-8")
    code, said = terminal.run("schema", "--check")
    assert code == 1
    assert "运行 fupin schema 更新" in said
    assert terminal.run("schema")[0] == 0
    assert terminal.run("schema", "--check")[0] == 0
