"""The open typefaces: fetched as a Debian package, unpacked into the user's data folder, never committed.

Fandol comes under GPL-3 with the font exception, so its README and COPYING are kept beside the files.
"""

from __future__ import annotations

import gzip
import subprocess
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import IO

from fupin_reports.fonts import OUR_FILES, font_folder
from fupin_reports.setup import debian
from fupin_reports.setup.console import SetupError, say
from fupin_reports.setup.tools import Log, ToolError

PACKAGE = "texlive-lang-chinese"
FACES = PurePosixPath("usr/share/texlive/texmf-dist/fonts/opentype/public/fandol")
PAPERS = PurePosixPath("usr/share/doc/texlive-doc/fonts/fandol")


def wanted_members() -> Mapping[PurePosixPath, str]:
    """Which files of the package are kept, and under which names."""
    faces = {FACES / name: name for name in OUR_FILES.values()}
    return faces | {PAPERS / "README": "README", PAPERS / "COPYING.gz": "COPYING", PAPERS / "COPYING": "COPYING"}


def are_here(folder: Path | None = None) -> bool:
    """Whether every face is in the folder (the user's own by default)."""
    place = font_folder() if folder is None else folder
    return all((place / name).is_file() for name in OUR_FILES.values())


def unpack(package: IO[bytes], folder: Path) -> None:
    """Write the wanted files of the package's tar stream into the folder; each appears whole or not at all.

    SetupError when a face is missing from the stream or is not an OpenType font.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = wanted_members()
    with tempfile.TemporaryDirectory(prefix=".fonts-", dir=folder.parent) as scratch:
        with tarfile.open(fileobj=package, mode="r|") as archive:
            for member in archive:
                name = wanted.get(PurePosixPath(member.name))
                content = archive.extractfile(member) if name and member.isfile() else None
                if name and content:
                    plain = gzip.decompress(content.read()) if member.name.endswith(".gz") else content.read()
                    (Path(scratch) / name).write_bytes(plain)
        found = {file.name: file for file in Path(scratch).iterdir()}
        broken = [name for name in OUR_FILES.values() if name not in found or not is_font(found[name])]
        if broken:
            raise SetupError(f"字体包 {PACKAGE} 里缺少可用的字体：{'、'.join(broken)}。")
        for name, file in found.items():
            file.replace(folder / name)


def is_font(file: Path) -> bool:
    """Whether the file begins like an OpenType font."""
    with file.open("rb") as opened:
        return opened.read(4) == b"OTTO"


def fetch(log: Log) -> None:
    """Fetch the package, keep the faces, forget the rest."""
    folder = font_folder()
    say("正在下载公文字体（仿宋、楷体、黑体、宋体、小标宋，约50MB）…")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".package-", dir=folder.parent) as scratch:
        try:
            package = debian.download(PACKAGE, Path(scratch), log)
        except ToolError as failure:
            raise log.stopped("下载公文字体", failure) from failure
        command = ["dpkg-deb", "--fsys-tarfile", str(package)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as opened:
            assert opened.stdout is not None
            try:
                unpack(opened.stdout, folder)
            except (tarfile.TarError, EOFError) as error:
                raise SetupError(f"字体包下载不完整（{error}），请再运行一次。", log=log.path) from error
