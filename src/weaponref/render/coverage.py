"""The coverage of a catalogue as a page, as Markdown and as data."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from weaponref.coverage import FIELDS
from weaponref.render.layout import Grid, Heading, Paragraph, TableRow, line_of
from weaponref.render.words import country
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Iterator

    from weaponref.coverage import Coverage, CoverageRow
    from weaponref.render.layout import Block

__all__ = ("coverage_data", "coverage_markdown", "coverage_page")

LEGEND = (
    "Each cell counts systems: those for which no independent origin states the field, those with one, and those with "
    "two or more. Warhead mass includes payload, and first flight includes the first sighting. A system does "
    "not count for a field that its kind cannot have."
)

# The figures of size stand in the first table, the rest in a second one.
_COLUMNS = 5


def coverage_page(coverage: Coverage) -> list[Block]:
    """A table for each group of kinds: a line for the whole group, and one for each country.

    >>> from weaponref.coverage import Coverage, CoverageRow
    >>> page = coverage_page(Coverage((CoverageRow("drones", None, 2, {"endurance": (1, 1, 0)}),)))
    >>> page[-1].rows[0].cells[2][0][0].text
    '1/1/0'
    """
    blocks: list[Block] = [Paragraph(line_of(LEGEND))]
    for group, rows in groupby(coverage.rows, key=lambda row: row.group):
        members = list(rows)
        names = _names(members[0])
        blocks.append(Heading(group[:1].upper() + group[1:]))
        # Two tables, so that each fits into a terminal.
        blocks.extend(_table(members, some) for some in (names[:_COLUMNS], names[_COLUMNS:]) if some)
    return blocks


def _table(rows: list[CoverageRow], names: list[str]) -> Grid:
    header = ["country", "systems", *(PROPERTIES[name].label for name in names)]
    return Grid(
        tuple((line_of(word, "heading"),) for word in header),
        tuple(TableRow(tuple((line_of(text),) for text in _texts(row, names))) for row in rows),
    )


def coverage_markdown(coverage: Coverage) -> str:
    """The same tables as Markdown.

    >>> from weaponref.coverage import Coverage, CoverageRow
    >>> print(coverage_markdown(Coverage((CoverageRow("drones", "IR", 2, {"endurance": (1, 1, 0)}),))).splitlines()[-1])
    | Iran | 2 | 1/1/0 |
    """
    lines = [LEGEND]
    for group, rows in groupby(coverage.rows, key=lambda row: row.group):
        members = list(rows)
        names = _names(members[0])
        header = ["country", "systems", *(PROPERTIES[name].label for name in names)]
        lines += [
            "",
            f"## {group[:1].upper()}{group[1:]}",
            "",
            _line(header),
            _line(["---", *["---:"] * (len(names) + 1)]),
        ]
        lines += [_line(_texts(row, names)) for row in members]
    if coverage.data_version:
        lines += ["", f"weaponref data {coverage.data_version}"]
    return "\n".join(lines) + "\n"


def coverage_data(coverage: Coverage) -> dict[str, Any]:
    """The rows as data: for each standard field the number of systems with 0, with 1, and with 2 or more origins.

    >>> from weaponref.coverage import Coverage, CoverageRow
    >>> coverage_data(Coverage((CoverageRow("drones", "IR", 2, {"endurance": (1, 1, 0)}),)))["rows"][0]["fields"]
    {'endurance': {'0': 1, '1': 1, '2+': 0}}
    """
    return {
        "data_version": coverage.data_version,
        "rows": [
            {
                "group": row.group,
                "country": row.country,
                "systems": row.systems,
                "fields": {name: dict(zip(("0", "1", "2+"), row.fields[name], strict=True)) for name in _names(row)},
            }
            for row in coverage.rows
        ],
    }


def _names(row: CoverageRow) -> list[str]:
    return [name for name in FIELDS if name in row.fields]


def _texts(row: CoverageRow, names: list[str]) -> Iterator[str]:
    yield country(row.country) if row.country else "all"
    yield str(row.systems)
    for name in names:
        yield "/".join(map(str, row.fields[name]))


def _line(cells: list[str] | Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"
