"""`output/<year>/` as it lies there: what is ours, what a person changed, what is out of date. Nothing is written here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from fupin_reports.problems import Problem
from fupin_reports.receipt import KEEPING, kept_in, names_in, stamps_in
from fupin_reports.store.files import Stamp, fingerprint, stamp
from fupin_reports.store.journal import Journal
from fupin_reports.store.manifest import Written
from fupin_reports.store.names import BY_A_PERSON, MANIFEST, NEVER_MADE, PDF, PDF_KIND, SEALED, WORD
from fupin_reports.store.seals import Seal, since_sealed


@dataclass(frozen=True, slots=True)
class Edited:
    """A DOCX that may hold a person's words: its bytes, the trees that the data alone gave when it may have been written
    (one, or two where a run was cut short; none where that is not known), and whether it is byte for byte what we wrote,
    with words carried over before.
    """

    content: bytes
    trees: tuple[str, ...]
    as_written: bool


class Shelf:
    """One year's output folder; `name` says how it is called in messages."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder, self._name = folder, name
        self._journal = Journal(folder / KEEPING / MANIFEST)
        self._checked: dict[str, Stamp] = {}  # of files whose content was looked at

    def name_of(self, report: str) -> str:
        """What the report's DOCX is called in messages."""
        return f"{self._name}/{report}{WORD}"

    def reports(self) -> Mapping[str, tuple[str, ...]]:
        """What the folder has of ours, by report: the names of the files that we wrote and that are still there."""
        found: dict[str, tuple[str, ...]] = {}
        there = set(names_in(self._folder))
        for name in self._journal.read().files:
            if name in there:
                report = name.rpartition(".")[0]
                found[report] = (*found.get(report, ()), name)
        return found

    def listed(self) -> dict[str, Stamp]:
        """Every file of the folder with its stamp: asking for each takes longer than listing them."""
        return dict(stamps_in(self._folder))

    def there(self, names: Iterable[str]) -> tuple[str, ...]:
        """Those of `names` that lie in the folder as files, whoever wrote them."""
        return tuple(name for name in names if (self._folder / name).is_file())

    def tree(self, report: str) -> str | None:
        """The tree that the data alone gave for that report at the last run, as text; None where there is none."""
        try:
            return (self._folder / KEEPING / f"{report}.json").read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return None

    def edited(self, report: str) -> Edited | None:
        """The report's DOCX where a person's words may be in it; None where it is as the data gave it, or not there."""
        path = self._folder / (report + WORD)
        try:
            content = path.read_bytes()
        except OSError:
            return None
        manifest = self._journal.read()
        found = fingerprint(content)
        versions = manifest.written.get(report, ())
        known = next((one for one in versions if one.print == found), None)
        if known is not None:
            return Edited(content, self._trees([known]), as_written=True) if known.merged else None
        if found in manifest.ours(path.name):
            return None
        return Edited(content, self._trees(versions), as_written=False)

    def _trees(self, versions: Iterable[Written]) -> tuple[str, ...]:
        """The trees of those versions, as far as they can be read."""
        found: list[str] = []
        for one in versions:
            with suppress(OSError, UnicodeDecodeError):
                found.append((self._folder / KEEPING / one.tree).read_text("utf-8"))
        return tuple(found)

    def holds_words(self, name: str) -> bool:
        """Whether the file of that name is a DOCX of ours with a person's words in it."""
        path = self._folder / name
        return any(one.merged for one in self._journal.read().written.get(path.stem, ())) and path.suffix == WORD

    def stale(
        self,
        report: str,
        suffixes: Iterable[str],
        inputs: Mapping[str, str],
        there: Mapping[str, Stamp] | None = None,
    ) -> tuple[str, ...]:
        """Why the report's files of those formats are to be made anew: 没有生成过, 被人改过, or the inputs that changed.

        Nothing where they are as they would be made. `there` is what lies in the folder, for who asks for many.
        """
        manifest = self._journal.read()
        reasons: list[str] = []
        for suffix in suffixes:
            name = report + suffix
            made = manifest.inputs.get(name)
            try:
                now = there.get(name) if there is not None else stamp(self._folder / name)
                unchanged = now is not None and now == manifest.stamps.get(name)
                found = "" if unchanged else fingerprint((self._folder / name).read_bytes())
            except OSError:
                reasons.append(NEVER_MADE)
                continue
            if not unchanged and found not in manifest.ours(name):
                reasons.append(BY_A_PERSON)
                continue
            if now is not None:
                self._checked[name] = now
            if made is None:
                reasons.append(NEVER_MADE)
            else:
                own = [name for name in inputs if name != PDF_KIND or suffix == PDF]
                reasons += [name for name in own if made.get(name) != inputs[name]]
        return tuple(dict.fromkeys(reasons))

    def kept(self) -> str:
        """The fingerprint of all that is known here."""
        return kept_in(self._folder)

    def stamps(self, names: Iterable[str]) -> dict[str, Stamp]:
        """The stamps of those files as they were when they were last found to be ours."""
        known = {**self._journal.read().stamps, **self._checked}
        return {name: known[name] for name in names if name in known}

    def seals(self) -> Mapping[str, Seal]:
        """The reports of the year that are 定稿."""
        return self._journal.read().seals

    def sealed_data(self, report: str) -> Path:
        """Where the data of a sealed report are kept as they were."""
        return self._folder / KEEPING / SEALED / f"{report}.yaml"

    def under_seal(self, report: str, data: Path) -> tuple[Problem, ...]:
        """What a person should know of a sealed report: S008 its data have changed since, S009 its files have."""
        return since_sealed(self.seals()[report], report, data, self._folder, self._name)
