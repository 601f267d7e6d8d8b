"""`fupin`: the commands, in Chinese. Exit codes: 0 done, 1 problems in data, templates or set-up, 2 wrong command.

Heavy libraries are imported by the commands that need them, so that help and usage errors come at once.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperGroup
from typer.main import get_command

from fupin_reports import __version__
from fupin_reports.cli.console import make_printable, say
from fupin_reports.cli.help import ChineseCommand, ChineseGroup
from fupin_reports.cli.usage import explain

HELP_OPTIONS = {"help_option_names": ["--help", "-h"]}
app = typer.Typer(
    cls=ChineseGroup,
    context_settings=HELP_OPTIONS,
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
)

Townships = Annotated[list[str] | None, typer.Argument(metavar="[乡镇…]", help="只做这些乡镇；不写就做全部")]
SomeReports = Annotated[list[str], typer.Argument(metavar="单位...", help="一个或几个乡镇、单位")]
OneTownship = Annotated[str, typer.Argument(metavar="单位", help="乡镇或单位名称，也是文件名")]
Strict = Annotated[bool, typer.Option("--strict", help="提醒也算错误")]
Archive = Annotated[bool, typer.Option("--archive", help="PDF 存成档案级（PDF/A-2a），长期保存、移交档案用")]
Draft = Annotated[bool, typer.Option("--draft", help="出草稿：有错误、没填完的也印，标在有关的地方")]
YearOption = Annotated[int | None, typer.Option("--year", metavar="年度", help="哪一年；不写就用 data/ 里最近的一年")]


@app.callback(invoke_without_command=True)
def program(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="显示版本号")] = False,
) -> None:
    """扶贫开发工作总结：每个乡镇填一个 YAML 文件，生成 DOCX 和 PDF，合计全部自动计算。

    例：
      fupin build                 生成最近一年全部乡镇的报告
      fupin check 青坪乡          只核对，不生成
      fupin new 青坪乡 --year 2024  新建一份填报文件
    """
    if version:
        say(f"fupin {__version__}")
        raise typer.Exit(0)
    if context.invoked_subcommand is None:
        say(context.get_help())
        raise typer.Exit(2)


@app.command(cls=ChineseCommand)
def build(
    townships: Townships = None,
    year: YearOption = None,
    format_: Annotated[
        str | None, typer.Option("--format", metavar="格式", help="只要 docx 或 pdf，不写就两种都要；xlsx 是资金台账")
    ] = None,
    draft: Draft = False,
    strict: Strict = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="不要手工改动，全按数据重做；改过的 DOCX 另存在旁边")] = False,
    force: Annotated[bool, typer.Option("--force", help="没有变化的也重做")] = False,
    corrections: Annotated[
        bool,
        typer.Option(
            "--corrections", help="数有变化的，另写一份“更正说明”报县里；改的那一行后面用 # 写了原因的，一起印"
        ),
    ] = False,
    archive: Archive = False,
    review: Annotated[
        bool, typer.Option("--review", help="另写“送审稿”（每个算出的数都有批注）和“计算底稿”，给审的人看")
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers", metavar="个数", min=1, help="同时用几个进程；不写就把 CPU 全用上", show_default=False
        ),
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option("--scheduler", metavar="地址", help="交给 Dask 集群做，如 tcp://10.0.0.5:8786"),
    ] = None,
) -> None:
    """生成报告，写到 output/年度/。

    数据、设置、模板都没有变的报告不重做。在 Word 里改过的话会带到新的报告里，里面的数换成现在的；两边改了同一处的，留手工的，加批注。

    有错误的乡镇不生成（原来的文件不动），其余照常生成。
    还没填完想先看一稿的，用 --draft：另写成“乡镇（草稿）”，每页有草稿标记，正式报告不动。

    中途按 Ctrl-C：做完的都留着，再运行一次接着做。

    例：
      fupin build
      fupin build --draft
      fupin build 青坪乡 云溪镇 --year 2023
      fupin build --format docx
      fupin build --format xlsx      资金台账，合计是公式
    """
    from fupin_reports.cli.again import Again
    from fupin_reports.cli.ahead import load_ahead

    looks_closer = draft or strict or fresh or force or review
    again = None if looks_closer else Again(Path.cwd(), year, (*(townships or ()), "", format_ or "", str(archive)))
    if again is not None and (line := again.line()) is not None:
        say(line)
        raise typer.Exit(0)
    if scheduler is None and not townships:
        load_ahead(Path.cwd(), year, format_, all_of_them=looks_closer)

    from fupin_reports.cli.build import run

    raise typer.Exit(
        run(
            Path.cwd(),
            tuple(townships or ()),
            year,
            format_,
            draft=draft,
            strict=strict,
            fresh=fresh,
            force=force,
            corrections=corrections,
            archive=archive,
            review=review,
            workers=workers,
            scheduler=scheduler,
            again=again,
        )
    )


@app.command(cls=ChineseCommand)
def check(
    townships: Townships = None,
    year: YearOption = None,
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="格式",
            help="text（给人看）、lines 或 github（一条一行，给编辑器和构建服务器）、json（给程序）",
        ),
    ] = "text",
    strict: Strict = False,
) -> None:
    """核对数据和模板，不生成文件。

    例：
      fupin check
      fupin check 青坪乡 --year 2023
      fupin check --format json --strict
    """
    from fupin_reports.cli.check import run

    raise typer.Exit(run(Path.cwd(), tuple(townships or ()), year, format_, strict))


@app.command(cls=ChineseCommand)
def status(townships: Townships = None, year: YearOption = None, archive: Archive = False) -> None:
    """看每份报告是不是最新的；不是的，说明为什么。有一份不是最新的，退出码为 1。

    例：
      fupin status
      fupin status 青坪乡 --year 2023
    """
    from fupin_reports.cli.status import run

    raise typer.Exit(run(Path.cwd(), tuple(townships or ()), year, archive=archive))


@app.command(cls=ChineseCommand)
def board(year: YearOption = None) -> None:
    """汇总看板：把全年各乡镇的情况写成一页网页 output/年度/index.html，用浏览器打开。

    谁报了、谁没报，错误和提醒怎么改，资金按来源、按乡镇多少，比上年增减，计划完成多少，比上次改了什么，每份报告的文件。
    不用联网；整个文件夹拷到 U 盘上，到哪儿都能看、能印。

    例：
      fupin board
      fupin board --year 2023
    """
    from fupin_reports.cli.board import run

    raise typer.Exit(run(Path.cwd(), year))


@app.command(cls=ChineseCommand)
def diff(
    reports: Annotated[list[str] | None, typer.Argument(metavar="[单位...]", help="只看这些；不写就看全部")] = None,
    year: YearOption = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="日期", help="从哪一天起；不写就是最近一次生成")
    ] = None,
) -> None:
    """哪些数变了：原来多少、现在多少、在数据的哪一行、印在哪里。

    例：
      fupin diff
      fupin diff 青坪乡 --since 2023-12-20
    """
    from fupin_reports.cli.diff import run

    raise typer.Exit(run(Path.cwd(), tuple(reports or ()), year, since))


@app.command(cls=ChineseCommand)
def clean(
    year: YearOption = None,
    everything: Annotated[bool, typer.Option("--all", help="正式报告也删（定稿的不删）")] = False,
) -> None:
    """删去用不着的文件：草稿、“（新生成）”、数据已经没有了的报告。只删程序写的、没有人改过的。

    例：
      fupin clean
      fupin clean --all --year 2022
    """
    from fupin_reports.cli.clean import run

    raise typer.Exit(run(Path.cwd(), year, everything))


@app.command(cls=ChineseCommand)
def seal(reports: SomeReports, year: YearOption = None) -> None:
    """定稿：签发了的报告不再重做，换了程序也不重做；县级汇总按定稿时的数。

    例：
      fupin seal 青坪乡
      fupin seal 青坪乡 云溪镇 --year 2023
    """
    from fupin_reports.cli.seal import run

    raise typer.Exit(run(Path.cwd(), tuple(reports), year))


@app.command(cls=ChineseCommand)
def unseal(reports: SomeReports, year: YearOption = None) -> None:
    """撤销定稿：下次生成时按现在的数据重做。

    例：
      fupin unseal 青坪乡
    """
    from fupin_reports.cli.seal import unseal as undo

    raise typer.Exit(undo(Path.cwd(), tuple(reports), year))


@app.command(cls=ChineseCommand)
def fix(
    townships: Townships = None,
    year: YearOption = None,
    preview: Annotated[bool, typer.Option("--preview", help="只显示会改什么，不改文件")] = False,
) -> None:
    """把读取时能修补的写法（全角冒号、全角数字、缺的空格等）在文件里改过来。

    只改写法，不改内容；先把原来的文件存到旁边的 .备份 文件夹。不写乡镇时连 data/设置.yaml 一起看。

    例：
      fupin fix --preview
      fupin fix 青坪乡 --year 2023
    """
    from fupin_reports.cli.fix import run

    raise typer.Exit(run(Path.cwd(), tuple(townships or ()), year, preview))


@app.command(cls=ChineseCommand)
def new(
    township: OneTownship,
    year: YearOption = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind", metavar="文种", help="文种；不写就同上年的文件，没有的就是 乡镇年终总结", show_default=False
        ),
    ] = None,
    from_last_year: Annotated[
        bool | None,
        typer.Option("--from-last-year/--blank", help="用上年的文件作底稿（有就用），或者用空白表", show_default=False),
    ] = None,
) -> None:
    """新建一份填报文件 data/年度/乡镇.yaml；已有的文件不会覆盖。

    例：
      fupin new 青坪乡 --year 2024
      fupin new 青坪乡 --year 2024 --blank
    """
    from fupin_reports.cli.new import run

    raise typer.Exit(run(Path.cwd(), township, year, kind, from_last_year))


@app.command("import", cls=ChineseCommand)
def import_(
    file: Annotated[
        str, typer.Argument(metavar="文件", help="资金台账或填好的表：.xlsx、.csv；--blank 时是空表的文件名")
    ],
    name: Annotated[str, typer.Option("--name", metavar="单位", help="哪个单位；不写就看表里写的")] = "",
    year: Annotated[int | None, typer.Option("--year", metavar="年度", help="哪一年；不写就看表里写的")] = None,
    preview: Annotated[bool, typer.Option("--preview", help="只显示读出什么，不写文件")] = False,
    blank: Annotated[bool, typer.Option("--blank", help="不是读表，是写一份空表给村里填")] = False,
) -> None:
    """把资金台账或村里填好的表读成填报文件 data/年度/单位.yaml；已有的文件不会覆盖。

    说清读了哪些列、合计重算是多少；看不懂的指出在哪一格，有一处就不写。

    例：
      fupin import --blank 空表.xlsx --name 青坪乡
      fupin import 空表.xlsx --preview
      fupin import 明细.csv --name 青坪乡 --year 2023
    """
    from fupin_reports.cli import intake

    if blank:
        raise typer.Exit(intake.blank(Path.cwd(), file, name, year))
    raise typer.Exit(intake.run(Path.cwd(), file, name, year, preview=preview))


@app.command(cls=ChineseCommand)
def figures(
    township: OneTownship,
    word: Annotated[str, typer.Argument(metavar="[词]", help="只列名称或数里有这个词的，如：资金、58.95")] = "",
    year: YearOption = None,
) -> None:
    """列出一份报告里可以引用的全部数：名称、印出来的样子、怎么算的。

    例：
      fupin figures 青坪乡
      fupin figures 青坪乡 合计
      fupin figures 青坪乡 58.95
    """
    from fupin_reports.cli.figures import run

    raise typer.Exit(run(Path.cwd(), township, year, word))


@app.command(cls=ChineseCommand)
def trace(
    wanted: Annotated[str, typer.Argument(metavar="报告|文件:行", help="报告名称，或者数据文件的一行")],
    number: Annotated[
        str, typer.Argument(metavar="[数或名称]", help="印出来的数，或者名称，如：58.95、上年.资金.合计")
    ] = "",
    year: YearOption = None,
) -> None:
    """查一个数的来历：怎么算的、每个数填在哪一行、印在哪里；或者反过来，查一行填的数用到了哪里。

    例：
      fupin trace 青坪乡 58.95
      fupin trace 青坪乡 上年.资金.合计
      fupin trace data/2023/青坪乡.yaml:17
    """
    from fupin_reports.cli.trace import run

    raise typer.Exit(run(Path.cwd(), wanted, number, year))


@app.command(cls=ChineseCommand)
def doctor() -> None:
    """检查运行环境：Python、程序库、字体、终端编码、文件夹。有会让报告出错的问题时退出码为 1。

    例：
      fupin doctor
    """
    from fupin_reports.cli.doctor import run

    raise typer.Exit(run(Path.cwd()))


@app.command("check-layout", cls=ChineseCommand)
def check_layout(
    reports: Annotated[
        list[str] | None, typer.Argument(metavar="[单位或文件...]", help="只量这些报告，或者这些 .pdf、.docx 文件")
    ] = None,
    year: YearOption = None,
    strict: Strict = False,
) -> None:
    """量印出来的 DOCX 和 PDF 合不合公文格式：纸张、版心、每行字数、每页行数、字体、页码、表头，两份的字一不一样。

    按 data/设置.yaml 的“版式”量，没有写的按国家标准（GB/T 9704）。

    例：
      fupin check-layout
      fupin check-layout 青坪乡 --year 2023 --strict
      fupin check-layout 送来的总结.pdf
    """
    from fupin_reports.cli.layout import run

    raise typer.Exit(run(Path.cwd(), tuple(reports or ()), year, strict))


@app.command(cls=ChineseCommand)
def schema(
    check_only: Annotated[bool, typer.Option("--check", help="只看是不是最新，不改文件")] = False,
) -> None:
    """按程序里的填报项目，生成编辑器用的填写提示 data/schema/*.json。

    例：
      fupin schema
    """
    from fupin_reports.cli.schema import run

    raise typer.Exit(run(Path.cwd(), check_only))


@app.command("explain", cls=ChineseCommand)
def explain_code(
    code: Annotated[str | None, typer.Argument(metavar="[代码]", help="如 F201；不写就列出全部代码")] = None,
    write: Annotated[bool, typer.Option("--write", help="重新生成 docs/问题目录.md（改了说法或讲解以后用）")] = False,
) -> None:
    """讲解一个问题代码：为什么报，怎样会报，怎么改。

    例：
      fupin explain
      fupin explain F201
    """
    from fupin_reports.cli.explain import run

    raise typer.Exit(run(Path.cwd(), code, write))


def main() -> None:
    """Runs the command line and exits."""
    make_printable()
    command = get_command(app)
    assert isinstance(command, TyperGroup)
    arguments = sys.argv[1:]
    try:
        code = command.main(args=arguments, prog_name="fupin", standalone_mode=False)
    except typer.TyperException as error:
        explain(error, arguments, command)
        code = 2
    except typer.Abort:
        say("已取消。")
        code = 1
    sys.exit(code if isinstance(code, int) else 0)
