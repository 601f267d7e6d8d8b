"""WeasyPrint 70.0 on shorter ways: the same pages, byte for byte, in little more than half of the time.

WeasyPrint computes everything anew for every box. Our pages have some hundred boxes that differ in a few styles only, and a
process prints hundreds of reports in the same styles; what a style says is worked out here once and kept with it. Each
module holds ways that stand in for WeasyPrint's own, which go on doing whatever is unlike our pages.

These are its inner parts, so they are replaced in the one version whose source they were written after, and not so much as
imported in another: that prints the same pages in its own time. The tests print the same reports on both ways, and fail
when another version comes: then its source is read again, and KNOWN raised.
"""

from fupin_reports.writers.pdf.swift.page import Page
from fupin_reports.writers.pdf.swift.ways import KNOWN, as_it_comes, in_use, quicken

__all__ = ["KNOWN", "Page", "as_it_comes", "in_use", "quicken"]
