"""What became of the reports of a run, in words: a line each, a word in the table, the last line."""

from __future__ import annotations

from fupin_reports.cli.choose import Chosen, not_reported
from fupin_reports.cli.summary import count
from fupin_reports.pipeline import Outcome
from fupin_reports.problems import Severity


def progress(which: str, outcome: Outcome, draft: bool) -> str:
    """One line for a report that is done or not; `which` says how many there are and of which year."""
    files = "、".join(path.name for path in outcome.written)
    if files and not outcome.failed:
        return f"{which} √ {outcome.name}：{files}"
    errors = count(outcome, Severity.ERROR)
    if not errors:
        return f"{which} × {outcome.name}：没有生成"
    if draft:
        done = f"草稿已写成 {files}，正式报告还不能出" if files else "草稿也写不成，原有文件未动"
    else:
        done = f"只写成 {files}" if files else "没有生成，原有文件未动"
    return f"{which} × {outcome.name}：{errors} 处错误，{done}"


def result(outcome: Outcome) -> str:
    """What became of a report, for the table."""
    if not outcome.written:
        return "× 没有生成"
    if outcome.is_draft:
        return "√ 已出草稿"
    return "× 写了一部分" if outcome.failed else "√ 新生成" if outcome.new else "√ 已重做"


def summary(chosen: Chosen, outcomes: list[Outcome], all_of_them: bool, draft: bool) -> str:
    """The last line: how many files were written where, what was not, and which townships have no file yet."""
    files = [path for outcome in outcomes for path in outcome.written]
    counts = [f"{sum(p.suffix == suffix for p in files)} 个 {suffix[1:].upper()}" for suffix in (".docx", ".pdf")]
    failed = [outcome.name for outcome in outcomes if outcome.failed]
    warned = sum(count(outcome, Severity.WARNING) for outcome in outcomes)
    where = chosen.project.name(chosen.project.output(chosen.year)) + "/"
    unchanged = sum(outcome.unchanged for outcome in outcomes)
    if unchanged == len(outcomes):
        more = not_reported(chosen) if all_of_them else ""
        return f"{unchanged} 份报告都是最新的，什么也没做（要重做加 --force）{more}"
    text = f"{'草稿' if draft else ''}完成：{sum(bool(o.written) for o in outcomes)} 份报告，{'、'.join(counts)}，写在 {where}"
    if unchanged:
        text += f"；{unchanged} 份没有变化"
    if warned:
        text += f"；提醒 {warned} 处，见上面"
    if moved := [outcome for outcome in outcomes if outcome.moves]:
        text += f"；{len(moved)} 份的数有变化，看 fupin diff"
    if failed:
        then = "正式报告要改好数据再出" if draft else "改好数据后再运行一次"
        text += f"；有错误的 {len(failed)} 个：{'、'.join(failed)}，{then}"
    return text + (not_reported(chosen) if all_of_them else "")


def stopped(outcomes: list[Outcome], total: int) -> str:
    """The last line after a Ctrl-C."""
    made = sum(bool(outcome.written) for outcome in outcomes)
    return f"已停下：做完的 {made} 份都已存好，还有 {total - len(outcomes)} 份没有做。再运行一次就接着做。"
