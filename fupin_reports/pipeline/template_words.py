"""The numbers that templates print by themselves: of each template with its partials, looked at once while they last."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fupin_reports.inputs import templates_of
from fupin_reports.kinds import Kind
from fupin_reports.prose import Typed, in_templates

Stamp = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found, and the state of every file at the time; a file that is not there has none."""

    stamps: tuple[tuple[Path, Stamp | None], ...]
    words: tuple[Typed, ...]


class TemplateWords:
    """Remembers by kind and folder what its templates say."""

    def __init__(self) -> None:
        self._looked: dict[tuple[str, Path], Looked] = {}

    def of(self, kind: Kind, folder: Path) -> tuple[Typed, ...]:
        """The words with a number of the templates that reports of `kind` are printed with."""
        key = (kind.template, folder)
        known = self._looked.get(key)
        if known is None or any(stamp(path) != before for path, before in known.stamps):
            known = self._looked[key] = look(kind, folder)
        return known.words


@cache
def template_words() -> TemplateWords:
    """What has been looked at so far: reports of a kind share it."""
    return TemplateWords()


def look(kind: Kind, folder: Path) -> Looked:
    """The words of a kind's templates now; of its own template alone where it cannot be told what that includes."""
    paths = templates_of(kind, folder) or [folder / kind.template]
    stamps = tuple((path, stamp(path)) for path in paths)
    texts = [(f"{folder.name}/{path.relative_to(folder).as_posix()}", text_of(path)) for path in paths]
    return Looked(stamps, in_templates(texts))


def stamp(path: Path) -> Stamp | None:
    """When a file was changed and how long it is; None where it cannot be seen."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size


def text_of(path: Path) -> str:
    """The text of a template; nothing where it cannot be read, which is told by whoever prints it."""
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""


__all__ = ["template_words"]
