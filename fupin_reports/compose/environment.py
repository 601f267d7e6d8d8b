"""The Jinja2 environment of one report: sandboxed, strict, its names those of the data and never those of Python.

The code of templates knows nothing of any report (`compiled`). What a report adds (its filters, what
happens at an unknown name) is its own environment's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

from jinja2 import ChainableUndefined, FileSystemLoader, TemplateSyntaxError, nodes
from jinja2.environment import Environment
from jinja2.ext import Extension
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import escape

from fupin_reports.compose.compiled import compiled
from fupin_reports.compose.naming import DEEPEST
from fupin_reports.compose.views import Seen
from fupin_reports.source import STAND_IN

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|<([A-Za-z][A-Za-z0-9]*)(?=[\s/>])", re.DOTALL)
NOT_UTF8 = "utf-8"


class PlacedTags(Extension):
    """Marks every tag of the template *text* with its file and line, also through `include`."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """`source` with `at="name:line:column:end"` on every tag; no line is added or taken away."""
        if name is None or filename is None:
            return source

        def placed(found: re.Match[str]) -> str:
            if not found[1]:
                return found[0]
            line = source.count("\n", 0, found.start()) + 1
            column = found.start() - source.rfind("\n", 0, found.start())
            return f'<{found[1]} at="{name}:{line}:{column}:{column + len(found[0])}"'

        return TAG.sub(placed, source)


class TextFiles(FileSystemLoader):
    """Templates as Notepad saves them: UTF-8, a byte order mark passed over."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """As FileSystemLoader; TemplateSyntaxError at the line that is not UTF-8."""
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            raise TemplateSyntaxError(NOT_UTF8, line, template) from error


def unknown(note: Callable[[Any, Any], None]) -> type[ChainableUndefined]:
    """The type of a name that is not there: `note` is told its name and owner when it is used; it prints a stand-in."""

    class Unknown(ChainableUndefined):
        def _note(self, *_: object) -> str:
            note(self._undefined_name, self._undefined_obj)
            return STAND_IN

        def _note_and_go_on(self, *_: object, **__: object) -> Any:
            self._note()
            return self

        def __iter__(self) -> Iterator[Any]:
            self._note()
            return iter(())

        def __bool__(self) -> bool:
            self._note()
            return False

        def __len__(self) -> int:
            self._note()
            return 0

        def __eq__(self, other: object) -> bool:
            self._note()
            return False

        def __ne__(self, other: object) -> bool:
            self._note()
            return True

        __hash__ = ChainableUndefined.__hash__
        __str__ = __html__ = _note
        __call__ = __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _note_and_go_on
        __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = _note_and_go_on
        __pow__ = __rpow__ = __pos__ = __neg__ = _note_and_go_on
        __lt__ = __le__ = __gt__ = __ge__ = _note_and_go_on

    return Unknown


class ReportEnvironment(ImmutableSandboxedEnvironment):
    """An environment with only its own templates, no unescaped output, no Python builtins.

    `finalize` sees every value before it is printed; it must take a context, so that nothing is printed while compiling.
    """

    def __init__(self, folder: Path, undefined: type[ChainableUndefined], finalize: Callable[[Any, Any], Any]) -> None:
        super().__init__(
            loader=TextFiles(folder, encoding="utf-8-sig"),
            bytecode_cache=compiled(__file__),
            autoescape=True,
            optimized=False,
            undefined=undefined,
            finalize=finalize,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            extensions=[PlacedTags],
            auto_reload=False,
        )
        self.globals.clear()

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A name below `obj`: of the data where it is data, else as the sandbox allows."""
        return self._named(obj, attribute) if isinstance(obj, Seen) else super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """As `getattr`."""
        return self._named(obj, argument) if isinstance(obj, Seen) else super().getitem(obj, argument)

    def _named(self, obj: Any, name: Any) -> Any:
        """`obj[name]`, or an unknown name."""
        try:
            return obj[name]
        except (TypeError, LookupError):
            return self.undefined(obj=obj, name=name)


def narrative(environment: ReportEnvironment, text: str, functions: Collection[str], filters: Collection[str]) -> Any:
    """Narrative text as a template tree with its plain words escaped; None where it does more than name figures.

    Names, their parts, our own filters and functions, and constants to hand to those: nothing that could run long or
    print at length. TemplateSyntaxError where the braces do not parse.
    """
    tree = environment.parse(text)

    def harmless(node: nodes.Node, depth: int) -> bool:
        match node:
            case nodes.TemplateData():
                node.data = str(escape(node.data))
            case nodes.Template() | nodes.Output() | nodes.Name() | nodes.Getattr() | nodes.Const():
                pass
            case nodes.Getitem() if isinstance(node.arg, nodes.Const):
                pass
            case nodes.Filter() if node.name in filters and not (node.kwargs or node.dyn_args or node.dyn_kwargs):
                pass
            case nodes.Call() if isinstance(node.node, nodes.Name) and node.node.name in functions:
                pass
            case _:
                return False
        return depth < DEEPEST and all(harmless(child, depth + 1) for child in node.iter_child_nodes())

    return tree if harmless(tree, 0) else None
