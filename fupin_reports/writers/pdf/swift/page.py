"""A page of ours as WeasyPrint takes it, without its parser and with the rules of our elements only.

WeasyPrint's own stylesheet has rules for all of HTML, six of them for marks of notes that every element could have: they
cost more than our own.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from typing import Any

from cssselect2 import ElementWrapper  # type: ignore[import-untyped]  # carries no types
from weasyprint import CSS, HTML  # type: ignore[import-untyped]  # as above
from weasyprint.css.counters import CounterStyle  # type: ignore[import-untyped]  # as above

DOCTYPE = "<!DOCTYPE html>"

COUNTERS = CounterStyle()
"""How numbers of pages are written."""

ELEMENTS = CSS(
    counter_style=COUNTERS,
    string="""
head,meta,title{display:none}
body,div,h1,h2,h3,h4,h5,html,p{display:block;unicode-bidi:isolate}
table{display:table;box-sizing:border-box;text-indent:initial;unicode-bidi:isolate}
colgroup{display:table-column-group}
col{display:table-column}
thead{display:table-header-group;vertical-align:middle;break-inside:avoid}
tbody{display:table-row-group;vertical-align:middle}
tr{display:table-row;vertical-align:inherit}
td,th{display:table-cell;vertical-align:inherit}
h1,h2,h3,h4,h5{bookmark-label:content(text);hyphens:manual;break-after:avoid;break-inside:avoid}
h1{bookmark-level:1}
@counter-style decimal{system:numeric;symbols:'0' '1' '2' '3' '4' '5' '6' '7' '8' '9'}
br::before{content:"\\A";white-space:pre-line}
""",
)
"""What WeasyPrint 70.0 says of the elements that `html` writes, so far as `css` does not say otherwise."""


class Page(HTML):  # type: ignore[misc]  # as above
    """`html`, which is well-formed XML too, read by Python's own parser."""

    def __init__(self, html: str, fetcher: object) -> None:
        root = ElementTree.fromstring(html.removeprefix(DOCTYPE))
        self.base_url, self.url_fetcher, self.media_type = None, fetcher, "print"
        self.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = root

    def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
        return [ELEMENTS]

    def _ua_counter_style(self) -> list[Any]:
        return [COUNTERS.copy()]
