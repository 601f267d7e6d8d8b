"""`make bench`: every benchmark in turn, or those named: `make bench ARGS=checking`."""

from __future__ import annotations

import sys

from bench import checking

BENCHMARKS = {"checking": checking.run}

for name in sys.argv[1:] or BENCHMARKS:
    BENCHMARKS[name]()
