"""The virtual environment and the faces: what is whole, what is unpacked, one set-up at a time."""

from __future__ import annotations

import gzip
import io
import sys
import tarfile
import venv
from pathlib import Path

import pytest

from fupin_reports.fonts import OUR_FILES
from fupin_reports.setup import debian, environment, steps, turns, typefaces
from fupin_reports.setup.console import SetupError
from fupin_reports.setup.environment import Project
from fupin_reports.setup.tools import Log, ToolError


def project_in(folder: Path) -> Project:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "requirements.lock").write_text("x==1\n", encoding="utf-8")
    (folder / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    return Project(folder)


def bare_venv(project: Project) -> None:
    venv.create(project.venv, symlinks=sys.platform != "win32", with_pip=False)


def stamped(project: Project) -> Project:
    project.stamp.write_text(environment.fingerprint(project) + "\n", encoding="ascii")
    return project


def test_an_empty_folder_is_not_ready(tmp_path: Path) -> None:
    assert not steps.is_ready(project_in(tmp_path), with_pdf=False)


def test_a_stamped_environment_is_current_until_the_lock_changes(tmp_path: Path) -> None:
    project = project_in(tmp_path / "扶贫 报告")
    bare_venv(project)
    assert not environment.is_current(project)
    assert environment.is_current(stamped(project))
    project.lock.write_text("x==2\n", encoding="utf-8")
    assert not environment.is_current(project)


def test_an_environment_whose_python_is_gone_is_not_current(tmp_path: Path) -> None:
    project = project_in(tmp_path)
    bare_venv(project)
    stamped(project)
    project.python.unlink()
    assert not environment.is_current(project)
    assert not environment.is_whole(project)


def test_a_copied_environment_is_not_current(tmp_path: Path) -> None:
    first = project_in(tmp_path / "one")
    bare_venv(first)
    stamped(first)
    (tmp_path / "one").rename(tmp_path / "two")
    second = Project(tmp_path / "two")
    assert environment.version(second) == f"{sys.version_info[0]}.{sys.version_info[1]}"
    assert not environment.is_current(second)
    assert not environment.is_whole(second)


def test_an_environment_without_pip_is_half_made(tmp_path: Path) -> None:
    project = project_in(tmp_path)
    assert not environment.is_whole(project)
    bare_venv(project)
    assert not environment.is_whole(project)


def test_a_folder_with_a_chinese_name_is_importable_in_every_locale(tmp_path: Path) -> None:
    project = project_in(tmp_path / "扶贫 报告")
    (project.folder / "fupin_reports").mkdir()
    (project.folder / "fupin_reports" / "__init__.py").write_text("print('found')\n", encoding="utf-8")
    bare_venv(project)
    environment.spell_paths_in_ascii(project)
    assert environment.answer(project, "-c", "import fupin_reports") == "found"
    assert all(file.read_bytes().isascii() for file in project.venv.rglob("fupin_reports.pth"))


def test_a_failing_venv_is_reported_with_its_log(tmp_path: Path) -> None:
    project = Project(tmp_path / "file" / "project")
    (tmp_path / "file").touch()  # a file where a folder is needed
    log = Log(tmp_path / "log")
    log.start()
    with pytest.raises(SetupError) as stopped:
        environment.make(project, log)
    assert "建立运行环境没有成功" in stopped.value.cause
    assert isinstance(stopped.value.__cause__, ToolError)


def package_with(files: dict[str, bytes]) -> io.BytesIO:
    """A tar stream as `dpkg-deb --fsys-tarfile` gives it, with names that begin with ./"""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(f"./{name}")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    stream.seek(0)
    return stream


def faces(content: bytes = b"OTTO font") -> dict[str, bytes]:
    return {f"{typefaces.FACES}/{name}": content for name in OUR_FILES.values()}


def test_only_our_faces_and_their_licence_are_unpacked(tmp_path: Path) -> None:
    papers = {f"{typefaces.PAPERS}/README": b"read", f"{typefaces.PAPERS}/COPYING.gz": gzip.compress(b"GPL")}
    others = {f"{typefaces.FACES}/FandolHei-Bold.otf": b"OTTO", "usr/share/doc/README": b"other"}
    folder = tmp_path / "字体"
    assert not typefaces.are_here(folder)
    typefaces.unpack(package_with(faces() | papers | others), folder)
    assert typefaces.are_here(folder)
    assert {file.name for file in folder.iterdir()} == {*OUR_FILES.values(), "README", "COPYING"}
    assert (folder / "COPYING").read_bytes() == b"GPL"
    assert list(tmp_path.iterdir()) == [folder]


def test_the_font_of_the_rarest_characters_is_unpacked_with_its_licence(tmp_path: Path) -> None:
    font, licence = (f"./{path}" for path in typefaces.RARE_MEMBERS)
    package = package_with({font[2:]: b"\0\1\0\0 font", licence[2:]: b"OFL", "usr/share/doc/README": b"other"})
    typefaces.unpack_rare(package, tmp_path)
    assert typefaces.rare_is_here(tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == {"HanaMinB.ttf", "HanaMinB-copyright"}


def test_set_up_goes_on_without_the_font_of_the_rarest_characters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def offline(*_: object) -> None:
        raise ToolError("Could not resolve")

    monkeypatch.setattr(debian, "download", offline)
    monkeypatch.setattr(typefaces, "font_folder", lambda: tmp_path / "fonts")
    typefaces.fetch_rare(Log(tmp_path / "log"))
    assert "生僻字字体没有取回" in capsys.readouterr().out
    assert not typefaces.rare_is_here(tmp_path / "fonts")
    assert typefaces.rare_was_tried(tmp_path / "fonts")  # the next run does not wait for it again


@pytest.mark.parametrize("files", [faces(b"<html>"), dict(list(faces().items())[1:])], ids=["not fonts", "one missing"])
def test_a_package_without_good_faces_leaves_nothing_behind(files: dict[str, bytes], tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="Fandol"):
        typefaces.unpack(package_with(files), tmp_path / "fonts")
    assert not list((tmp_path / "fonts").iterdir())


def test_a_link_in_the_package_is_not_followed(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name in faces():
            member = tarfile.TarInfo(f"./{name}")
            member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
            archive.addfile(member)
    stream.seek(0)
    with pytest.raises(SetupError):
        typefaces.unpack(stream, tmp_path / "fonts")


def test_a_second_set_up_has_to_wait_for_the_first(tmp_path: Path) -> None:
    lock = tmp_path / "setup.lock"
    with turns.one_at_a_time(lock), lock.open("a+b") as second:
        assert not turns.take(second)
    with turns.one_at_a_time(lock):
        pass


def test_an_unknown_option_is_answered_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    assert steps.main(["--frobnicate"]) == 2
    assert capsys.readouterr().out.startswith("用法：")
