"""JSON Schema for editors, made from the record types: completion and red underlines while typing.

Shorthand is allowed for: where a plain text stands for a record, the schema says so.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from fupin_reports.kinds import KINDS
from fupin_reports.records import Report, RuleBook, Settings
from fupin_reports.records.base import NAMES_FIGURES
from fupin_reports.shorthand import ALONE, SHORTHAND
from fupin_reports.specimen import names

DIALECT = "http://json-schema.org/draft-07/schema#"
TEXT = {"type": ["string", "number", "null"]}
PROSE = "文字"
"""Texts that may name figures; the names are its examples, which editors offer."""


def schemas() -> Mapping[str, str]:
    """The schema files by name, as text."""
    report = report_schema()
    rules, settings = (record.model_json_schema(by_alias=True) for record in (RuleBook, Settings))
    report["$defs"][PROSE] = {**TEXT, "examples": [f"{{{{ {name} }}}}" for name in names()]}
    return {"报告.json": dumped(report), "勾稽规则.json": dumped(rules), "设置.json": dumped(settings)}


def report_schema() -> dict[str, Any]:
    """The schema of a data file."""
    schema = Report.model_json_schema(by_alias=True)
    schema["properties"]["文种"]["enum"] = [kind.name for kind in KINDS]
    for pattern in SHORTHAND:
        if pattern[-1] == "*":
            entry_may_be_text(schema, pattern)
    for *above, key in ALONE:
        block = schema
        for step in above:
            block = record_at(schema, block["properties"][step])
        block["properties"][key] = {"anyOf": [block["properties"][key], TEXT]}
    measures = {"type": "array", "items": TEXT}
    schema["properties"]["资金管理"] = {"anyOf": [schema["properties"]["资金管理"], measures]}
    return schema


def entry_may_be_text(schema: dict[str, Any], pattern: tuple[str, ...]) -> None:
    """Lets a plain text stand for each entry of the block that `pattern` leads to."""
    block = schema
    for step in pattern[:-1]:
        block = record_at(schema, block[entries_key(block)] if step == "*" else block["properties"][step])
    key = entries_key(block)
    block[key] = {"anyOf": [block[key], TEXT]}


def record_at(schema: dict[str, Any], block: dict[str, Any]) -> dict[str, Any]:
    """The schema of the record, list or mapping that `block` allows beside a blank or a text."""
    if "anyOf" in block:
        block = next(choice for choice in block["anyOf"] if choice.get("type") != "null" and choice != TEXT)
    return schema["$defs"][block["$ref"].rsplit("/", 1)[-1]] if "$ref" in block else block


def entries_key(block: dict[str, Any]) -> str:
    """Where the schema of a list or of a mapping keeps that of its entries."""
    return "items" if "items" in block else "additionalProperties"


def dumped(schema: dict[str, Any]) -> str:
    """The schema as the text of a file: what a clerk sees in it is Chinese, and blanks are allowed."""
    for record in (schema, *schema["$defs"].values()):
        record.pop("description", None)  # the docstring of the record type
    return json.dumps({"$schema": DIALECT, **tidy(schema)}, ensure_ascii=False, indent=1) + "\n"


def tidy(node: Any) -> Any:
    """`node` without titles made from Python's names and without defaults, with a blank allowed everywhere.

    An editor writes the default behind a completed key: `署名: null` would then be printed.
    """
    if isinstance(node, list):
        return [tidy(entry) for entry in node]
    if not isinstance(node, dict):
        return node
    result = {
        key: tidy(value)
        for key, value in node.items()
        if not (key == "title" and isinstance(value, str)) and not (key == "default" and not isinstance(value, dict))
    }
    if result.pop(NAMES_FIGURES, False):
        result["allOf"] = [{"$ref": f"#/$defs/{PROSE}"}]
    if result.get("type") in ("array", "object") and "required" not in result:
        result["type"] = [result["type"], "null"]
    if "enum" in result:
        result |= {"type": ["string", "null"], "enum": [*result["enum"], None]}
    return result
