"""`output/<year>/`: the only module that writes there.

A file is written whole or not at all. A file that a person has changed since we wrote it is never overwritten, unless
what they wrote is in the new one (`Edited`): then theirs is kept under a dated name. Else it stays, and ours is put
beside it. What we wrote is remembered by fingerprint in `.fupin/manifest.json`; the tree that the data alone gave is
kept beside it.

Codes: S001 a file is held open · S004 a file of the report's other format was not made anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path

from fupin_reports.problems import Problem, Problems, Severity
from fupin_reports.receipt import FILE, KEEPING, Receipt
from fupin_reports.source import Span
from fupin_reports.store.by_hand import dated_name, place_of_ours
from fupin_reports.store.files import Stamp, failure, fingerprint, write_whole
from fupin_reports.store.history import Entry, remember
from fupin_reports.store.lock import locked, opened_elsewhere
from fupin_reports.store.manifest import Written
from fupin_reports.store.names import PDF, SUFFIXES, WORD
from fupin_reports.store.seals import Seal
from fupin_reports.store.shelf import Edited, Shelf

PRINT_IN_NAME = 12  # characters of a fingerprint in the name of a tree


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of one report: the files written, and what a person should know."""

    written: tuple[Path, ...]
    problems: tuple[Problem, ...] = ()


class Store(Shelf):
    """The same folder, to write to."""

    @contextmanager
    def alone(self) -> Iterator[bool]:
        """Keeps other runs out; false where one is at work in the folder."""
        with locked(self._folder, KEEPING) as ours, self._journal.held() if ours else nullcontext():
            yield ours

    def save(
        self,
        report: str,
        files: Mapping[str, bytes],
        tree: str,
        over: Edited | None = None,
        *,
        merged: bool = False,
        inputs: Mapping[str, str] | None = None,
    ) -> Stored:
        """Writes the files of one report, by suffix (".docx"), and keeps its tree.

        Where a person has changed one of them, all of ours go beside it, so that DOCX and PDF stay a pair; but `over` is
        a DOCX whose words are in ours (`merged`) or are to go, which is kept under a dated name. What will be written is
        remembered before it is: stopped halfway, neither version is taken for a person's.
        """
        if held := self._held_open(report, files):
            return Stored((), held)
        try:
            manifest = self._journal.read()
            if over is not None:
                read = (*manifest.ours(report + WORD), fingerprint(over.content))
                manifest = manifest.with_files({report + WORD: read})
            place = place_of_ours(self._folder, self._name, report, files, manifest)
            stem, problems = place.stem, place.problems
            if not place.kept and over is not None and not over.as_written and WORD in files:
                self._keep(report, over.content)
            ours = {stem + suffix: fingerprint(content) for suffix, content in files.items()}
            before = manifest.written.get(stem, ())
            version = self._version(stem, ours, tree, merged=merged)
            both = {name: (*manifest.ours(name), new) for name, new in ours.items()}
            self._journal.add(both, {}, stem if version else "", (*before, *version))
        except OSError as error:
            return Stored((), (failure(self._name, error),))
        stamps, failures = self._write(stem, files)
        problems = (*problems, *failures)
        try:
            made = dict.fromkeys(stamps, inputs) if inputs and stem == report else {}
            word_written = bool(version) and stem + WORD in stamps
            prints = {name: (ours[name],) for name in stamps}
            self._checked |= stamps
            self._journal.add(prints, made, stem if word_written else "", version, stamps)
            if word_written:
                self._forget(one for one in before if one.tree != version[0].tree)
            write_whole(self._folder / KEEPING / f"{stem}.json", tree.encode())
        except OSError as error:
            problems = (*problems, failure(f"{self._name}/{KEEPING}", error))
        stale = [p for p in self._not_made_anew(report, stem, files) if p.words["file"] != place.kept]
        return Stored(tuple(self._folder / name for name in stamps), (*problems, *stale))

    def save_page(self, name: str, suffix: str, content: bytes) -> Stored:
        """Writes a file that is no report (`name` and `suffix` make its file name); one that a person has changed or put
        there stays, ours goes beside it.
        """
        try:
            manifest = self._journal.read()
            place = place_of_ours(self._folder, self._name, name, {suffix: content}, manifest)
            path, new = self._folder / (place.stem + suffix), fingerprint(content)
            self._journal.add({path.name: (*manifest.ours(path.name), new)})
            write_whole(path, content)
            self._journal.add({path.name: (new,)})
        except OSError as error:
            return Stored((), (failure(f"{self._name}/{name}{suffix}", error),))
        return Stored((path,), place.problems)

    def remove(self, name: str) -> bool:
        """Removes a file of ours; whether it is gone. One that a person has changed stays. OSError where it cannot be."""
        path = self._folder / name
        if fingerprint(path.read_bytes()) not in self._journal.read().ours(name):
            return False
        path.unlink()
        return True

    def remember(self, entries: Sequence[Entry]) -> Problems:
        """Adds to the history of what moved."""
        try:
            remember(self._folder / KEEPING, entries)
        except OSError as error:
            return (failure(f"{self._name}/{KEEPING}", error),)
        return ()

    def keep_receipt(self, receipt: Receipt) -> None:
        """For the next run, which may see by it that there is nothing to do. Where it cannot be written, that one looks."""
        with suppress(OSError):
            write_whole(self._folder / KEEPING / FILE, receipt.text().encode("utf-8", "surrogatepass"))

    def seal(self, report: str, data: bytes, day: str, version: str) -> Seal:
        """Freezes the report's files as they are now, with its data. OSError where that cannot be written."""
        paths = (self._folder / (report + suffix) for suffix in SUFFIXES)
        files = {path.name: fingerprint(path.read_bytes()) for path in paths if path.exists()}
        seal = Seal(day, version, fingerprint(data), files)
        write_whole(self.sealed_data(report), data)
        self._journal.settle(self._journal.read().sealed(report, seal))
        return seal

    def unseal(self, report: str) -> None:
        """Lets the report be made again. OSError where that cannot be written."""
        self._journal.settle(self._journal.read().sealed(report, None))
        self.sealed_data(report).unlink(missing_ok=True)

    def _held_open(self, report: str, files: Iterable[str]) -> Problems:
        """S001 for the first of the report's files that another program has open."""
        path = next((p for suffix in files if opened_elsewhere(p := self._folder / (report + suffix))), None)
        words = {"kind": "open", "reason": ""}
        return () if path is None else (Problem("S001", Span(f"{self._name}/{path.name}"), words),)

    def _keep(self, report: str, content: bytes) -> None:
        """A person's DOCX beside the new one."""
        write_whole(self._folder / dated_name(self._folder, report, WORD, content), content)

    def _version(self, stem: str, ours: Mapping[str, str], tree: str, *, merged: bool) -> tuple[Written, ...]:
        """The DOCX about to be written with its tree, which is on disk before it; none where none is written."""
        if stem + WORD not in ours:
            return ()
        print_ = ours[stem + WORD]
        name = f"{stem}.{print_[:PRINT_IN_NAME]}.json"
        write_whole(self._folder / KEEPING / name, tree.encode())
        return (Written(print_, name, merged),)

    def _write(self, stem: str, files: Mapping[str, bytes]) -> tuple[dict[str, Stamp], Problems]:
        """The stamps of the files that could be written, by name, and S001 or S002 for each other one."""
        stamps: dict[str, Stamp] = {}
        problems: Problems = ()
        for suffix, content in files.items():
            name = stem + suffix
            try:
                stamps[name] = write_whole(self._folder / name, content)
            except OSError as error:
                problems = (*problems, failure(f"{self._name}/{name}", error))
        return stamps, problems

    def _forget(self, versions: Iterable[Written]) -> None:
        """Removes trees of a DOCX that is no more."""
        for one in versions:
            with suppress(OSError):
                (self._folder / KEEPING / one.tree).unlink(missing_ok=True)

    def _not_made_anew(self, report: str, stem: str, files: Mapping[str, bytes]) -> Problems:
        """S004 for the report's other files under the plain name that are older than what was written now."""
        stale = [report + suffix for suffix in SUFFIXES if suffix not in files or (stem != report and suffix == PDF)]
        return tuple(
            Problem("S004", Span(f"{self._name}/{name}"), {"file": name}, severity=Severity.NOTE)
            for name in stale
            if (self._folder / name).exists()
        )
