"""Reports as HTML: a card for a notebook, and a page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaponref.render.html.claims import claim_item
from weaponref.render.html.elements import Markup, element, joined, text
from weaponref.render.html.style import style_sheet
from weaponref.render.html.units import toggle
from weaponref.render.report.style import page_style, report_style
from weaponref.render.report.summary import (
    column_rows,
    conflict_lines,
    name_rows,
    named,
    system_rows,
    unread_lines,
)
from weaponref.render.report.words import (
    IN_DATA,
    cut,
    footnotes,
    not_in_order,
    place,
    places,
    quoted,
    severity_words,
    suggestion_words,
)
from weaponref.render.words import counted


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from weaponref.validation.report import Finding, Report

__all__ = ("report_card", "report_html", "reports_html")

_ON_A_PAGE, _IN_A_CARD, _SUMMARY_ROWS = 1000, 50, 200
_SEVERITIES = {"error": "Errors", "warning": "Warnings", "note": "Notes"}


def report_html(report: Report, *, most: int = _ON_A_PAGE) -> str:
    """A report as a page of its own: no script, nothing fetched, light and dark.

    Args:
        report: the report.
        most: how many findings are listed at most, the most serious ones.

    >>> import weaponref
    >>> report_html(weaponref.validate([{"missile": "KN-23"}]))[:15]
    '<!doctype html>'
    """
    return reports_html((report,), most=most)


def reports_html(reports: Iterable[Report], *, most: int = _ON_A_PAGE) -> str:
    """Several reports on one page; they share the number of findings that are listed."""
    told = list(reports)
    share = max(1, most // max(1, len(told)))
    title = f"Check of {cut(told[0].source)}" if len(told) == 1 else f"Check of {counted(len(told), 'table')}"
    cards = [report_card(report, most=share, styled=False, opened=True) for report in told]
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<title>{text(title)}</title>\n{style_sheet()}{report_style()}{page_style()}\n</head>\n<body>\n"
        + "\n".join(cards)
        + "\n</body>\n</html>\n"
    )


def report_card(report: Report, *, most: int = _IN_A_CARD, styled: bool = True, opened: bool = False) -> Markup:
    """A report as a card.

    Args:
        report: the report.
        most: how many findings are listed at most, the most serious ones.
        styled: put the style sheet into it.
        opened: open the list of notes as well, where it stands alone.

    >>> import weaponref
    >>> report_card(weaponref.validate([{"missile": "KN-23", "km range": 280}])).count("<details")
    4
    """
    findings = not_in_order(report, most)
    lines = places(report, findings)
    body = [_counts(report), _columns(report)]
    body += [element("p", _capital(each), class_="wr-dim") for each in unread_lines(report)]
    for severity, title in _SEVERITIES.items():
        of_one = [finding for finding in findings if finding.severity == severity]
        if of_one:
            alone = opened and len(of_one) == len(findings)
            body.append(_listed(report, severity, title, of_one, lines, opened=severity != "note" or alone))
    told = [element("li", each) for each in conflict_lines(report)]
    if told:
        body.append(_part("One system, several values", element("ul", *told), opened=True))
    body.append(_part("Names", _table(("written", "rows", "read as"), name_rows(report, _SUMMARY_ROWS))))
    systems = list(system_rows(report, _SUMMARY_ROWS))
    if systems:
        body.append(_part("Systems", _table(("system", "rows", "written", "values"), systems)))
    body += [element("p", each, class_="wr-dim") for each in footnotes(report, findings)]
    head = element(
        "div",
        element("b", cut(report.source, IN_DATA), class_="wr-title"),
        element("small", f"{report.rows:,} row{'' if report.rows == 1 else 's'}"),
        toggle("report") if any(finding.published for finding in findings) else Markup(""),
        class_="wr-head",
    )
    parts = [head, element("div", *body, class_="wr-body")]
    if styled:
        parts = [style_sheet(), report_style(), *parts]
    # A form, as every card is, so that its buttons have nothing to do with those of the next one.
    return element("form", *parts, class_="wr wr-report", method="dialog")


def _capital(told: str) -> str:
    return told[:1].upper() + told[1:]


def _counts(report: Report) -> Markup:
    worst = next((each for each in _SEVERITIES if report.severity_counts.get(each)), None)
    if worst is None:
        return element("p", "Nothing to look at: every name and every value is in order.", class_="wr-sum wr-sum-ok")
    return element("p", severity_words(report), class_=f"wr-sum wr-sum-{worst}")


def _columns(report: Report) -> Markup:
    bindings = report.bindings
    rows = [_column(bindings.name, f"names ({bindings.name_how})", "", named(report), None)]
    rows += [
        _column(each.header, each.read_as, f"{each.compared:,} of {each.cells:,} compared", each.words, each.share)
        for each in column_rows(report)
    ]
    head = element(
        "tr", *(element("th", each, scope="col") for each in ("column", "read as", "cells", "what it comes to"))
    )
    return element(
        "div", element("table", element("thead", head), element("tbody", *rows)), class_="wr-scroll", tabindex="0",
        role="region", aria_label="Columns",
    )  # fmt: skip


def _column(header: str, read_as: str, cells: str, words: str, share: float | None) -> Markup:
    meter = (
        Markup("")
        if share is None
        else element("meter", value=f"{share:.3f}", aria_label="share that fits as labelled")
    )
    return element(
        "tr",
        element("th", element("b", cut(header)), scope="row"),
        element("td", read_as),
        element("td", cells),
        element("td", meter, " " if meter else "", words),
    )


def _listed(
    report: Report, severity: str, title: str, findings: Sequence[Finding], lines: Mapping[int, int], *, opened: bool
) -> Markup:
    count = report.severity_counts.get(severity, 0)
    of_all = f"{len(findings):,}" if count == len(findings) else f"{len(findings):,} of {count:,}"
    items = [_finding(report, finding, lines) for finding in findings]
    return _part(f"{title} ({of_all})", *items, opened=opened, class_=f"wr-{severity}")


def _finding(report: Report, finding: Finding, lines: Mapping[int, int]) -> Markup:
    """One finding: where, what is written and the verdict in a line; it opens to what is published."""
    about = finding.name if finding.column != report.bindings.name else ""
    summary = element(
        "summary",
        element("span", place(report, finding, lines, folder=False), class_="wr-place"),
        element(
            "span", *((element("b", cut(about, 60)), " ") if about else ()), cut(finding.column, 60), class_="wr-at"
        ),
        element("span", element("code", quoted(finding.value, 60)), class_="wr-cell"),
        element("span", finding.verdict, class_="wr-verdict"),
    )
    opened = [element("p", cut(finding.message, IN_DATA))] if finding.message else []
    instead = suggestion_words(finding)
    if instead:
        opened.append(element("p", instead, class_="wr-fix"))
    known = finding.published
    if known is not None:
        more = known.claim_count - len(known.claims)
        opened.append(element("ul", *map(claim_item, known.claims), class_="wr-claims"))
        if more > 0:
            opened.append(element("p", f"and {counted(more, 'claim')} further away", class_="wr-dim"))
    return element("details", summary, *(opened or [element("p", finding.verdict)]), class_="wr-row")


def _part(title: str, *children: str, opened: bool = False, class_: str | None = None) -> Markup:
    classes = f"wr-part {class_}" if class_ else "wr-part"
    return element("details", element("summary", element("b", title)), *children, class_=classes, open=opened)


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Markup:
    head = element("tr", *(element("th", each, scope="col") for each in header))
    body = [element("tr", *(element("td", cell) for cell in row)) for row in rows]
    table = element("table", element("thead", head), element("tbody", *body))
    return joined(element("div", table, class_="wr-scroll"))
