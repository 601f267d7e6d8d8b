"""Which fonts print the faces of the standard, and why a PDF cannot be made."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from fupin_reports import fonts
from fupin_reports.document import Document, Meta, Paragraph, Text
from fupin_reports.fontconfig import installed_fonts
from fupin_reports.fonts import FaceFound, MissingFaces, Origin, found_faces, pdf_obstacle
from fupin_reports.gbt9704 import Face
from fupin_reports.writers.pdf import PdfWriter

ROOT = Path(__file__).parents[1]


@pytest.fixture
def only_fonts_in(tmp_path, monkeypatch):
    """Lets fontconfig see the fonts of one folder only, and takes 仿宋_GB2312 for an alias of DejaVu Sans."""
    config = tmp_path / "fonts.conf"
    config.write_text(
        f"<fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path}/cache</cachedir>"
        "<alias binding='same'><family>仿宋_GB2312</family><accept><family>Some Sans</family></accept></alias>"
        "</fontconfig>",
        encoding="utf-8",
    )
    monkeypatch.setenv("FONTCONFIG_FILE", str(config))
    return tmp_path


def install(folder: Path, family: str, face: Face = Face.KAITI) -> Path:
    """Our file of `face` under another family name, as if an office had installed it."""
    source = fonts.our_file(face)
    assert source is not None
    file = folder / f"{family}.otf"
    with TTFont(source, lazy=True) as font:
        for record in font["name"].names:
            if record.nameID in (1, 16):
                record.string = family
        font.save(file)
    return file


def test_our_own_faces_are_there_after_set_up():
    assert [found.origin for found in found_faces(only_ours=True)] == [Origin.OURS] * len(Face)


def test_the_offices_own_font_comes_first(only_fonts_in):
    file = install(only_fonts_in, "FangSong_GB2312")
    found = found_faces()[0]
    assert (found.face, found.origin, found.family) == (Face.FANGSONG, Origin.OFFICE, "FangSong_GB2312")
    assert found.file == file


def test_the_offices_own_font_prints_the_pdf(only_fonts_in):
    install(only_fonts_in, "FangSong_GB2312")
    meta = Meta(title="总结", unit="青坪乡", kind="", year=2023, date="2023-12-20")
    pdf = PdfWriter().write(Document(meta, (Paragraph("p", (Text("村"),)),)))
    fonts_of_page = PdfReader(BytesIO(pdf)).pages[0]["/Resources"]["/Font"].values()
    assert any(font.get_object()["/BaseFont"].endswith("+FangSong_GB2312") for font in fonts_of_page)


def test_an_alias_is_not_taken_for_the_font_itself(only_fonts_in):
    install(only_fonts_in, "Some Sans")
    installed = installed_fonts()
    assert installed is not None
    assert installed.named("仿宋_GB2312") is None
    assert installed.named("some sans") is not None  # as fontconfig compares: whatever the case


def test_what_some_installed_font_has_is_known_by_the_character(only_fonts_in):
    install(only_fonts_in, "Some Kai")
    installed = installed_fonts()
    assert installed is not None
    assert installed.have("村")
    assert not installed.have("玥")  # FandolKai lacks it
    assert not installed.have("\U000210c1")


def test_without_set_up_another_chinese_face_stands_in(tmp_path, monkeypatch, only_fonts_in):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "empty"))
    found = {f.face: f for f in found_faces()}
    assert {f.origin for f in found.values()} == {Origin.SUBSTITUTE}
    assert found[Face.FANGSONG].family == "NotoSerifSC-Regular"
    assert found[Face.HEITI].family == "NotoSansSC-Regular"


def test_nothing_hinders_a_pdf_after_set_up():
    assert pdf_obstacle() is None


def test_a_face_without_any_chinese_font_hinders_a_pdf():
    faces = tuple(FaceFound(face, (), None if face is Face.KAITI else Origin.OURS) for face in Face)
    assert pdf_obstacle(faces) == MissingFaces((Face.KAITI,))


def test_a_library_that_is_not_there_is_not_loaded():
    assert fonts.loaded_library(("libno-such-thing.so.9",)) is None


def test_the_module_needs_the_standard_library_only():
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from fupin_reports import fonts; print(fonts.found_faces())"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=True)
    assert "FANGSONG" in done.stdout
