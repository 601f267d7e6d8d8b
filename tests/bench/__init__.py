"""Benchmarks: what the program costs, and against what else. `make bench`; never part of the tests."""
