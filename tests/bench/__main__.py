"""`make bench`: every benchmark in turn, or those named: `make bench ARGS=checking`."""

from __future__ import annotations

import sys

from bench import checking, many, memory, workers

BENCHMARKS = {"checking": checking.run, "workers": workers.run, "memory": memory.run, "many": many.run}

if __name__ == "__main__":  # worker processes come by here, too
    for name in sys.argv[1:] or BENCHMARKS:
        BENCHMARKS[name]()
