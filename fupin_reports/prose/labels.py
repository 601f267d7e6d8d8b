"""What the figures of a report are called in a sentence: 结对.帮扶对象.户 is 结对帮扶贫困户, 本年.资金.合计 is 共投入资金.

Only names of which a report has one figure each; a name that may mean another figure is in no list.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from fupin_reports.compute import Facts, Scale, directory
from fupin_reports.figures import Figure
from fupin_reports.prose.owners import owner_of
from fupin_reports.prose.things import Reader
from fupin_reports.records import FundSource, Indicator
from fupin_reports.source import Span
from fupin_reports.validate import Checked

PROJECTS = (
    "",
    "项目",
    "扶贫项目",
    "扶贫开发项目",
    "整村推进项目",
    "扶贫开发",
    "省级整村推进项目",
    "市级整村推进项目",
    "区级整村推进项目",
)
MONEY = ("投入资金", "投资", "资金投入", "总投入", "总投资", "需投入资金", "需要投入资金", "投入项目资金")
OF_EVERY_KIND = (
    *("投入各类资金", "投入各项资金", "投入各级各类资金", "投入各级资金", "投入各类扶贫资金", "投入各项扶贫资金"),
    *("投入各级各类扶贫资金", "投入各类项目资金", "投入各类扶贫项目资金"),
)
WHOLE_MONEY = (
    *(project + money for project in PROJECTS for money in MONEY),
    *OF_EVERY_KIND,
    "扶贫资金总额",
    "项目资金",
    "投入",
)
PROJECT_COUNT = tuple(
    verb + what for verb in ("", "实施", "安排", "共有") for what in ("项目", "扶贫项目", "扶贫开发项目")
)
PAIRED = (
    *("结对帮扶贫困户", "联系帮扶贫困户", "帮扶贫困户", "结对贫困户", "包扶贫困户", "帮扶对象", "结对帮扶对象"),
    *("机关干部联系帮扶贫困户", "干部联系帮扶贫困户", "干部结对帮扶贫困户", "干部帮扶贫困户"),
)
IN_ALL: Mapping[str, tuple[str, ...]] = {
    "户": ("总户数", "户数", "全村户数", "农户总数"),
    "人": ("总人口", "人口", "人口总数", "总人数"),
}
VILLAGES = ("项目村", "实施项目村", "整村推进项目村")
SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Known:
    """A figure that sentences speak of: the name to type for it, whose and of which year it is, what it is a share of.

    `whole` tells that only a sentence that says so (共、全乡、其中) means it: 投入资金 alone is said of any project.
    `least` tells that something below it is not told yet, so that a text may give more; `source` that its name behind 其中
    means a part of the whole; `usable` that its name can be typed in a text.
    `named_by_clerk` tells that its name is from the data, and may have words in it that say nothing.
    """

    typed: str
    figure: Figure
    scope: str = ""
    year: str = ""
    of: str = ""
    whole: bool = False
    least: bool = False
    source: bool = False
    usable: bool = True
    named_by_clerk: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """The figures of a report: by what they are called, all of them, and the pairs of households and people."""

    by_head: Mapping[str, tuple[Known, ...]]
    all: tuple[Known, ...]
    pairs: tuple[tuple[str, Scale], ...]


def book_of(facts: Facts, checked: Checked, reader: Reader) -> Book:
    """Every figure under the names that sentences have for it, those of the townships it is made of too."""
    by_head: dict[str, list[Known]] = {}
    everything: list[Known] = []
    pairs: list[tuple[str, Scale]] = []
    projects = project_lines(checked)
    listed = directory(facts.names)
    told = {fact.name for fact in listed.values() if isinstance(fact, Figure)}
    for typed, fact in (*listed.items(), *((f.name, f) for f in of_townships(facts) if f.name not in told)):
        if isinstance(fact, Scale):
            pairs.append((typed, fact))
            continue
        if fact.value is None:
            continue
        everything.append(Known(typed, fact))
        for heads, known in called(typed, fact, checked, projects):
            known = replace(known, least=is_least(known, told), usable=typed in listed)
            known = replace(known, of=reader.denominator(known.of)) if known.of else known
            for head in heads:
                by_head.setdefault(reader.head(head) if known.named_by_clerk else head, []).append(known)
    by_head.pop("", None)
    return Book({head: tuple(known) for head, known in by_head.items()}, tuple(everything), tuple(pairs))


def of_townships(facts: Facts) -> Iterator[Figure]:
    """The indicators of the townships, by their own names: 乡镇.云溪镇.指标.劳务输出."""
    for township in facts.gathered.reported if facts.gathered is not None else ():
        for one in township.indicators.values():
            yield from one.value.figures() if isinstance(one.value, Scale) else (one.value,)


def is_least(known: Known, told: Collection[str]) -> bool:
    """Whether money is only what is listed so far: there is no 合计 beside it."""
    above, _, last = known.figure.name.rpartition(".")
    return known.whole and above.endswith("资金") and last != "合计" and f"{above}.合计" not in told


def project_lines(checked: Checked) -> dict[int, str]:
    """Of every line of a project which one it is, as `owner_of` calls it."""
    found: dict[int, str] = {}
    for path, (first, last) in checked.source.extents.items():
        if len(path) > SHORTEST and path[-SHORTEST] == "项目" and isinstance(path[-1], int):
            found |= dict.fromkeys(range(first, last + 1), owner_of(checked.report, path)[0])
    return found


def called(
    typed: str, figure: Figure, checked: Checked, projects: Mapping[int, str]
) -> Iterator[tuple[Iterable[str], Known]]:
    """The names of `figure` in sentences, with what it is."""
    report, path = checked.report, figure.name.split(".")
    years = {"本年": "", "上年": str(report.year - 1)}
    last = years["上年"]
    scope = ""
    if path[0] == "乡镇" and len(path) > SHORTEST:
        scope, path = path[1], path[2:]
    match path:
        case [("本年" | "上年") as when, *_, "资金", _] if "项目" in path:
            lines = [place.line for place in places(figure)]
            known = Known(typed, figure, projects.get(lines[0], "?") if lines else "?", years[when])
            yield from of_year(path[-SHORTEST:], known, checked.settings.sources)
        case [("本年" | "上年") as when, *rest]:
            yield from of_year(rest, Known(typed, figure, scope, years[when]), checked.settings.sources)
        case ["指标", key, *rest]:
            entry = report.indicators.get(key) if not scope else None
            at = Known(typed, figure, scope, last if rest == ["上年"] else "", named_by_clerk=True)
            yield from of_indicator(key, rest, at, entry)
        case ["指标汇总", key, "合计", *_]:
            yield (key,), Known(typed, figure, named_by_clerk=True)
        case ["结对", "帮扶对象", *_]:
            yield PAIRED, Known(typed, figure)
        case ["户人分解", group, "合计", *_]:
            yield (group, group + "对象"), Known(typed, figure, named_by_clerk=True)
        case ["户人分解", group, part, ("户" | "人")]:
            yield (part, group + part), Known(typed, figure, named_by_clerk=True)
        case ["培训", name, ("人次" | "人数" | "次数")]:
            yield (
                (name, name + "培训", "参加" + name, "开展" + name, "举办" + name),
                Known(typed, figure, named_by_clerk=True),
            )
        case ["村情", "规模", ("户" | "人") as which]:
            yield IN_ALL[which], Known(typed, figure)
        case ["村情", what, *rest] if rest in ([], ["户"], ["人"]):
            yield (what,), Known(typed, figure, named_by_clerk=True)
        case _:
            return


def of_year(rest: list[str], known: Known, sources: Iterable[FundSource]) -> Iterator[tuple[Iterable[str], Known]]:
    """The names of a figure of 本年 or 上年: its money, its sources, those of a village, how many villages."""
    match rest:
        case ["项目村", village, "资金", *tail]:
            yield from of_year(["资金", *tail], replace(known, scope=village), sources)
        case ["资金", "合计"]:
            yield WHOLE_MONEY, replace(known, whole=True)
        case ["资金", "已列合计"]:
            yield WHOLE_MONEY, replace(known, whole=True)
        case ["资金", name]:
            source = next((s for s in sources if s.name == name), None)
            every = (name, *(source.aliases if source is not None else ()))
            heads = [h for one in every for h in (one, one + "资金", one + "投入", "投入" + one, one + "折资")]
            yield heads, replace(known, whole=True, source=True)
        case ["村数"]:
            yield VILLAGES, known
        case ["项目数"]:
            yield PROJECT_COUNT, replace(known, whole=True)
        case _:
            return


def of_indicator(
    key: str, rest: list[str], known: Known, entry: Indicator | None
) -> Iterator[tuple[Iterable[str], Known]]:
    """The names of an indicator's value, of its households and people, of its share and of those it is compared with."""
    heads = (key, entry.named) if entry is not None and entry.named else (key,)
    match rest:
        case ["人"]:
            yield (*heads, *(head.removesuffix("户") + "人口" for head in heads if head.endswith("贫困户"))), known
        case [] | ["户"] | ["上年"]:
            yield heads, known
        case ["占比"] if entry is not None and entry.whole:
            yield heads, Known(known.typed, known.figure, known.scope, known.year, of=entry.whole, named_by_clerk=True)
        case ["参照", where]:
            yield heads, Known(known.typed, known.figure, where, known.year, named_by_clerk=True)
        case _:
            return


def places(figure: Figure) -> tuple[Span, ...]:
    """Where everything a figure is made of was typed, each once."""
    if figure.place is not None:
        return (figure.place,)
    return tuple(sorted({place for part in figure.inputs for place in places(part)}))


__all__ = ["Book", "Known", "book_of", "places"]
