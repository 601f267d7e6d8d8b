"""L101: what kind of slip the parser stumbled over, and on which line it was made."""

from __future__ import annotations

import re

import yaml

from fupin_reports.problems import Problem
from fupin_reports.source import Span

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C composer is ten times faster; the same nodes

SYNTAX_CAUSES = (
    ("unexpected end of stream", "quote"),
    ("tab character", "tab"),
    ("cannot start any token", "token"),
    ("scanning a directive", "token"),
    ("mapping values are not allowed", "colon"),
    ("mapping keys are not allowed", "token"),
    ("sequence entries are not allowed", "dash"),
    ("could not find expected ':'", "no_colon"),
    ("maximum nesting depth", "deep"),
    ("',' or", "bracket"),
    ("flow node", "bracket"),
    ("node content", "token"),
    ("comment or", "block"),
    ("document", "document"),
    ("escape", "escape"),
    ("alias", "alias"),
    ("an anchor", "alias"),
    ("a tag", "alias"),
    ("expected key", "indent"),
    ("<block end>", "indent"),
    ("'-' indicator", "indent"),
)
"""The parser's own words, by which its marks are sorted: it gives no codes. What is not here is told as "other"."""

VALUE_IN_BRACES = re.compile(r"\s*(?:- +)*(?:[^\s#:\"']+: +)?\{\{")
"""A value that begins with the braces of a figure: YAML reads them as a mapping in a mapping."""
KEY = re.compile(r"\s*(?:- +)*(?P<key>[^\s#].*?):(?:\s+(?P<value>[^\s#].*)?|$)")
Mark = tuple[int, int]
"""A line and a column, from 0, as the parser counts."""


def syntax_problem(error: yaml.MarkedYAMLError, name: str, text: str, lines: tuple[str, ...]) -> Problem:
    """L101 with the kind of slip, at the line where it was made: the parser often notices only further down."""
    context, noticed = error.context_mark, error.problem_mark or error.context_mark
    assert noticed is not None
    opened = (context.line, context.column) if context and context.line < len(lines) else None
    at = (noticed.line, noticed.column)
    if at[0] >= len(lines):
        at = (len(lines) - 1, len(lines[-1]))
    said = f"{error.context or ''} {error.problem or ''}"
    cause = next((kind for words, kind in SYNTAX_CAUSES if words in said), "other")
    indentation = lines[at[0]][: len(lines[at[0]]) - len(lines[at[0]].lstrip())]
    if begun := VALUE_IN_BRACES.match(lines[at[0]]):
        cause, at = "braces", (at[0], begun.end() - 2)
    elif "\t" in indentation:
        cause, at = "tab", (at[0], indentation.index("\t"))
    elif cause == "colon":
        cause, at = stray_colon(lines, at)
    elif cause == "indent":
        cause, at = stray_quote(text, at) or (cause, at)
    elif cause in ("no_colon", "quote", "bracket", "alias", "token") and opened:
        at = opened
    shown = cause == "indent" and opened and opened[1] > 0  # the list or block that the line does not line up with
    related = (Span(name, opened[0] + 1, opened[1] + 1),) if shown and opened else ()
    return Problem("L101", Span(name, at[0] + 1, at[1] + 1, at[1] + 2), {"cause": cause}, related)


def stray_colon(lines: tuple[str, ...], at: Mark) -> tuple[str, Mark]:
    """Whose fault a colon is that may not stand at `at`: that of its own line, or of a line above that has none.

    `乡镇：红旗镇` above `人口: 3200` is read as one long key; below a key with a value, a deeper line is read as more of it.
    """
    line = at[0]
    if KEY.match(lines[line][: at[1]]):
        return "colon", at
    above = [n for n in range(line) if lines[n].strip() and not lines[n].lstrip().startswith("#")]
    first = line
    while above and not KEY.match(lines[above[-1]]) and not lines[above[-1]].startswith(("---", "%")):
        first = above.pop()
    parent = KEY.match(lines[above[-1]]) if above else None
    if first == line or (parent and parent["value"]):
        return "indent", (line, begin(lines[line]))
    return "no_colon", (first, begin(lines[first]))


def begin(line: str) -> int:
    """The column, from 0, of the first character of a line that is neither white space nor the dash of a list."""
    found = re.match(r"\s*(?:- +)*", line)
    return found.end() if found else 0


def stray_quote(text: str, at: Mark) -> tuple[str, Mark] | None:
    """Where the parser stumbled right behind a quoted text: the quote that was opened lines above, or words behind it."""
    quoted: yaml.ScalarToken | None = None
    try:
        for token in yaml.scan(text, Loader=Loader):
            if (token.start_mark.line, token.start_mark.column) >= at:
                break
            quoted = token if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"') else None
    except yaml.MarkedYAMLError:
        pass
    if quoted is None:
        return None
    start, end = quoted.start_mark, quoted.end_mark
    if start.line < end.line:
        return "quote", (start.line, start.column)
    return ("after_quote", at) if end.line == at[0] else None
