"""`fupin clean`: removes files that we wrote and that nobody changed; never a person's, never a sealed one."""

from __future__ import annotations

from pathlib import Path

from fupin_reports.cli.choose import project_here
from fupin_reports.cli.console import say
from fupin_reports.store import BOARD, DRAFT, OURS_BESIDE, Store, data_of
from fupin_reports.system_reasons import reason


def run(start: Path, year: int | None, everything: bool) -> int:
    """Drafts, （新生成） and reports whose data are gone; `everything` means all reports. 0 unless something could not go."""
    project = project_here(start)
    if project is None:
        return 1
    years = project.years()
    wanted = year if year is not None else (years[-1] if years else 0)
    folder = project.output(wanted)
    store, seals = Store(folder, project.name(folder)), Store(folder, project.name(folder)).seals()
    known = {BOARD, *(path.stem for path in project.townships(wanted))}
    removed = kept = failed = 0
    for report, files in store.reports().items():
        left_over = DRAFT in report or OURS_BESIDE[:-1] in report or data_of(report) not in known
        if report in seals or not (everything or left_over):
            continue
        for name in files:
            if store.holds_words(name):
                say(f"－ 留着 {name}：里面有手工改的话")
                kept += 1
                continue
            try:
                gone = store.remove(name)
            except OSError as error:
                say(f"× {name}：删不了（{reason(error)}）")
                failed += 1
                continue
            removed, kept = removed + gone, kept + (not gone)
            say(f"√ 已删 {name}" if gone else f"－ 留着 {name}：有人改过")
    say(f"{project.name(folder)}/：删了 {removed} 个" + (f"，留着 {kept} 个" if kept else ""))
    return 1 if failed else 0
