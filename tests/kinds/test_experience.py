"""经验介绍 (the sample 六): no number is typed, and how many there are is counted."""

from __future__ import annotations

import re

from printed import changed, data_file, printed

from fupin_reports.document import Document, Heading, text_of
from fupin_reports.project import Project

FILE = "县住建局"


def test_the_things_that_worked_are_counted_and_numbered(documents: dict[str, Document]) -> None:
    document = documents[FILE]
    assert "我局的做法，主要有四条。" in printed(document)  # the sample's 四项措施, all four listed
    headings = [b.number + text_of(b.words) for b in document.blocks if isinstance(b, Heading)]
    assert headings == [
        "一、先学政策，练好本领",
        "二、上门摸底，弄清家底",
        "三、找准穷根，分类帮扶",
        "四、开好药方，走稳路子",
    ]


def test_no_number_is_typed_in_it() -> None:
    typed = re.sub(r"(?m)^(?:年度|日期|#).*$", "", data_file(FILE).read_text("utf-8"))
    assert not re.search(r"[0-9]", typed)


def test_the_count_follows_the_list(project: Project) -> None:
    text = changed(project, FILE, lambda t: t.replace(t[t.index("  - 标题: 上门摸底") : t.index("  - 标题: 找准")], ""))
    assert "主要有三条" in text
    assert "二、找准穷根，分类帮扶" in text


def test_one_thing_alone_is_not_counted(project: Project) -> None:
    text = changed(project, FILE, lambda t: t[: t.index("  - 标题: 上门摸底")])
    assert "主要有" not in text
    assert "一、先学政策，练好本领" in text


def test_ways_are_told_apart_by_first_second_third(documents: dict[str, Document]) -> None:
    assert re.search("一是原因找准。.*二是类别分准。.*三是办法定准。", printed(documents[FILE]))


def test_one_way_alone_has_no_number(project: Project) -> None:
    def only_one(text: str) -> str:
        second = text.index("      - 要点: 类别分准")
        return text[:second] + text[text.index("  - 标题: 开好药方") :]

    text = changed(project, FILE, only_one)
    assert "\n原因找准。逐户填写扶贫手册" in text
    assert "一是原因找准" not in text
