"""Findings as CSV that a spreadsheet opens without running anything in it."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from weaponref.render.report.records import COLUMNS, findings_table


if TYPE_CHECKING:
    from collections.abc import Iterable

    from weaponref.validation.report import Report

__all__ = ("report_csv", "reports_csv", "safe")

# What spreadsheets take for the beginning of a formula, also in full width; and the apostrophe itself, so that one can
# be taken off every text that begins with one.
_BEGINS = tuple("=+-@\t\r\n'＝＋－＠")
_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(?:\.[0-9]{1,15})?", re.ASCII)


def report_csv(report: Report) -> str:
    """The findings of a report as CSV; see `reports_csv`.

    >>> import weaponref
    >>> report_csv(weaponref.validate([{"missile": "KN-23"}])).splitlines()[1]
    'a list,0,,missile,KN-23,KN-23,match,ok,,kn-23,,,,,,,,,,'
    """
    return reports_csv((report,))


def reports_csv(reports: Iterable[Report]) -> str:
    r"""The findings of several reports as one CSV, as RFC 4180 has it: commas, quotes where needed, lines end in CRLF.

    A text that a spreadsheet would take for a formula has an apostrophe in front, and so has one that begins with an
    apostrophe: take one off each text that begins with one, and everything is as it was. Numbers, also those in texts
    ("-5"), have none. Texts longer than 1,000 characters are cut; characters that cannot be encoded are replaced.
    """
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(column.name for column in COLUMNS)
    for report in reports:
        writer.writerows([safe(value) for value in row] for row in findings_table(report).rows)
    return file.getvalue()


def safe(value: object) -> object:
    r"""A cell that a spreadsheet shows and does not run.

    >>> safe("=1+1"), safe("-5"), safe(-5), safe("'tis"), safe("KN-23")
    ("'=1+1", '-5', -5, "''tis", 'KN-23')
    """
    if not isinstance(value, str) or not value.startswith(_BEGINS) or _NUMBER.fullmatch(value):
        return value
    return f"'{value}"
