"""The virtual environment `.venv`: whether it is whole, making it, filling it from the lock, and its stamp."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from fupin_reports.setup.console import say
from fupin_reports.setup.tools import Log, ToolError, surroundings

OLDEST = (3, 11)
ASK_VERSION = "import sys; print('%d.%d' % sys.version_info[:2], sys.prefix != sys.base_prefix)"


@dataclass(frozen=True, slots=True)
class Project:
    """The folder that set-up works in, and the files in it that it knows."""

    folder: Path

    @property
    def venv(self) -> Path:
        """The virtual environment."""
        return self.folder / ".venv"

    @property
    def scripts(self) -> Path:
        """Where the virtual environment keeps its programs."""
        return self.venv / ("Scripts" if sys.platform == "win32" else "bin")

    @property
    def python(self) -> Path:
        """The virtual environment's interpreter."""
        return self.scripts / ("python.exe" if sys.platform == "win32" else "python")

    @property
    def lock(self) -> Path:
        """Every dependency with version and hashes."""
        return self.folder / "requirements.lock"

    @property
    def stamp(self) -> Path:
        """What was installed, as `fingerprint` says it; written last."""
        return self.venv / "fupin-setup.txt"


def can_make() -> bool:
    """Whether this Python can make virtual environments; Debian ships that part apart."""
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def answer(project: Project, *code: str) -> str | None:
    """What the environment's own Python prints for this code; None when it does not run."""
    try:
        done = subprocess.run(
            [str(project.python), "-I", *code],
            env=surroundings(os.environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def version(project: Project) -> str | None:
    """The environment's Python as "3.11"; None when it is not a working virtual environment of a new enough Python."""
    said = (answer(project, "-c", ASK_VERSION) or "").split()
    if len(said) != 2 or said[1] != "True":
        return None
    return said[0] if tuple(int(part) for part in said[0].split(".")) >= OLDEST else None


def is_whole(project: Project) -> bool:
    """Whether `.venv` was made to its end, in this very folder, and has pip.

    `activate` is the last file that venv writes, and it names the folder: an interrupted or copied one lacks that.
    """
    activate = project.scripts / ("activate.bat" if sys.platform == "win32" else "activate")
    if not activate.is_file() or str(project.venv) not in activate.read_text(encoding="utf-8", errors="replace"):
        return False
    return version(project) is not None and answer(project, "-c", "import pip") is not None


def fingerprint(project: Project) -> str:
    """What the environment must be made from: the lock, the project's own metadata, Python's version, the folder."""
    digest = hashlib.sha256()
    for part in (
        project.lock.read_bytes(),
        (project.folder / "pyproject.toml").read_bytes(),
        str(version(project)).encode(),
        str(project.venv).encode("utf-8", errors="surrogateescape"),
    ):
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


def is_current(project: Project) -> bool:
    """Whether the environment runs and holds what the lock says."""
    if not project.stamp.is_file() or not project.python.exists():
        return False
    return project.stamp.read_text(encoding="ascii", errors="replace").strip() == fingerprint(project)


def base_python() -> str:
    """The interpreter outside any virtual environment, since the one we run in may be the one we remake."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def make(project: Project, log: Log) -> None:
    """Make `.venv` where there is no whole one."""
    if is_whole(project):
        return
    if project.venv.is_symlink():
        project.venv.unlink()
    elif project.venv.exists():
        say("原有的 .venv 不完整或来自别处，重新建立…")
        shutil.rmtree(project.venv)
    say("正在建立运行环境 .venv …")
    try:
        log.run(base_python(), "-m", "venv", project.venv)
    except ToolError as failure:
        raise log.stopped("建立运行环境", failure) from failure


def fill(project: Project, log: Log) -> None:
    """Install the locked dependencies and the project itself, then write the stamp."""
    say("正在安装程序依赖（第一次约1分钟）…")
    project.stamp.unlink(missing_ok=True)
    pip = (project.python, "-m", "pip", "install", "--disable-pip-version-check")
    try:
        log.run(*pip, "--require-hashes", "-r", project.lock, folder=project.folder)
        log.run(*pip, "--no-deps", "--no-build-isolation", "--editable", project.folder, folder=project.folder)
        spell_paths_in_ascii(project)
        log.run(project.python, "-I", "-c", "import fupin_reports", folder=project.venv)
    except ToolError as failure:
        raise log.stopped("安装程序依赖", failure) from failure
    project.stamp.write_text(fingerprint(project) + "\n", encoding="ascii")


def spell_paths_in_ascii(project: Project) -> None:
    """Rewrite the line that makes the project importable, where its folder has a Chinese name.

    Python 3.11 and 3.12 read .pth files in the system's encoding (GBK on Windows), the installer writes UTF-8.
    """
    if str(project.folder).isascii():
        return
    for pattern in ("lib/python3*/site-packages", "Lib/site-packages"):
        for packages in project.venv.glob(pattern):
            line = f"import sys; sys.path.append({str(project.folder)!a})\n"
            (packages / "fupin_reports.pth").write_text(line, encoding="ascii")
