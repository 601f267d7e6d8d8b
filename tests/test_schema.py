"""The editors' schemas are those of the record types, and a file that is right has no red underline."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest
from clerk import HEAD, ROOT, read

from fupin_reports.compose import compose
from fupin_reports.compute import compute
from fupin_reports.kinds import KINDS
from fupin_reports.load import load, parsed
from fupin_reports.project import Project
from fupin_reports.schema import schemas
from fupin_reports.source import Node
from fupin_reports.specimen import REPORT, SETTINGS, names
from fupin_reports.validate import validate, validate_settings

PROJECT = Project(ROOT)
FORMS = [PROJECT.templates / kind.form for kind in KINDS]


def as_an_editor_sees(node: Node) -> Any:
    """Plain numbers as numbers, all else as text: YAML 1.2, which editors go by, turns neither no nor a date."""
    if isinstance(node, dict):
        return {key: as_an_editor_sees(value) for key, value in node.items()}
    if isinstance(node, list):
        return [as_an_editor_sees(value) for value in node]
    return float(node) if node and re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", node) else node


def content(path: Path) -> Any:
    source, _ = load(path, path.name)
    assert source is not None
    return as_an_editor_sees(source.root)


def typed(text: str) -> Any:
    source, _ = read(text)
    assert source is not None
    return as_an_editor_sees(source.root)


@pytest.fixture(scope="module")
def report() -> Callable[[Any], Any]:
    return fastjsonschema.compile(json.loads(schemas()["报告.json"]))


@pytest.mark.parametrize("name", list(schemas()))
def test_the_schema_in_the_repo_is_the_one_of_the_record_types(name: str) -> None:
    assert (ROOT / "data/schema" / name).read_text("utf-8") == schemas()[name], "run `fupin schema`"


@pytest.mark.parametrize("path", [*PROJECT.townships(2023), *FORMS], ids=lambda path: path.stem)
def test_data_files_and_blank_forms_have_no_red_underline(path: Path, report: Callable[[Any], Any]) -> None:
    report(content(path))


def test_the_settings_have_no_red_underline() -> None:
    fastjsonschema.compile(json.loads(schemas()["设置.json"]))(content(PROJECT.settings))


@pytest.mark.parametrize("path", [*PROJECT.townships(2023), PROJECT.settings], ids=lambda path: path.stem)
def test_the_first_line_of_a_data_file_leads_to_its_schema(path: Path) -> None:
    found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", path.read_text("utf-8").splitlines()[0])
    assert found
    assert (path.parent / found[1]).resolve().name in schemas()
    assert (path.parent / found[1]).is_file()


@pytest.mark.parametrize(
    "body",
    [
        "存在问题:\n  - 居住分散\n  - 要点: 资金不足\n    说明: 缺口大\n",
        "指标:\n  贫困户: 591户1593人\n  人均收入:\n    目标: 965元以上\n  产值: 5\n",
        "资金管理:\n  - 专款专用\n",
        "资金管理:\n  措施:\n    - 专款专用\n",
        "章节:\n  存在问题: 否\n  资金管理:\n    并入: 工作成绩\n",
        "本年:\n  状态: 实施中\n  资金:\n    扶贫资金: 15\n    群众自筹:\n  投入: 28.8万元\n",
        "本年:\n  状态: 实施中\n  项目:\n    - 类别: 道路\n      序号: 3\n      受益: 72\n",
        "导语:\n标题:\n培训:\n户人分解:\n结对:\n上年:\n",
    ],
)
def test_every_way_of_writing_that_we_read_is_right_to_the_editor(body: str, report: Callable[[Any], Any]) -> None:
    report(typed(HEAD + body))


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "资金管里:\n  - 专款专用\n",
        HEAD + "本年:\n  状态: 忙\n",
        HEAD + "本年:\n  投入: 3\n",
        HEAD + "本年: 实施中\n",
        HEAD + "培训: 无\n",
        HEAD + "户人分解:\n  - 名称: 移民搬迁\n    关系: 相加\n    分项:\n",
        HEAD + "标题:\n  - 一\n",
        HEAD.replace("乡镇年终总结", "总结"),
        "标题: 一\n",
    ],
)
def test_what_we_refuse_by_its_shape_is_underlined(text: str, report: Callable[[Any], Any]) -> None:
    with pytest.raises(fastjsonschema.JsonSchemaValueException):
        report(typed(text))


def nodes(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
    for inner in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from nodes(inner)


@pytest.mark.parametrize("text", schemas().values(), ids=list(schemas()))
def test_what_an_editor_shows_is_chinese_and_what_it_fills_in_is_nothing(text: str) -> None:
    schema = json.loads(text)
    for node in nodes(schema):
        described = node.get("description")
        assert described is None or isinstance(described, dict) or re.search("[一-鿿]", described)
        assert not isinstance(node.get("title"), str)
        assert "default" not in node


def test_making_the_schema_twice_gives_the_same_text() -> None:
    first = copy.deepcopy(dict(schemas()))
    assert dict(schemas()) == first


def test_texts_that_may_name_figures_offer_their_names() -> None:
    schema = json.loads(schemas()["报告.json"])
    offered = schema["$defs"]["文字"]["examples"]
    assert "{{ 本年.资金.合计 }}" in offered
    assert "{{ 指标.某指标.参照.全省.差额 }}" in offered
    for place in (
        schema["$defs"]["WorkLine"]["properties"]["内容"]["items"],
        schema["$defs"]["Issue"]["properties"]["要点"],
    ):
        assert place["allOf"] == [{"$ref": "#/$defs/文字"}]
    assert "x-names-figures" not in schemas()["报告.json"]


def test_every_name_that_is_offered_prints() -> None:
    settings_source, _ = parsed(SETTINGS, "设置.yaml", None)
    assert settings_source is not None
    opening = [f"{n}：{{{{ {name} }}}}" for n, name in enumerate(names())]
    text = REPORT + "导语:\n" + "".join(f"  - '{line}'\n" for line in opening)
    source, _ = parsed(text, "某乡.yaml", None)
    settings, _ = validate_settings(settings_source)
    assert source is not None
    assert settings is not None
    checked, _ = validate(source, settings, 2023)
    assert checked is not None
    found = compose(checked, compute(checked), ROOT / "templates")
    assert found.document is not None, found.problems
    assert len(opening) > 100
