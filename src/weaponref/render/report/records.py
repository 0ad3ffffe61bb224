"""The tidy table of findings: a row for each finding, with what is published beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from weaponref.render.report.words import IN_DATA, cell_text, cut, evidence_of, places
from weaponref.render.tables.columns import Column, Table, make_rows


if TYPE_CHECKING:
    from collections.abc import Mapping

    from weaponref.validation.report import Finding, PublishedFigure, Report

__all__ = ("COLUMNS", "findings_table")

COLUMNS: tuple[Column, ...] = (
    Column("source", "text", "What was checked: the path of a file, or a word for the data."),
    Column("row", "integer", "Position of the row, from 0."),
    Column("line", "integer", "The line in the file, from 1, where it is known."),
    Column("column", "text", "The header of the column."),
    Column("name", "text", "The name in the row, as written."),
    Column("value", "text", f"The cell as written, cut after {IN_DATA} characters."),
    Column("verdict", "text", "The verdict on the cell."),
    Column("severity", "text", "ok, note, warning or error."),
    Column("message", "text", "The finding in words."),
    Column("systems", "text", "The ids of the systems or families that the row is about, separated by spaces."),
    Column("property", "text", "The property of the vocabulary that the value was compared with."),
    Column("published_low", "number", "The lowest published figure, in published_unit."),
    Column("published_high", "number", "The highest published figure, in published_unit."),
    Column("published_unit", "text", "The unit of both."),
    Column("published", "text", "The published spread in words."),
    Column("nearest", "text", "The nearest claims and who makes them, separated by semicolons."),
    Column("sources", "text", "The sources of the nearest claims, separated by semicolons."),
    Column("links", "text", "Their addresses, separated by spaces."),
    Column("suggestion", "text", "What to write instead, where something is plain."),
    Column("reason", "text", "Why."),
)
"""The columns of the table."""


def findings_table(report: Report) -> Table:
    """The findings of a report as described columns and rows of plain values.

    >>> import weaponref
    >>> table = findings_table(weaponref.validate([{"missile": "KN-23", "range_km": 450}]))
    >>> [row["verdict"] for row in table.records()], table.records()[1]["published_unit"]
    (['match', 'agrees'], 'km')
    """
    lines = places(report, report.findings)
    told: dict[tuple[str, ...], dict[str, Any]] = {}
    records = [_record(report, finding, lines, told) for finding in report.findings]
    return Table("findings", COLUMNS, make_rows(COLUMNS, records), report.data_version)


def _record(
    report: Report, finding: Finding, lines: Mapping[int, int], told: dict[tuple[str, ...], dict[str, Any]]
) -> dict[str, Any]:
    suggestion = finding.suggestion
    return {
        "source": report.source,
        "row": finding.row,
        "line": lines.get(finding.row),
        "column": cut(finding.column, IN_DATA),
        "name": cut(finding.name, IN_DATA),
        "value": cell_text(finding.value),
        "verdict": finding.verdict,
        "severity": finding.severity,
        "message": cut(finding.message, IN_DATA),
        "systems": " ".join(record.id for record in finding.systems),
        **_published(finding.published, told),
        "suggestion": None if suggestion is None else cell_text(suggestion.value),
        "reason": None if suggestion is None else cut(suggestion.reason, IN_DATA),
    }


_NOTHING: dict[str, Any] = dict.fromkeys(
    ("property", "published_low", "published_high", "published_unit", "published", "nearest", "sources", "links")
)


def _published(known: PublishedFigure | None, told: dict[tuple[str, ...], dict[str, Any]]) -> dict[str, Any]:
    if known is None:
        return _NOTHING
    key = (known.property, known.words, known.unit, *(claim.id for claim in known.claims))
    found = told.get(key)
    if found is None:
        evidence = evidence_of(known)
        found = told[key] = {
            "property": known.property,
            "published_low": known.low,
            "published_high": known.high,
            "published_unit": known.unit,
            "published": known.words,
            "nearest": "; ".join(evidence.nearest),
            "sources": "; ".join(evidence.sources),
            "links": " ".join(evidence.links),
        }
    return found
