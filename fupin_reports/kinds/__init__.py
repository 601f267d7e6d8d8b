"""The kinds of report. Adding one: a file here, a template and a form in `templates/`, a line in `KINDS`."""

from fupin_reports.kinds.city import CITY
from fupin_reports.kinds.county import COUNTY
from fupin_reports.kinds.county_summary import COUNTY_SUMMARY
from fupin_reports.kinds.experience import EXPERIENCE
from fupin_reports.kinds.kind import Kind, Section
from fupin_reports.kinds.partner import PARTNER
from fupin_reports.kinds.township import TOWNSHIP
from fupin_reports.kinds.village import VILLAGE

KINDS: tuple[Kind, ...] = (TOWNSHIP, PARTNER, EXPERIENCE, COUNTY, CITY, VILLAGE, COUNTY_SUMMARY)


def kind_named(name: str) -> Kind | None:
    """The kind whose 文种 is `name`, or None."""
    return next((k for k in KINDS if k.name == name), None)


__all__ = ["KINDS", "Kind", "Section", "kind_named"]
