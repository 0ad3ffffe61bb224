"""Reports as SARIF 2.1.0, which code forges show beside the lines of a file."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from attrs import asdict

from weaponref.render.data import json_text
from weaponref.render.report.summary import unread_lines
from weaponref.render.report.words import (
    IN_DATA,
    cell_text,
    cut,
    evidence_of,
    not_in_order,
    places,
    quoted,
    suggestion_words,
)
from weaponref.render.words import printable
from weaponref.validation.verdicts import NAME_VERDICTS, SEVERITIES, VALUE_VERDICTS


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from weaponref.validation.report import Finding, PublishedFigure, Report

__all__ = ("MOST", "report_sarif", "reports_sarif", "sarif_data")

MOST = 25_000
"""How many results are in a run at most: code forges take no more."""

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"ok": "none", "note": "note", "warning": "warning", "error": "error"}
_VERDICTS = {**NAME_VERDICTS, **VALUE_VERDICTS}
_RULES = {verdict: index for index, verdict in enumerate(_VERDICTS)}


def report_sarif(report: Report) -> str:
    """A report as SARIF.

    >>> import json, weaponref
    >>> log = json.loads(report_sarif(weaponref.validate([{"missile": "KN-23", "km range": 280}])))
    >>> [(result["ruleId"], result["level"]) for result in log["runs"][0]["results"]]
    [('unit-slip', 'error')]
    """
    return reports_sarif((report,))


def reports_sarif(reports: Sequence[Report]) -> str:
    """Several reports as one run of SARIF."""
    return json_text(sarif_data(reports)) + "\n"


def sarif_data(reports: Sequence[Report]) -> dict[str, Any]:
    """Several reports as one run of SARIF, in plain values.

    A rule is a verdict. What is in order is no result. A result has the file and the line where they are known, and
    always the column and the row; its fingerprint stays the same when rows move.

    >>> sarif_data(())["version"]
    '2.1.0'
    """
    results: list[dict[str, Any]] = []
    left = 0
    for report in reports:
        findings = not_in_order(report, max(MOST - len(results), 0))
        left += len(not_in_order(report)) - len(findings)
        results += _results(report, findings)
    run = {
        "tool": {"driver": {"name": "weaponref", **_version(), "rules": [_rule(each, reports) for each in _VERDICTS]}},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _notices(reports, left)}],
        "properties": {"dataVersion": sorted({report.data_version for report in reports})},
        "results": results,
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _version() -> dict[str, str]:
    try:
        return {"version": version("weaponref")}
    except PackageNotFoundError:  # a checkout on the path, never installed
        return {}


def _rule(verdict: str, reports: Sequence[Report]) -> dict[str, Any]:
    grades = reports[0].severities if reports else SEVERITIES
    words = _VERDICTS[verdict]
    return {
        "id": verdict,
        "shortDescription": {"text": words},
        "fullDescription": {"text": f"{words[0].upper()}{words[1:]}."},
        "defaultConfiguration": {"level": _LEVELS[grades[verdict]]},
    }


def _notices(reports: Sequence[Report], left: int) -> list[dict[str, Any]]:
    said = [
        f"{cut(report.source)}: the table has {report.rows} rows; listed are those of the first {report.limit} rows "
        "with a warning or an error"
        for report in reports
        if not report.complete
    ]
    said += [f"{cut(report.source)}: {cut(warning)}" for report in reports for warning in report.warnings]
    said += [f"{cut(report.source)}: {printable(told)}" for report in reports for told in unread_lines(report)]
    if left:
        said.append(f"{left} less serious findings are not listed")
    return [{"level": "note", "message": {"text": text}} for text in said]


def _results(report: Report, findings: Sequence[Finding]) -> list[dict[str, Any]]:
    lines = places(report, findings)
    seen: Counter[str] = Counter()
    told: dict[tuple[str, ...], dict[str, Any]] = {}
    return [_result(report, finding, lines, seen, told) for finding in findings]


def _result(
    report: Report,
    finding: Finding,
    lines: Mapping[int, int],
    seen: Counter[str],
    told: dict[tuple[str, ...], dict[str, Any]],
) -> dict[str, Any]:
    properties: dict[str, Any] = {"row": finding.row, "value": cell_text(finding.value)}
    if finding.systems:
        properties["systems"] = [record.id for record in finding.systems]
    known = finding.published
    if known is not None:
        properties["published"] = known.words
        properties |= _evidence(known, told)
    return {
        "ruleId": finding.verdict,
        "ruleIndex": _RULES[finding.verdict],
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [_location(report, finding, lines)],
        "partialFingerprints": {"weaponrefFinding/v1": _fingerprint(report, finding, seen)},
        "properties": properties,
    }


def _evidence(known: PublishedFigure, told: dict[tuple[str, ...], dict[str, Any]]) -> dict[str, Any]:
    """The nearest claims; what has been told of them is looked up."""
    key = tuple(claim.id for claim in known.claims)
    if key not in told:
        told[key] = {name: list(words) for name, words in asdict(evidence_of(known)).items()}
    return told[key]


def _message(finding: Finding) -> str:
    words = f"{cut(finding.column)}: {quoted(finding.value)}: {cut(finding.message, IN_DATA) or finding.verdict}"
    instead = suggestion_words(finding)
    return printable(f"{words}; {instead}" if instead else words)


def _location(report: Report, finding: Finding, lines: Mapping[int, int]) -> dict[str, Any]:
    column = cut(finding.column, IN_DATA)
    location: dict[str, Any] = {
        "logicalLocations": [{"name": column, "fullyQualifiedName": f"{column}[{finding.row}]", "kind": "member"}]
    }
    if report.path is not None:
        physical: dict[str, Any] = {"artifactLocation": {"uri": _address(report.path)}}
        line = lines.get(finding.row)
        if line is not None:
            physical["region"] = {"startLine": line}
        location["physicalLocation"] = physical
    return location


def _address(path: str) -> str:
    """A path as a reference: relative ones as they are, since forges look for them from the root of a repository."""
    found = Path(path)
    if found.is_absolute():
        return found.as_uri()
    return quote(found.as_posix(), errors="replace")


def _fingerprint(report: Report, finding: Finding, seen: Counter[str]) -> str:
    parts = (report.source, finding.column, finding.verdict, finding.name, cell_text(finding.value))
    told = "\0".join(parts)
    seen[told] += 1
    return sha256(f"{told}\0{seen[told]}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
