"""Templates are compiled once and kept from process to process, in files that may be missing, old, broken or not ours to write."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from fupin_reports.compose.compiled import Compiled


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of templates, each time that one is compiled."""
    names: list[str] = []
    compile_ = Environment.compile

    def counted(self: Environment, source: object, name: str | None = None, *rest: object, **more: object) -> object:
        names.append(str(name))
        return compile_(self, source, name, *rest, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Environment, "compile", counted)
    return names


def printed(folder: Path | None, text: str = "甲{{ 数 }}", compilers: str = "1") -> str:
    """A template as a process prints it that finds that folder."""
    environment = Environment(loader=DictLoader({"块/甲.j2": text}), bytecode_cache=Compiled(folder, compilers))
    return environment.get_template("块/甲.j2").render(数=3)


def test_the_next_process_does_not_compile(tmp_path: Path, compilations: list[str]) -> None:
    assert [printed(tmp_path / "还没有"), printed(tmp_path / "还没有")] == ["甲3", "甲3"]
    assert compilations == ["块/甲.j2"]


def test_another_text_or_another_jinja_compiles_and_leaves_one_file(tmp_path: Path, compilations: list[str]) -> None:
    assert printed(tmp_path) == "甲3"
    assert printed(tmp_path, "乙{{ 数 }}") == "乙3"
    assert printed(tmp_path, "乙{{ 数 }}", compilers="2") == "乙3"
    assert len(compilations) == 3
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("left", [0, 20, 40, 41, 60, -1])
def test_a_file_that_was_cut_short_is_made_anew(tmp_path: Path, compilations: list[str], left: int) -> None:
    printed(tmp_path)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:left])
    assert printed(tmp_path) == "甲3"
    assert len(compilations) == 2
    assert file.read_bytes() == whole


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path, compilations: list[str]) -> None:
    (tmp_path / "文件").write_text("不是文件夹", "utf-8")
    assert printed(tmp_path / "文件") == "甲3"
    assert printed(None) == "甲3"
    assert (tmp_path / "文件").read_text("utf-8") == "不是文件夹"
    assert len(compilations) == 2
