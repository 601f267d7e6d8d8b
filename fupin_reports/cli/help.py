"""Help in Chinese: Typer's own headings are English and cannot be set, so the pages are laid out here."""

from __future__ import annotations

import inspect
from typing import Any

from typer.core import TyperCommand, TyperGroup

from fupin_reports.cli.console import width

COLUMN = 26


def row(name: str, text: str) -> str:
    """A name and what it means, in two columns."""
    return f"  {name}{' ' * max(COLUMN - width(name), 2)}{text}\n"


def options_of(command: Any) -> str:
    """The options of a command, --help last."""
    rows = [
        row(", ".join(p.opts) + (f" {p.metavar}" if p.metavar and not p.is_flag else ""), p.help or "")
        for p in command.params
        if p.param_type_name == "option"
    ]
    return "\n选项：\n" + "".join(rows) + row("--help", "显示这页说明")


def arguments_of(command: Any) -> list[Any]:
    """The positional parameters of a command."""
    return [p for p in command.params if p.param_type_name == "argument"]


class ChineseCommand(TyperCommand):
    """A command whose help page is Chinese."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """用法, what it does, 参数, 选项."""
        arguments = arguments_of(self)
        usage = " ".join([ctx.command_path, *(p.metavar or p.name for p in arguments), "[选项]"])
        formatter.write(f"用法：{usage}\n\n{inspect.cleandoc(self.help or '')}\n")
        if arguments:
            formatter.write("\n参数：\n" + "".join(row(p.metavar or p.name, p.help or "") for p in arguments))
        formatter.write(options_of(self))


class ChineseGroup(TyperGroup):
    """The program itself: its help page lists the commands."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """用法, what it does, 命令, 选项."""
        formatter.write(f"用法：{ctx.command_path} 命令 [选项]\n\n{inspect.cleandoc(self.help or '')}\n\n命令：\n")
        for name, command in self.commands.items():
            formatter.write(row(name, inspect.cleandoc(command.help or "").split("\n")[0]))
        formatter.write(options_of(self))
