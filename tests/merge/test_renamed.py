"""What the data now call otherwise is the same thing, when its figures say so; another thing in its place is not."""

from __future__ import annotations

from flat import flat

from fupin_reports.document import Block, Derived, Document, FigureNote, Heading, Item, Meta, Paragraph, Text, text_of
from fupin_reports.merge import Kind, Merged, merge
from fupin_reports.merge.renamed import in_names_of_now

META = Meta("总结", "青坪乡", "乡镇年终总结", 2023, "2023-12-20")


def village(name: str, **money: str) -> tuple[list[Block], dict[str, FigureNote]]:
    """A village of the report: a heading, and a sentence with its money by source."""
    figures = {
        f"本年.项目村.{name}.资金.{key}": FigureNote("", value, "万元", "", "填报") for key, value in money.items()
    }
    words = [
        part
        for key, value in money.items()
        for part in (Text(f"，{key}"), Derived(f"{value}万元", (f"本年.项目村.{name}.资金.{key}",)))
    ]
    blocks = [
        Heading(f"成绩/村-{name}", 2, "（一）", (Text(name),)),
        Paragraph(f"成绩/村-{name}/资金", (Text("该村投入资金，其中"), *words)),
    ]
    return blocks, figures


def report(*villages: tuple[list[Block], dict[str, FigureNote]]) -> Document:
    blocks = [block for some, _ in villages for block in some]
    return Document(META, tuple(blocks), {name: note for _, notes in villages for name, note in notes.items()})


OTHER = village("后山村", 扶贫资金="20", 群众自筹="7.5", 挂钩单位="1.2")
BEFORE = report(village("云岭村", 扶贫资金="15", 群众自筹="3.8", 挂钩单位="10"), OTHER)


def ids(document: Document) -> list[str]:
    return [block.id for block in document.blocks]


def test_a_village_with_most_of_its_figures_under_another_name_is_the_same() -> None:
    now = report(village("云峰村", 扶贫资金="15", 群众自筹="4.2", 挂钩单位="10"), OTHER)
    found = in_names_of_now(BEFORE, now)
    assert ids(found) == ["成绩/村-云峰村", "成绩/村-云峰村/资金", "成绩/村-后山村", "成绩/村-后山村/资金"]
    assert set(found.figures) == set(now.figures)
    assert found.figures["本年.项目村.云峰村.资金.群众自筹"].value == "3.8"


def test_another_village_in_its_place_is_another_one() -> None:
    now = report(village("云峰村", 扶贫资金="16", 群众自筹="4.2", 挂钩单位="10"), OTHER)
    assert in_names_of_now(BEFORE, now) == BEFORE


def test_of_two_that_could_be_it_neither_is() -> None:
    twins = [village(name, 扶贫资金="15", 群众自筹="3.8", 挂钩单位="10") for name in ("甲村", "乙村")]
    before, now = report(*twins), report(village("丙村", 扶贫资金="15", 群众自筹="3.8", 挂钩单位="10"))
    assert in_names_of_now(before, now) == before


def test_one_figure_alone_is_chance_unless_the_names_are_alike() -> None:
    before = report(village("忠义村委会第五村民小组", 扶贫资金="15"))
    far, near = report(village("羊见村", 扶贫资金="15")), report(village("忠义村委会五组", 扶贫资金="15"))
    assert in_names_of_now(before, far) == before
    assert ids(in_names_of_now(before, near)) == ids(near)


def test_a_persons_sentence_goes_along_with_the_name_and_the_correction() -> None:
    now = report(village("云峰村", 扶贫资金="15", 群众自筹="4.2", 挂钩单位="10"), OTHER)
    theirs = Document(
        META,
        tuple(
            Paragraph("", (Text(text_of(b.words).replace("该村投入资金", "这个村千方百计筹钱")),))
            if isinstance(b, Paragraph) and "云岭" in b.id
            else flat(Document(META, (b,)))[0]
            for b in BEFORE.blocks
        ),
    )
    found = merge(BEFORE, theirs, now)
    assert isinstance(found, Merged)
    assert [text_of(b.words) for b in found.document.blocks if isinstance(b, Heading | Paragraph)][:2] == [
        "云峰村",
        "这个村千方百计筹钱，其中，扶贫资金15万元，群众自筹4.2万元，挂钩单位10万元",
    ]
    assert [change.kind for change in found.changes] == [Kind.REWRITTEN, Kind.UPDATED]


def test_a_measure_whose_words_were_changed_in_the_data_is_the_same_measure() -> None:
    old = Item("问题/条-专职人员少", 3, "1.", (Text("专职人员少，事情多，包村工作难以兼顾。"),))
    new = Item("问题/条-专职人员偏少", 3, "1.", (Text("专职人员偏少，事情多，包村工作难以兼顾。"),))
    far = Item("问题/条-资金到位晚", 3, "1.", (Text("资金到位晚，工期紧。"),))
    before = Document(META, (old,))
    assert ids(in_names_of_now(before, Document(META, (new,)))) == ["问题/条-专职人员偏少"]
    assert ids(in_names_of_now(before, Document(META, (far,)))) == ["问题/条-专职人员少"]
    elsewhere = Item("打算/条-专职人员偏少", 3, "1.", new.words)
    assert ids(in_names_of_now(before, Document(META, (elsewhere,)))) == ["问题/条-专职人员少"]


def test_two_villages_that_exchanged_their_names_are_told_by_their_figures() -> None:
    one = {"扶贫资金": "15", "群众自筹": "3.8", "挂钩单位": "10"}
    two = {"扶贫资金": "20", "群众自筹": "7.5", "挂钩单位": "1.2"}
    before = report(village("甲村", **one), village("乙村", **two))
    now = report(village("乙村", **one), village("甲村", **two))
    found = in_names_of_now(before, now)
    assert ids(found) == ids(now)
    assert found.figures["本年.项目村.乙村.资金.群众自筹"].value == "3.8"
    assert found.figures["本年.项目村.甲村.资金.群众自筹"].value == "7.5"


def test_a_name_taken_over_by_another_village_leaves_the_old_one_behind() -> None:
    one = {"扶贫资金": "15", "群众自筹": "3.8", "挂钩单位": "10"}
    two = {"扶贫资金": "20", "群众自筹": "7.5", "挂钩单位": "1.2"}
    before = report(village("甲村", **one), village("乙村", **two))
    now = report(village("乙村", **one))
    found = in_names_of_now(before, now)
    assert ids(found) == ["成绩/村-乙村", "成绩/村-乙村/资金", "成绩/村-乙村（原）", "成绩/村-乙村（原）/资金"]
