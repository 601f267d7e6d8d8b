"""One line of a file, without reading the file as YAML: what stands behind a key of the top level."""

from __future__ import annotations

import re
from pathlib import Path

from fupin_reports.load.text import lines_of, read_text
from fupin_reports.source import Located, Span


def first_look(path: Path, name: str, key: str) -> Located | None:
    """The plain text behind `key` at the beginning of a line, where it stands; None where there is none.

    Cheap, and good for files that are otherwise damaged. Quotes and a comment are taken off.
    """
    read, _ = read_text(path, name)
    wanted = re.compile(rf"""['"“]?{re.escape(key)}['"”]?\s*[:：]\s*(?P<value>[^#]*?)\s*(?:#.*)?""")
    for number, line in enumerate(lines_of(read.text) if read is not None else (), 1):
        if key in line and (found := wanted.fullmatch(line)):
            value = found["value"].strip("'\"“”‘’ ")
            return (
                Located(value, Span(name, number, found.start("value") + 1, found.end("value") + 1)) if value else None
            )
    return None
