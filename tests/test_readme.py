"""What the README promises, tried."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import ROOT

from fupin_reports.document import Paragraph, text_of
from fupin_reports.pipeline import Office, make_document, read_settings
from fupin_reports.project import Project

README = (ROOT / "README.md").read_text("utf-8")
ROW = re.compile(r"^\| (`(?:本年|指标|户人分解).*?) \| (.+?) \|$", re.MULTILINE)
NAMES = [
    (name, printed)
    for names, prints in ROW.findall(README)
    for name, printed in zip(re.findall(r"`(.+?)`", names), prints.split("、"), strict=True)
]


def test_the_table_of_names_is_found() -> None:
    assert len(NAMES) >= 12


@pytest.mark.parametrize(("name", "printed"), NAMES)
def test_a_name_of_the_readme_prints_what_it_says(name: str, printed: str, project: Project) -> None:
    township = "青坪乡" if name.startswith("本年") else "云溪镇"
    path = project.file(township, 2023)
    path.write_text(path.read_text("utf-8") + f'\n导语:\n  - "有{{{{ {name} }}}}"\n', "utf-8")
    settings, _ = read_settings(project)
    assert settings is not None
    document = make_document(path, Office(project, 2023, settings)).document
    assert document is not None
    assert next(text_of(b.words) for b in document.blocks if isinstance(b, Paragraph)) == f"有{printed}。"


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#:]+)\)", README))
def test_a_link_of_the_readme_leads_somewhere(link: str) -> None:
    assert Path(ROOT / link).exists()
