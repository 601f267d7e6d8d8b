"""The whole flow on one screen: a data file -> source -> checked -> facts -> document -> bytes -> files.

Each report runs by itself: one bad file does not stop the others. No stage prints; problems come back as values.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from fupin_reports.compute import Gathered
from fupin_reports.corrections import SUFFIX, corrections, reasons_in
from fupin_reports.document import Document
from fupin_reports.document_json import from_json, to_json
from fupin_reports.draft import drafted
from fupin_reports.fingerprint import data_fingerprint
from fupin_reports.messages import Catalogue
from fupin_reports.moves import moves
from fupin_reports.pipeline.examine import Examined, examine, read
from fupin_reports.pipeline.gather import gather
from fupin_reports.pipeline.outcome import Drafting, Office, Outcome
from fupin_reports.pipeline.whereabouts import Whereabouts
from fupin_reports.problems import Problem, at_most_told, has_errors
from fupin_reports.review import PAPER, REVIEW, review_copy, working_paper
from fupin_reports.source import Span
from fupin_reports.store import DRAFT, Store
from fupin_reports.writers.formats import Write


def examined(path: Path, office: Office, *, draft: bool = False) -> Examined:
    """Everything that can be found out about a data file, with the townships where it is made of them."""
    read_so_far = read(path, office)
    gathered: Gathered | None = None
    if read_so_far.checked is not None and read_so_far.checked.kind.gathers:
        gathered = gather(office)
    return examine(read_so_far, office, gathered, draft=draft)


def make_document(path: Path, office: Office, drafting: Drafting | None = None) -> Outcome:
    """A data file as a document, or as far as it gets; where `drafting` is given as a draft, whatever is wrong with it."""
    made = examined(path, office, draft=drafting is not None)
    problems = at_most_told(made.problems, office.project.name(path))
    if drafting is not None and made.document is not None and made.source is not None:
        document = drafted(made.document, made.problems, made.source, drafting.wording, strict=drafting.strict)
        return Outcome(path.stem, document, problems, idle=made.idle)
    return Outcome(path.stem, None if has_errors(made.problems) else made.document, problems, idle=made.idle)


def print_document(
    outcome: Outcome,
    writers: Mapping[str, Write],
    store: Store,
    *,
    fresh: bool = False,
    inputs: Mapping[str, str] | None = None,
    where: Whereabouts | None = None,
) -> Outcome:
    """The document of `outcome` in every format (by suffix), stored; without a document, or where no
    format can be had, the outcome stays as it is. A draft has a name of its own.

    What a person changed in the DOCX is carried over, unless `fresh`; the tree that is kept is that of the data alone.
    `inputs` is what the report is made from, for the store to know it again; `where` finds what cannot be printed.
    """
    from fupin_reports.merge import in_names_of_now
    from fupin_reports.pipeline.carry import carried  # reads DOCX; `check` needs none of that

    if outcome.document is None or not writers:
        return outcome
    name = outcome.name + (DRAFT if outcome.is_draft else "")
    edited = None if outcome.is_draft else store.edited(name)
    made = carried(outcome.document, edited, store.name_of(name), fresh=fresh)
    files: dict[str, bytes] = {}
    noticed: list[Problem] = []
    for suffix, write in writers.items():
        files[suffix], found = write(stamped(made.document, outcome.document), name)
        noticed += found
    if where is not None:
        noticed = list(where.told(tuple(noticed), outcome.document, Span(store.name_of(name)) if made.merged else None))
    before = None if outcome.is_draft else last_tree(store, name)
    stored = store.save(name, files, to_json(outcome.document), made.over, merged=made.merged, inputs=inputs)
    problems = tuple(told_why(problem, made.why) for problem in (*made.problems, *stored.problems))
    moved = moves(in_names_of_now(before, outcome.document), outcome.document) if before is not None else ()
    outcome = replace(outcome, moves=moved, new=before is None and not outcome.is_draft)
    return replace(outcome, problems=(*outcome.problems, *noticed, *problems), written=stored.written)


def print_corrections(
    outcome: Outcome,
    writers: Mapping[str, Write],
    store: Store,
    day: date,
    root: Path,
    where: Whereabouts | None = None,
) -> Outcome:
    """The 更正说明 of a report whose figures moved, beside it; the outcome as it is where none did.

    A comment on the corrected line, below `root`, is its reason.
    """
    if outcome.document is None or not outcome.moves or not outcome.written:
        return outcome
    document = corrections(outcome.document, outcome.moves, day, reasons_in(root, outcome.moves))
    document, name = stamped(document, outcome.document), outcome.name + SUFFIX
    files: dict[str, bytes] = {}
    noticed: list[Problem] = []
    for suffix, write in writers.items():
        files[suffix], found = write(document, name)
        noticed += found
    if where is not None:
        noticed = list(where.told(tuple(noticed), outcome.document, None))
    stored = store.save(name, files, to_json(document))
    problems = (*outcome.problems, *noticed, *stored.problems)
    return replace(outcome, problems=problems, written=(*outcome.written, *stored.written))


def print_review(outcome: Outcome, path: Path, office: Office, store: Store, catalogue: Catalogue) -> Outcome:
    """The 送审稿 and the 计算底稿 of a report, both DOCX, beside it; the outcome as it is where it has no document."""
    from fupin_reports.writers.formats import docx_writer

    made = examined(path, office)
    if outcome.document is None or made.document is None or made.source is None:
        return outcome
    write = docx_writer()
    copy = review_copy(made.document, made.problems, made.source, lambda p: catalogue.message(p).cause)
    written, problems = list(outcome.written), list(outcome.problems)
    for document, suffix in ((copy, REVIEW), (working_paper(made.document), PAPER)):
        document = stamped(document, made.document)
        content, noticed = write(document, outcome.name + suffix)
        stored = store.save(outcome.name + suffix, {".docx": content}, to_json(document))
        written += stored.written
        problems += (*noticed, *stored.problems)
    return replace(outcome, problems=tuple(problems), written=tuple(written))


def stamped(document: Document, data: Document) -> Document:
    """`document` with the fingerprint of `data`: what the data alone gave, without the words of a person."""
    return replace(document, meta=replace(document.meta, data=data_fingerprint(data)))


def last_tree(store: Store, name: str) -> Document | None:
    """What the data gave last time; None for a report that is new, or made by another version."""
    try:
        return from_json(text) if (text := store.tree(name)) is not None else None
    except ValueError:
        return None


def told_why(problem: Problem, why: str) -> Problem:
    """S003 with the reason why nothing could be carried over."""
    return replace(problem, words={**problem.words, "why": why}) if problem.code == "S003" and why else problem
