"""What the page says, as values: texts as they are printed, bars as lengths. The wording around them is the template's.

Nothing here is HTML: the template escapes every text.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of a column as printed. `pad` are the decimals that it has less than its column: they take room behind it
    and are not seen, so that the points stand under each other. `hung` is the word at the end of `text` (余 of 77余) that
    stands in that room and takes none itself.
    """

    text: str
    pad: str = ""
    hung: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """Bars of one row, one below the other, in thousandths of the cell's width: `spans` are (start, length), the last one
    the one that counts. `zero` is where nothing is, `mark` where the plan is met; None where that is not drawn.
    """

    spans: tuple[tuple[int, int], ...] = ()
    zero: int = 0
    mark: int | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A file beside the page: what it is called there, and its address."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Row:
    """A report, or a township that has none (`filed` is False). `state` is empty where it can be printed, else 有错误, 未报
    or 已定稿 by their English names (faulty, missing, sealed). `standing` says in words how far its files are up to date.

    `file` is the name of its data file where that is another one than `name`; `findings` is the id of its findings on
    the page, empty where it has none. `links` are its DOCX and PDF, `more` its drafts and the like.
    """

    name: str
    file: str = ""
    kind: str = ""
    state: str = ""
    sealed: str = ""
    errors: int = 0
    warnings: int = 0
    notes: int = 0
    findings: str = ""
    links: tuple[Link, ...] = ()
    more: tuple[Link, ...] = ()
    standing: str = ""
    fresh: bool = False

    @property
    def filed(self) -> bool:
        """Whether there is a data file."""
        return self.state != "missing"


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem in words; `line` 0 means the file as a whole."""

    is_error: bool
    code: str
    file: str
    line: int
    cause: str
    cure: str
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """The errors and warnings of one report, and how many of them are not listed. `id` is its anchor."""

    id: str
    name: str
    errors: int
    warnings: int
    listed: tuple[Finding, ...]
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """An example of a page of explanation: words, a command, pieces of files by name; what is told of it, and the cure
    where that depends on the example.
    """

    scene: str = ""
    command: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    told: tuple[str, ...] = ()
    cure: str = ""


@dataclass(frozen=True, slots=True)
class Explained:
    """The explanation of one code; empty texts where its page does not say, or where the cure depends on the case."""

    code: str
    family: str
    paragraphs: tuple[str, ...]
    cure: str
    bad: Shown = Shown()
    good: Shown = Shown()


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source of money: this year's amount, its share, last year's amount, the growth. `whole` is the row of the sum,
    `unnamed` that of money whose source is not known.
    """

    name: str
    amount: Cell
    share: Cell
    last: Cell
    growth: Cell
    bar: Bar = Bar()
    whole: bool = False
    unnamed: bool = False


@dataclass(frozen=True, slots=True)
class TownshipRow:
    """The money of a township. `part` says that it states only part of it; `by_source` follow `Funds.sources`."""

    name: str
    rank: str
    amount: Cell
    share: Cell
    by_source: tuple[Cell, ...]
    bar: Bar = Bar()
    whole: bool = False
    part: bool = False


@dataclass(frozen=True, slots=True)
class GrowthRow:
    """The money of two years; the first span of the bar is last year's."""

    name: str
    last: Cell
    now: Cell
    change: Cell
    growth: Cell
    bar: Bar = Bar()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Funds:
    """The money of the townships in `unit`. `total` is what the county has in all, as text, empty where there is nothing;
    `whole` says that every township states all of its money, `rate` is the growth in percent where all state last year's,
    too (`all_compared`), else empty; `compared` townships have both years. `silent` are those that state none.
    """

    unit: str = ""
    total: str = ""
    whole: bool = False
    rate: str = ""
    sources: tuple[str, ...] = ()
    by_source: tuple[SourceRow, ...] = ()
    by_township: tuple[TownshipRow, ...] = ()
    growth: tuple[GrowthRow, ...] = ()
    compared: int = 0
    all_compared: bool = False
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanRow:
    """What was planned and what was done of one indicator, in a township or (`whole`) in all of those that have it."""

    name: str
    planned: Cell
    done: Cell
    rate: Cell
    bar: Bar = Bar()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """One indicator that has a plan."""

    name: str
    unit: str
    rows: tuple[PlanRow, ...]

    @property
    def size(self) -> int:
        """How many rows it takes, its heading included."""
        return len(self.rows) + 1


@dataclass(frozen=True, slots=True)
class ExecutionRow:
    """资金执行 of a township; the spans of the bar are 到位 and 支出, its mark 计划."""

    name: str
    planned: Cell
    received: Cell
    received_rate: Cell
    spent: Cell
    spent_rate: Cell
    bar: Bar = Bar()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure that is another one: as printed before and now; both empty sides are possible. `place` is the line of a
    typed one, `file` the file where that is not the report's own.
    """

    name: str
    before: str
    after: str
    place: str = ""
    where: tuple[str, ...] = ()
    file: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """What moved in one report: corrections, how many figures followed, how many of both are not listed."""

    name: str
    new: bool
    moves: tuple[Moved, ...]
    typed: int
    followed: int
    hidden: int = 0

    @property
    def size(self) -> int:
        """How many rows it takes, its heading included; none where nothing is listed."""
        return len(self.moves) + 1 if self.moves else 0


@dataclass(frozen=True, slots=True)
class Changes:
    """`now`: how the data differ from the files of the last run; `last`: what that run changed, and when it was (`run`, to
    the minute; empty where nothing was ever built).
    """

    run: str = ""
    now: tuple[Changed, ...] = ()
    last: tuple[Changed, ...] = ()


@dataclass(frozen=True, slots=True)
class Board:
    """The page. `county` is whose it is, empty where no report says; `print` is the fingerprint of the data it was made from,
    `files` their number. `must` is how many townships the settings say owe a report; of the townships those `missing`
    have no file, and those `faulty` are in no sum; `unlisted` have a file and owe none. `others` are the reports of other kinds.
    """

    county: str
    year: int
    files: int
    print: str
    must: int
    missing: tuple[str, ...]
    faulty: tuple[str, ...]
    townships: tuple[Row, ...] = ()
    others: tuple[Row, ...] = ()
    findings: tuple[Findings, ...] = ()
    explanations: tuple[Explained, ...] = ()
    funds: Funds = field(default_factory=Funds)
    plans: tuple[Plan, ...] = ()
    execution: tuple[ExecutionRow, ...] = ()
    changes: Changes = Changes()
    unlisted: tuple[str, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """All reports."""
        return (*self.townships, *self.others)

    @property
    def filed(self) -> int:
        """How many of the townships that owe a report have a data file; of all townships where the settings name none."""
        return sum(row.filed for row in self.townships) - len(self.unlisted)

    @property
    def owed(self) -> int:
        """How many townships owe a report."""
        return self.filed + len(self.missing)

    @property
    def errors(self) -> int:
        """Of all files together."""
        return sum(one.errors for one in self.findings)

    @property
    def warnings(self) -> int:
        """Of all files together."""
        return sum(one.warnings for one in self.findings)

    @property
    def reports(self) -> int:
        """How many reports there are to print."""
        return sum(row.filed for row in self.rows)

    @property
    def broken_seals(self) -> int:
        """How many sealed reports have other data or files than were sealed: making them again is no cure."""
        return sum(bool(row.sealed) and not row.fresh for row in self.rows)

    @property
    def fresh(self) -> int:
        """How many of them are up to date."""
        return sum(row.fresh for row in self.rows)
