"""Repairs: a copy of a table with suggestions taken, and what was changed."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from attrs import frozen

from weaponref.validation.verdicts import SEVERITIES


if TYPE_CHECKING:
    from collections.abc import Callable

    from weaponref.validation.executors import Checked
    from weaponref.validation.report import Finding, Report

__all__ = ("CERTAIN", "Change", "Fixed", "fixed")

#: The verdicts whose suggestions are no hypotheses: what the table says stays the same.
CERTAIN: tuple[str, ...] = ("mixed-script", "reversed", "number-as-text")


@frozen
class Change:
    """One cell that was changed.

    Attributes:
        row: position of the row, from 0.
        column: the header.
        before: the cell as it was.
        after: the cell as it is in the copy.
        reason: why.
    """

    row: int
    column: str
    before: object
    after: object
    reason: str


@frozen
class Fixed:
    """A copy of a table with repairs made.

    Attributes:
        table: the copy, of the kind that was checked; a list of mappings for a file.
        changes: the cells that differ, by row.
    """

    table: object
    changes: tuple[Change, ...]


def fixed(report: Report, table: Checked, accept: object = None) -> Fixed:
    """A copy of a table that was checked, with repairs made.

    Args:
        report: the report on it.
        table: the table.
        accept: which suggestions are taken (`Report.fixed`).

    Raises:
        ValueError: not every row is in the report, or a verdict is unknown.
        TypeError: the table is not in memory.
    """
    if not report.complete:
        raise ValueError(
            f"the report lists the first {report.limit} rows with findings of {report.rows}; "
            f"check again with limit={report.rows} to repair the whole table"
        )
    changes = tuple(_changes(report, _test(accept, report)))
    return Fixed(table.copy_with(changes), changes)


def _test(accept: object, report: Report) -> Callable[[Finding], bool]:
    """What says of a finding whether its suggestion is taken. A slip of a column is taken for the whole column."""
    if accept is None:
        return lambda finding: finding.verdict in CERTAIN
    if accept == "all":
        return lambda _finding: True
    if callable(accept):
        return accept
    verdicts = {accept} if isinstance(accept, str) else set(accept) if isinstance(accept, Collection) else set()
    for verdict in verdicts:
        if verdict not in SEVERITIES:
            from weaponref.vocabulary import unknown_term

            raise ValueError(unknown_term("verdict", str(verdict), SEVERITIES))
    slipped: set[str] = set()
    if "unit-slip" in verdicts:
        slipped = {name for name, column in report.columns.items() if column.verdict == "unit-slip"}
    return lambda finding: finding.verdict in verdicts or finding.column in slipped


def _changes(report: Report, accepted: Callable[[Finding], bool]) -> list[Change]:
    """The changes that accepted findings come to: one a cell, the most serious finding first; exchanges in pairs."""
    done: dict[tuple[int, str], Change] = {}
    partners: dict[tuple[int, str], tuple[int, str]] = {}
    for finding in report.findings:
        place = (finding.row, finding.column)
        suggestion = finding.suggestion
        if suggestion is not None and place not in done and accepted(finding):
            done[place] = Change(finding.row, finding.column, finding.value, suggestion.value, suggestion.reason)
            if suggestion.exchanged_with is not None:
                partners[place] = finding.row, suggestion.exchanged_with
    alone = {place for place, partner in partners.items() if partners.get(partner) != place}
    return [change for place, change in sorted(done.items()) if place not in alone]
