"""docxtpl: a Word template filled for every report. `… CONTENTS OUT TEMPLATE`, DOCX only."""

from __future__ import annotations

import sys

from docxtpl import DocxTemplate

from bench.peers import contents

for name, blocks, out in contents():
    template = DocxTemplate(sys.argv[3])
    template.render({"blocks": blocks}, autoescape=True)
    template.save(str(out / f"{name}.docx"))
