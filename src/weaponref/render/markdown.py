"""Markdown that renders on GitHub and in notebooks: tables, with the claims and sources below them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from weaponref.comparison import Cell
from weaponref.render.cards import record_page
from weaponref.render.claimlines import References, claim_table
from weaponref.render.layout import NBSP, Grid, Heading, Paragraph, Section
from weaponref.render.sidebyside import counts, facts, notes, value_lines, wanted_rows
from weaponref.render.words import printable, source_title, web_address
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from weaponref.comparison import Comparison
    from weaponref.model import Figure, Record, Statements
    from weaponref.render.layout import Block, Line
    from weaponref.render.layout import Cell as Words

__all__ = ("comparison_markdown", "escaped", "figure_markdown", "page_markdown", "record_markdown")

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


def record_markdown(record: Record) -> str:
    """A record as Markdown: what it is, what is published about it, who says what, and the sources.

    >>> import weaponref
    >>> record_markdown(weaponref.get("KN-24")).splitlines()[0]
    '# KN-24'
    """
    return page_markdown(record_page(record, claims="all"))


def figure_markdown(view: Figure | Statements) -> str:
    """A figure, or statements, as Markdown: what is published, who says what, and the sources.

    >>> import weaponref
    >>> figure_markdown(weaponref.get("KN-24").range_max).splitlines()[0]
    '**maximum range** of KN-24: 400–650 km ≠ (8 claims, 7 origins, some "up to")'
    """
    references = References()
    shown = "; ".join(map(_words, value_lines(Cell(view.system, view.property, view))))
    behind = _joined(counts(view))
    return "\n".join(
        (
            f"**{PROPERTIES[view.property].label}** of {escaped(view.called or view.system)}: {shown} ({behind})",
            "",
            *_grid(claim_table([("", view.claims)], references, "metric")),
            "",
            *_sources(references),
            "",
        )
    )


def page_markdown(blocks: Iterable[Block]) -> str:
    """A page as Markdown.

    >>> from weaponref.render.layout import Heading, Paragraph, line_of
    >>> print(page_markdown([Heading("KN-23", 1), Paragraph(line_of("- as far as known"))]))
    # KN-23
    <BLANKLINE>
    - as far as known
    <BLANKLINE>
    """
    lines: list[str] = []
    previous: Block | None = None
    for block in blocks:
        if not (isinstance(block, Paragraph) and block.tight and isinstance(previous, Paragraph)):
            lines.append("")
        previous = block
        if isinstance(block, Heading):
            lines.append(f"{'#' * block.level} {escaped(block.text)}")
        elif isinstance(block, Paragraph):
            # A paragraph that is set close to the one before it is a line of its own all the same.
            lines.append(_paragraph(block))
        else:
            lines.extend(_grid(block))
    return "\n".join(lines).strip("\n") + "\n"


def _paragraph(block: Paragraph) -> str:
    words = _words(block.line)
    return words if words.startswith("- ") else f"{words}  "


def _grid(grid: Grid) -> Iterator[str]:
    """A table, with a column for the headings of its sections if it has any, and remarks in the last cell."""
    sections = any(isinstance(row, Section) for row in grid.rows)
    width = max((len(row.cells) for row in grid.rows if not isinstance(row, Section)), default=len(grid.header))
    header = [_joined(cell) for cell in grid.header] or [" "] * width
    yield _row([*(["of"] if sections else []), *header])
    yield _row(["---"] * (width + sections))
    heading = ""
    for row in grid.rows:
        if isinstance(row, Section):
            heading = _words(row.line)
            continue
        first, *rest = row.cells
        cells = [first, *((*cell, *row.below) if not index else cell for index, cell in enumerate(rest))]
        yield _row([*([heading or " "] if sections else []), *map(_joined, cells)])


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
    return "".join(_address(span.text) if span.style == "url" else escaped(span.text) for span in line)


def _address(text: str) -> str:
    """An address as a link if it is one of the web, else as plain text."""
    return f"<{text}>" if web_address(text) else escaped(text)


def _sources(references: References) -> Iterator[str]:
    for index, source in enumerate(references.sources, start=1):
        address = source.url or source.archived_url
        shown = f" {_address(address)}" if address else ""
        yield f"{index}. {escaped(source_title(source))}{shown}"


def escaped(text: str) -> str:
    r"""The text with everything that Markdown would read as markup made plain.

    >>> print(escaped("P_1 *"))
    P\_1 \*
    """
    plain = " ".join(printable(text).replace(NBSP, " ").split("\n"))
    return "".join(f"\\{char}" if char in _SPECIAL else char for char in plain)
