"""Short ways of writing, spelled out before typing: one table of path patterns.

`存在问题: [居住分散]` means `存在问题: [{要点: 居住分散}]`. The long form's value keeps the place of what was typed.
"""

from __future__ import annotations

from collections.abc import Mapping

from fupin_reports.quantities import is_pair
from fupin_reports.source import KeyPath, Node

SHORTHAND: Mapping[tuple[str, ...], str] = {
    ("存在问题", "*"): "要点",
    ("今后打算", "*"): "要点",
    ("建议", "*"): "要点",
    ("经验", "*", "做法", "*"): "要点",
    ("框架词", "*", "条目", "*"): "标题",
    ("框架词", "*", "条目", "*", "做法", "*"): "要点",
    ("资金管理",): "措施",
    ("章节", "*"): "显示",
    ("指标", "*"): "值",
    ("指标", "*", "参照", "*"): "值",
}
"""Where a plain text (or a list, for 资金管理) stands for a record with only this key. `*` is any key or position."""

SHORTHANDS_OF = {
    length: [(pattern, key) for pattern, key in SHORTHAND.items() if len(pattern) == length]
    for length in {len(pattern) for pattern in SHORTHAND}
}
"""The same by the length of the path."""

ALONE = (("署名",), ("主送机关",), ("版记", "抄送"))
"""Where a plain text stands for a list of only that one."""


def spelled_out(node: Node, path: KeyPath = ()) -> tuple[Node, dict[KeyPath, KeyPath]]:
    """`node` in long form, and for every path that is new the path it was typed at."""
    moved: dict[KeyPath, KeyPath] = {}
    if isinstance(node, dict):
        node = {key: grown(value, (*path, key), moved) for key, value in node.items()}
    elif isinstance(node, list):
        node = [grown(value, (*path, n), moved) for n, value in enumerate(node)]
    elif path in ALONE and node:
        return [node], {(*path, 0): path}
    key = long_key(node, path)
    if key is None:
        return node, moved
    moved = {
        ((*path, key, *typed[len(path) :]) if typed[: len(path)] == path else typed): at for typed, at in moved.items()
    }
    if isinstance(node, list):
        moved |= {(*path, key, n): (*path, n) for n in range(len(node))}
    moved[(*path, key)] = path
    return {key: node}, moved


def grown(node: Node, path: KeyPath, moved: dict[KeyPath, KeyPath]) -> Node:
    """`node` in long form; where its parts were typed is added to `moved`."""
    result, inner = spelled_out(node, path)
    moved.update(inner)
    return result


def long_key(node: Node, path: KeyPath) -> str | None:
    """The key that `node` at `path` is short for; None where it stands as it is.

    A blank entry is spelled out as well: the blank is then that of the value, and told as such.
    """
    if isinstance(node, dict):
        return None
    for pattern, key in SHORTHANDS_OF.get(len(path), ()):
        if all(p in ("*", str(k)) for p, k in zip(pattern, path, strict=True)):
            if (isinstance(node, list) and key != "措施") or (not node and "*" not in pattern):
                return None
            return "规模" if pattern == ("指标", "*") and isinstance(node, str) and is_pair(node) else key
    return None
