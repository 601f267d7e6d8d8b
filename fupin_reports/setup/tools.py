"""Running other programs: their output goes to a log, a failure becomes one Chinese sentence with its cause."""

from __future__ import annotations

import errno
import os
import re
import shlex
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fupin_reports.setup.console import SetupError
from fupin_reports.system_reasons import reason

# The first that matches wins: without a network pip also says that there is no matching version.
CAUSES: tuple[tuple[str, str], ...] = (
    (r"No space left on device|Errno 28|not have enough free space", "磁盘空间不足（约需1GB），请清理后再运行。"),
    (
        r"Could not get lock|Unable to acquire the dpkg|Unable to lock",
        "系统正在安装或更新别的软件（软件包系统被占用），请等几分钟再运行。",
    ),
    (r"dpkg was interrupted", "系统上一次安装软件时中断了，请由管理员执行 dpkg --configure -a 后再运行。"),
    (r"CERTIFICATE_VERIFY_FAILED|certificate verif", "无法验证软件源的证书，请检查本机时间和证书（或代理）设置。"),
    (
        r"Temporary failure|Could not resolve|getaddrinfo failed|Name or service not known|NewConnectionError"
        r"|NameResolutionError|Connection refused|ConnectTimeout|Read timed out|timed out|Network is unreachable"
        r"|ProxyError|Could not connect|Unable to connect|Connection failed|RemoteDisconnected|Connection reset",
        "连不上软件源，请检查网络或代理设置后再运行。",
    ),
    (
        r"DO NOT MATCH THE HASHES|Hash Sum mismatch",
        "下载的文件与校验码不符，可能是镜像不同步或下载中断，请稍后再运行。",
    ),
    (r"No matching distribution|Could not find a version", "软件源里没有所需的版本，请检查 pip 的镜像设置。"),
    (
        r"Unable to locate package|no installation candidate|Can't select candidate|Couldn't find any package",
        "软件源里没有这个软件包，请检查 apt 的软件源（Ubuntu 需启用 universe）。",
    ),
    (
        r"Permission denied|Operation not permitted|Access is denied|WinError 5\b|WinError 32",
        "没有写入权限，或文件正被别的程序占用。",
    ),
)


class ToolError(Exception):
    """A program ended with an error; `output` is everything it said."""

    def __init__(self, output: str) -> None:
        super().__init__(output[-500:])
        self.output = output


def cause_of(output: str) -> str:
    """Why a program failed, as a sentence for a clerk; its own last line where the reason is not a known one."""
    for pattern, sentence in CAUSES:
        if re.search(pattern, output, re.IGNORECASE):
            return sentence
    said = [line.strip() for line in output.splitlines() if line.strip()]
    return f"原因不明，最后一行是：{said[-1]}" if said else "原因不明。"


def cause_of_system_error(error: OSError) -> str:
    """The same for an error of the operating system itself: disk, permissions, a vanished file."""
    where = f"（{error.filename}）" if error.filename else ""
    if error.errno == errno.ENOSPC:
        return f"磁盘空间不足{where}，请清理后再运行。"
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return f"没有写入权限，或文件正被别的程序占用{where}。"
    return f"{reason(error)}{where}。"


def surroundings(given: Mapping[str, str]) -> dict[str, str]:
    """The environment for the tools: the user's own (mirror, proxy, certificates), less what would mislead them.

    `PIP_USER` in a person's configuration would refuse every virtual environment; PYTHONPATH and PYTHONHOME would mix
    another Python's modules in; apt must speak English for `cause_of` and ask no questions.
    """
    kept = {name: value for name, value in given.items() if name not in {"PYTHONPATH", "PYTHONHOME"}}
    return kept | {
        "PIP_USER": "0",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_NO_INPUT": "1",
        "PYTHONIOENCODING": "utf-8",
        "DEBIAN_FRONTEND": "noninteractive",
        "LC_ALL": "C.UTF-8",
    }


@dataclass(frozen=True, slots=True)
class Log:
    """The file that keeps what the tools said in the latest set-up."""

    path: Path

    def start(self) -> None:
        """Empty the log."""
        self.path.write_text("", encoding="utf-8")

    def add(self, text: str) -> None:
        """Append a line."""
        with self.path.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text.rstrip("\n") + "\n")

    def run(self, *command: str | Path, folder: Path | None = None) -> str:
        """What the command said; ToolError when it ends with an error or cannot be started."""
        words = [str(word) for word in command]
        self.add(f"$ {shlex.join(words)}")
        try:
            done = subprocess.run(
                words,
                cwd=folder,
                env=surroundings(os.environ),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                errors="replace",
                check=False,
            )
        except OSError as error:
            self.add(str(error))
            raise ToolError(str(error)) from error
        self.add(done.stdout)
        if done.returncode != 0:
            raise ToolError(done.stdout)
        return done.stdout

    def attempt(self, *command: str | Path) -> str:
        """What the command said, whether or not it ended with an error."""
        try:
            return self.run(*command)
        except ToolError as failure:
            return failure.output

    def stopped(self, what: str, failure: ToolError) -> SetupError:
        """The failure of step `what` as the lines that the clerk sees."""
        return SetupError(f"{what}没有成功。{cause_of(failure.output)}", log=self.path)
