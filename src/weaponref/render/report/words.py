"""The words that all forms of a report share: where a finding is, its value, what is published, what it comes to."""

from __future__ import annotations

from math import isfinite, isnan
from pathlib import PurePath
from typing import TYPE_CHECKING

from attrs import frozen

from weaponref.interval import Interval
from weaponref.render.words import listed, measure, said, source_title, web_address
from weaponref.validation.verdicts import NAME_VERDICTS, RANKS, VALUE_VERDICTS


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from weaponref.model import Claim
    from weaponref.validation.report import Finding, PublishedFigure, Report

__all__ = (
    "IN_DATA",
    "ON_PAGES",
    "Evidence",
    "by_verdict",
    "cell_text",
    "claim_words",
    "cut",
    "evidence_of",
    "footnotes",
    "headline",
    "not_in_order",
    "place",
    "places",
    "plain",
    "quoted",
    "severity_words",
    "suggestion_words",
)

IN_DATA = 1000
"""How many characters of a text are kept in tables and data."""

ON_PAGES = 120
"""How many characters of a text are shown on pages."""

_SEVERITIES = ("error", "warning", "note")
_ORDER = {verdict: place for place, verdict in enumerate((*NAME_VERDICTS, *VALUE_VERDICTS))}
_WHOLE = 1e15


def cut(text: str, most: int = ON_PAGES) -> str:
    r"""A text that is no longer than a number of characters, and can be encoded.

    >>> cut("KN-23"), cut("x" * 10**6, 5), cut("\ud800")
    ('KN-23', 'xxxx…', '�')
    """
    short = text if len(text) <= most else text[: most - 1] + "…"
    if short.isascii():
        return short
    return short.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def cell_text(value: object, most: int = IN_DATA) -> str:
    """A cell as written: a whole number without a point, nothing as an empty text.

    >>> cell_text(450.0), cell_text(None), cell_text("~280"), cell_text(float("inf"))
    ('450', '', '~280', 'inf')
    """
    if value is None or (isinstance(value, float) and isnan(value)):
        return ""
    if isinstance(value, float) and abs(value) < _WHOLE and value == int(value):
        return str(int(value))
    try:
        return cut(str(value), most)
    except ValueError:  # an integer of thousands of digits
        return f"a {type(value).__name__} too long to show"


def plain(value: object) -> str | int | float | bool | None:
    """A cell as JSON can hold it: a number, truth value or nothing as itself, all else as text.

    >>> plain(450), plain(float("nan")), plain(float("inf")), plain("~280")
    (450, None, 'inf', '~280')
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int) and abs(value) < _WHOLE:
        return int(value)
    if isinstance(value, float):
        return None if isnan(value) else float(value) if isfinite(value) else cell_text(value)
    return cell_text(value)


def quoted(value: object, most: int = ON_PAGES) -> str:
    """A cell as a sentence quotes it: texts in quotation marks, an empty cell in words.

    >>> quoted("~280"), quoted(450.0), quoted(None)
    ("'~280'", '450', 'an empty cell')
    """
    text = " ".join(cell_text(value, most).splitlines())
    if isinstance(value, str):
        return f"'{text}'"
    return text or "an empty cell"


def not_in_order(report: Report, most: int | None = None) -> list[Finding]:
    """The findings that are no ``ok``: all of them by row, or the most serious ones if there are too many.

    >>> import weaponref
    >>> report = weaponref.validate([{"missile": "KN-23", "km range": 280}])
    >>> [finding.verdict for finding in not_in_order(report)]
    ['unit-slip']
    """
    found = [finding for finding in report.findings if RANKS[finding.severity]]
    if most is None or len(found) <= most:
        return found
    graver = sorted(range(len(found)), key=lambda index: -RANKS[found[index].severity])[:most]
    return [found[index] for index in sorted(graver)]


def places(report: Report, findings: Iterable[Finding]) -> Mapping[int, int]:
    """The lines of the file that findings stand on, by row, where they are known."""
    return report.lines(sorted({finding.row for finding in findings}))


def place(report: Report, finding: Finding, lines: Mapping[int, int], *, folder: bool = True) -> str:
    """Where a finding is: ``launches.csv:3``, or the position of its row, from 0, where no line is known.

    Args:
        report: the report.
        finding: one of its findings.
        lines: the lines of its rows (`places`).
        folder: say the whole path of the file.
    """
    line = lines.get(finding.row)
    if report.path is None:
        return f"row {finding.row}"
    path = cut(report.path if folder else PurePath(report.path).name, IN_DATA)
    return f"{path}, row {finding.row}" if line is None else f"{path}:{line}"


def severity_words(report: Report) -> str:
    """How much was found, by severity.

    >>> import weaponref
    >>> severity_words(weaponref.validate([{"missile": "KN-23", "km range": 280}]))
    '1 error, 0 warnings and 0 notes'
    """
    counts = [(report.severity_counts.get(severity, 0), severity) for severity in _SEVERITIES]
    return listed([f"{count:,} {severity}{'' if count == 1 else 's'}" for count, severity in counts])


def headline(report: Report) -> str:
    """What a report comes to, in a sentence.

    >>> import weaponref
    >>> headline(weaponref.validate([{"missile": "KN-23", "range_km": 450}]))
    '1 row: nothing to look at'
    """
    rows = f"{report.rows:,} row{'' if report.rows == 1 else 's'}"
    if not any(report.severity_counts.get(severity) for severity in _SEVERITIES):
        return f"{rows}: nothing to look at"
    return f"{rows}: {severity_words(report)}"


def by_verdict(counts: Mapping[str, int]) -> dict[str, int]:
    """Counts in the order of the vocabulary.

    >>> by_verdict({"within": 2, "match": 3})
    {'match': 3, 'within': 2}
    """
    return {verdict: counts[verdict] for verdict in sorted(counts, key=lambda each: _ORDER.get(each, len(_ORDER)))}


def claim_words(claim: Claim) -> str:
    """What a claim states, who says it, and when.

    >>> import weaponref
    >>> claim_words(weaponref.get("KN-23").payload_mass.claims[0])
    'up to 500 kg by Jeffrey Lewis, CNS (2019-06-05)'
    """
    stated = measure(claim.value) if isinstance(claim.value, Interval) else str(claim.value)
    return f"{stated} by {claim.speaker} ({said(claim)})"


@frozen
class Evidence:
    """The nearest claims in words.

    Attributes:
        nearest: what each states, who says it and when.
        sources: their sources.
        links: the addresses of those.
    """

    nearest: tuple[str, ...]
    sources: tuple[str, ...]
    links: tuple[str, ...]


def evidence_of(known: PublishedFigure) -> Evidence:
    """What a value was compared with, as words."""
    links = (web_address(source.url or source.archived_url) for source in known.sources)
    return Evidence(
        tuple(map(claim_words, known.claims)), tuple(map(source_title, known.sources)), tuple(filter(None, links))
    )


def suggestion_words(finding: Finding) -> str:
    """What to write instead, and why; empty where nothing is suggested.

    >>> import weaponref
    >>> suggestion_words(weaponref.validate([{"missile": "КN-23"}]).findings[0])
    "perhaps 'KN-23': the same name in one script"
    """
    if finding.suggestion is None:
        return ""
    return f"perhaps {quoted(finding.suggestion.value)}: {cut(finding.suggestion.reason, IN_DATA)}"


def footnotes(report: Report, shown: Sequence[Finding] | None = None) -> list[str]:
    """What a reader has to know of a report: what is not in it, the tolerance, and the version of the data."""
    said_ = [cut(f"Read with a doubt: {warning}", IN_DATA) for warning in report.warnings]
    if not report.complete:
        said_.append(
            f"The table has {report.rows:,} rows and is counted whole; listed are the warnings and errors of the first "
            f"{report.limit:,} rows that have any."
        )
        said_.append("In the counts, what agrees with a claim is among what is within: they are not told apart.")
    if shown is not None:
        left = len(not_in_order(report)) - len(shown)
        if left > 0:
            said_.append(f"Listed are the {len(shown):,} most serious findings; {left:,} more are in JSON and CSV.")
    tolerated = f"{100 * report.tolerance:.6g} %"
    said_.append(
        f"A value is near what is published if it is at most {tolerated} outside it, within rounding, or beyond an end "
        "that a claim, or the cell itself, leaves open."
    )
    said_.append(f"weaponref data {report.data_version}")
    return said_
