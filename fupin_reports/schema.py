"""JSON Schema for editors, made from the record types: completion and red underlines while typing.

Shorthand is allowed for: where a plain text stands for a record, the schema says so.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from fupin_reports.kinds import KINDS
from fupin_reports.records import Report, Settings

DIALECT = "http://json-schema.org/draft-07/schema#"
TEXT = {"type": ["string", "number", "null"]}


def schemas() -> Mapping[str, str]:
    """The schema files by name, as text."""
    report = report_schema()
    return {"报告.json": dumped(report), "设置.json": dumped(Settings.model_json_schema(by_alias=True))}


def report_schema() -> dict[str, Any]:
    """The schema of a data file."""
    schema = Report.model_json_schema(by_alias=True)
    schema["properties"]["文种"]["enum"] = [kind.name for kind in KINDS]
    shorthand(schema["properties"]["存在问题"], "items")
    shorthand(schema["properties"]["今后打算"], "items")
    shorthand(schema["properties"]["指标"], "additionalProperties")
    shorthand(schema["properties"]["章节"], "additionalProperties")
    measures = {"type": "array", "items": TEXT}
    schema["properties"]["资金管理"] = {"anyOf": [schema["properties"]["资金管理"], measures]}
    return schema


def shorthand(block: dict[str, Any], key: str) -> None:
    """Lets a plain text stand for each entry of `block`."""
    block[key] = {"anyOf": [block[key], TEXT]}


def dumped(schema: dict[str, Any]) -> str:
    """The schema as the text of a file. English titles made from Python's names are dropped, blanks are allowed."""
    return json.dumps({"$schema": DIALECT, **tidy(schema)}, ensure_ascii=False, indent=1) + "\n"


def tidy(node: Any) -> Any:
    """`node` without `title`, and with a blank allowed wherever a list or a mapping is."""
    if isinstance(node, list):
        return [tidy(entry) for entry in node]
    if not isinstance(node, dict):
        return node
    result = {key: tidy(value) for key, value in node.items() if not (key == "title" and isinstance(value, str))}
    if result.get("type") in ("array", "object") and "$ref" not in result and "required" not in result:
        result["type"] = [result["type"], "null"]
    return result
