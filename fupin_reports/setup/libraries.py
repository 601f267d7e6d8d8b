"""The Debian packages of the system libraries that a PDF needs; `fonts` says which libraries those are."""

from __future__ import annotations

from collections.abc import Mapping

from fupin_reports.fontconfig import add_windows_folders, loaded_library
from fupin_reports.fonts import PDF_LIBRARIES, fast_subsetting

PACKAGES: Mapping[str, str] = {
    "gobject": "libglib2.0-0",
    "fontconfig": "libfontconfig1",
    "harfbuzz": "libharfbuzz0b",
    "pango": "libpango-1.0-0",
    "pangoft2": "libpangoft2-1.0-0",
}
"""By the keys of PDF_LIBRARIES. Newer releases keep these names as virtual ones (libglib2.0-0t64)."""

SUBSET_PACKAGE = "libharfbuzz-subset0"


def missing_for_pdf() -> tuple[str, ...]:
    """The packages without which there is no PDF; empty when every library loads. Takes a few milliseconds."""
    add_windows_folders()
    return tuple(PACKAGES[name] for name, files in PDF_LIBRARIES.items() if loaded_library(files) is None)


def missing_for_speed() -> tuple[str, ...]:
    """The package without which a PDF takes some two seconds more."""
    return () if fast_subsetting() else (SUBSET_PACKAGE,)
