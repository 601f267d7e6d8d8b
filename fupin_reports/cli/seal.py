"""`fupin seal` and `fupin unseal`: 定稿, and back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from fupin_reports import __version__
from fupin_reports.cli.choose import Chosen, choose
from fupin_reports.cli.console import say
from fupin_reports.cli.names import in_command
from fupin_reports.inputs import DATA, YearInputs
from fupin_reports.store import NEVER_MADE
from fupin_reports.system_reasons import reason

SUFFIXES = (".docx", ".pdf")


def run(start: Path, reports: tuple[str, ...], year: int | None) -> int:
    """Seals each report that there is and that its data were printed in; 0 where all were sealed, else 1."""
    chosen = choose(start, reports, year)
    if chosen is None:
        return 1
    done = sum(sealed(chosen, path) for path in chosen.files)
    return 1 if chosen.failed or done < len(chosen.files) else 0


def sealed(chosen: Chosen, path: Path) -> bool:
    """Whether the report is sealed now."""
    name, store = path.stem, chosen.store
    if seal := store.seals().get(name):
        say(f"√ {name}：早已定稿（{seal.date}），没有动它")
        return True
    reasons = store.stale(name, SUFFIXES, YearInputs(chosen.project, chosen.year, chosen.looks, chosen.sealed).of(path))
    if NEVER_MADE in reasons or DATA in reasons:
        why = "还没有生成 DOCX 和 PDF" if NEVER_MADE in reasons else "数据改了，报告还是以前的"
        say(f"× {name}：{why}，先运行 fupin build {in_command(name)} --year {chosen.year}")
        return False
    try:
        store.seal(name, path.read_bytes(), date.today().isoformat(), __version__)
    except OSError as error:
        say(f"× {name}：写不了（{reason(error)}）")
        return False
    say(
        f"√ {name}：已定稿。以后不再重做，县级汇总按定稿的数；要改先运行 fupin unseal {in_command(name)} --year {chosen.year}"
    )
    return True


def unseal(start: Path, reports: tuple[str, ...], year: int | None) -> int:
    """Lets the reports be made again; 0 where each of them was sealed, else 1."""
    chosen = choose(start, reports, year)
    if chosen is None:
        return 1
    failed = chosen.failed
    for path in chosen.files:
        if path.stem not in chosen.store.seals():
            say(f"× {path.stem}：没有定稿")
            failed = True
            continue
        try:
            chosen.store.unseal(path.stem)
        except OSError as error:
            say(f"× {path.stem}：写不了（{reason(error)}）")
            failed = True
            continue
        say(f"√ {path.stem}：不再是定稿，下次运行 fupin build 会按现在的数据重做")
    return 1 if failed else 0
