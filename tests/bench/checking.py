"""Checking a province: 1,500 township files, against merely reading the same files as YAML.

Goal: under 20 ms of processor time a file.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from bench.measure import Cost, cost_of, machine, python
from bench.province import province
from bench.results import record

FILES = 1500
GOAL = 20.0  # ms a file
READ = """
import pathlib, yaml
for path in pathlib.Path("data/2023").glob("*.yaml"):
    yaml.load(path.read_text("utf-8"), yaml.{loader})
"""


def run() -> None:
    """Measures and prints."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / "province"
        province(folder, FILES)
        start = cost_of(python("-c", "import fupin_reports.pipeline"), folder)
        check = cost_of(python("-m", "fupin_reports", "check", "--format", "json"), folder)
        pure = cost_of(python("-c", READ.format(loader="SafeLoader")), folder)
        fast = cost_of(python("-c", READ.format(loader="CSafeLoader")), folder)
    each = (check.seconds - start.seconds) / FILES * 1000
    print(f"checking {FILES} townships ({machine()})")
    for title, cost in (
        ("fupin check", check),
        ("yaml.safe_load, pure Python, reads only", pure),
        ("yaml CSafeLoader, reads only", fast),
    ):
        print(row(title, cost, check))
    verdict = record("核对一个文件", each, " 毫秒", goal=GOAL)
    print(f"  {each:.1f} ms of CPU a file without start-up ({start.seconds:.2f} s); {verdict}")
    if check.code:
        print(check.said[:2000])


def row(title: str, cost: Cost, ours: Cost) -> str:
    """One line of the table."""
    each = cost.seconds / FILES * 1000
    return f"  {title:42} {each:6.1f} ms a file  {cost.peak:6.0f} MB  ours is {ours.seconds / cost.seconds:5.2f} times that"
