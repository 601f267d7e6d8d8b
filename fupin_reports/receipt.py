"""What a run found that had nothing to do and nothing to tell, so that the next one need only see that all is as it was.

Comes in: a project; goes out: the line that was said then, if it would be said again. Everything that could change it is
looked at: every data file and template by content; output files, the program's own and the folders of fonts
by size and time. Standard library only: a run that has nothing to do is over before anything else is imported.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fupin_reports.project import Project

FILE = "receipt.json"
KEEPING = ".fupin"
KEPT = ("manifest.json", "manifest.jsonl")
"""What `store` knows: seals, and which files are ours."""
PACKAGE = Path(__file__).parent
MOST_KEPT = 32_000_000
"""Bytes of files that were read for their fingerprint and will be read again if there is something to do."""

Stamp = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Receipt:
    """`asked` is what was asked for, `made_from` the fingerprint of data and wording, `kept` that of what the store knows;
    `files` are the output files with size and time, `places` folders and other files that matter with the same (none
    for what is not there). `line` is what was said.
    """

    asked: tuple[str, ...]
    made_from: str
    kept: str
    files: Mapping[str, Stamp]
    places: Mapping[str, Stamp | None]
    line: str

    def text(self) -> str:
        """As it is written."""
        saved = {name: getattr(self, name) for name in self.__slots__}
        return json.dumps(saved, ensure_ascii=False) + "\n"


def said_before(project: Project, year: int, asked: tuple[str, ...], data: str) -> str | None:
    """What the last run that was asked the same said, where nothing has changed since; `data` is `made_from` of now."""
    folder = project.output(year)
    receipt = read_receipt(folder / KEEPING / FILE)
    same = (
        receipt is not None
        and receipt.asked == asked
        and receipt.made_from == data
        and receipt.kept == kept_in(folder)
        and all(place_of(name) == place for name, place in receipt.places.items())
        and receipt.files.items() <= dict(stamps_in(folder)).items()
    )
    return receipt.line if receipt is not None and same else None


def read_receipt(path: Path) -> Receipt | None:
    """What is there; None where there is none, or it is not as we write it."""
    try:
        saved = json.loads(path.read_bytes())
        files = {str(name): (int(size), int(time)) for name, (size, time) in saved["files"].items()}
        places = {str(name): (place[0], place[1]) if place else None for name, place in saved["places"].items()}
        asked, made_from, kept, line = saved["asked"], saved["made_from"], saved["kept"], saved["line"]
        return Receipt(tuple(map(str, asked)), str(made_from), str(kept), files, places, str(line))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def made_from(project: Project, year: int, read: dict[str, bytes]) -> str:
    """The fingerprint of all data of that year and the year before, the settings, the rules and all templates, by content.

    What is read is put into `read` by path, as long as that is not too much to keep.
    """
    digest, room = hashlib.sha256(), MOST_KEPT
    data = (os.path.join(project.data, str(one)) for one in (year - 1, year))  # noqa: PTH118 - a path object a file is dear
    listed = [path for folder in data for path in sorted(files_in(folder, ".yaml"))]
    listed += [str(project.settings), str(project.rules), *sorted(files_below(str(project.templates)))]
    for path in listed:
        try:
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - as above
                content = file.read()
        except OSError:
            continue
        digest.update(f"{path}\0{len(content)}\0".encode("utf-8", "surrogatepass"))
        digest.update(content)
        room -= len(content)
        if room > 0:
            read[path] = content
    return digest.hexdigest()


def kept_in(folder: Path) -> str:
    """The fingerprint of what the store knows of an output folder."""
    digest = hashlib.sha256()
    for name in KEPT:
        try:
            digest.update((folder / KEEPING / name).read_bytes())
        except OSError:
            digest.update(b"\0")
    return digest.hexdigest()


def stamps_in(folder: Path) -> Iterator[tuple[str, Stamp]]:
    """The files of a folder, with their stamps."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_file():
                    found = entry.stat()
                    yield entry.name, (found.st_size, found.st_mtime_ns)
    except OSError:
        return


def names_in(folder: Path) -> list[str]:
    """What lies in a folder, by name."""
    try:
        return os.listdir(folder)  # noqa: PTH208 - as above
    except OSError:
        return []


def places(folders: Iterable[Path]) -> dict[str, Stamp | None]:
    """The program's own files, and those `folders`."""
    names = (*sorted(path for path in files_below(str(PACKAGE)) if path.endswith(".py")), *map(str, folders))
    return {name: place_of(name) for name in names}


def place_of(name: str) -> Stamp | None:
    """The stamp of a file or folder; None where there is none."""
    try:
        found = os.stat(name)  # noqa: PTH116 - as above
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def files_in(folder: str, ending: str) -> Iterator[str]:
    """The files of a folder whose names end so, as `Project.townships` lists them."""
    try:
        with os.scandir(folder) as entries:
            yield from (e.path for e in entries if e.name.endswith(ending) and e.name[0] not in ".~" and e.is_file())
    except OSError:
        return


def files_below(folder: str) -> Iterator[str]:
    """Every file below a folder."""
    for where, _, names in os.walk(folder):
        yield from (os.path.join(where, name) for name in names)  # noqa: PTH118 - as above
