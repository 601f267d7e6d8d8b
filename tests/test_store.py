"""The output folder: whole files or none, and never over a person's work."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fupin_reports.store import KEEPING, MANIFEST, Store, fingerprint, write_whole
from fupin_reports.store.journal import JOURNAL, MANY_LINES

FIRST = {".docx": b"docx one", ".pdf": b"pdf one"}
SECOND = {".docx": b"docx two", ".pdf": b"pdf two"}


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir() if p.is_file())


def test_a_report_is_written_again_over_what_we_wrote(tmp_path: Path) -> None:
    Store(tmp_path, "output/2023").save("青坪乡", FIRST, "tree")
    stored = Store(tmp_path, "output/2023").save("青坪乡", SECOND, "tree")
    assert stored.problems == ()
    assert (tmp_path / "青坪乡.docx").read_bytes() == b"docx two"
    assert names(tmp_path) == ["青坪乡.docx", "青坪乡.pdf"]


def test_a_file_changed_by_hand_stays_and_ours_goes_beside_it(tmp_path: Path) -> None:
    Store(tmp_path, "output/2023").save("青坪乡", FIRST, "tree")
    (tmp_path / "青坪乡.docx").write_bytes("领导改过".encode())
    stored = Store(tmp_path, "output/2023").save("青坪乡", SECOND, "tree")
    assert [p.code for p in stored.problems] == ["S003", "S004"]  # the PDF beside it still says the old thing
    assert (tmp_path / "青坪乡.docx").read_text("utf-8") == "领导改过"
    assert (tmp_path / "青坪乡.pdf").read_bytes() == b"pdf one"
    assert (tmp_path / "青坪乡（新生成）.docx").read_bytes() == b"docx two"
    assert (tmp_path / "青坪乡（新生成）.pdf").read_bytes() == b"pdf two"


def test_a_changed_copy_beside_it_is_not_overwritten_either(tmp_path: Path) -> None:
    store = Store(tmp_path, "output/2023")
    (tmp_path / "青坪乡.docx").write_bytes(b"theirs")
    store.save("青坪乡", FIRST, "tree")
    (tmp_path / "青坪乡（新生成）.pdf").write_bytes(b"theirs too")
    store.save("青坪乡", SECOND, "tree")
    assert (tmp_path / "青坪乡（新生成）.pdf").read_bytes() == b"theirs too"
    assert (tmp_path / "青坪乡（新生成2）.docx").read_bytes() == b"docx two"


def test_without_a_manifest_every_other_file_is_a_persons(tmp_path: Path) -> None:
    (tmp_path / "青坪乡.docx").write_bytes(b"docx two")  # the very bytes we would write: nothing to lose
    (tmp_path / "青坪乡.pdf").write_bytes(b"someone's")
    stored = Store(tmp_path, "output/2023").save("青坪乡", SECOND, "tree")
    assert [p.code for p in stored.problems] == ["S003"]
    assert (tmp_path / "青坪乡.pdf").read_bytes() == b"someone's"


def test_a_damaged_manifest_loses_nothing(tmp_path: Path) -> None:
    Store(tmp_path, "output/2023").save("青坪乡", FIRST, "tree")
    (tmp_path / KEEPING / MANIFEST).write_text("{ half", "utf-8")
    (tmp_path / KEEPING / JOURNAL).write_text("{ half", "utf-8")
    Store(tmp_path, "output/2023").save("青坪乡", SECOND, "tree")
    assert (tmp_path / "青坪乡.docx").read_bytes() == b"docx one"
    assert (tmp_path / "青坪乡（新生成）.docx").read_bytes() == b"docx two"


def test_the_tree_is_kept_beside_the_manifest(tmp_path: Path) -> None:
    Store(tmp_path, "output/2023").save("青坪乡", FIRST, '{"a": 1}')
    assert json.loads((tmp_path / KEEPING / "青坪乡.json").read_text("utf-8")) == {"a": 1}


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    write_whole(path, b"old")
    with pytest.raises(TypeError):
        write_whole(path, "text")  # type: ignore[arg-type]
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.docx"]


def test_a_place_that_cannot_be_written_is_a_problem_and_not_a_crash(tmp_path: Path) -> None:
    (tmp_path / "2023").write_text("a file where the folder should be", "utf-8")
    stored = Store(tmp_path / "2023", "output/2023").save("青坪乡", FIRST, "tree")
    assert {p.code for p in stored.problems} == {"S002"}
    assert stored.written == ()


def test_stopped_between_the_files_and_the_manifest_nothing_of_ours_is_taken_for_a_persons(tmp_path: Path) -> None:
    Store(tmp_path, "output/2023").save("青坪乡", FIRST, "tree")
    (tmp_path / KEEPING / JOURNAL).unlink()
    # as a run leaves it that is killed after its first file: the manifest knows both versions
    old, new = fingerprint(FIRST[".docx"]), fingerprint(SECOND[".docx"])
    (tmp_path / KEEPING / MANIFEST).write_text(
        json.dumps({"files": {"青坪乡.docx": [old, new], "青坪乡.pdf": []}}), "utf-8"
    )
    (tmp_path / "青坪乡.docx").write_bytes(SECOND[".docx"])
    stored = Store(tmp_path, "output/2023").save("青坪乡", {".docx": b"docx three"}, "tree")
    assert [p.code for p in stored.problems] == ["S004"]
    assert (tmp_path / "青坪乡.docx").read_bytes() == b"docx three"


def test_two_runs_at_once_do_not_forget_each_others_files(tmp_path: Path) -> None:
    one, two = Store(tmp_path, "output/2023"), Store(tmp_path, "output/2023")
    one.save("甲乡", FIRST, "tree")
    two.save("乙乡", FIRST, "tree")
    one.save("丙乡", FIRST, "tree")
    assert Store(tmp_path, "output/2023").save("乙乡", SECOND, "tree").problems == ()


def test_the_tree_a_persons_file_was_made_from_is_kept_when_ours_goes_beside_it(tmp_path: Path) -> None:
    Store(tmp_path, "output/2023").save("青坪乡", FIRST, "first tree")
    (tmp_path / "青坪乡.docx").write_bytes(b"theirs")
    Store(tmp_path, "output/2023").save("青坪乡", SECOND, "second tree")
    assert (tmp_path / KEEPING / "青坪乡.json").read_text("utf-8") == "first tree"
    assert (tmp_path / KEEPING / "青坪乡（新生成）.json").read_text("utf-8") == "second tree"


def test_a_pdf_that_was_not_made_anew_is_told(tmp_path: Path) -> None:
    Store(tmp_path, "output/2023").save("青坪乡", FIRST, "tree")
    stored = Store(tmp_path, "output/2023").save("青坪乡", {".docx": b"docx two"}, "tree")
    assert [(p.code, p.words["file"]) for p in stored.problems] == [("S004", "青坪乡.pdf")]


def test_a_manifest_with_one_fingerprint_a_file_is_read_too(tmp_path: Path) -> None:
    (tmp_path / KEEPING).mkdir()
    (tmp_path / KEEPING / MANIFEST).write_text(
        json.dumps({"files": {"青坪乡.docx": fingerprint(b"docx one")}}), "utf-8"
    )
    (tmp_path / "青坪乡.docx").write_bytes(b"docx one")
    assert Store(tmp_path, "output/2023").save("青坪乡", {".docx": b"docx two"}, "tree").problems == ()


def test_a_line_that_was_cut_short_says_nothing_and_the_next_one_is_read(tmp_path: Path) -> None:
    store = Store(tmp_path, "output/2023")
    store.save("甲乡", FIRST, "tree")
    with (tmp_path / KEEPING / JOURNAL).open("ab") as file:
        file.write(b'\n{"files": {"\xe4\xb9')
    store.save("乙乡", FIRST, "tree")
    for name in ("甲乡", "乙乡"):
        assert Store(tmp_path, "output/2023").save(name, SECOND, "tree").problems == ()


def test_many_lines_are_taken_into_the_manifest_when_a_run_begins(tmp_path: Path) -> None:
    """A run that was killed leaves them; a few are left as they are, for the manifest of a province is long to write."""
    store, lines = Store(tmp_path, "output/2023"), tmp_path / KEEPING / JOURNAL
    store.save("甲乡", FIRST, "tree")
    with store.alone() as alone:
        assert alone
        assert lines.exists()
        assert not (tmp_path / KEEPING / MANIFEST).exists()
    for number in range(MANY_LINES // 2):  # two lines a report
        store.save(f"第{number}乡", FIRST, "tree")
    with store.alone():
        assert not lines.exists()
        known = set(json.loads((tmp_path / KEEPING / MANIFEST).read_text("utf-8"))["files"])
        assert {"甲乡.docx", "甲乡.pdf", "第0乡.docx"} <= known
        store.save("乙乡", FIRST, "tree")
        assert store.save("甲乡", SECOND, "tree").problems == ()
    assert Store(tmp_path, "output/2023").save("乙乡", SECOND, "tree").problems == ()


def test_many_lines_are_taken_into_the_manifest_when_the_run_ends(tmp_path: Path) -> None:
    """A whole province has 3,000 of them, which the next run would have to read one by one."""
    store = Store(tmp_path, "output/2023")
    lines = tmp_path / KEEPING / JOURNAL
    with store.alone():
        for number in range(MANY_LINES // 2 + 1):
            store.save(f"第{number}乡", FIRST, "tree")
        assert lines.exists()
    assert not lines.exists()
    assert Store(tmp_path, "output/2023").save("第0乡", SECOND, "tree").problems == ()
