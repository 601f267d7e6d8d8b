"""`python -m fupin_reports`, the same as `fupin`.

Worker processes import this module too, as the one that they were started from: it brings nothing with it.
"""


def main() -> None:
    """Runs the command line and exits."""
    import fupin_reports.loading  # noqa: F401 - before all that loads
    from fupin_reports.cli.app import main as run

    run()


if __name__ == "__main__":
    main()
