"""Markdown: a table that renders on GitHub and in notebooks, with the claims and sources below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from weaponref.render.claimlines import References, claim_table
from weaponref.render.layout import NBSP, Section
from weaponref.render.sidebyside import counts, facts, notes, value_lines, wanted_rows
from weaponref.render.words import source_title
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from weaponref.comparison import Cell, Comparison
    from weaponref.render.layout import Cell as Words
    from weaponref.render.layout import Grid, Line

__all__ = ("comparison_markdown", "escaped")

_SPECIAL = frozenset("\\`*_[]<>|#~$")


def comparison_markdown(
    comparison: Comparison, *, claims: Literal["main", "all", "none"] = "main", sources: bool = True
) -> str:
    """A comparison as Markdown; see `weaponref.comparison.Comparison.to_markdown`.

    >>> import weaponref
    >>> text = comparison_markdown(weaponref.compare("KN-23", "KN-24", properties=("range_max",)))
    >>> [line for line in text.splitlines() if line.startswith("| maximum range")]
    ['| maximum range | ... km ≠<br>... | ... km ≠<br>...×... |']
    """
    references = References()
    first = comparison.records[0].id
    lines = [
        _row(["", *(escaped(record.name) for record in comparison.records)]),
        _row(["---"] * (len(comparison.records) + 1)),
        *(_row([label, *map(escaped, texts)]) for label, texts in facts(comparison.records)),
    ]
    for row in comparison.rows:
        observed = " (observed)" if PROPERTIES[row.property].observation else ""
        lines.append(_row([row.label + observed, *(_cell(cell, first) for cell in row.cells)]))
    remarks = [f"- {escaped(remark)}" for remark in notes(comparison.records, references)]
    if remarks:
        lines.extend(("", "## What to know", "", *remarks))
    names = {record.id: record.name for record in comparison.records}
    for row in wanted_rows(comparison, claims):
        sections = [(names[cell.system], cell.view.claims) for cell in row.cells if cell.view]
        lines.extend(("", f"## Who says what: {row.label}", ""))
        lines.extend(_claims(claim_table(sections, references, comparison.units)))
    if sources and references.sources:
        lines.extend(("", "## Sources", "", *_sources(references)))
    if comparison.data_version:
        lines.extend(("", f"weaponref data {comparison.data_version}"))
    return "\n".join(lines) + "\n"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |" if cells[0] else "| | " + " | ".join(cells[1:]) + " |"


def _cell(cell: Cell, first: str) -> str:
    lines = value_lines(cell)
    if cell.view:
        lines = (*lines, *counts(cell.view, cell.ratio if cell.system != first else None))
    return _joined(lines)


def _claims(table: Grid) -> Iterator[str]:
    """The table of claims, with the headings of sections as a first column, and remarks beside who says it."""
    yield _row(["system", *(_joined(cell) for cell in table.header)])
    yield _row(["---"] * (len(table.header) + 1))
    heading = ""
    for row in table.rows:
        if isinstance(row, Section):
            heading = _words(row.line)
            continue
        stated, who, *rest = row.cells
        yield _row([heading or " ", _joined(stated), _joined((*who, *row.below)), *map(_joined, rest)])


def _joined(cell: Words) -> str:
    return "<br>".join(_words(line) for line in cell)


def _words(line: Line) -> str:
    return escaped("".join(span.text for span in line))


def _sources(references: References) -> Iterator[str]:
    for index, source in enumerate(references.sources, start=1):
        address = source.url or source.archived_url
        shown = f" <{address}>" if address else ""
        yield f"{index}. {escaped(source_title(source))}{shown}"


def escaped(text: str) -> str:
    r"""The text with everything that Markdown would read as markup made plain.

    >>> print(escaped("P_1 *"))
    P\_1 \*
    """
    return "".join(f"\\{char}" if char in _SPECIAL else char for char in text.replace(NBSP, " "))
