"""LibreOffice works every formula out anew, without our results to copy, and comes to our totals."""

from __future__ import annotations

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from workbooks import LEDGERS, workbook_of

from fupin_reports.workbook import FIRST_ROW, Formula
from fupin_reports.writers.xlsx import write

SOFFICE = shutil.which("soffice")
RESULT = re.compile(rb"(<f>[^<]*</f>)<v>[^<]*</v>")

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice (soffice) to work the formulas out")


def without_results(content: bytes) -> tuple[bytes, int]:
    """The same workbook with formulas only; and how many there were."""
    result, removed = BytesIO(), 0
    with ZipFile(BytesIO(content)) as source, ZipFile(result, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            part, number = RESULT.subn(rb"\1", source.read(name))
            removed += number
            target.writestr(name, part)
    return result.getvalue(), removed


@pytest.mark.parametrize("name", [name for name in LEDGERS if name != "云溪镇"])  # it states no money
def test_a_workbook_recalculated_gives_our_totals(name: str, tmp_path: Path) -> None:
    book = workbook_of(name)
    stripped, removed = without_results(write(book))
    (tmp_path / "台账.xlsx").write_bytes(stripped)
    assert SOFFICE is not None
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [SOFFICE, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "新"), "台账.xlsx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=180)
    again = openpyxl.load_workbook(tmp_path / "新" / "台账.xlsx", data_only=True)
    compared = 0
    for sheet in book.sheets:
        for r, row in enumerate(sheet.rows, FIRST_ROW):
            for c, cell in enumerate(row.cells, 1):
                if isinstance(cell, Formula):
                    found = again[sheet.name].cell(r, c).value
                    assert found == pytest.approx(float(cell.value or 0), rel=1e-12), (sheet.name, r, c, cell.text)
                    compared += 1
    assert compared == removed > 0
