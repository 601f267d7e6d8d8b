"""theme1.xml: strict readers ask for the part; nothing of ours refers to it, for a theme's typefaces win over names."""

from __future__ import annotations

from fupin_reports import gbt9704 as gbt
from fupin_reports.gbt9704 import Face
from fupin_reports.writers.docx.wordml import DECLARATION

_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/main"
_NAME = "公文"
_LIGHT = ("lt1", "lt2")
_COLOURED = (*(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
_STYLES_OF_EACH_KIND = 3  # the least that the schema allows


def theme_xml() -> str:
    """The least theme the schema allows, in black and white, with the typefaces of title and body."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{"FFFFFF" if name in _LIGHT else "000000"}"/></a:{name}>'
        for name in ("dk1", "lt1", "dk2", "lt2", *_COLOURED)
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    formats = "".join(
        f"<a:{kind}>{content * _STYLES_OF_EACH_KIND}</a:{kind}>"
        for kind, content in (
            ("fillStyleLst", fill),
            ("lnStyleLst", f"<a:ln>{fill}</a:ln>"),
            ("effectStyleLst", effect),
            ("bgFillStyleLst", fill),
        )
    )
    fonts = _fonts("major", Face.XIAOBIAOSONG) + _fonts("minor", Face.FANGSONG)
    return (
        f'{DECLARATION}<a:theme xmlns:a="{_NAMESPACE}" name="{_NAME}"><a:themeElements>'
        f'<a:clrScheme name="{_NAME}">{colours}</a:clrScheme>'
        f'<a:fontScheme name="{_NAME}">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="{_NAME}">{formats}</a:fmtScheme>'
        "</a:themeElements></a:theme>"
    )


def _fonts(role: str, face: Face) -> str:
    return (
        f'<a:{role}Font><a:latin typeface="{gbt.LATIN_FACE}"/>'
        f'<a:ea typeface="{face.value}"/><a:cs typeface=""/></a:{role}Font>'
    )
