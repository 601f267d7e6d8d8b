"""A workbook or a CSV file -> grids of cells, each as it is stored: its digits, its formula, its format, its address."""

from fupin_reports.readers.grids.grid import Grid, GridCell, Sort, Table, cell_place
from fupin_reports.readers.grids.read import read_tables

__all__ = ["Grid", "GridCell", "Sort", "Table", "cell_place", "read_tables"]
