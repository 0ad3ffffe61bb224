"""The page of a comparison: the table, what to know about its records, who says what, and the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from weaponref.comparison import statement
from weaponref.dates import PartialDate
from weaponref.model.figures import Figure
from weaponref.model.groups import Family
from weaponref.model.statements import Statements
from weaponref.render.claimlines import References, claim_table, source_list
from weaponref.render.layout import NBSP, Grid, Heading, Paragraph, Span, TableRow, glue, line_of, loosened, narrowest
from weaponref.render.words import (
    MAIN_PROPERTIES,
    among,
    counted,
    country,
    families,
    listed,
    one_statement,
    open_ends,
    other_name,
    ranked,
    relation,
    spread,
    value_words,
)
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from weaponref.comparison import Cell, Comparison, Row
    from weaponref.model import Family as FamilyRecord
    from weaponref.model import Record, System, Value
    from weaponref.render.layout import Block
    from weaponref.render.layout import Cell as Words

__all__ = ("comparison_page", "counts", "facts", "notes", "value_lines", "wanted_rows")

ClaimChoice = Literal["main", "all", "none"]

_NOTHING = "—"
_FEW_VALUES = 3


def comparison_page(
    comparison: Comparison, width: int, *, claims: ClaimChoice = "main", sources: bool = True
) -> list[Block]:
    """The page of a comparison, with the table split where it is too wide.

    >>> import weaponref
    >>> comparison_page(weaponref.compare("KN-23", "KN-24"), 80)[0].text
    'KN-23 and KN-24'
    """
    references = References()
    blocks: list[Block] = [
        Heading(listed([record.name for record in comparison.records]), 1),
        Paragraph(line_of(_introduction(comparison)), tight=False),
    ]
    blocks.extend(_tables(comparison, width))
    remarks = list(notes(comparison.records, references))
    if remarks:
        blocks.append(Heading("What to know"))
        blocks.extend(
            Paragraph(line_of(f"- {remark}"), hang=2, tight=bool(index)) for index, remark in enumerate(remarks)
        )
    for row in wanted_rows(comparison, claims):
        names = {record.id: record.name for record in comparison.records}
        sections = [(names[cell.system], cell.view.claims) for cell in row.cells if cell.view]
        blocks.append(Heading(f"Who says what: {row.label}"))
        blocks.append(claim_table(sections, references, comparison.units))
    if sources and references.sources:
        blocks.append(Heading("Sources"))
        blocks.extend(source_list(references))
    if comparison.data_version:
        blocks.append(Paragraph(line_of(f"weaponref data {comparison.data_version}", "dim"), tight=False))
    return blocks


def wanted_rows(comparison: Comparison, claims: ClaimChoice) -> Iterator[Row]:
    """The rows whose claims are listed.

    >>> import weaponref
    >>> [row.property for row in wanted_rows(weaponref.compare("KN-23"), "main")]
    ['range_max', 'payload_mass', 'warhead_mass']
    """
    shown = [row for row in comparison.rows if any(cell.view for cell in row.cells)]
    main = [row for row in shown if row.property in MAIN_PROPERTIES]
    yield from {"all": shown, "none": [], "main": main or shown[:3]}[claims]


def _introduction(comparison: Comparison) -> str:
    """How to read the table."""
    cells = [cell for row in comparison.rows for cell in row.cells]
    if comparison.units == "as-stated":
        what = "What is published, side by side, each statement as its source gives it;"
    else:
        converted = ", in imperial units" if comparison.units == "imperial" else ""
        what = f"What is published, side by side{converted}: the lowest to the highest figure;"
    parts = [f"{what} how many claims say so, and from how many independent origins."]
    if any(cell.disagrees for cell in cells):
        parts.append("≠ sources disagree.")
    if any(cell.ratio is not None and cell.system != comparison.records[0].id for cell in cells):
        parts.append(f"×{NBSP}the upper end, as a multiple of {comparison.records[0].name}'s.")
    if any(cell.view is None for cell in cells):
        parts.append(f"{_NOTHING} nothing published here.")
    return " ".join(parts)


def _tables(comparison: Comparison, width: int) -> Iterator[Grid]:
    """The table, in as many parts as the width asks for, with as many records in each."""
    count = len(comparison.records)
    for parts in range(1, count + 1):
        size = -(-count // parts)
        grids = [_table(comparison, start, min(start + size, count)) for start in range(0, count, size)]
        if parts == count or max(narrowest(loosened(grid)) for grid in grids) <= width:
            yield from grids
            return


def _table(comparison: Comparison, start: int, end: int) -> Grid:
    records = comparison.records[start:end]
    header: tuple[Words, ...] = ((), *((line_of(glue(record.name), "name"),) for record in records))
    rows = [
        TableRow(((line_of(label, "heading"),), *((line_of(text),) for text in texts)))
        for label, texts in facts(records)
    ]
    for row in comparison.rows:
        label: Words = (line_of(row.label, "heading"),)
        if PROPERTIES[row.property].observation:
            label = (*label, line_of("(observed)", "dim"))
        cells = (_cell(cell, first=comparison.records[0].id) for cell in row.cells[start:end])
        rows.append(TableRow((label, *cells)))
    return Grid(header, tuple(rows), ruled=True)


def facts(records: Sequence[System | FamilyRecord]) -> list[tuple[str, list[str]]]:
    """What the records are: rows of plain words above the figures.

    >>> import weaponref
    >>> facts([weaponref.get("KN-24")])[1]
    ('country', ['North Korea'])
    """
    rows = [
        ("kind", [_kind(record) for record in records]),
        ("country", [country(record.country) or _NOTHING for record in records]),
    ]
    also = [other_name(record) or _NOTHING for record in records]
    if any(name != _NOTHING for name in also):
        rows.append(("also called", also))
    return rows


def _kind(record: System | FamilyRecord) -> str:
    kind = record.kind or "several kinds"
    if isinstance(record, Family):
        return f"family of {len(record.members)}: {kind}"
    return kind


def _cell(cell: Cell, first: str) -> Words:
    if cell.view is None:
        return (line_of(_NOTHING, "dim"),)
    ratio = cell.ratio if cell.system != first else None
    return (*value_lines(cell), *counts(cell.view, ratio))


def value_lines(cell: Cell) -> Words:
    """What is published: the spread of a figure, or the different statements, marked where they disagree.

    >>> import weaponref
    >>> value_lines(weaponref.compare("KN-24").cell("range_max", "kn-24"))[0][1].style
    'mark'
    """
    view = cell.view
    if isinstance(view, Statements):
        values = [value_words(value) for value in sorted(view.values, key=_days)]
        lines = [line_of(value) for value in values[:_FEW_VALUES]]
        if len(values) > _FEW_VALUES:
            lines.append(line_of(f"and {len(values) - _FEW_VALUES} more", "dim"))
    elif isinstance(view, Figure) and cell.hull is not None:
        lines = [line_of(glue(spread(view) or ""), "value")]
        others = dict.fromkeys(statement(claim) for claim in cell.beside)
        lines.extend(line_of(f"also {glue(other)}", "value") for other in others)
    else:
        lines = [line_of(glue(stated), "value") for stated in dict.fromkeys(map(statement, ranked(cell.claims)))]
    if not lines:
        return (line_of(_NOTHING, "dim"),)
    if cell.disagrees:
        lines[0] = (*lines[0], Span(f"{NBSP}≠", "mark"))
    return tuple(lines)


def _days(value: Value) -> tuple[str, str]:
    """Dates in their order, whichever comes first in the data; other values as they come."""
    return (value.earliest, value.latest) if isinstance(value, PartialDate) else ("", "")


def counts(view: Figure | Statements, ratio: float | None = None) -> Words:
    """How many claims and independent origins are behind a view, and what its value does not show.

    >>> import weaponref
    >>> counts(weaponref.get("KN-23").payload_mass)[0][0].text.replace(NBSP, " ")
    '1 claim'
    """
    claims = [claim for claim in view.claims if not claim.deprecated]
    parts = [counted(len(claims), "claim")]
    if len(claims) > 1:
        parts.append(counted(len(view.origins), "origin"))
    if isinstance(view, Figure) and not PROPERTIES[view.property].observation:
        parts.extend(f'some "{words}"' for words in open_ends(view))
    if any(claim.ton == "unstated" for claim in claims):
        parts.append("ton not explained")
    if len(view.claims) > len(claims):
        parts.append(f"{len(view.claims) - len(claims)} set aside")
    if ratio is not None:
        parts.append(f"×{ratio:.2f}")
    return (line_of(", ".join(map(glue, parts)), "dim"),)


def notes(records: Sequence[Record], references: References, *, titled: bool = True) -> Iterator[str]:
    """What a reader should know about records before trusting the figures.

    Args:
        records: what a page shows.
        references: the numbered sources of the page.
        titled: begin a remark about one record with its name.

    >>> import weaponref
    >>> records = [weaponref.get("KN-23"), weaponref.get("Hwasong-11")]
    >>> list(notes(records, References()))[-1].startswith("KN-23 belongs to the Hwasong-11 family")
    True
    """
    for record in records:
        remarks = [record.note] if record.note else []
        claim = one_statement(record)
        if claim is not None:
            said = f"{claim.speaker}, {claim.said_on or 'undated'} {references.mark(claim.source)}"
            remarks.append(f"Everything published here rests on one statement, by {said}.")
        if record.undated:
            remarks.append(f"{counted(record.undated, 'undated claim')} left out by the date asked for.")
        if remarks:
            yield f"{record.name + ': ' if titled else ''}{' '.join(remarks)}"
    for record, type_, others in among(records):
        names = [f"{other.name} {references.marks(sources)}" for other, sources in others]
        yield f"{record.name} {relation(type_)} {listed(names)}."
    for family, members in families(records):
        verb = "belongs" if len(members) == 1 else "belong"
        yield (
            f"{listed([member.name for member in members])} {verb} to the {family.name} family; the figures under "
            f"{family.name} are those that sources give for the family as a whole."
        )
