"""Checking data files: what keeps them from loading, and what is doubtful in what loads."""

from weaponref.linting.engine import RULE_NAMES, Finding, LintReport, lint
from weaponref.linting.rules import RULES, Rule


__all__ = ("RULES", "RULE_NAMES", "Finding", "LintReport", "Rule", "lint")
