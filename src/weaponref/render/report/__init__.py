"""Reports of checks: as tables, pages, and in the formats that other tools read.

Each is a function from reports to text or data. What is not in order is listed, the most serious first where not all of
it fits; texts are cut, so that one cell cannot fill a page; and the same report gives the same bytes.
"""

from __future__ import annotations

from weaponref.render.report.csvfile import report_csv, reports_csv
from weaponref.render.report.data import report_data, report_json, reports_data, reports_json
from weaponref.render.report.html import report_card, report_html, reports_html
from weaponref.render.report.junit import report_junit, reports_junit
from weaponref.render.report.pages import report_markdown, report_page, report_text, reports_markdown, reports_text
from weaponref.render.report.records import findings_table
from weaponref.render.report.sarif import report_sarif, reports_sarif, sarif_data


__all__ = (
    "findings_table",
    "report_card",
    "report_csv",
    "report_data",
    "report_html",
    "report_json",
    "report_junit",
    "report_markdown",
    "report_page",
    "report_sarif",
    "report_text",
    "reports_csv",
    "reports_data",
    "reports_html",
    "reports_json",
    "reports_junit",
    "reports_markdown",
    "reports_sarif",
    "reports_text",
    "sarif_data",
)
