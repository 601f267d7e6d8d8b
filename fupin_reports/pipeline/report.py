"""The whole flow on one screen: a data file -> source -> checked -> facts -> document -> bytes -> files.

Each report runs by itself: one bad file does not stop the others. No stage prints; problems come back as values. All but
`stored` is a function from data to bytes, good for any process; `stored` writes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from fupin_reports.compute import Gathered
from fupin_reports.document import Document
from fupin_reports.document_json import from_json, to_json
from fupin_reports.fingerprint import data_fingerprint
from fupin_reports.moves import Move, moves
from fupin_reports.pipeline.examine import Examined, examine, read
from fupin_reports.pipeline.gather import gather
from fupin_reports.pipeline.outcome import Before, Carried, Drafting, Means, Office, Order, Outcome, Paper, Printed
from fupin_reports.pipeline.whereabouts import Whereabouts
from fupin_reports.problems import Problem, Problems, at_most_told, has_errors
from fupin_reports.source import Span
from fupin_reports.store import CORRECTIONS, DRAFT, PAPER, REVIEW, Store
from fupin_reports.writers.formats import DOCX, Write, docx_writer


def examined(path: Path, office: Office) -> Examined:
    """Everything that can be found out about a data file, with the townships where it is made of them."""
    read_so_far = read(path, office)
    gathered: Gathered | None = None
    if read_so_far.checked is not None and read_so_far.checked.kind.gathers:
        gathered = gather(office)
    return examine(read_so_far, office, gathered)


def make_document(path: Path, office: Office, drafting: Drafting | None = None) -> Outcome:
    """A data file as a document, or as far as it gets; where `drafting` is given as a draft, whatever is wrong with it."""
    return outcome_of(examined(path, office), office, drafting)


def outcome_of(made: Examined, office: Office, drafting: Drafting | None) -> Outcome:
    """What was found out, with the document where one is to be printed."""
    problems = at_most_told(made.problems, office.project.name(made.path))
    if drafting is not None and made.composed.sketch is not None and made.source is not None:
        from fupin_reports.draft import drafted

        document = drafted(made.composed.sketch, made.problems, made.source, drafting.wording, strict=drafting.strict)
        return Outcome(made.path.stem, document, problems, idle=made.idle, is_draft=True)
    document_ = None if has_errors(made.problems) else made.document
    return Outcome(made.path.stem, document_, problems, idle=made.idle)


def printed(path: Path, office: Office, order: Order, before: Before, means: Means) -> Printed:
    """A data file as everything that was ordered of it, in bytes; without papers where errors stand in the way."""
    drafting = means.drafting(order.strict) if order.draft else None
    made = examined(path, office)
    outcome = outcome_of(made, office, drafting)
    outcome = outcome.strict() if order.strict else outcome
    document, writers = outcome.document, means.writers(order)
    papers: list[Paper] = []
    if document is not None and writers:
        where = Whereabouts(path, office)
        outcome, paper = print_document(outcome, document, before, writers, where, office, fresh=order.fresh)
        papers.append(paper)
        if order.corrections is not None and outcome.moves:
            outcome, paper = print_corrections(outcome, document, writers, order.corrections, where, office)
            papers.append(paper)
    if document is not None and order.review:
        outcome, reviewed = print_review(outcome, made, means)
        papers += reviewed
    return Printed(outcome.findings_only(), tuple(papers))


def print_document(
    outcome: Outcome,
    document: Document,
    before: Before,
    writers: Mapping[str, Write],
    where: Whereabouts,
    office: Office,
    *,
    fresh: bool,
) -> tuple[Outcome, Paper]:
    """The report in every format, by suffix. A draft has a name of its own.

    What a person changed in the DOCX is carried over, unless `fresh`; the tree that is kept is that of the data alone.
    """
    name = outcome.name + (DRAFT if outcome.is_draft else "")
    file = f"{office.project.name(office.project.output(office.year))}/{name}.{DOCX}"
    if before.edited is None:
        made = Carried(document)
    else:
        from fupin_reports.pipeline.carry import carried  # reads DOCX and compares

        made = carried(document, before.edited, file, fresh=fresh)
    files, noticed = written(stamped(made.document, document), name, writers)
    noticed = where.told(noticed, document, Span(file) if made.merged else None)
    last = last_tree(before.tree)
    problems = (*outcome.problems, *noticed, *made.problems)
    outcome = replace(
        outcome, problems=problems, moves=moved_since(last, document), new=last is None and not outcome.is_draft
    )
    return outcome, Paper(name, files, to_json(document), made.over, merged=made.merged, why=made.why)


def print_corrections(
    outcome: Outcome,
    document: Document,
    writers: Mapping[str, Write],
    day: date,
    where: Whereabouts,
    office: Office,
) -> tuple[Outcome, Paper]:
    """The 更正说明 of a report whose figures moved. A comment on the corrected line is its reason."""
    from fupin_reports.corrections import corrections, reasons_in

    said = corrections(document, outcome.moves, day, reasons_in(office.project.root, outcome.moves))
    said, name = stamped(said, document), outcome.name + CORRECTIONS
    files, noticed = written(said, name, writers)
    outcome = replace(outcome, problems=(*outcome.problems, *where.told(noticed, document, None)))
    return outcome, Paper(name, files, to_json(said), follows=True)


def print_review(outcome: Outcome, made: Examined, means: Means) -> tuple[Outcome, list[Paper]]:
    """The 送审稿 and the 计算底稿 of a report, both DOCX; none where it has no document of the data alone."""
    from fupin_reports.review import review_copy, working_paper

    if made.document is None or made.source is None:
        return outcome, []
    say, write = means.catalogue().message, {f".{DOCX}": docx_writer()}
    copy = review_copy(made.document, made.problems, made.source, lambda p: say(p).cause)
    papers, problems = list[Paper](), list(outcome.problems)
    for document, suffix in ((copy, REVIEW), (working_paper(made.document), PAPER)):
        document = stamped(document, made.document)
        files, noticed = written(document, outcome.name + suffix, write)
        papers.append(Paper(outcome.name + suffix, files, to_json(document)))
        problems += noticed
    return replace(outcome, problems=tuple(problems)), papers


def written(document: Document, name: str, writers: Mapping[str, Write]) -> tuple[dict[str, bytes], Problems]:
    """The document in every format, by suffix, and what was noticed; `name` is what messages call it."""
    files: dict[str, bytes] = {}
    noticed: list[Problem] = []
    for suffix, write in writers.items():
        files[suffix], found = write(document, name)
        noticed += found
    return files, tuple(noticed)


def stored(printed: Printed, store: Store, inputs: Mapping[str, str] | None = None) -> Outcome:
    """What became of a report whose papers are stored now; `inputs` is what it was made from, to know it again."""
    outcome, files = printed.outcome, list[Path]()
    problems = list(outcome.problems)
    for number, paper in enumerate(printed.papers):
        if paper.follows and not files:
            continue
        made_from = inputs if number == 0 and not outcome.is_draft else None
        saved = store.save(paper.name, paper.files, paper.tree, paper.over, merged=paper.merged, inputs=made_from)
        problems += told_why(saved.problems, paper.why)
        files += saved.written
    return replace(outcome, problems=tuple(problems), written=tuple(files))


def stamped(document: Document, data: Document) -> Document:
    """`document` with the fingerprint of `data`: what the data alone gave, without the words of a person."""
    return replace(document, meta=replace(document.meta, data=data_fingerprint(data)))


def last_tree(text: str | None) -> Document | None:
    """What the data gave last time; None for a report that is new, or made by another version."""
    try:
        return from_json(text) if text is not None else None
    except ValueError:
        return None


def moved_since(last: Document | None, document: Document) -> tuple[Move, ...]:
    """The figures that are other ones now than in the tree of the last run; none where there is none, or the same."""
    if last is None or last.figures == document.figures:
        return ()
    from fupin_reports.merge import in_names_of_now

    return moves(in_names_of_now(last, document), document)


def told_why(problems: Problems, why: str) -> Iterator[Problem]:
    """S003 with the reason why nothing could be carried over."""
    for problem in problems:
        is_kept = problem.code == "S003" and why
        yield replace(problem, words={**problem.words, "why": why}) if is_kept else problem
