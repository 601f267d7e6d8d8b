"""`python -m fupin_reports`, the same as `fupin`."""

from fupin_reports.cli.app import main

if __name__ == "__main__":
    main()
