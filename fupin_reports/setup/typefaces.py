"""The open typefaces: fetched as a Debian package, unpacked into the user's data folder, never committed.

Fandol comes under GPL-3 with the font exception, so its README and COPYING are kept beside the files. HanaMinB, for the
rarest characters, comes under OFL-1.1; its copyright file is kept too. Without it reports can be made all the same.
"""

from __future__ import annotations

import gzip
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from typing import IO

from fupin_reports.fonts import OUR_FILES, RARE_FILE, font_folder
from fupin_reports.setup import debian
from fupin_reports.setup.console import SetupError, say
from fupin_reports.setup.tools import Log, ToolError

PACKAGE = "texlive-lang-chinese"
FACES = PurePosixPath("usr/share/texlive/texmf-dist/fonts/opentype/public/fandol")
PAPERS = PurePosixPath("usr/share/doc/texlive-doc/fonts/fandol")

RARE_PACKAGE = "fonts-hanazono"
RARE_MEMBERS: Mapping[PurePosixPath, str] = {
    PurePosixPath("usr/share/fonts/truetype/hanazono") / RARE_FILE: RARE_FILE,
    PurePosixPath("usr/share/doc/fonts-hanazono/copyright"): "HanaMinB-copyright",
}
"""Which files of that package are kept, and under which names."""

NOT_HAD = "HanaMinB-missing"
"""Says, as an empty file, that the package could not be fetched."""

FONT_BEGINNINGS = (b"OTTO", b"\0\1\0\0")
"""How OpenType files begin: with CFF outlines, with TrueType ones."""


def wanted_members() -> Mapping[PurePosixPath, str]:
    """Which files of Fandol's package are kept, and under which names."""
    faces = {FACES / name: name for name in OUR_FILES.values()}
    return faces | {PAPERS / "README": "README", PAPERS / "COPYING.gz": "COPYING", PAPERS / "COPYING": "COPYING"}


def are_here(folder: Path | None = None) -> bool:
    """Whether every face is in the folder (the user's own by default)."""
    place = font_folder() if folder is None else folder
    return all((place / name).is_file() for name in OUR_FILES.values())


def rare_was_tried(folder: Path | None = None) -> bool:
    """Whether that font is in the folder or could not be had: no run is to wait for it a second time."""
    place = font_folder() if folder is None else folder
    return rare_is_here(place) or (place / NOT_HAD).exists()


def rare_is_here(folder: Path | None = None) -> bool:
    """Whether the font of the rarest characters is in the folder."""
    return ((font_folder() if folder is None else folder) / RARE_FILE).is_file()


def unpack(package: IO[bytes], folder: Path) -> None:
    """Write the faces of the package's tar stream into the folder; each appears whole or not at all.

    SetupError when a face is missing from the stream or is not an OpenType font.
    """
    keep(package, folder, wanted_members(), PACKAGE, tuple(OUR_FILES.values()))


def unpack_rare(package: IO[bytes], folder: Path) -> None:
    """The same for the font of the rarest characters."""
    keep(package, folder, RARE_MEMBERS, RARE_PACKAGE, (RARE_FILE,))


def keep(
    package: IO[bytes], folder: Path, wanted: Mapping[PurePosixPath, str], name_of_it: str, fonts: tuple[str, ...]
) -> None:
    """Write the `wanted` files into the folder; SetupError when one of `fonts` is not among them or is none."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".fonts-", dir=folder.parent) as scratch:
        with tarfile.open(fileobj=package, mode="r|") as archive:
            for member in archive:
                name = wanted.get(PurePosixPath(member.name))
                content = archive.extractfile(member) if name and member.isfile() else None
                if name and content:
                    plain = gzip.decompress(content.read()) if member.name.endswith(".gz") else content.read()
                    (Path(scratch) / name).write_bytes(plain)
        found = {file.name: file for file in Path(scratch).iterdir()}
        broken = [name for name in fonts if name not in found or not is_font(found[name])]
        if broken:
            raise SetupError(f"字体包 {name_of_it} 里缺少可用的字体：{'、'.join(broken)}。")
        for name, file in found.items():
            file.replace(folder / name)


def is_font(file: Path) -> bool:
    """Whether the file begins like an OpenType font."""
    with file.open("rb") as opened:
        return opened.read(4) in FONT_BEGINNINGS


def fetch(log: Log) -> None:
    """Fetch the package, keep the faces, forget the rest."""
    say("正在下载公文字体（仿宋、楷体、黑体、宋体、小标宋，约50MB）…")
    fetch_package(PACKAGE, unpack, log)


def fetch_rare(log: Log) -> None:
    """Fetch the font of the rarest characters; where that fails, say what it means and go on without."""
    say("正在下载生僻字字体（约22MB）…")
    try:
        fetch_package(RARE_PACKAGE, unpack_rare, log)
    except SetupError:
        (font_folder() / NOT_HAD).touch()
        say("提示：生僻字字体没有取回，极少数人名、地名用字 PDF 里会印成〓（会提醒），别的不受影响。")


def fetch_package(name: str, unpack: Callable[[IO[bytes], Path], None], log: Log) -> None:
    """Fetch the Debian package of that name and `unpack` it into the user's folder of fonts."""
    folder = font_folder()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".package-", dir=folder.parent) as scratch:
        try:
            package = debian.download(name, Path(scratch), log)
        except ToolError as failure:
            raise log.stopped("下载公文字体", failure) from failure
        command = ["dpkg-deb", "--fsys-tarfile", str(package)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as opened:
            assert opened.stdout is not None
            try:
                unpack(opened.stdout, folder)
            except (tarfile.TarError, EOFError) as error:
                raise SetupError(f"字体包下载不完整（{error}），请再运行一次。", log=log.path) from error
