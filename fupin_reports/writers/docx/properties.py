"""What the file says about itself: core, extended and custom properties, from `Meta` only; the clock is not asked."""

from __future__ import annotations

from datetime import datetime
from xml.sax.saxutils import escape

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from fupin_reports.document import Meta
from fupin_reports.writers.docx.wordml import DECLARATION

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_CUSTOM_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the one id that custom properties have
_FIRST_CUSTOM_ID = 2  # 0 and 1 are taken by the format


def describe(word: WordDocument, meta: Meta) -> None:
    """Give `word` the properties of the report: who, what, which year, dated as the report is dated."""
    core = word.core_properties
    core.title = meta.title
    core.author = core.last_modified_by = meta.unit
    core.subject = meta.kind
    core.language = "zh-CN"
    core.created = core.modified = datetime.fromisoformat(meta.date)
    _add(word, "app", CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, _extended(meta))
    _add(word, "custom", CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES, _custom(meta))


def _add(word: WordDocument, name: str, content_type: str, relation: str, xml: str) -> None:
    package = word.part.package
    part = Part(PackURI(f"/docProps/{name}.xml"), content_type, (DECLARATION + xml).encode(), package)
    package.relate_to(part, relation)


def _extended(meta: Meta) -> str:
    company = f"<Company>{escape(meta.unit)}</Company>"
    return f'<Properties xmlns="{_OFFICE}/extended-properties">{company}</Properties>'


def _custom(meta: Meta) -> str:
    """文种, 年度 and 单位, by which an office's register can find the file; 数据指纹, by which it is held against its data."""
    values = {
        "文种": f"<vt:lpwstr>{escape(meta.kind)}</vt:lpwstr>",
        "年度": f"<vt:i4>{meta.year}</vt:i4>",
        "单位": f"<vt:lpwstr>{escape(meta.unit)}</vt:lpwstr>",
    }
    if meta.data:
        values["数据指纹"] = f"<vt:lpwstr>{meta.data}</vt:lpwstr>"
    properties = "".join(
        f'<property fmtid="{_CUSTOM_FORMAT}" pid="{pid}" name="{name}">{value}</property>'
        for pid, (name, value) in enumerate(values.items(), start=_FIRST_CUSTOM_ID)
    )
    return (
        f'<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">{properties}</Properties>'
    )
