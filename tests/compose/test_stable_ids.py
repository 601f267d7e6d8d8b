"""Block ids and row keys come from the data's own keys: what is added or moved leaves the ids of the rest alone."""

from __future__ import annotations

from pathlib import Path

from conftest import ROOT
from townships import checked_of, ids

from fupin_reports.compose import compose
from fupin_reports.compute import compute
from fupin_reports.document import Document, Table, text_of, words_of_block


def village(name: str, *items: str) -> str:
    body = "".join(f"        - 类别: {item}\n          投入: 1\n" for item in items)
    return f"    - 村: {name}\n      说明:\n        - {name}的情况\n      项目:\n{body}"


def township(*villages: str, more: str = "") -> str:
    return "本年:\n  状态: 实施中\n  项目村:\n" + "".join(villages) + more


def made(tmp_path: Path, text: str) -> Document:
    """The document by the office's own templates."""
    checked = checked_of(tmp_path, text)
    found = compose(checked, compute(checked), ROOT / "templates")
    assert found.document is not None, found.problems
    return found.document


def by_id(found: Document) -> dict[str, str]:
    """Every block's text by its id, every table row's by table and key."""
    texts = {b.id: "".join(map(text_of, words_of_block(b))) for b in found.blocks if not isinstance(b, Table)}
    for table in found.blocks:
        if isinstance(table, Table):
            for row in (*table.body, *table.foot):
                texts[f"{table.id}#{row.key}"] = text_of(row.cells[-1].words)
    return texts


ONE, TWO, NEW = village("甲村", "道路", "水利"), village("乙村", "桥梁"), village("新村", "道路", "文化")


def test_every_id_is_given_once(tmp_path: Path) -> None:
    found = made(tmp_path, township(ONE, TWO, NEW))
    assert len(ids(found)) == len(set(ids(found)))


def test_a_village_added_before_the_others_changes_none_of_their_ids(tmp_path: Path) -> None:
    before, after = by_id(made(tmp_path, township(ONE, TWO))), by_id(made(tmp_path, township(NEW, ONE, TWO)))
    assert before.keys() <= after.keys()
    of_villages = {key for key in before if "甲村" in key or "乙村" in key}
    assert len(of_villages) > 8
    assert {key: before[key] for key in of_villages} == {key: after[key] for key in of_villages}
    assert all("新村" in key for key in after.keys() - before.keys())


def test_villages_and_items_moved_keep_their_ids(tmp_path: Path) -> None:
    before = by_id(made(tmp_path, township(ONE, TWO)))
    after = by_id(made(tmp_path, township(TWO, village("甲村", "水利", "道路"))))
    assert before == after  # the numbers of headings and items are no part of a block's words


def test_items_paragraphs_measures_issues_and_plans_are_known_by_their_words(tmp_path: Path) -> None:
    def more(*names: str) -> str:
        lines = "".join(f"  - {n}要继续抓好\n" for n in names)
        measures = "".join(f"    - {n}专款专用\n" for n in names)
        parts = "".join(f"      - 名称: {n}\n        规模: 5户\n" for n in names)
        return (
            f"导语:\n{lines}存在问题:\n{lines}今后打算:\n{lines}资金管理:\n  措施:\n{measures}"
            f"户人分解:\n  - 名称: 移民搬迁\n    关系: 划分\n    说明:\n{measures}    分项:\n{parts}"
            f"工作:\n  - 标题: 产业\n    内容:\n{measures}结对:\n  说明:\n{measures}"
        )

    before = by_id(made(tmp_path, more("甲项", "乙项")))
    after = by_id(made(tmp_path, more("丙项", "甲项", "乙项")))
    assert before.keys() <= after.keys()
    assert len(after.keys() - before.keys()) == 7  # one each in 导语, 存在问题, 今后打算, 措施, 说明, 工作, 结对
    changed = {key for key in before if before[key] != after[key]}
    assert changed == {"工作成绩/户人-移民搬迁/分项"}  # the sentence that lists the parts


def test_ids_do_not_depend_on_amounts(tmp_path: Path) -> None:
    one = made(tmp_path, township(ONE, TWO))
    two = made(tmp_path, township(ONE.replace("投入: 1", "投入: 2.5"), TWO))
    assert ids(one) == ids(two)
