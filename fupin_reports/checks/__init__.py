"""勾稽: rules over facts, one file a family. A rule yields problems with code, place and the figures concerned."""

from fupin_reports.checks.filed import Filed
from fupin_reports.checks.formulas import formula_findings
from fupin_reports.checks.local import rule_findings
from fupin_reports.checks.rulebook import Idle, LocalRule, compiled, never_applied
from fupin_reports.checks.rules import findings

__all__ = ["Filed", "Idle", "LocalRule", "compiled", "findings", "formula_findings", "never_applied", "rule_findings"]
