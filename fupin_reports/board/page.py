"""`Board` -> the page, by the wording of `templates/看板.html.j2`: one file of HTML that loads nothing.

Codes: T001 the template cannot be read · T003 something in it fails.
"""

from __future__ import annotations

import traceback
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from fupin_reports.board.model import Board
from fupin_reports.problems import Problem, Problems
from fupin_reports.source import STOOD_IN, Span
from fupin_reports.template_syntax import in_chinese

TEMPLATE = "看板.html.j2"
NOT_UTF8 = "utf-8"
NOT_THERE = "〔待填〕"
FAILURES = (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, RecursionError, OSError)
"""What a template may raise that an office has changed."""


def page_of(board: Board, templates: Path) -> tuple[bytes | None, Problems]:
    """The page, the same for the same board; None where its template cannot be filled in."""
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(templates, encoding="utf-8-sig"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    try:
        text = environment.get_template(TEMPLATE).render(board=board)
    except TemplateSyntaxError as error:
        place = Span(f"{templates.name}/{error.name or TEMPLATE}", error.lineno)
        return None, (Problem("T001", place, {"reason": in_chinese(error.message or "")}),)
    except UnicodeDecodeError:
        return None, (Problem("T001", Span(f"{templates.name}/{TEMPLATE}"), {"reason": NOT_UTF8}),)
    except FAILURES as error:
        named = f" {error.name}" if isinstance(error, TemplateNotFound) else ""
        reason = type(error).__name__ + named
        return None, (Problem("T003", place_of(error, templates), {"reason": reason}),)
    return STOOD_IN.sub(NOT_THERE, text).encode("utf-8", "replace"), ()


def place_of(error: BaseException, templates: Path) -> Span:
    """The innermost line of a template that `error` went through."""
    place = Span(f"{templates.name}/{TEMPLATE}")
    for frame in traceback.extract_tb(error.__traceback__):
        path = Path(frame.filename)
        if path.is_relative_to(templates):
            place = Span(f"{templates.name}/{path.relative_to(templates).as_posix()}", frame.lineno or 0)
    return place
