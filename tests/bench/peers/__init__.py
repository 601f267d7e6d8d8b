"""What else an office, or a programmer, could print the same reports with: one module each, run as a process of its own.

`python -m bench.peers.NAME CONTENTS OUT`: every JSON file of the folder CONTENTS as DOCX, PDF or both in OUT.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def asked() -> tuple[list[Path], Path]:
    """The contents to print, and where to."""
    out = Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    return sorted(Path(sys.argv[1]).glob("*.json")), out


def blocks_of(file: Path) -> list[dict[str, Any]]:
    """The blocks of one report."""
    found: list[dict[str, Any]] = json.loads(file.read_text("utf-8"))
    return found


def contents() -> Iterator[tuple[str, list[dict[str, Any]], Path]]:
    """Every report: its name, its blocks, and the folder to print it to."""
    files, out = asked()
    for file in files:
        yield file.stem, blocks_of(file), out
