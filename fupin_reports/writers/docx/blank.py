"""The blank Word file that every report starts from: our own parts, none of python-docx's default document."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZipFile

from docx.opc.constants import CONTENT_TYPE, NAMESPACE, RELATIONSHIP_TYPE

from fupin_reports import gbt9704 as gbt
from fupin_reports.gbt9704 import Face
from fupin_reports.writers.docx.measure import Measures
from fupin_reports.writers.docx.sections import margin_parts, section
from fupin_reports.writers.docx.styles import StyleId
from fupin_reports.writers.docx.stylesheet import styles_xml
from fupin_reports.writers.docx.theme import theme_xml
from fupin_reports.writers.docx.wordml import DECLARATION, NAMESPACES, tag

# What Word looks for where the office's own typeface is not installed.
OTHER_NAMES: dict[Face, str] = {
    Face.FANGSONG: "仿宋",
    Face.KAITI: "楷体",
    Face.HEITI: "SimHei",
    Face.XIAOBIAOSONG: "FZXiaoBiaoSong-B05S",
    Face.SONGTI: "SimSun",
}


@cache
def blank_file(layout: gbt.Layout, draft: str = "", *, turned: bool = False, ends_turned: bool = False) -> bytes:
    """An empty .docx with styles, settings, fonts and page numbers; without properties, which are each report's own.

    A draft has its mark in the head of every page. Where some pages are `turned` the headers of those are there, and the
    body's own section is one of them where it `ends_turned`.
    """
    m = Measures(layout)
    parts = {
        "styles.xml": (CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES, styles_xml(m, draft=bool(draft))),
        "settings.xml": (CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS, _settings(m)),
        "theme/theme1.xml": (CONTENT_TYPE.OFC_THEME, RELATIONSHIP_TYPE.THEME, theme_xml()),
        "fontTable.xml": (CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE, _fonts()),
        **margin_parts(m, draft, _draft_mark(draft) if draft else "", turned=turned),
    }
    ids = {name: f"rId{number}" for number, name in enumerate(parts, start=1)}
    main = [("word/document.xml", RELATIONSHIP_TYPE.OFFICE_DOCUMENT, "rId1")]
    file = BytesIO()
    with ZipFile(file, "w") as word:
        types = [("/word/document.xml", CONTENT_TYPE.WML_DOCUMENT_MAIN)]
        types += [(f"/word/{name}", content_type) for name, (content_type, _, _) in parts.items()]
        word.writestr("[Content_Types].xml", _content_types(types))
        word.writestr("_rels/.rels", _relationships(main))
        word.writestr("word/document.xml", _document(ids, m, draft=bool(draft), turned=ends_turned))
        links = [(name, relation, ids[name]) for name, (_, relation, _) in parts.items()]
        word.writestr("word/_rels/document.xml.rels", _relationships(links))
        for name, (_, _, content) in parts.items():
            word.writestr(f"word/{name}", content)
    return file.getvalue()


def _content_types(types: list[tuple[str, str]]) -> str:
    defaults = (("rels", CONTENT_TYPE.OPC_RELATIONSHIPS), ("xml", CONTENT_TYPE.XML))
    return (
        f'{DECLARATION}<Types xmlns="{NAMESPACE.OPC_CONTENT_TYPES}">'
        + "".join(f'<Default Extension="{extension}" ContentType="{kind}"/>' for extension, kind in defaults)
        + "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in types)
        + "</Types>"
    )


def _relationships(links: list[tuple[str, str, str]]) -> str:
    return (
        f'{DECLARATION}<Relationships xmlns="{NAMESPACE.OPC_RELATIONSHIPS}">'
        + "".join(f'<Relationship Id="{id_}" Type="{kind}" Target="{target}"/>' for target, kind, id_ in links)
        + "</Relationships>"
    )


def _document(ids: dict[str, str], m: Measures, *, draft: bool, turned: bool) -> str:
    """A body that holds the page only: A4, 版心, line grid, page numbers, and of a draft the mark in its head."""
    return (
        f"{DECLARATION}<w:document {NAMESPACES}>{tag('body', section(m, ids, turned=turned, draft=draft))}</w:document>"
    )


def _draft_mark(words: str) -> str:
    """The mark of a draft in a box of its own, the same on odd and even pages."""
    rule = tag("bdr", val="single", sz=12, space=4, color="auto")
    run = f'<w:r>{tag("rPr", rule)}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'
    return tag("p", tag("pPr", tag("pStyle", val=StyleId.DRAFT_MARK)), run)


def _settings(m: Measures) -> str:
    """Settings in the schema's order."""
    word_2013 = tag("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    return (
        f"{DECLARATION}<w:settings {NAMESPACES}>"
        + tag("zoom", percent=100)
        + tag("defaultTabStop", val=m.glyph)
        + tag("evenAndOddHeaders")
        # Every mark keeps its full 字, or a line would take more than 28.
        + tag("characterSpacingControl", val="doNotCompress")
        + tag("compat", tag("useFELayout"), word_2013)
        + tag("themeFontLang", val="en-US", eastAsia="zh-CN")
        + tag("decimalSymbol", val=".")
        + tag("listSeparator", val=",")
        + "</w:settings>"
    )


def _fonts() -> str:
    """The typefaces by name, with the one to take where it is missing."""
    pitch = tag("pitch", val="variable")
    chinese = (
        tag("font", tag("altName", val=OTHER_NAMES[face]), tag("charset", val="86"), pitch, name=face.value)
        for face in Face
    )
    latin = tag("font", tag("charset", val="00"), tag("family", val="roman"), pitch, name=gbt.LATIN_FACE)
    return f"{DECLARATION}<w:fonts {NAMESPACES}>{''.join(chinese)}{latin}</w:fonts>"
