"""`fupin schema`: the editors' schemas, written into `data/schema/`."""

from __future__ import annotations

from pathlib import Path

from fupin_reports.cli.choose import project_here
from fupin_reports.cli.console import say
from fupin_reports.schema import schemas
from fupin_reports.store import write_whole


def run(start: Path, check_only: bool) -> int:
    """0 where the files are as they should be, or now are; with `check_only` 1 where they are not."""
    project = project_here(start)
    if project is None:
        return 1
    stale = False
    for name, text in schemas().items():
        path = project.data / "schema" / name
        current = path.read_text("utf-8") if path.is_file() else ""
        if current == text:
            say(f"√ {project.name(path)} 已是最新")
        elif check_only:
            stale = True
            say(f"× {project.name(path)} 不是最新，运行 fupin schema 更新")
        else:
            write_whole(path, text.encode())
            say(f"√ 已写 {project.name(path)}")
    return 1 if stale else 0
