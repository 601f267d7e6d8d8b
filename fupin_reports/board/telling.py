"""Problems -> what the page tells of them: sentences in the clerk's words, and the explanation of every code that occurs.

The page stays below a megabyte: of very many findings the gravest of each report are listed, the others counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from fupin_reports.board.model import Explained, Finding, Findings, Shown
from fupin_reports.messages import Catalogue
from fupin_reports.pages import FILES, Example, Page, by_family, read_families, read_page
from fupin_reports.privacy import masked
from fupin_reports.problems import Problem, Severity

MOST_IN_ALL = 450
MOST_OF_A_REPORT = 40


def findings_of(told: Sequence[tuple[str, Iterable[Problem]]], catalogue: Catalogue) -> tuple[Findings, ...]:
    """The errors and warnings under the names they are told for, errors first; a name without any is left out."""
    grave = [(name, once_each(p for p in problems if p.severity is not Severity.NOTE)) for name, problems in told]
    grave = [(name, problems) for name, problems in grave if problems]
    most = min(MOST_OF_A_REPORT, max(1, MOST_IN_ALL // max(1, len(grave))))
    return tuple(
        Findings(
            f"f{number}",
            name,
            sum(p.severity is Severity.ERROR for p in problems),
            sum(p.severity is Severity.WARNING for p in problems),
            tuple(in_words(p, catalogue) for p in problems[:most]),
            max(0, len(problems) - most),
        )
        for number, (name, problems) in enumerate(grave, 1)
    )


def once_each(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, errors first, then by line."""
    found = {(p.code, p.place, tuple(sorted(p.words.items()))): p for p in problems}
    return sorted(found.values(), key=lambda p: (p.severity, p.sort_key()))


def in_words(problem: Problem, catalogue: Catalogue) -> Finding:
    """One problem as it is told on the screen."""
    message, place = catalogue.message(problem), problem.place
    hints = tuple(catalogue.hint(hint) for hint in problem.hints)
    is_error = problem.severity is Severity.ERROR
    return Finding(is_error, problem.code, place.file, place.line, message.cause, message.cure, hints)


def explanations_of(codes: Iterable[str], templates: Path, catalogue: Catalogue) -> tuple[Explained, ...]:
    """The explanation of each code, in the order of codes; its bare cure where its page cannot be read."""
    found = sorted(set(codes))
    headings = by_family(found, read_families(templates)[0])
    family = {code: heading for heading, of_family in headings.items() for code in of_family}
    return tuple(explained(read_page(templates, c)[0] or Page(c), family.get(c, ""), catalogue) for c in found)


def explained(page: Page, family: str, catalogue: Catalogue) -> Explained:
    """One page of explanation."""
    cure = "" if page.bad.cure else catalogue.outline(page.code).cure
    paragraphs = tuple(line for line in page.explanation.splitlines() if line.strip())
    return Explained(page.code, family, paragraphs, cure, example(page.bad), example(page.good))


def example(one: Example) -> Shown:
    """An example; private numbers hidden, as everywhere."""
    parts = tuple((FILES[name], masked(text.rstrip("\n"))) for name, text in one.parts.items())
    return Shown(one.scene, one.command, parts, one.told, one.cure)
