"""Reports as JUnit XML, which servers for continuous integration show as tests: a suite for each column."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from weaponref.render.report.summary import unread_lines
from weaponref.render.report.words import (
    IN_DATA,
    claim_words,
    cut,
    footnotes,
    not_in_order,
    place,
    places,
    quoted,
    suggestion_words,
)
from weaponref.render.words import printable, source_title
from weaponref.validation.verdicts import RANKS


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from weaponref.validation.report import Finding, Report

__all__ = ("report_junit", "reports_junit")

_NO_XML = {0xFFFE: None, 0xFFFF: None}


def report_junit(report: Report, *, fail_on: str = "warning") -> str:
    """A report as JUnit XML; see `reports_junit`.

    >>> import weaponref
    >>> print(report_junit(weaponref.validate([{"missile": "KN-23"}])))
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="weaponref" tests="1" failures="0" errors="0">
      <testsuite name="a list: missile" tests="1" failures="0" errors="0" skipped="0">
        <testcase classname="a list: missile" name="the column as a whole">
          <system-out>...
    """
    return reports_junit((report,), fail_on=fail_on)


def reports_junit(reports: Iterable[Report], *, fail_on: str = "warning") -> str:
    """Several reports as JUnit XML.

    Each bound column is a suite, with a test for the column as a whole and one for each finding that is not in order.
    What is less serious than ``fail_on`` is told in the output of a test that passes.

    Args:
        reports: the reports.
        fail_on: the severity from which a finding is a failure.

    Raises:
        ValueError: there is no such severity.
    """
    if fail_on not in RANKS:
        raise ValueError(f"fail_on is one of {', '.join(RANKS)}, not {fail_on!r}")
    root = ET.Element("testsuites", name="weaponref")
    tests = failures = 0
    for report in reports:
        findings = not_in_order(report)
        lines = places(report, findings)
        for column in (report.bindings.name, *report.bindings):
            suite = _suite(report, column, [each for each in findings if each.column == column], lines, fail_on)
            tests += int(suite.attrib["tests"])
            failures += int(suite.attrib["failures"])
            root.append(suite)
    root.attrib |= {"tests": str(tests), "failures": str(failures), "errors": "0"}
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suite(report: Report, column: str, findings: list[Finding], lines: Mapping[int, int], fail_on: str) -> ET.Element:
    name = _xml(f"{cut(report.source, IN_DATA)}: {cut(column)}")
    failures = [finding for finding in findings if RANKS[finding.severity] >= RANKS[fail_on]]
    suite = ET.Element(
        "testsuite", name=name, tests=str(len(findings) + 1), failures=str(len(failures)), errors="0", skipped="0"
    )
    whole = ET.SubElement(suite, "testcase", classname=name, name="the column as a whole")
    of_names = ("the column of names", *unread_lines(report))
    told = (report.columns[column].message,) if column in report.columns else of_names
    said = (*(cut(each, IN_DATA) for each in told), *footnotes(report))
    ET.SubElement(whole, "system-out").text = _xml("\n".join(said))
    for finding in findings:
        where = place(report, finding, lines)
        case = ET.SubElement(suite, "testcase", classname=name, name=_xml(f"{where}: {quoted(finding.value)}"))
        if report.path is not None and finding.row in lines:
            case.attrib |= {"file": _xml(report.path), "line": str(lines[finding.row])}
        message = cut(finding.message, IN_DATA) or finding.verdict
        if RANKS[finding.severity] >= RANKS[fail_on]:
            failed = ET.SubElement(case, "failure", type=finding.verdict, message=_xml(message))
            failed.text = _xml(_details(finding))
        else:
            ET.SubElement(case, "system-out").text = _xml(f"{finding.severity}: {message}\n{_details(finding)}".strip())
    return suite


def _details(finding: Finding) -> str:
    told = [f"name: {quoted(finding.name)}"] if finding.name else []
    if finding.published is not None:
        told.append(f"published: {finding.published.words}")
        told += [
            f"nearest: {claim_words(claim)}: {source_title(claim.source)} {claim.source.url or ''}".rstrip()
            for claim in finding.published.claims
        ]
    instead = suggestion_words(finding)
    return "\n".join([*told, instead] if instead else told)


def _xml(text: str) -> str:
    """A text without what XML cannot hold."""
    return "\n".join(map(printable, text.split("\n"))).translate(_NO_XML)
