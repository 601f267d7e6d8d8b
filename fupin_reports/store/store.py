"""`output/<year>/`: the only module that writes there.

A file is written whole or not at all. A file that a person has changed since we wrote it is never overwritten, unless
what they wrote is in the new one (`Edited`): then theirs is kept under a dated name. Else it stays, and ours is put
beside it. What we wrote is remembered by fingerprint in `.fupin/manifest.json`; the tree that the data alone gave is
kept beside it.

Codes: S003 a person's file was kept · S004 a file of the report's other format was not made anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from fupin_reports.problems import Problem, Severity
from fupin_reports.receipt import FILE, Receipt, kept_in
from fupin_reports.source import Span
from fupin_reports.store.files import Stamp, dated_name, failure, fingerprint, stamp, write_whole
from fupin_reports.store.history import Entry, remember
from fupin_reports.store.journal import Journal
from fupin_reports.store.lock import locked, opened_elsewhere
from fupin_reports.store.manifest import Manifest, Written
from fupin_reports.store.seals import Seal, since_sealed

OURS_BESIDE = "（新生成）"
DRAFT = "（草稿）"
KEEPING = ".fupin"
SEALED = "定稿"
MANIFEST = "manifest.json"
WORD = ".docx"
PDF = ".pdf"
SUFFIXES = (WORD, PDF)
PRINT_IN_NAME = 12  # characters of a fingerprint in the name of a tree
BOARD = "index"
"""The stem of the page that tells of the year's reports; it is none of them."""
PDF_KIND = "PDF 的种类"
"""What only a PDF is made from: whether it is for the archives."""
NEVER_MADE, BY_A_PERSON = "没有生成过", "被人改过"


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of one report: the files written, and what a person should know."""

    written: tuple[Path, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Edited:
    """A DOCX that may hold a person's words: its bytes, the trees that the data alone gave when it may have been written
    (one, or two where a run was cut short; none where that is not known), and whether it is byte for byte what we wrote,
    with words carried over before.
    """

    content: bytes
    trees: tuple[str, ...]
    as_written: bool


class Store:
    """One year's output folder; `name` says how it is called in messages."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder
        self._name = name
        self._journal = Journal(folder / KEEPING / MANIFEST)
        self._known: Manifest | None = None  # as last read, while nobody else may write
        self._checked: dict[str, Stamp] = {}  # of files whose content was looked at

    def name_of(self, report: str) -> str:
        """What the report's DOCX is called in messages."""
        return f"{self._name}/{report}{WORD}"

    def edited(self, report: str) -> Edited | None:
        """The report's DOCX where a person's words may be in it; None where it is as the data gave it, or not there."""
        path = self._folder / (report + WORD)
        try:
            content = path.read_bytes()
        except OSError:
            return None
        manifest = self._manifest()
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
        for suffix in files:
            path = self._folder / (report + suffix)
            if opened_elsewhere(path):
                words = {"kind": "open", "reason": ""}
                return Stored((), (Problem("S001", Span(f"{self._name}/{path.name}"), words),))
        try:
            stem = report
            problems: tuple[Problem, ...] = ()
            manifest = self._manifest()
            if over is not None:
                read = (*manifest.ours(report + WORD), fingerprint(over.content))
                manifest = manifest.with_files({report + WORD: read})
            if changed := self._changed_by_hand(report, files, manifest):
                stem = self._free_stem(report, files, manifest)
                words = {"file": changed, "beside": "、".join(stem + suffix for suffix in files), "why": ""}
                problems = (Problem("S003", Span(f"{self._name}/{changed}"), words, severity=Severity.WARNING),)
            elif over is not None and not over.as_written and WORD in files:
                self._keep(report, over.content)
            ours = {stem + suffix: fingerprint(content) for suffix, content in files.items()}
            before = manifest.written.get(stem, ())
            version = self._version(stem, ours, tree, merged=merged)
            both = {name: (*manifest.ours(name), new) for name, new in ours.items()}
            self._remember(both, stem if version else "", (*before, *version))
        except OSError as error:
            return Stored((), (failure(self._name, error),))
        written: list[Path] = []
        stamps: dict[str, Stamp] = {}
        for suffix, content in files.items():
            path = self._folder / (stem + suffix)
            try:
                stamps[path.name] = write_whole(path, content)
            except OSError as error:
                problems = (*problems, failure(f"{self._name}/{path.name}", error))
                continue
            written.append(path)
        try:
            made = {path.name: inputs for path in written if stem == report} if inputs else {}
            word_written = bool(version) and any(path.suffix == WORD for path in written)
            prints = {path.name: (ours[path.name],) for path in written}
            self._checked |= stamps
            self._remember(prints, stem if word_written else "", version, made, stamps)
            if word_written:
                self._forget([one for one in before if one.tree != version[0].tree])
            write_whole(self._folder / KEEPING / f"{stem}.json", tree.encode())
        except OSError as error:
            problems = (*problems, failure(f"{self._name}/{KEEPING}", error))
        stale = [p for p in self._not_made_anew(report, stem, files) if p.words["file"] != changed]
        return Stored(tuple(written), (*problems, *stale))

    def save_page(self, name: str, suffix: str, content: bytes) -> Stored:
        """Writes a file that is no report (`name` and `suffix` make its file name); one that a person has changed or put
        there stays, ours goes beside it.
        """
        try:
            stem, files, manifest = name, {suffix: content}, self._manifest()
            problems: tuple[Problem, ...] = ()
            if changed := self._changed_by_hand(name, files, manifest):
                stem = self._free_stem(name, files, manifest)
                words = {"file": changed, "beside": stem + suffix, "why": ""}
                problems = (Problem("S003", Span(f"{self._name}/{changed}"), words, severity=Severity.WARNING),)
            path, new = self._folder / (stem + suffix), fingerprint(content)
            self._remember({path.name: (*manifest.ours(path.name), new)})
            write_whole(path, content)
            self._remember({path.name: (new,)})
        except OSError as error:
            return Stored((), (failure(f"{self._name}/{name}{suffix}", error),))
        return Stored((path,), problems)

    def _version(self, stem: str, ours: Mapping[str, str], tree: str, *, merged: bool) -> tuple[Written, ...]:
        """The DOCX about to be written with its tree, which is on disk before it; none where none is written."""
        if stem + WORD not in ours:
            return ()
        print_ = ours[stem + WORD]
        name = f"{stem}.{print_[:PRINT_IN_NAME]}.json"
        write_whole(self._folder / KEEPING / name, tree.encode())
        return (Written(print_, name, merged),)

    def _forget(self, versions: Iterable[Written]) -> None:
        """Removes trees of a DOCX that is no more."""
        for one in versions:
            with suppress(OSError):
                (self._folder / KEEPING / one.tree).unlink(missing_ok=True)

    def holds_words(self, name: str) -> bool:
        """Whether the file of that name is a DOCX of ours with a person's words in it."""
        path = self._folder / name
        return any(one.merged for one in self._manifest().written.get(path.stem, ())) and path.suffix == WORD

    def _keep(self, report: str, content: bytes) -> None:
        """A person's DOCX beside the new one."""
        write_whole(self._folder / dated_name(self._folder, report, WORD, content), content)

    @contextmanager
    def alone(self) -> Iterator[bool]:
        """Keeps other runs out; false where one is at work in the folder."""
        with locked(self._folder, KEEPING) as ours:
            self._known = self._journal.read() if ours else None
            if self._known is not None and self._journal.has_lines:
                with suppress(OSError):  # told by the first file that cannot be written
                    self._settle(self._known)
            try:
                yield ours
            finally:
                self._known = None

    def reports(self) -> Mapping[str, tuple[str, ...]]:
        """What the folder has of ours, by report: the names of the files that we wrote and that are still there."""
        found: dict[str, tuple[str, ...]] = {}
        for name in self._manifest().files:
            path = self._folder / name
            if path.exists():
                found[path.stem] = (*found.get(path.stem, ()), name)
        return found

    def there(self, names: Iterable[str]) -> tuple[str, ...]:
        """Those of `names` that lie in the folder as files, whoever wrote them."""
        return tuple(name for name in names if (self._folder / name).is_file())

    def remove(self, name: str) -> bool:
        """Removes a file of ours; whether it is gone. One that a person has changed stays. OSError where it cannot be."""
        path = self._folder / name
        if fingerprint(path.read_bytes()) not in self._manifest().ours(name):
            return False
        path.unlink()
        return True

    def tree(self, report: str) -> str | None:
        """The tree that the data alone gave for that report at the last run, as text; None where there is none."""
        try:
            return (self._folder / KEEPING / f"{report}.json").read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return None

    def remember(self, entries: Sequence[Entry]) -> tuple[Problem, ...]:
        """Adds to the history of what moved."""
        try:
            remember(self._folder / KEEPING, entries)
        except OSError as error:
            return (failure(f"{self._name}/{KEEPING}", error),)
        return ()

    def seals(self) -> Mapping[str, Seal]:
        """The reports of the year that are 定稿."""
        return self._manifest().seals

    def sealed_data(self, report: str) -> Path:
        """Where the data of a sealed report are kept as they were."""
        return self._folder / KEEPING / SEALED / f"{report}.yaml"

    def seal(self, report: str, data: bytes, day: str, version: str) -> Seal:
        """Freezes the report's files as they are now, with its data. OSError where that cannot be written."""
        paths = (self._folder / (report + suffix) for suffix in SUFFIXES)
        files = {path.name: fingerprint(path.read_bytes()) for path in paths if path.exists()}
        seal = Seal(day, version, fingerprint(data), files)
        write_whole(self.sealed_data(report), data)
        self._settle(self._manifest().sealed(report, seal))
        return seal

    def unseal(self, report: str) -> None:
        """Lets the report be made again. OSError where that cannot be written."""
        self._settle(self._manifest().sealed(report, None))
        self.sealed_data(report).unlink(missing_ok=True)

    def under_seal(self, report: str, data: Path) -> tuple[Problem, ...]:
        """What a person should know of a sealed report: S008 its data have changed since, S009 its files have."""
        return since_sealed(self.seals()[report], report, data, self._folder, self._name)

    def stale(self, report: str, suffixes: Iterable[str], inputs: Mapping[str, str]) -> tuple[str, ...]:
        """Why the report's files of those formats are to be made anew: 没有生成过, 被人改过, or the inputs that changed.

        Nothing where they are as they would be made.
        """
        manifest = self._manifest()
        reasons: list[str] = []
        for suffix in suffixes:
            path = self._folder / (report + suffix)
            made = manifest.inputs.get(path.name)
            try:
                now = stamp(path)
                unchanged = now == manifest.stamps.get(path.name)
                found = "" if unchanged else fingerprint(path.read_bytes())
            except OSError:
                reasons.append(NEVER_MADE)
                continue
            if not unchanged and found not in manifest.ours(path.name):
                reasons.append(BY_A_PERSON)
                continue
            self._checked[path.name] = now
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
        known = {**self._manifest().stamps, **self._checked}
        return {name: known[name] for name in names if name in known}

    def keep_receipt(self, receipt: Receipt) -> None:
        """For the next run, which may see by it that there is nothing to do. Where it cannot be written, that one looks."""
        with suppress(OSError):
            write_whole(self._folder / KEEPING / FILE, receipt.text().encode("utf-8", "surrogatepass"))

    def _remember(
        self,
        files: Mapping[str, tuple[str, ...]],
        report: str = "",
        versions: tuple[Written, ...] = (),
        inputs: Mapping[str, Mapping[str, str]] | None = None,
        stamps: Mapping[str, Stamp] | None = None,
    ) -> None:
        """Adds to what is known, on disk and here."""
        self._journal.add(files, inputs or {}, report, versions, stamps)
        if self._known is not None:
            known = self._known.with_files(files).made_from(inputs or {}).stamped(stamps or {})
            self._known = known.with_written(report, versions) if report else known

    def _manifest(self) -> Manifest:
        """What is known; read anew unless other runs are kept out."""
        return self._known if self._known is not None else self._journal.read()

    def _settle(self, manifest: Manifest) -> None:
        """Writes the manifest whole."""
        self._journal.settle(manifest)
        self._known = manifest if self._known is not None else None

    def _changed_by_hand(self, stem: str, files: Mapping[str, bytes], manifest: Manifest) -> str:
        """The first file of that stem that is neither what we wrote nor what we would write now; or nothing."""
        for suffix, content in files.items():
            path = self._folder / (stem + suffix)
            if not path.exists():
                continue
            found = fingerprint(path.read_bytes())
            if found != fingerprint(content) and found not in manifest.ours(path.name):
                return path.name
        return ""

    def _free_stem(self, report: str, files: Mapping[str, bytes], manifest: Manifest) -> str:
        """A stem beside the person's files that no person has changed either."""
        number = 1
        while True:
            stem = report + (OURS_BESIDE if number == 1 else f"{OURS_BESIDE[:-1]}{number}{OURS_BESIDE[-1]}")
            if not self._changed_by_hand(stem, files, manifest):
                return stem
            number += 1

    def _not_made_anew(self, report: str, stem: str, files: Mapping[str, bytes]) -> tuple[Problem, ...]:
        """S004 for the report's other files under the plain name that are older than what was written now."""
        stale = [report + suffix for suffix in SUFFIXES if suffix not in files or (stem != report and suffix == PDF)]
        return tuple(
            Problem("S004", Span(f"{self._name}/{name}"), {"file": name}, severity=Severity.NOTE)
            for name in stale
            if (self._folder / name).exists()
        )
