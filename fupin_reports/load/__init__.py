"""A YAML file on disk -> `Source`: every scalar exactly as typed, with its place.

The only room that knows yaml. It composes nodes and never builds values, so nothing is guessed: `0755` stays 0755,
`28.10` stays 28.10, `no` stays no. What cannot be read is a problem with file, line and column.
"""

from fupin_reports.load.first_look import first_looks
from fupin_reports.load.fix import Fixed, fixed, load_fixed
from fupin_reports.load.load import load, parsed
from fupin_reports.load.nodes import MAX_DEPTH
from fupin_reports.load.text import lines_of, read_bytes, read_text

__all__ = [
    "MAX_DEPTH",
    "Fixed",
    "first_looks",
    "fixed",
    "lines_of",
    "load",
    "load_fixed",
    "parsed",
    "read_bytes",
    "read_text",
]
