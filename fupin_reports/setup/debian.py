"""Debian's and Ubuntu's package system: what to install, by whom, and the command a person has to type instead."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from pathlib import Path

from fupin_reports.setup.console import SetupError, say
from fupin_reports.setup.tools import Log, ToolError

INSTALL = ("apt-get", "install", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=60")
WANTS_LISTS = (
    r"Unable to (locate|fetch)|no installation candidate|Couldn't find any|Can't (select|find)|Failed to fetch"
)
PASSED_BY_SUDO = ("http_proxy", "https_proxy", "ftp_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY")


class Right(Enum):
    """Who runs set-up, as far as installing packages goes."""

    ROOT = "root"
    SUDO = "sudo without a password"
    ASKS = "sudo with a password"
    NONE = "no sudo"

    @property
    def installs(self) -> bool:
        """Whether packages can be installed without asking a person."""
        return self in {Right.ROOT, Right.SUDO}


def is_debian() -> bool:
    """Whether this system has apt: Debian, Ubuntu and their kin (also 优麒麟, UOS)."""
    return sys.platform == "linux" and all(shutil.which(tool) for tool in ("apt-get", "dpkg-deb"))


def right() -> Right:
    """What the user running this may do."""
    if sys.platform == "win32":
        return Right.NONE
    if os.geteuid() == 0:
        return Right.ROOT
    if not shutil.which("sudo"):
        return Right.NONE
    tried = subprocess.run(
        ["sudo", "-n", "true"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return Right.SUDO if tried.returncode == 0 else Right.ASKS


def command_to_type(packages: Iterable[str], who: Right) -> str:
    """The one line that installs the packages when a person types it."""
    install = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    match who:
        case Right.ROOT:
            return f"apt-get update && {install}"
        case Right.SUDO | Right.ASKS:
            return f"sudo apt-get update && sudo {install}"
        case Right.NONE:
            return f"su -c {shlex.quote(f'apt-get update && {install}')}"


def as_root(command: Iterable[str], who: Right, environment: Mapping[str, str]) -> tuple[str, ...]:
    """The command as root runs it. sudo drops the environment, so the user's proxy is handed on."""
    if who is Right.ROOT:
        return tuple(command)
    kept = [f"{name}={environment[name]}" for name in PASSED_BY_SUDO if name in environment]
    return ("sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C.UTF-8", *kept, *command)


def venv_package(version: tuple[int, int], default_python: Path = Path("/usr/bin/python3")) -> str:
    """The package that lets this Python make virtual environments; the plain name for the system's own python3."""
    name = f"python{version[0]}.{version[1]}"
    is_default = not default_python.exists() or default_python.resolve().name == name
    return "python3-venv" if is_default else f"{name}-venv"


def install(packages: tuple[str, ...], who: Right, log: Log) -> None:
    """Install the packages; SetupError with the command to type where apt cannot."""
    say(f"正在安装系统软件包：{' '.join(packages)} …")
    command = as_root((*INSTALL, *packages), who, os.environ)
    try:
        with_fresh_lists(log, command, update=as_root(("apt-get", "update"), who, os.environ), again=command)
    except ToolError as failure:
        stopped = log.stopped("安装系统软件包", failure)
        raise SetupError(stopped.cause, type_this=command_to_type(packages, who), log=log.path) from failure


def download(package: str, folder: Path, log: Log) -> Path:
    """The package's .deb, fetched into the folder without installing it; needs no rights.

    Where the system's package lists are missing or stale they are fetched into the folder too.
    """
    lists, cache = folder / "lists", folder / "cache"
    for place in (lists, cache):
        (place / "partial").mkdir(parents=True)
    apt = ("apt-get", "-o", f"Dir::State::Lists={lists}", "-o", f"Dir::Cache={cache}", "-o", "APT::Sandbox::User=")
    fetch = ("download", package)
    with_fresh_lists(log, ("apt-get", *fetch), update=(*apt, "update"), again=(*apt, *fetch), folder=folder)
    return next(folder.glob(f"{package}_*.deb"))


def with_fresh_lists(
    log: Log, command: Sequence[str], *, update: Sequence[str], again: Sequence[str], folder: Path | None = None
) -> None:
    """Run the command; only where it fails for want of package lists, update them and run it `again`.

    An update may fail in part, with any exit code, and still be enough; what it said tells why, if it was not.
    """
    try:
        log.run(*command, folder=folder)
    except ToolError as failure:
        if not re.search(WANTS_LISTS, failure.output):
            raise
        updated = log.attempt(*update)
        try:
            log.run(*again, folder=folder)
        except ToolError as second:
            raise ToolError(updated + second.output) from failure
