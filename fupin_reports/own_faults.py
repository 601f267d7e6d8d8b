"""A file with errors is looked at all the same; this says what of the findings cannot come from those errors.

So one run tells a blank number, a wrong sum and a misspelt name together, and nothing that mending the first would mend.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from fupin_reports.problems import Problem, Problems
from fupin_reports.source import KeyPath, LeftOut, Source

LEFT_OUT = frozenset({"V001", "V017", "V018", "V024"})
"""After these errors something that was read is not in the record; sums and names may miss it."""
AGREEMENT = frozenset({"F201", "F202", "F203", "F206"}) | {
    *("F210", "F211", "F213", "F301", "F310", "F311", "F315", "F316"),
    *("F401", "F403", "F405", "F409", "F410", "F411", "F412", "F501", "F502"),
    *("F531", "F532", "F533", "F534"),
    *("F521", "F523", "F524", "F701", "F705", "F707", "F710"),
}
"""Findings that rest on numbers which are there, never on what is not."""
ONE_LEVEL_UP = frozenset({"F203"})
"""What these compare may itself be the thing left out: then all their places lie a level below."""
WORDING = frozenset({"T001", "T004", "T005", "T006", "T010", "T011", "T012", "T013", "T014", "T015", "T016", "F703"})


def own_faults(found: Problems, errors: Problems, source: Source) -> Problems:
    """Of what was `found` in the record of `source`, what cannot come from those `errors`.

    A sum is judged where nothing is missing in the mapping that it is about; a name where nothing is missing at all.
    """
    source = replace(source, left_out=(*source.left_out, *left_out(errors, source)))
    kept = WORDING if source.left_out else WORDING | {"T002"}
    return tuple(p for p in found if p.code in kept or (p.code in AGREEMENT and whole(p, source)))


def left_out(errors: Problems, source: Source) -> Iterator[LeftOut]:
    """The lines of what validation has left out."""
    for problem in errors:
        if problem.code in LEFT_OUT:
            for span in (problem.place, *problem.related):
                if span.file == source.file:
                    yield LeftOut(span.line, span.line)


def whole(finding: Problem, source: Source) -> bool:
    """Whether nothing is left out in the mapping that `finding` is about: the innermost one with all its places."""
    if not source.left_out:
        return True
    places = [span for span in (finding.place, *finding.related) if span.file == source.file and span.line]
    if not places:
        return False
    level = record(common(source.holder(span.line) for span in places))
    if finding.code in ONE_LEVEL_UP:
        level = record(level[:-1])
    first, last = source.extents[level]
    return not any(out.first <= last and first <= out.last for out in source.left_out)


def common(paths: Iterator[KeyPath]) -> KeyPath:
    """The longest path that all of `paths` begin with."""
    result = next(paths)
    for path in paths:
        length = next((n for n, pair in enumerate(zip(result, path, strict=False)) if pair[0] != pair[1]), None)
        result = result[: min(len(result), len(path)) if length is None else length]
    return result


def record(path: KeyPath) -> KeyPath:
    """The record that `path` lies in: an entry of a list, a block of the file, or the file itself.

    The amounts by source are part of their record.
    """
    steps = list(path)
    while len(steps) > 1 and isinstance(steps[-1], str):
        steps.pop()
    return tuple(steps)
