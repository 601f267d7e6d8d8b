"""A file with wrong values is looked at all the same; this says what of the findings cannot come from those values.

So one run tells a blank number, a wrong sum and a misspelt name together, and nothing that mending the first would mend.
"""

from __future__ import annotations

from fupin_reports.problems import Problems

LEFT_OUT = frozenset({"L102", "L103", "L105", "L106", "L108", "V001", "V017", "V018", "V024"})
"""After these errors something typed is not in the record; sums and names may miss it."""
AGREEMENT = frozenset({"F201", "F202", "F203", "F206"}) | {
    *("F210", "F211", "F213", "F301", "F310", "F311", "F315", "F316"),
    *("F401", "F403", "F405", "F409", "F410", "F411", "F412", "F501", "F502"),
    *("F521", "F523", "F524", "F701", "F705", "F707", "F710"),
}
"""Findings that rest on numbers which are there, never on what is not."""
WORDING = frozenset({"T001", "T004", "T005", "T006", "T010", "T011", "T012", "T013", "T014", "T015", "T016", "F703"})


def own_faults(found: Problems, errors: Problems) -> Problems:
    """Of what was `found` in a record with `errors`, what cannot come from those errors."""
    left_out = any(problem.code in LEFT_OUT for problem in errors)
    kept = WORDING if left_out else WORDING | AGREEMENT | {"T002"}
    return tuple(problem for problem in found if problem.code in kept)
