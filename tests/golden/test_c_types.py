"""The C declarations of the WeasyPrint that is locked, as compiled into `writers/pdf/loading/c_types.py`.

`make golden` compiles them anew after an upgrade of WeasyPrint or cffi.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import cffi
import weasyprint.text.ffi

from fupin_reports.writers.pdf.loading import c_types
from fupin_reports.writers.pdf.loading.declarations import digest

FILE = Path(c_types.__file__)
HEAD = '''"""The declarations of WeasyPrint's `text/ffi.py` (© Simon Sapin and contributors, BSD-3-Clause) as cffi compiles them: written by
`make golden`, not by hand.
"""

from typing import Any

DIGEST = "{digest}"
"""The SHA-256 of the declarations."""


def ffi() -> Any:
    """cffi's interface to what they declare; None where the cffi that is there compiles otherwise."""
    import _cffi_backend  # type: ignore[import-untyped]  # carries no types

    try:
        return _cffi_backend.FFI(
'''
FOOT = """        )
    except ImportError:
        return None
"""


def test_what_is_compiled_is_what_weasyprint_declares(tmp_path: Path) -> None:
    source = Path(weasyprint.text.ffi.__file__).read_text("utf-8")
    found = re.search(r"\nffi\.cdef\('''(.*?)'''\)", source, re.DOTALL)
    assert found is not None
    compiled = cffi.FFI()
    compiled.cdef(found[1])
    compiled.set_source("weasyprint", None)
    compiled.emit_python_code(str(tmp_path / "compiled.py"))
    call = (tmp_path / "compiled.py").read_text("utf-8").partition("FFI(")[2].rstrip().removesuffix(")")
    arguments = "".join(
        f"            {line.strip()}\n"
        for line in call.replace("'weasyprint',", "\n'weasyprint',").splitlines()
        if line.strip()
    )
    text = HEAD.format(digest=digest(found[1])) + arguments + FOOT
    if os.environ.get("FUPIN_RECORD_GOLDEN"):
        FILE.write_text(text, "utf-8", newline="\n")
    assert FILE.read_text("utf-8") == text
