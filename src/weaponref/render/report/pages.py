"""Reports as text for a terminal, and as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaponref.render.layout import Grid, Heading, Paragraph, Span, TableRow, line_of, to_plain
from weaponref.render.markdown import page_markdown
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
    claim_words,
    cut,
    footnotes,
    headline,
    not_in_order,
    place,
    places,
    quoted,
    suggestion_words,
)
from weaponref.render.words import printable, source_title, web_address


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from weaponref.model import Claim
    from weaponref.render.layout import Block, Cell, Line
    from weaponref.validation.report import Finding, Report

__all__ = ("report_markdown", "report_page", "report_text", "reports_markdown", "reports_text")

_ON_A_TERMINAL, _IN_MARKDOWN = 1000, 200
_STYLES = {"error": "bad", "warning": "mark", "note": "dim"}


def report_text(report: Report, *, width: int = 100, most: int = _ON_A_TERMINAL) -> str:
    """A report as text.

    Args:
        report: the report.
        width: how many columns a line has.
        most: how many findings are listed at most, the most serious ones.

    >>> import weaponref
    >>> print(report_text(weaponref.validate([{"missile": "KN-23"}])).splitlines()[0])
    a list: 1 row: nothing to look at
    """
    return to_plain(report_page(report, most), width)


def reports_text(reports: Iterable[Report], *, width: int = 100, most: int = _ON_A_TERMINAL) -> str:
    """Several reports as text, one below the other."""
    return "\n".join(report_text(report, width=width, most=most) for report in reports)


def report_markdown(report: Report, *, most: int = _IN_MARKDOWN) -> str:
    """A report as Markdown that renders on GitHub and in notebooks.

    Args:
        report: the report.
        most: how many findings are listed at most, the most serious ones.

    >>> import weaponref
    >>> report_markdown(weaponref.validate([{"missile": "KN-23"}])).splitlines()[0]
    '# Check of a list'
    """
    return page_markdown(_markdown_page(report, most))


def reports_markdown(reports: Iterable[Report], *, most: int = _IN_MARKDOWN) -> str:
    """Several reports as Markdown, one below the other."""
    return "\n".join(report_markdown(report, most=most) for report in reports)


def report_page(report: Report, most: int = _ON_A_TERMINAL) -> list[Block]:
    """A report as a page for a terminal: what it comes to, then each finding in a few lines.

    >>> import weaponref
    >>> report_page(weaponref.validate([{"missile": "KN-23"}]))[0].line[0].text
    'a list'
    """
    findings = not_in_order(report, most)
    lines = places(report, findings)
    blocks: list[Block] = [
        Paragraph((Span(_flat(report.source), "name"), Span(f": {headline(report)}"))),
        *_summary(report),
    ]
    for finding in findings:
        blocks += _finding(report, finding, lines)
    notes = " ".join(f"{_flat(each).rstrip('.')}." for each in footnotes(report, findings))
    blocks.append(Paragraph(line_of(notes, "dim"), tight=False))
    return blocks


def _summary(report: Report) -> Iterator[Block]:
    rows = [TableRow((_cell(report.bindings.name, "value"), _cell(named(report))))]
    rows += [
        TableRow(
            (
                _cell(header, "value"),
                _cell(what),
            )
        )
        for header, what in _bound(report)
    ]
    yield Grid((), tuple(rows))
    for told in unread_lines(report):
        yield Paragraph(line_of(_flat(told), "dim"), hang=2)
    lines = [*conflict_lines(report)]
    if lines:
        yield Heading("One system, several values")
        for told in lines:
            yield Paragraph(line_of(_flat(told)), hang=2)


def _bound(report: Report) -> Iterator[tuple[str, str]]:
    for column in column_rows(report):
        yield column.header, f"{column.read_as}; {column.words}"


def _finding(report: Report, finding: Finding, lines: Mapping[int, int]) -> Iterator[Block]:
    style = _STYLES[finding.severity]
    where = _flat(place(report, finding, lines))
    about = f"{finding.name}: " if finding.name and finding.column != report.bindings.name else ""
    words = cut(finding.message, IN_DATA) or finding.verdict
    told = f"{cut(about)}{cut(finding.column)}: {quoted(finding.value)}: {words}"
    yield Paragraph(
        (
            Span(f"{where}: "),
            Span(f"{finding.severity}: ", style),
            Span(_flat(told)),
            Span(f" [{finding.verdict}]", "dim"),
        ),
        hang=4,
        tight=False,
    )
    if finding.published is not None:
        for claim in finding.published.claims:
            yield Paragraph(_nearest(claim), indent=4, hang=4)
    instead = suggestion_words(finding)
    if instead:
        yield Paragraph(line_of(_flat(instead), "value"), indent=4, hang=4)


def _nearest(claim: Claim) -> Line:
    address = web_address(claim.source.url or claim.source.archived_url)
    told = line_of(f"{claim_words(claim)}: {source_title(claim.source)}", "dim")
    return (*told, Span(" "), Span(address, "url")) if address else told


def _markdown_page(report: Report, most: int) -> list[Block]:
    findings = not_in_order(report, most)
    lines = places(report, findings)
    blocks: list[Block] = [
        Heading(f"Check of {_flat(report.source)}", 1),
        Paragraph(line_of(f"{headline(report)}."), tight=False),
        *_grid("Columns", ("column", "read as", "cells", "compared", "what it comes to"), _columns(report)),
    ]
    blocks += [Paragraph(line_of(f"- {_flat(told)}"), tight=False) for told in unread_lines(report)]
    if findings:
        header = _header(("where", "column", "value", "verdict", "what is published"))
        rows = tuple(_row(report, finding, lines) for finding in findings)
        blocks += [Heading("Findings"), Grid(header, rows)]
    told = list(conflict_lines(report))
    if told:
        blocks.append(Heading("One system, several values"))
        blocks += [Paragraph(line_of(f"- {_flat(each)}"), tight=False) for each in told]
    blocks += _grid("Names", ("written", "rows", "read as"), list(name_rows(report, most)))
    blocks += _grid("Systems", ("system", "rows", "written", "values"), list(system_rows(report, most)))
    blocks += [Paragraph(line_of(each), tight=False) for each in footnotes(report, findings)]
    return blocks


def _columns(report: Report) -> list[tuple[str, ...]]:
    names = (report.bindings.name, f"names ({report.bindings.name_how})", f"{report.rows:,}", "", named(report))
    rows = column_rows(report)
    return [names, *((row.header, row.read_as, f"{row.cells:,}", f"{row.compared:,}", row.words) for row in rows)]


def _grid(title: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Block]:
    if not rows:
        return []
    return [Heading(title), Grid(_header(header), tuple(TableRow(tuple(map(_cell, row))) for row in rows))]


def _header(words: Sequence[str]) -> tuple[Cell, ...]:
    return tuple(map(_cell, words))


def _row(report: Report, finding: Finding, lines: Mapping[int, int]) -> TableRow:
    known: list[Line] = []
    if finding.published is not None:
        known.append(line_of(finding.published.words))
        known += [_nearest(claim) for claim in finding.published.claims]
    said = [line_of(_flat(cut(finding.message, IN_DATA)))] if finding.message else []
    instead = suggestion_words(finding)
    if instead:
        said.append(line_of(_flat(instead)))
    return TableRow(
        (
            _cell(place(report, finding, lines)),
            _cell(finding.column),
            _cell(quoted(finding.value)),
            (line_of(f"{finding.severity}: {finding.verdict}"), *said),
            tuple(known) or _cell(""),
        )
    )


def _cell(text: str, style: str = "") -> Cell:
    return (line_of(_flat(text), style),)


def _flat(text: str) -> str:
    return " ".join(printable(cut(text, IN_DATA)).split())
