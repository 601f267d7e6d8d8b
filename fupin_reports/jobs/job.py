"""A job and what comes of it. Both can be pickled; what is in a job is all that a report is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fupin_reports.pipeline import Before, Order, Printed
from fupin_reports.problems import Problem, Problems


@dataclass(frozen=True, slots=True)
class Shared:
    """What the jobs of a run have in common: wording, settings and rules by their names in the project; `digest` tells
    one such set from another. `program` is the fingerprint of program and fonts that reports are to be made with; empty
    where job and worker are on one machine.
    """

    digest: str
    files: Mapping[str, bytes] = field(repr=False, compare=False)
    program: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """One report of `year`. `path` is its data file, `files` holds it and the other data files that it needs, by their
    names in the project; `barred` are those that could not be had, with why; `sealed` names by data file the one that a
    sealed report was made from; `rivals` is what is wrong with files that claim to be one report.
    """

    path: str
    year: int
    order: Order
    shared: Shared
    files: Mapping[str, bytes] = field(repr=False)
    barred: Mapping[str, Problem] = field(default_factory=dict)
    sealed: Mapping[str, str] = field(default_factory=dict)
    rivals: Mapping[str, Problem] = field(default_factory=dict)
    before: Before = field(default_factory=Before, repr=False)


@dataclass(frozen=True, slots=True)
class Done:
    """A report as bytes, and why one of the formats could not be had at all (the same for every report)."""

    printed: Printed
    notices: Problems = ()
