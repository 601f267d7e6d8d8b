"""What set-up decides from what it finds: the command to type, the cause of a failure, the lines for the clerk."""

from __future__ import annotations

import errno
import io
import os
import sys
from pathlib import Path

import pytest

from fupin_reports.fonts import PDF_LIBRARIES
from fupin_reports.setup import debian, libraries, tools
from fupin_reports.setup.console import SetupError, make_printable
from fupin_reports.setup.debian import Right
from fupin_reports.setup.tools import Log, ToolError

PACKAGES = ("python3-venv", "libpango-1.0-0")


@pytest.mark.parametrize(
    ("who", "line"),
    [
        (Right.ROOT, "apt-get update && apt-get install -y --no-install-recommends python3-venv libpango-1.0-0"),
        (
            Right.ASKS,
            "sudo apt-get update && sudo apt-get install -y --no-install-recommends python3-venv libpango-1.0-0",
        ),
        (
            Right.NONE,
            "su -c 'apt-get update && apt-get install -y --no-install-recommends python3-venv libpango-1.0-0'",
        ),
    ],
)
def test_the_command_to_type_can_be_pasted_by_whoever_reads_it(who: Right, line: str) -> None:
    assert debian.command_to_type(PACKAGES, who) == line


def test_only_root_and_password_less_sudo_install_by_themselves() -> None:
    assert [who for who in Right if who.installs] == [Right.ROOT, Right.SUDO]


def test_root_runs_the_command_as_it_is_and_sudo_hands_the_proxy_on() -> None:
    environment = {"http_proxy": "p:3128", "SECRET": "x"}
    assert debian.as_root(("apt-get", "update"), Right.ROOT, environment) == ("apt-get", "update")
    assert debian.as_root(("apt-get", "update"), Right.SUDO, environment) == (
        *("sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C.UTF-8", "http_proxy=p:3128"),
        *("apt-get", "update"),
    )


def test_the_venv_package_is_named_plainly_for_the_systems_own_python(tmp_path: Path) -> None:
    (tmp_path / "python3.12").touch()
    default = tmp_path / "python3"
    default.symlink_to("python3.12")
    assert debian.venv_package((3, 12), default) == "python3-venv"
    assert debian.venv_package((3, 13), default) == "python3.13-venv"


def test_every_library_of_a_pdf_has_its_package() -> None:
    assert set(libraries.PACKAGES) == set(PDF_LIBRARIES)


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 7", "被占用"),
        ("OSError: [Errno 28] No space left on device", "磁盘空间不足"),
        ("Temporary failure in name resolution\nERROR: No matching distribution found for jinja2", "检查网络"),
        ("ERROR: No matching distribution found for jinja2==3.1.6", "没有所需的版本"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "校验码不符"),
        ("E: Unable to locate package texlive-lang-chinese", "没有这个软件包"),
        ("[Errno 13] Permission denied: '.venv'", "没有写入权限"),
        ("SSLCertVerificationError: CERTIFICATE_VERIFY_FAILED", "证书"),
        ("first\nBoom: something new\n\n", "最后一行是：Boom: something new"),
        ("", "原因不明"),
    ],
)
def test_what_a_program_said_becomes_one_chinese_sentence(output: str, words: str) -> None:
    assert words in tools.cause_of(output)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "磁盘空间不足"),
        (PermissionError(errno.EACCES, "Permission denied", "/data"), "没有写入权限，或文件正被别的程序占用（/data）"),
        (OSError(errno.EROFS, "Read-only file system"), "没有写入权限"),
    ],
)
def test_an_error_of_the_system_becomes_one_chinese_sentence(error: OSError, words: str) -> None:
    assert words in tools.cause_of_system_error(error)


def test_the_tools_keep_the_persons_mirror_and_lose_what_misleads_them() -> None:
    given = {"PIP_INDEX_URL": "mirror", "PIP_USER": "1", "PYTHONPATH": "/x", "PYTHONHOME": "/y"}
    environment = tools.surroundings(given)
    assert environment["PIP_INDEX_URL"] == "mirror"
    assert environment["PIP_USER"] == "0"
    assert not {"PYTHONPATH", "PYTHONHOME"} & set(environment)


def test_a_failed_program_leaves_its_words_in_the_log(tmp_path: Path) -> None:
    log = Log(tmp_path / "设置 记录.log")
    log.start()
    with pytest.raises(ToolError) as failed:
        log.run(sys.executable, "-c", "print('坏了'); raise SystemExit(3)")
    assert failed.value.output.strip() == "坏了"
    assert "坏了" in log.path.read_text(encoding="utf-8")
    with pytest.raises(ToolError):
        log.run(tmp_path / "no-such-program")


def test_package_lists_are_renewed_only_when_they_are_the_reason(tmp_path: Path) -> None:
    log = Log(tmp_path / "log")
    log.start()
    stale = (sys.executable, "-c", "raise SystemExit('E: Unable to locate package x')")
    update = (sys.executable, "-c", "raise SystemExit('W: Temporary failure resolving mirror')")
    debian.with_fresh_lists(log, stale, update=update, again=(sys.executable, "-c", "print('second try')"))
    assert "second try" in log.path.read_text(encoding="utf-8")

    with pytest.raises(ToolError) as failed:  # the network is the cause, not the package's name
        debian.with_fresh_lists(log, stale, update=update, again=stale)
    assert "检查网络" in tools.cause_of(failed.value.output)

    held = (sys.executable, "-c", "raise SystemExit('E: Could not get lock')")
    with pytest.raises(ToolError) as failed:
        debian.with_fresh_lists(log, held, update=update, again=stale)
    assert "被占用" in tools.cause_of(failed.value.output)


def test_a_stop_shows_cause_command_way_out_and_log() -> None:
    stopped = SetupError("缺少软件包。", type_this="apt-get install x", after="也可以先只做 DOCX。", log=Path("a.log"))
    assert stopped.lines() == (
        "错误：缺少软件包。",
        "请执行下面这条命令，然后再运行一次：",
        "  apt-get install x",
        "也可以先只做 DOCX。",
        "详细记录：a.log",
    )
    assert SetupError("坏了。").lines() == ("错误：坏了。",)


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_no_console_encoding_makes_it_stumble(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    console = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n")
    monkeypatch.setattr(sys, "stdout", console)
    make_printable()
    console.write("√ 就绪：" + os.fsdecode(b"/\xe6\x89\xb6\xff") + "𠮷\n")
    console.flush()
