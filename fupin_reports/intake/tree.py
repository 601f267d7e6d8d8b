"""What was read -> the data file as a tree of keys and typed texts, in the order of the form."""

from __future__ import annotations

from dataclasses import dataclass, field

from fupin_reports.accounts import Label, Title
from fupin_reports.intake.heads import Of
from fupin_reports.intake.rows import OF_PROJECT, OF_VILLAGE, Line, Rows
from fupin_reports.intake.works import work_node
from fupin_reports.source import Node

EXECUTED = (Title.PLANNED, Title.RECEIVED, Title.SPENT, Title.CARRIED)


@dataclass
class VillageRead:
    """A village with its projects; `line` is its own row, where a table of villages has one."""

    name: str
    group: str
    line: Line | None = None
    projects: list[Line] = field(default_factory=list)
    sources: tuple[str, ...] = ()


@dataclass
class YearRead:
    """One project year as read from its tables."""

    status: str = ""
    villages: dict[tuple[str, str], VillageRead] = field(default_factory=dict)
    loose: list[Line] = field(default_factory=list)
    stated: Line | None = None
    executions: list[Line] = field(default_factory=list)
    sources: tuple[str, ...] = ()

    def village(self, key: tuple[str, str]) -> VillageRead:
        """The village of that name and group, new where it was not there."""
        if key not in self.villages:
            self.villages[key] = VillageRead(*key)
        return self.villages[key]

    def take(self, rows: Rows) -> None:
        """What a table says."""
        self.sources = tuple(dict.fromkeys((*self.sources, *rows.head.sources)))
        if rows.head.of is Of.PROJECTS:
            self._take_projects(rows)
        elif rows.head.of is Of.VILLAGES:
            for line in rows.lines:
                self.village(line.village).line = line
            self.stated = rows.stated or self.stated
        else:
            self.executions += [line for line in rows.lines if any(key in line.amounts for key in EXECUTED)]

    def _take_projects(self, rows: Rows) -> None:
        for line in rows.lines:
            village, home = line.words.get(Title.VILLAGE, ""), line.words.get(Title.HOME, "")
            if village and home != Label.OF_LEVEL:
                found = self.village(line.village)
                found.projects.append(line)
            else:
                self.loose.append(line)

    def node(self) -> dict[str, Node]:
        """As the data file says it."""
        stated = self.stated
        node: dict[str, Node] = {"状态": self.status or None}
        if stated is not None:
            node |= texts(stated, (Title.ACCOUNT, Title.REMARK))
            node |= money(stated, self.sources)
        if self.executions:
            node["资金执行"] = [executed(line) for line in self.executions]
        if self.villages:
            node["项目村"] = [village_node(v, self.sources) for v in self.villages.values()]
        if self.loose:
            node["项目"] = [project_node(line, self.sources, own_village=True) for line in self.loose]
        return node


def texts(line: Line, keys: tuple[Title, ...]) -> dict[str, Node]:
    """Words by key; 说明 is a list."""
    found: dict[str, Node] = {}
    for key in keys:
        if text := line.words.get(key, ""):
            found[key] = [text] if key is Title.ACCOUNT else text
    return found


def money(line: Line, sources: tuple[str, ...]) -> dict[str, Node]:
    """申报合计, 投入 and 资金."""
    found: dict[str, Node] = {}
    for key in (Title.DECLARED, Title.LUMP):
        if (amount := line.amounts.get(key)) is not None:
            found[key] = amount.typed
    funds: dict[str, Node] = {source: a.typed for source, a in line.of_sources(sources).items()}
    if funds:
        found["资金"] = funds
    return found


def executed(line: Line) -> dict[str, Node]:
    """One source of 资金执行."""
    node: dict[str, Node] = {"来源": line.words.get(Title.SOURCE, "")}
    for key in EXECUTED:
        if (amount := line.amounts.get(key)) is not None:
            node[key] = amount.typed
    return node


def village_node(village: VillageRead, sources: tuple[str, ...]) -> dict[str, Node]:
    """A village; what its own row does not say, its projects' rows may."""
    node: dict[str, Node] = {"村": village.name}
    if village.group:
        node["组"] = village.group
    if village.line is not None:
        node |= texts(village.line, OF_VILLAGE)
        node |= money(village.line, sources)
    else:
        for key in (Title.LEVEL, Title.WAY):
            if text := next((line.words[key] for line in village.projects if line.words.get(key)), ""):
                node[key] = text
    if village.projects:
        node["项目"] = [project_node(line, sources) for line in village.projects]
    return node


def project_node(line: Line, sources: tuple[str, ...], *, own_village: bool = False) -> dict[str, Node]:
    """A project; one that is listed under no village may name one."""
    found = texts(line, OF_PROJECT)
    node: dict[str, Node] = {}
    if Title.SERIAL in found:
        node[Title.SERIAL] = found.pop(Title.SERIAL)
    if own_village and line.words.get(Title.VILLAGE):
        node[Title.VILLAGE] = line.words[Title.VILLAGE] + line.words.get(Title.GROUP, "")
    works = [work_node(work) for work in line.works]
    remark: dict[str, Node] = {key: found.pop(key) for key in (Title.BENEFIT, Title.REMARK) if key in found}
    node |= found
    if named := [work for work in works if "对象" in work]:
        made: list[Node] = [*named]
        node["工程量"] = made
    node |= money(line, sources)
    node |= remark
    return node
