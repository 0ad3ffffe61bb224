"""A report as JSON.

Keys are stable, as in `weaponref.render.data`: keys may be added, and none is renamed or removed without a note in the
changelog. Claims and sources stand once each, by id, and findings name them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from weaponref.render.data import claim_data, interval_data, json_text, source_data
from weaponref.render.report.words import IN_DATA, by_verdict, cut, places, plain


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from weaponref.validation.binding import Bindings
    from weaponref.validation.report import ColumnReport, Conflict, Finding, NameReport, PublishedFigure, Report

__all__ = ("report_data", "report_json", "reports_data", "reports_json")


def report_json(report: Report) -> str:
    """A report as JSON, every script as itself.

    >>> import json, weaponref
    >>> json.loads(report_json(weaponref.validate([{"missile": "KN-23"}])))["counts"]
    {'match': 1}
    """
    return json_text(report_data(report)) + "\n"


def reports_json(reports: Iterable[Report]) -> str:
    """Several reports as JSON: an object with ``ok`` and ``reports``."""
    return json_text(reports_data(reports)) + "\n"


def reports_data(reports: Iterable[Report]) -> dict[str, Any]:
    """Several reports as plain values.

    >>> reports_data(())
    {'ok': True, 'reports': []}
    """
    told = list(reports)
    return {"ok": all(report.ok for report in told), "reports": [report_data(report) for report in told]}


def report_data(report: Report) -> dict[str, Any]:
    """A report as plain values.

    >>> import weaponref
    >>> data = report_data(weaponref.validate([{"missile": "KN-23", "range_km": 450}]))
    >>> data["findings"][1]["published"]["unit"], data["bindings"]["columns"][0]["property"]
    ('km', 'range_max')
    """
    lines = places(report, report.findings)
    claims = {claim.id: claim for finding in report.findings if finding.published for claim in finding.published.claims}
    sources = {claim.source.id: claim.source for claim in claims.values()}
    return {
        "source": report.source,
        "path": report.path,
        "warnings": [cut(warning, IN_DATA) for warning in report.warnings],
        "data_version": report.data_version,
        "ok": report.ok,
        "rows": report.rows,
        "complete": report.complete,
        "limit": report.limit,
        "tolerance": report.tolerance,
        "severities": dict(report.severities),
        "counts": by_verdict(report.counts),
        "severity_counts": {each: report.count(each) for each in ("error", "warning", "note", "ok")},
        "bindings": _bindings(report.bindings),
        "columns": [_column(column) for column in report.columns.values()],
        "names": [_name(name) for name in report.names.values()],
        "systems": [
            {
                "id": found.system.id,
                "name": found.system.name,
                "rows": found.rows,
                "spellings": [cut(text, IN_DATA) for text in found.spellings],
                "counts": by_verdict(found.counts),
            }
            for found in report.systems.values()
        ],
        "conflicts": [_conflict(conflict) for conflict in report.conflicts],
        "findings": [_finding(finding, lines) for finding in report.findings],
        "claims": {id_: claim_data(claims[id_]) for id_ in sorted(claims)},
        "sources": {id_: source_data(sources[id_]) for id_ in sorted(sources)},
    }


def _bindings(bindings: Bindings) -> dict[str, Any]:
    return {
        "name": {"column": bindings.name, "how": bindings.name_how},
        "country": bindings.country,
        "country_column": bindings.country_column,
        "columns": [
            {
                "column": cut(binding.column, IN_DATA),
                "property": binding.property,
                "unit": binding.unit,
                "unit_column": binding.unit_column,
                "how": binding.how,
                "unit_word": binding.unit_word,
                "choices": list(binding.choices),
            }
            for binding in bindings.values()
        ],
        "ignored": [cut(header, IN_DATA) for header in bindings.ignored],
        "unread": [
            {
                "column": cut(column.column, IN_DATA),
                "properties": list(column.properties),
                "unit": column.unit,
                "why": cut(column.why, IN_DATA),
                "mappings": list(column.mappings),
            }
            for column in bindings.unread
        ],
    }


def _column(column: ColumnReport) -> dict[str, Any]:
    guess = column.hypothesis
    return {
        "column": cut(column.column, IN_DATA),
        "property": column.property,
        "unit": column.unit,
        "cells": column.cells,
        "compared": column.compared,
        "share": column.share,
        "verdict": column.verdict,
        "message": cut(column.message, IN_DATA),
        "hypothesis": None
        if guess is None
        else {
            "words": cut(str(guess), IN_DATA),
            "share": guess.share,
            "unit": guess.slip.unit if guess.slip else None,
            "factor": guess.slip.factor if guess.slip else None,
            "swap_with": guess.swap_with,
        },
        "counts": by_verdict(column.counts),
    }


def _name(name: NameReport) -> dict[str, Any]:
    found = name.resolution
    return {
        "text": cut(name.text, IN_DATA),
        "verdict": name.verdict,
        "count": name.count,
        "message": cut(name.message, IN_DATA),
        "groups": [[record.id for record in group] for group in found.groups],
        "suggestions": [record.id for record in found.suggestions],
    }


def _conflict(conflict: Conflict) -> dict[str, Any]:
    return {
        "system": conflict.system.id,
        "column": cut(conflict.column, IN_DATA),
        "values": [{"name": cut(text, IN_DATA), **interval_data(value)} for text, value in conflict.values.items()],
    }


def _finding(finding: Finding, lines: Mapping[int, int]) -> dict[str, Any]:
    suggestion = finding.suggestion
    return {
        "row": finding.row,
        "line": lines.get(finding.row),
        "column": cut(finding.column, IN_DATA),
        "name": cut(finding.name, IN_DATA),
        "value": plain(finding.value),
        "verdict": finding.verdict,
        "severity": finding.severity,
        "message": cut(finding.message, IN_DATA),
        "systems": [record.id for record in finding.systems],
        "published": _published(finding.published),
        "suggestion": None
        if suggestion is None
        else {"value": plain(suggestion.value), "reason": cut(suggestion.reason, IN_DATA)},
    }


def _published(known: PublishedFigure | None) -> dict[str, Any] | None:
    if known is None:
        return None
    return {
        "property": known.property,
        "low": known.low,
        "high": known.high,
        "unit": known.unit,
        "words": known.words,
        "claim_count": known.claim_count,
        "origin_count": known.origin_count,
        "claims": [claim.id for claim in known.claims],
    }
