"""XLSX by XlsxWriter: numbers as exact text, sums as formulas with our results, the same bytes on any day."""

from fupin_reports.writers.xlsx.writer import TooLong, write

__all__ = ["TooLong", "write"]
