"""LibreOffice makes PDFs of DOCX files: `… FOLDER OUT each|all`, a process a file or one for all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

FILES = sorted(Path(sys.argv[1]).glob("*.docx"))
WAYS = {"each": [[file] for file in FILES], "all": [FILES]}

with TemporaryDirectory() as profile:
    for batch in WAYS[sys.argv[3]]:
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation={Path(profile).as_uri()}",
                *("--headless", "--convert-to", "pdf", "--outdir", sys.argv[2]),
                *map(str, batch),
            ],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
