"""`make bench`: every benchmark in turn, or those named: `make bench ARGS="stages against"`; then the tables in the papers."""

from __future__ import annotations

import sys

from bench import against, checking, many, memory, stages, workers
from bench.results import write_tables

BENCHMARKS = {
    "against": against.run,
    "stages": stages.run,
    "workers": workers.run,
    "many": many.run,
    "memory": memory.run,
    "checking": checking.run,
}

if __name__ == "__main__":  # worker processes come by here, too
    try:
        for name in sys.argv[1:] or BENCHMARKS:
            BENCHMARKS[name]()
    finally:
        write_tables()
