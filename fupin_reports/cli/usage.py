"""Usage errors in Chinese: what was typed wrong, and what could have been meant. Exit code 2."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from typer.core import TyperGroup

from fupin_reports.cli.console import say


def explain(error: Any, arguments: Sequence[str], program: TyperGroup) -> None:
    """Says what is wrong with the command line. The kind of error is told by its class and fields, never its English."""
    command = next((word for word in arguments if word in program.commands), None)
    typed = next((word for word in arguments if not word.startswith("-")), None)
    if command is None and typed is not None:
        say(f"错误：没有“{typed}”这个命令{suggestion(typed, program.commands)}")
        say("可用的命令：" + "、".join(program.commands))
    elif (option := getattr(error, "option_name", None)) is not None:
        known = (
            [name for p in program.commands[command].params for name in p.opts] if command else ["--version", "--help"]
        )
        if type(error).__name__ == "NoSuchOption":
            say(f"错误：没有“{option}”这个选项{suggestion(option, known)}")
        else:
            say(f"错误：选项“{option}”的写法不对，后面可能少了值")
    elif (param := getattr(error, "param", None)) is not None:
        name = param.metavar if param.param_type_name == "argument" else "/".join(param.opts)
        if type(error).__name__ == "MissingParameter":
            say(f"错误：缺少“{name}”")
        else:
            say(f"错误：“{name}”的值不对{'，要写四位数的年份，如 2023' if '--year' in param.opts else ''}")
    else:
        say("错误：命令写法不对，可能多写了内容：" + " ".join(arguments))
    say(f"用法见：fupin {command + ' ' if command else ''}--help")


def suggestion(word: str, known: Any) -> str:
    """The nearest known word, as a question."""
    near = get_close_matches(word, list(known), n=1)
    return f"，是否应为“{near[0]}”？" if near else ""
